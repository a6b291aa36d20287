"""A digest of a very large board: one message and at most four in its thread, each one that Slack takes."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from conversation import JULY_8

from board.actions import Action, Status
from board.boards import Board
from board.conditions import Claim, Condition, Kind, Reading
from board.digest import Activity, Digest, Snapshot, compose_digest
from board.measures import Measure
from board.position import position
from bot.slack.blocks import payload
from commands.digest.page import LINES, digest_messages, with_buttons
from commands.reply import Paragraph, Table
from commands.standing.room import HEADING, height_of, lines_of
from local_slack.limits import characters, checked_message

TODAY = date(2020, 7, 8)
BOARD = Board(1, "T0COUNCIL", "C0BOARD", "Improvement Board")
TITLE = 'Review of every open case with the team manager & lead <officer>, "all of them" '
# What one digest's message may be, whatever the board's size; Slack takes 13,200.
MOST_CHARACTERS = 3_000


def action(number: int) -> Action:
    """One in ten awaits sign-off; of the others half are overdue."""
    due = TODAY + timedelta(days=number % 20 - 10)
    status = Status.AWAITING_SIGN_OFF if number % 10 == 0 else Status.IN_PROGRESS
    return Action(number, f"SR (25/26) {number}", f"{number} {TITLE * 4}"[:300], status, owner_words=TITLE, due_on=due)


def measure(number: int) -> Measure:
    """Reported met, with two figures that are not."""
    indicators = [f"{which} {TITLE}" for which in ("Visits in time", "Seen alone")]
    return Measure(
        number,
        f"M{number}",
        f"{number} {TITLE * 3}"[:250],
        conditions=tuple(
            Condition(n, f"M{number}{n}", Kind.THRESHOLD, each, target=Decimal(85)) for n, each in enumerate(indicators)
        ),
        readings=tuple(Reading(n, each, TODAY, Decimal(70)) for n, each in enumerate(indicators)),
        claims=(Claim(number, TITLE, number % 3 > 0, TODAY, TITLE * 2),) if number % 4 else (),
    )


def digest(actions: int, measures: int) -> Digest:
    """All of it new since the week before."""
    where = position(map(action, range(1, actions + 1)), map(measure, range(1, measures + 1)), [], TODAY)
    readings = tuple(
        (each.ref, cond.indicator, n)
        for each in map(measure, range(1, measures + 1))
        for n, cond in enumerate(each.conditions)
    )
    news = Activity({"add": actions, "due": 3}, readings, tuple(f"M{n} reported {TITLE}" for n in range(measures)))
    return compose_digest(
        "Board", where, news, Snapshot(TODAY - timedelta(days=7), 3, 2, {f"M{n}": "met" for n in range(measures)})
    )


@pytest.mark.parametrize(("actions", "measures"), [(0, 0), (1, 1), (300, 14), (2_000, 14), (2_000, 100)])
@pytest.mark.parametrize("shared", [False, True])
def test_each_message_is_within_slacks_limits(actions: int, measures: int, shared: bool) -> None:
    main, *thread = digest_messages(replace(BOARD, shared=shared), digest(actions, measures), None, JULY_8)

    assert len(thread) <= 4
    for each in (with_buttons(main, BOARD), *thread):
        made = payload(each)
        text, blocks = checked_message(made["text"], made["blocks"])
        assert "too long to show here" not in text
        assert len(blocks) <= 50
    made = payload(with_buttons(main, BOARD))
    assert characters(made["blocks"]) < MOST_CHARACTERS
    assert len(made["text"]) < MOST_CHARACTERS
    assert [block["type"] for block in made["blocks"]].count("table") <= 1


@pytest.mark.parametrize("measures", range(0, 15))
@pytest.mark.parametrize("actions", [0, 300])
def test_a_digest_is_no_longer_than_two_screens_whatever_it_has_to_tell(actions: int, measures: int) -> None:
    """Counted in lines; tests/browser counts screens. Of the measures as many are told as there is room for, and one at
    least."""
    main, *_ = digest_messages(BOARD, digest(actions, measures), None, JULY_8)

    lines = sum(lines_of(part) for part in main.parts[:-1] if isinstance(part, Paragraph))
    rows = [row for part in main.parts if isinstance(part, Table) for row in part.rows]
    assert lines + (HEADING if rows else 0) + sum(map(height_of, rows)) <= LINES or len(rows) == 1


def test_the_words_alone_say_all_that_is_drawn_in_the_same_order() -> None:
    """What a screen reader reads, and the lock screen shows the beginning of."""
    main, *_ = digest_messages(BOARD, digest(300, 14), None, JULY_8)
    made = payload(main)

    at = 0
    for words in _drawn(made["blocks"]):
        found = made["text"].find(words, at)
        assert found >= at, words
        at = found
    assert made["text"].startswith("Improvement Board · Wed 8 Jul 2020\nOf 270 open actions ")


def _drawn(value: object) -> list[str]:
    """Every text of the blocks from top to bottom, as the words have it, but for a table's headings."""
    if isinstance(value, list):
        return [words for each in value for words in _drawn(each)]
    if not isinstance(value, dict):
        return []
    if value.get("type") == "table":
        return [words for row in value["rows"][1:] for words in _drawn(row)]
    if isinstance(value.get("text"), str):
        lines = value["text"].replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").split("\n")
        return [line for line in lines if line]
    return [words for each in value.values() for words in _drawn(each)]
