"""A Slack message in plain characters: drawn from its blocks, as the channel would show them."""

from typing import Any

import pytest

from bot.demo.terminal_blocks import drawn_message
from bot.slack.blocks import payload
from commands.reply import Bold, Button, Buttons, Code, Part, Reply, Table, paragraph

NAMES = {"U0JO": "jo", "U0ALI": "ali"}


def drawn(*parts: Part) -> str:
    """What a terminal shows of a reply, by way of the blocks that Slack would get."""
    message: dict[str, Any] = payload(Reply(parts))
    return drawn_message(message["blocks"], message["text"], lambda person: NAMES.get(person, person))


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("plain words", "plain words"),
        ((Bold("A1 logged."), " Visits"), "**A1 logged.** Visits"),
        (("Undo: ", Code("/action undo")), "Undo: `/action undo`"),
        (("Owner <@U0JO> and <@U0ALI>",), "Owner @jo and @ali"),
        (("Owner <@U0GONE>",), "Owner @U0GONE"),
        ((Bold("of "), Code("/status"), " or"), "**of** `/status` or"),
        ((Bold("<@U0JO> is now the chair"), "."), "@jo **is now the chair**."),
        (("5 < 6 & *not bold* `nor code`",), "5 < 6 & *not bold* `nor code`"),
    ],
)
def test_words_that_stand_out_code_and_people(line: Any, shown: str) -> None:
    assert drawn(paragraph(line)) == shown


def test_lines_of_a_paragraph_and_paragraphs_apart() -> None:
    assert drawn(paragraph("One", "Two"), paragraph("Three")) == "One\nTwo\n\nThree"


def test_a_table_is_drawn_with_its_headings_and_its_people() -> None:
    table = Table(("Ref", "Owner", "Figure"), (("A1", "<@U0JO>", "1e5"), ("1.10", "Head of MASH", "77%")))

    assert drawn(paragraph("Two"), table).splitlines() == [
        "Two",
        "",
        "**Ref**    **Owner**     **Figure**",
        "---------  ------------  ------------",
        "A1         @jo           1e5",
        "1.10       Head of MASH  77%",
    ]


def test_buttons_are_drawn_in_a_row() -> None:
    buttons = Buttons((Button("Previous", "/action list page: 1"), Button("Next", "/action list page: 3")))

    assert drawn(paragraph("Page 2"), buttons) == "Page 2\n\n[ Previous ] [ Next ]"


def test_a_message_without_blocks_is_its_text() -> None:
    assert drawn_message([], "Hello.", str) == "Hello."


def test_a_cell_of_plain_text_is_its_words() -> None:
    cells = [[{"type": "raw_text", "text": "Ref"}], [{"type": "raw_text", "text": "007"}]]

    assert drawn_message([{"type": "table", "rows": cells}], "", str).splitlines() == ["Ref", "-----", "007"]
