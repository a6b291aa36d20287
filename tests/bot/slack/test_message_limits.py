"""Whatever the words: Slack takes the message, nothing in it is live, and what was left out is counted."""

import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from bot.slack.blocks import fitted, payload
from commands.reply import (
    Bold,
    Button,
    Buttons,
    Code,
    Paragraph,
    Part,
    Reply,
    Table,
    as_text,
    from_json,
    paragraph,
    to_json,
)
from local_slack.limits import BLOCK_CHARACTERS, POSTED_TEXT, characters, checked_message

LIVE = re.compile(r"<(?!@[UW][A-Z0-9]+>)")
NASTY = ["<!channel>", "<@U0JO>", "&", "<https://a|b>", "`", "\n", "\t", " ", "–", "😀", "\u200f", "<", "<@"]
SOME = st.one_of(
    st.text(max_size=60),
    st.sampled_from(NASTY),
    st.lists(st.sampled_from(NASTY), max_size=8).map("".join),
    st.text(min_size=1, max_size=4).map(lambda words: words * 400),
)
LINES = st.lists(st.one_of(SOME, SOME.map(Bold), SOME.map(Code)), max_size=4).map(tuple)
PARAGRAPHS = st.lists(LINES, min_size=1, max_size=25).map(lambda lines: Paragraph(tuple(lines)))
BUTTONS = st.lists(st.builds(Button, st.text(min_size=1, max_size=120), st.text(min_size=1)), min_size=1, max_size=5)


@st.composite
def _tables(draw: st.DrawFn) -> Table:
    columns = draw(st.integers(1, 4))
    row = st.lists(SOME, min_size=columns, max_size=columns).map(tuple)
    return Table(draw(row), tuple(draw(st.lists(row, max_size=50))))


@st.composite
def _replies(draw: st.DrawFn) -> Reply:
    """Any reply a command could make: paragraphs and buttons, one table at most, whatever the words."""
    parts: list[Part] = [paragraph("A1 logged.")]
    buttons = BUTTONS.map(lambda each: Buttons(tuple(each)))
    parts += draw(st.lists(st.one_of(PARAGRAPHS, buttons), max_size=6))
    parts += draw(st.lists(_tables(), max_size=1))
    return Reply(tuple(parts))


def _assert_slack_takes(answer: Reply) -> dict[str, Any]:
    made = payload(answer)
    checked_message(made["text"], made["blocks"])
    assert len(made["text"]) <= POSTED_TEXT
    assert characters(made["blocks"]) <= BLOCK_CHARACTERS
    assert not LIVE.search(made["text"])
    return made


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(_replies())
def test_slack_takes_any_reply_and_nothing_in_it_is_live(answer: Reply) -> None:
    _assert_slack_takes(answer)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(_replies())
def test_a_reply_is_the_same_after_it_has_been_kept(answer: Reply) -> None:
    assert from_json(to_json(answer)) == answer


LARGE = {
    "many short lines": Reply((paragraph("A1"), Paragraph((("x" * 60,),) * 400))),
    "many spans": Reply((Paragraph((("x",) * 20,) * 100),)),
    "long lines": Reply((Paragraph((("x" * 3000,),) * 30),)),
    "a long table": Reply((Table(("A",), (("x" * 400,),) * 26),)),
    "a wide table": Reply((Table(("A", "B", "C", "D"), (("x" * 200,) * 4,) * 40),)),
    "a hundred rows": Reply((Table(("A",), (("x",),) * 99),)),
    "nothing but ampersands": Reply((Paragraph((("&" * 600,),) * 18),)),
    "people": Reply((Paragraph((("<@U0JO> " * 50,),) * 60),)),
    "several large parts": Reply((Paragraph((("x" * 500,),) * 20), Paragraph((("y" * 500,),) * 20))),
}


@pytest.mark.parametrize("answer", LARGE.values(), ids=LARGE.keys())
def test_slack_takes_a_large_reply(answer: Reply) -> None:
    _assert_slack_takes(answer)


@pytest.mark.parametrize(
    ("part", "what"),
    [(Paragraph((("x" * 300,),) * 100), "lines"), (Table(("A", "B"), (("x" * 150,) * 2,) * 60), "rows")],
)
def test_what_is_left_out_is_counted(part: Paragraph | Table, what: str) -> None:
    kept, note = fitted(Reply((part,))).parts

    assert isinstance(kept, Paragraph | Table)
    whole = len(part.lines if isinstance(part, Paragraph) else part.rows)
    shown = len(kept.lines if isinstance(kept, Paragraph) else kept.rows)
    assert 0 < shown < whole
    assert as_text([note]) == f"… and {whole - shown} more {what}, too long to show here"


def test_the_line_that_leads_to_the_rest_is_the_last_to_go() -> None:
    more = ("and 90 more: ", Code("/action list overdue"))

    kept, _ = fitted(Reply((Paragraph(((("x" * 300),),) * 100 + (more,)),))).parts

    assert isinstance(kept, Paragraph)
    assert kept.lines[-1] == more
