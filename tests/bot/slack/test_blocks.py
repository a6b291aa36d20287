"""A reply as Slack takes it: the same words as text and as blocks, as data, within the limits."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from board.charts import Chart, Dot
from bot.slack.blocks import escape, fitted, payload, text_of
from commands.reply import (
    Bold,
    Button,
    Buttons,
    Code,
    Heading,
    Line,
    Part,
    Picture,
    Reply,
    Table,
    as_text,
    listing,
    paragraph,
    reply,
)


def _section(*elements: dict[str, Any]) -> dict[str, Any]:
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": list(elements)}]}


def _text(words: str, **style: bool) -> dict[str, Any]:
    return {"type": "text", "text": words} | ({"style": style} if style else {})


@pytest.mark.parametrize(
    ("part", "text", "block"),
    [
        (paragraph("A1 logged."), "A1 logged.", _section(_text("A1 logged."))),
        (
            paragraph((Bold("A1 logged."), " Visits")),
            "A1 logged. Visits",
            _section(_text("A1 logged.", bold=True), _text(" Visits")),
        ),
        (
            paragraph(("Undo: ", Code("/action undo"))),
            "Undo: `/action undo`",
            _section(_text("Undo: "), _text("/action undo", code=True)),
        ),
        (paragraph("First", "Second"), "First\nSecond", _section(_text("First\nSecond"))),
        (
            paragraph("Owner <@U0JO>, due"),
            "Owner <@U0JO>, due",
            _section(_text("Owner "), {"type": "user", "user_id": "U0JO"}, _text(", due")),
        ),
        (
            Table(("Ref", "Due"), (("A1", "Fri 31 Jul 2020"), ("A2", ""))),
            "A1 · Fri 31 Jul 2020\nA2",
            {
                "type": "table",
                "column_settings": [{"is_wrapped": True}, {"is_wrapped": True}],
                "rows": [
                    [_section(_text("Ref", bold=True)), _section(_text("Due", bold=True))],
                    [{"type": "raw_text", "text": "A1"}, {"type": "raw_text", "text": "Fri 31 Jul 2020"}],
                    [{"type": "raw_text", "text": "A2"}, {"type": "raw_text", "text": "–"}],
                ],
            },
        ),
        (
            Buttons((Button("Next", "/action list page: 2"),)),
            "",
            {
                "type": "actions",
                "elements": [
                    {
                        "type": "button",
                        "action_id": "say-0",
                        "text": {"type": "plain_text", "text": "Next"},
                        "value": "/action list page: 2",
                    }
                ],
            },
        ),
    ],
    ids=["words", "bold", "code", "lines", "person", "table", "buttons"],
)
def test_each_kind_of_part_says_the_same_in_text_and_in_blocks(part: Part, text: str, block: dict[str, Any]) -> None:
    made = payload(Reply((part,)))

    assert made == {"text": text, "blocks": [block]}


def test_a_cell_with_a_person_names_them_in_the_block() -> None:
    (block,) = payload(Reply((Table(("Owner",), (("<@U0JO>",),)),)))["blocks"]

    assert block["rows"][1][0] == _section({"type": "user", "user_id": "U0JO"})


def test_parts_are_apart_by_an_empty_line_and_buttons_are_left_out_of_the_text() -> None:
    parts = (paragraph("First"), Buttons((Button("Next", "/x"),)), paragraph("Second"))

    assert text_of(parts) == "First\n\nSecond"


ESCAPED = [
    ("Audit & review", "Audit &amp; review"),
    ("5 < 6 > 4", "5 &lt; 6 &gt; 4"),
    ("<!channel>", "&lt;!channel&gt;"),
    ("<!here|now>", "&lt;!here|now&gt;"),
    ("<!everyone>", "&lt;!everyone&gt;"),
    ("<!subteam^S0TEAM>", "&lt;!subteam^S0TEAM&gt;"),
    ("<#C0BOARD|board>", "&lt;#C0BOARD|board&gt;"),
    ("<https://evil.example|https://good.example>", "&lt;https://evil.example|https://good.example&gt;"),
    ("<@U0JO>", "<@U0JO>"),
    ("<@W0ALI> and <@U0JO>", "<@W0ALI> and <@U0JO>"),
    ("<@u0jo>", "&lt;@u0jo&gt;"),
    ("<@S0TEAM>", "&lt;@S0TEAM&gt;"),
    ("<@U0JO|channel>", "&lt;@U0JO|channel&gt;"),
    ("<@U0JO", "&lt;@U0JO"),
    ("<<@U0JO>>", "&lt;<@U0JO>&gt;"),
    ("<@U0JO><!channel>", "<@U0JO>&lt;!channel&gt;"),
    ("&lt;!channel&gt;", "&amp;lt;!channel&amp;gt;"),
    ("`code` *bold* _italic_ ~struck~", "`code` *bold* _italic_ ~struck~"),
]


@pytest.mark.parametrize(("words", "text"), ESCAPED, ids=[each[0] for each in ESCAPED])
def test_words_are_data_in_the_text(words: str, text: str) -> None:
    assert escape(words) == text


@pytest.mark.parametrize("words", [each[0] for each in ESCAPED if "<@U0JO>" not in each[0] and "<@W" not in each[0]])
def test_words_stand_in_the_blocks_to_the_letter_as_plain_text(words: str) -> None:
    assert payload(reply(paragraph(words)))["blocks"] == [_section(_text(words))]


def test_a_mention_cannot_be_put_together_from_two_spans() -> None:
    assert payload(reply(paragraph(("<@U0", Bold("JO>")))))["text"] == "&lt;@U0JO&gt;"


def test_a_line_break_that_somebody_typed_is_none_of_ours() -> None:
    made = payload(reply(paragraph("Visits plan\nA2 closed."), Table(("Ref",), (("A1\nA2",),))))

    assert made["text"] == "Visits plan / A2 closed.\n\nA1 / A2"


def test_a_reply_that_fits_is_left_as_it_is() -> None:
    answer = reply(paragraph("A1 logged.", "Owner <@U0JO>"), Table(("Ref",), (("A1",),)))

    assert fitted(answer) == answer


def test_a_line_that_is_too_long_loses_the_end_of_its_longest_words_and_not_what_stands_after_them() -> None:
    (part,) = fitted(reply(paragraph((Bold("x" * 20), "y" * 900, Bold("the figures contradict it"))))).parts

    words = as_text([part])
    assert len(words) == 700
    assert words.startswith("x" * 20 + "y")
    assert words.endswith("y…the figures contradict it")


@pytest.mark.parametrize(
    "line",
    [("x" * 701,), ("x" * 600, "y" * 600, "z"), ("x" * 300,) * 4, ("x",) * 900, (Bold("x" * 5000),), ("\n" * 400,)],
)
def test_no_line_is_longer_than_is_read(line: Line) -> None:
    (part,) = fitted(reply(paragraph(line))).parts

    assert len(as_text([part])) <= 700


def test_a_line_to_copy_is_whole() -> None:
    line = "/action add " + "x" * 2980

    assert payload(reply(paragraph(("Try: ", Code(line)))))["text"] == f"Try: `{line}`"


def test_a_long_label_is_cut_and_the_command_is_not() -> None:
    (block,) = payload(Reply((Buttons((Button("Show " + "x" * 100, "/action show A1"),)),)))["blocks"]

    (button,) = block["elements"]
    assert len(button["text"]["text"]) == 75
    assert button["value"] == "/action show A1"


def test_a_heading_is_drawn_as_words_that_stand_out_and_a_list_as_its_lines() -> None:
    told = payload(reply(Heading("Overdue <now>", 2), listing("R10-02", "R11-01")))

    assert told["text"] == "Overdue &lt;now&gt;\n\nR10-02\nR11-01"
    assert told["blocks"] == payload(reply(paragraph(Bold("Overdue <now>")), paragraph("R10-02", "R11-01")))["blocks"]


@pytest.mark.parametrize("file", ["", "F0PNG"])
def test_a_picture_says_what_it_shows_with_its_image_and_without(file: str) -> None:
    chart = Chart("M6 Visits", "%", (Dot(date(2020, 6, 30), Decimal(77), "77%"),))
    image = {"type": "image", "slack_file": {"id": "F0PNG"}, "alt_text": "Visits < 85%"}

    told = payload(reply(Picture(chart, "Visits < 85%", file)))

    assert told["text"] == "Visits &lt; 85%"
    assert told["blocks"] == [*([image] if file else []), _section(_text("Visits < 85%"))]
