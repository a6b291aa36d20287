"""What is shown offers a line or a button only to those whom it would not refuse."""

import pytest
from conversation import JO, KIT, PAT, SAM, Conversation

from commands.reply import Buttons
from commands.request import Person

LINES = [
    ("/digest", "Post it now: /digest post", [KIT, JO], [SAM, PAT]),
    ("/board statement", "/board statement …", [KIT, JO], [SAM, PAT]),
    ("/area show F1", "Link one: /action link <ref> F1", [KIT], [JO, SAM, PAT]),
]


@pytest.fixture
def shown(say: Conversation) -> Conversation:
    """A board with one area."""
    say("/area add F1 Front door", by=SAM)
    return say


@pytest.mark.parametrize(("line", "offered", "without", "having"), LINES, ids=[line for line, *_ in LINES])
def test_a_line_is_offered_only_to_whoever_may_send_it(
    shown: Conversation, line: str, offered: str, without: list[Person], having: list[Person]
) -> None:
    assert [offered in shown(line, by=each) for each in without] == [False] * len(without)
    assert [offered in shown(line, by=each) for each in having] == [True] * len(having)

    shown("/board close sure: yes", by=SAM)
    assert offered not in shown(line, by=PAT)


def test_a_closed_board_has_no_button_for_a_statement(shown: Conversation) -> None:
    def labels() -> list[str]:
        parts = [part for part in shown.reply("/board statement", PAT).parts if isinstance(part, Buttons)]
        return [each.label for part in parts for each in part.buttons]

    assert labels() == ["Write a statement"]
    shown("/board close sure: yes", by=SAM)
    assert labels() == []
