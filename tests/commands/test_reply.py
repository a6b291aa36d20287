"""Replies: what is kept of one comes back as it was, and its words stand on lines of their own."""

import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, strategies as some

from board.charts import Bounds, Chart, Comparator, Dot, TargetStep
from commands.reply import (
    Bold,
    Button,
    Buttons,
    Code,
    Heading,
    Paragraph,
    Part,
    Picture,
    Reply,
    Span,
    Table,
    as_text,
    from_json,
    frozen,
    listing,
    one_line,
    paragraph,
    refusal,
    reply,
    thawed,
    to_json,
)

WORDS = some.text(some.characters(exclude_categories=("Cs",)), max_size=12)
SPANS: some.SearchStrategy[Span] = WORDS | WORDS.map(Bold) | WORDS.map(Code)


def tuples_of(each: some.SearchStrategy[object]) -> some.SearchStrategy[tuple[object, ...]]:
    return some.lists(each, max_size=4).map(tuple)


NUMBERS = some.decimals(allow_nan=False, allow_infinity=False, places=3)
POINTS = tuples_of(some.builds(Dot, some.dates(), some.none() | NUMBERS, WORDS, some.booleans(), WORDS))
CHARTS = some.builds(
    Chart,
    WORDS,
    WORDS,
    POINTS,
    tuples_of(some.builds(TargetStep, NUMBERS, WORDS, some.none() | some.dates())),
    tuples_of(some.builds(Comparator, WORDS, POINTS)),
    some.none() | some.builds(Bounds, NUMBERS, some.none() | NUMBERS, some.none() | NUMBERS),
)
PARTS: some.SearchStrategy[Part] = some.one_of(
    some.builds(Heading, WORDS, some.integers(1, 6)),
    some.builds(Paragraph, tuples_of(tuples_of(SPANS)), some.booleans()),
    some.builds(Table, tuples_of(WORDS), tuples_of(tuples_of(WORDS))),
    some.builds(Buttons, tuples_of(some.builds(Button, WORDS, WORDS))),
    some.builds(Picture, CHARTS, WORDS, WORDS),
)
REPLIES = some.builds(Reply, tuples_of(PARTS), public=some.booleans(), refused=some.booleans(), posts=some.booleans())


@given(REPLIES)
def test_a_reply_that_was_kept_comes_back_as_it_was(answer: Reply) -> None:
    assert from_json(to_json(answer)) == answer
    assert thawed(frozen(answer)) == answer


@given(REPLIES)
def test_a_reply_is_kept_as_plain_lists_and_texts(answer: Reply) -> None:
    assert thawed(json.loads(json.dumps(frozen(answer)))) == answer


def test_what_is_kept_can_be_read_years_later() -> None:
    """The log of a running board holds replies in this form: it may grow, but not change."""
    kept = (
        '{"parts": [{"lines": [[{"bold": "A1 logged."}, " Visits"], [{"code": "/action undo"}]]}, '
        '{"headings": ["Ref"], "rows": [["A1"]]}, {"buttons": [["Next", "/action list page: 2"]]}], '
        '"public": false, "refused": true, "posts": false}'
    )

    answer = from_json(kept)

    assert answer == Reply(
        (
            Paragraph(((Bold("A1 logged."), " Visits"), (Code("/action undo"),))),
            Table(("Ref",), (("A1",),)),
            Buttons((Button("Next", "/action list page: 2"),)),
        ),
        refused=True,
    )
    assert json.loads(to_json(answer)) == json.loads(kept)


@given(some.text(some.sampled_from("ab \r\n\v\f\x85\u2028\u2029"), max_size=12))
def test_words_on_one_line_hold_no_line_break_between_words(words: str) -> None:
    shown = one_line(words)

    assert len(shown.splitlines()) <= 1
    assert [letter for letter in shown if letter in "ab"] == [letter for letter in words if letter in "ab"]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("", ""),
        ("one", "one"),
        ("one\n", "one"),
        ("one\r\ntwo", "one / two"),
        ("one\n\ntwo", "one /  / two"),
        ("one\u2028A2 closed.", "one / A2 closed."),
        ("  one  ", "  one  "),
    ],
)
def test_a_line_break_that_was_typed_is_shown_as_a_stroke(typed: str, shown: str) -> None:
    assert one_line(typed) == shown


def test_a_line_break_in_somebodys_words_makes_no_line_of_ours() -> None:
    told = as_text([paragraph((Bold("A1"), " done\nA2 closed."), "Next"), Table(("Ref",), (("A\n3", "due"),))])

    assert told.splitlines() == ["A1 done / A2 closed.", "Next", "", "A / 3 · due"]


def test_a_table_is_a_line_a_row_without_its_headings_and_its_empty_cells() -> None:
    table = Table(("Ref", "Action", "Owner"), (("A1", "Visits", "Jo"), ("A2", "", "Ali"), ("", "", "")))

    assert as_text([table]) == "A1 · Visits · Jo\nA2 · Ali\n"


def test_buttons_are_left_out_of_the_text_and_leave_no_gap() -> None:
    parts: list[Part] = [paragraph("One"), Buttons((Button("Next", "/next"),)), paragraph("Two")]

    assert as_text(parts) == "One\n\nTwo"
    assert as_text([]) == ""


def test_a_line_may_be_one_span_or_several() -> None:
    assert paragraph("One", Bold("Two"), ("Three ", Code("/four"))).lines == (
        ("One",),
        (Bold("Two"),),
        ("Three ", Code("/four")),
    )


def test_parts_that_are_none_or_empty_are_left_out() -> None:
    table = Table(("Ref",), ())

    assert reply(None, paragraph(), paragraph("One"), table, None, public=True, posts=True) == Reply(
        (paragraph("One"), table), public=True, posts=True
    )


def test_a_refusal_is_its_heading_the_reason_and_lines_to_copy() -> None:
    refused = refusal("Not logged.", "Which?", [Code("/action add x due: 17 July"), (Code("/action add x"), " (past)")])

    assert refused.refused
    assert not refused.public
    assert as_text(refused.parts).splitlines() == [
        "Not logged. Which?",
        "/action add x due: 17 July",
        "/action add x (past)",
    ]
    assert as_text(refusal("Not logged.", "").parts) == "Not logged."


def test_a_heading_is_a_line_of_its_own_in_text() -> None:
    assert (
        as_text([Heading("What is\noverdue", 2), listing("R10-02", "R11-01")]) == "What is / overdue\n\nR10-02\nR11-01"
    )


def test_what_slack_calls_a_picture_is_none_of_what_is_said() -> None:
    """A digest is frozen before its pictures are drawn, and what is frozen is in its history."""
    chart = Chart("M6 Visits", "%", (Dot(date(2020, 6, 30), Decimal(77), "77%"),))
    before, after = (reply(paragraph("One"), Picture(chart, "77%", file)) for file in ("", "F0PNG"))

    assert {**frozen(after), "files": None} == {**frozen(before), "files": None}
    assert thawed(frozen(after)).parts[1] == Picture(chart, "77%", "F0PNG")
    assert as_text(after.parts) == "One\n\n77%"
