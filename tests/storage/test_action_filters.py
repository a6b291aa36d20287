"""What the database finds is what the actions themselves say: each condition against the arithmetic in `board/`."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest
from bare_log import tables

from board.actions import OPEN, Action, Status, silent_since
from board.areas import Area
from board.boards import Board
from board.calendar import IN_LONDON
from board.history import Entry
from board.links import Linked
from board.measures import Measure
from board.roles import Actor, Role
from storage.action_filters import (
    MOVED,
    NO_BODY,
    NO_EVIDENCE,
    ONLY_A_ROLE,
    UNDATED,
    UNOWNED,
    due_before,
    due_between,
    from_source,
    in_area,
    measured_by,
    mentions,
    not_updated_since,
    owned_by,
    owned_in_words,
    rated,
)
from storage.database import Database
from storage.filters import Filter

TODAY = date(2020, 7, 8)
SINCE = silent_since(TODAY, IN_LONDON)
# Whether they fall on one side or the other is where a slip would be.
DUE = (None, *(TODAY + timedelta(days) for days in (-400, -1, 0, 1, 13, 14, 15)))
UPDATED = tuple(datetime(2020, 6, day, hour, 59, 59, 999_999, tzinfo=UTC) for day in (8, 9, 10, 11) for hour in (0, 22))
OWNERS = ((None, ""), ("", ""), ("U0JO", ""), ("U0ALI", ""), (None, "Head of Service"), ("U0JO", "Head of Service"))
JO = Actor("U0JO", Role.OFFICER)

CONDITIONS: dict[str, tuple[tuple[Filter, ...], Callable[[Action], bool]]] = {
    "overdue": ((due_before(TODAY),), lambda each: each.is_overdue(TODAY)),
    "overdue tomorrow": (
        (due_before(TODAY + timedelta(1)),), lambda each: each.is_overdue(TODAY + timedelta(1)),
    ),
    "due soon": (
        (due_between(TODAY, TODAY + timedelta(14)),), lambda each: each.is_due_by(TODAY, TODAY + timedelta(14)),
    ),
    "due today": ((due_between(TODAY, TODAY),), lambda each: each.is_due_by(TODAY, TODAY)),
    "undated": ((UNDATED,), lambda each: each.due_on is None),
    "unowned": ((UNOWNED,), lambda each: not each.is_owned),
    "only a role": ((ONLY_A_ROLE,), lambda each: bool(each.owner_words) and not each.owner_id),
    "one's own": ((owned_by("U0JO"),), JO.owns),
    "nobody's": ((owned_by("U0NOSUCH"),), lambda each: False),
    "one's own by name": (
        (owned_by("U0JO", ("Dr Jo Reed", "head.of.service (she/her)")),),
        lambda each: JO.owns(each) or (not each.owner_id and each.owner_words == "Head of Service"),
    ),
    "owner in words": ((owned_in_words("head-of  SERVICE"),), lambda each: bool(each.owner_words)),
    "moved": ((MOVED,), lambda each: each.moves > 0),
    "no evidence": ((NO_EVIDENCE,), lambda each: each.evidence in ("", "see above")),
    "no body": ((NO_BODY,), lambda each: not each.body),
    "a measure's": ((measured_by(1),), lambda each: each.id % 2 == 0),
    "an area's": ((in_area(1),), lambda each: each.id % 5 == 0),
    "a word of its area": ((mentions("care LEAVERS"),), lambda each: each.id % 5 == 0),
    "a measure's ref": ((mentions("m-6"),), lambda each: each.id % 2 == 0),
    "from a source": ((from_source("ofsteds letter"),), lambda each: bool(each.source)),
    "a word": ((mentions("plan 1"),), lambda each: "plan 1" in each.title),
    "a word that is nowhere": ((mentions("giraffe"),), lambda each: False),
    "amber": ((rated("amber"),), lambda each: each.rating == "amber"),
    "silent": ((not_updated_since(SINCE),), lambda each: each.is_silent(SINCE)),
    "two at once": (
        (due_before(TODAY), owned_by("U0JO")), lambda each: each.is_overdue(TODAY) and JO.owns(each),
    ),
    "an or within": ((UNOWNED, due_before(TODAY)), lambda each: not each.is_owned and each.is_overdue(TODAY)),
    "none": ((), lambda each: True),
}  # fmt: skip


@pytest.fixture(scope="module")
def actions() -> list[Action]:
    """Every due date with every owner, each with one of the statuses, ratings and instants."""
    return [
        Action(
            0, f"A{number}", f"Visits plan {number}", list(Status)[number % 7], owner_id, owner_words, due,
            original_due_on=due, rating=("", "red", "amber")[number % 3], moves=number % 4,
            evidence=("", "see above", "minutes of 3 June")[number % 5 % 3], body="Scrutiny" if number % 3 else "",
            source="" if number % 7 else "Ofsted\u2019s letter",
            opened_at=UPDATED[0], updated_at=UPDATED[number % 8],
        )
        for number, (due, (owner_id, owner_words), _) in enumerate(product(DUE, OWNERS, range(8)))
    ]  # fmt: skip


@pytest.mark.parametrize("name", CONDITIONS)
def test_the_database_finds_what_the_actions_say(log: Database, board: Board, actions: list[Action], name: str) -> None:
    conditions, keeps = CONDITIONS[name]
    with log.writing() as store:
        store.measures.add(board.id, Measure(0, "M-6", "Visits in time"))
        store.areas.add(board.id, Area("R07", "Care leavers"))
        for each in actions:
            kept = store.actions.add(board.id, each)
            linked = Linked(measure=("M-6",) if kept.id % 2 == 0 else (), area=("R07",) if kept.id % 5 == 0 else ())
            store.links.put(board.id, "action", kept.id, linked)

    with log.reading() as store:
        wanted = [each for each in store.actions.of_status(board.id, OPEN) if keeps(each)]
        ids = store.actions.ids(board.id, OPEN, conditions)
        texts = store.actions.listed(board.id, OPEN, conditions)
        these = store.actions.these(ids)

    assert ids == [each.id for each in wanted]
    assert (name in ("nobody's", "a word that is nowhere")) == (not wanted)
    assert [(each.id, each.ref, each.title) for each in texts] == [(each.id, each.ref, each.title) for each in wanted]
    assert these == wanted


def test_these_come_in_the_order_that_is_asked_for_and_none_is_made_up(log: Database, board: Board) -> None:
    with log.writing() as store:
        for number in range(5):
            store.actions.add(board.id, Action(0, f"A{number}", "Plan", opened_at=UPDATED[0], updated_at=UPDATED[0]))

    with log.reading() as store:
        assert [each.id for each in store.actions.these([4, 1, 99, 3])] == [4, 1, 3]
        assert store.actions.these([]) == []


@pytest.mark.parametrize(
    "condition", [mentions("visits"), owned_by("U0JO", ("Jo Reed",)), owned_by("U0JO"), NO_EVIDENCE]
)
def test_a_list_reads_its_own_boards_actions_and_lines_alone(log: Database, board: Board, condition: Filter) -> None:
    """By an index of the board, never the whole log: the plan is SQLite's own (sqlite.org/eqp.html)."""
    asked: list[str] = []
    with log.reading() as store:
        with tables(store).tracer(lambda sql, _: asked.append(sql)):
            store.actions.ids(board.id, OPEN, [condition])
        plans = [
            [row[3] for row in tables(store).execute(f"EXPLAIN QUERY PLAN {sql}", _values(sql, board)).fetchall()]
            for sql in asked
        ]

    assert len(asked) == 1 + len(condition.tests)
    assert all(plan[0].startswith("SEARCH ") for plan in plans)
    assert [step for plan in plans for step in plan if "SCAN" in step] == []


def _values(sql: str, board: Board) -> list[object] | dict[str, object]:
    return {"board": board.id} if ":board" in sql else [board.id, *["open"] * (sql.count("?") - 1)]


def test_what_was_said_and_taken_back_or_is_of_another_board_is_not_found(log: Database, board: Board) -> None:
    now = UPDATED[0]
    with log.writing() as store:
        other = store.boards.add("T0COUNCIL", "C0OTHER", "Other", "Europe/London", now)
        for at in (board, other):
            action = store.actions.add(at.id, Action(0, "A1", "Plan", opened_at=now, updated_at=now))
            told = Entry(
                0, "action", action.id, "A1", "update", "U0JO", now, "", {"note": ("", f"On {at.name}")}, "tapirs"
            )
            line = store.history.add(at.id, told)
        store.history.add(other.id, replace(told, verb="undo", undoes=line, why=""))

    with log.reading() as store:
        found = {
            (at.name, words): len(store.actions.listed(at.id, OPEN, [mentions(words)]))
            for at in (board, other)
            for words in (f"on {board.name}", "on other", "TAPIRS")
        }

    assert {each for each, many in found.items() if many} == {(board.name, f"on {board.name}"), (board.name, "TAPIRS")}
