"""The actions table: every field comes back as it went in, and a ref is found however it is typed."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from conversation import JULY_8
from hypothesis import given, settings, strategies as st

from board.actions import Action, Status
from board.boards import Board
from storage.database import Database

days = st.none() | st.dates()
instants = st.datetimes(timezones=st.just(UTC))
actions = st.builds(
    Action,
    id=st.just(0),
    ref=st.just("A1"),
    title=st.text(),
    status=st.sampled_from(Status),
    owner_id=st.none() | st.text(),
    owner_words=st.text(),
    due_on=days,
    due_words=st.text(),
    original_due_on=days,
    moves=st.integers(0, 2**31),
    rating=st.text(),
    rating_reason=st.text(),
    progress=st.text(),
    source=st.text(),
    note=st.text(),
    evidence=st.text(),
    body=st.text(),
    opened_at=instants,
    updated_at=instants,
)
TITLES = (
    "It's \"quoted\" and “curly”, O'Brien; DROP TABLE actions; --",
    "<!channel> & <@U0JO> *bold* `code` %s :title ? ?1",
    "Ymweliadau â phlant 👩‍👧 🇬🇧",
    "زيارات الأطفال \u200f\u202eשלום",
    pytest.param("a\x00b\r\n\tc\u200b\ufeff", marks=pytest.mark.of_files),
    "ab\x01\r\n\tc\u200b\ufeff",
    "  spaces at both ends  ",
    "x" * 10_000,
)


def an_action(ref: str, due: str | None = None, status: Status = Status.NOT_STARTED) -> Action:
    due_on = date.fromisoformat(due) if due else None
    return Action(0, ref, "Recruit", status, due_on=due_on, opened_at=JULY_8, updated_at=JULY_8)


def added(log: Database, board: Board, *refs: str) -> list[Action]:
    with log.writing() as store:
        return [store.actions.add(board.id, an_action(ref)) for ref in refs]


def found(log: Database, board: Board, ref: str) -> str | None:
    with log.reading() as store:
        action = store.actions.find(board.id, ref)
    return action.ref if action else None


@settings(derandomize=True, deadline=None)
@given(first=actions, then=actions)
def test_every_field_comes_back_as_it_went_in_when_added_and_when_saved(
    shared: tuple[Database, Board], first: Action, then: Action
) -> None:
    log, board = shared
    with log.writing() as store:
        first = replace(first, ref=f"A{len(store.actions.refs(board.id)) + 1}")
        kept = store.actions.add(board.id, first)
        assert kept == replace(first, id=kept.id)
        assert store.actions.get(kept.id) == kept == store.actions.find(board.id, first.ref)

        then = replace(then, id=kept.id, ref=first.ref)
        store.actions.save(kept, then)
        assert store.actions.get(kept.id) == then


@pytest.mark.parametrize("title", TITLES)
def test_free_text_is_kept_to_the_letter(log: Database, board: Board, title: str) -> None:
    with log.writing() as store:
        kept = store.actions.add(board.id, replace(an_action("A1"), title=title, note=title))
    with log.reading() as store:
        assert store.actions.get(kept.id) == kept
        assert store.actions.refs(board.id) == ["A1"]


def test_instants_are_kept_in_utc_whatever_zone_they_came_in(log: Database, board: Board) -> None:
    summer = datetime(2020, 7, 8, 9, tzinfo=timezone(timedelta(hours=1)))
    with log.writing() as store:
        kept = store.actions.add(board.id, replace(an_action("A1"), opened_at=summer, updated_at=summer))
        back = store.actions.get(kept.id)

    assert back is not None
    assert back.opened_at == summer
    assert str(back.opened_at) == "2020-07-08 08:00:00+00:00"


@pytest.mark.parametrize(
    ("ref", "typed"),
    [
        ("A12", "a12"),
        ("R01-02", " r01-02 "),
        ("R01-02", "R01‑02"),
        ("R01‑02", "r01-02"),
        ("SR (25/26) 01", "sr (25/26)  01"),
        ("SR (25/26) 01", "SR\u00a0(25/26)\u00a001"),
        ("1.10", "1.10"),
        ("PUB23/4/30.5", "pub23/4/30.5"),
    ],
)
def test_a_ref_is_found_in_any_case_and_spacing_and_shown_as_it_was_entered(
    log: Database, board: Board, ref: str, typed: str
) -> None:
    added(log, board, ref)

    assert found(log, board, typed) == ref


def test_a_ref_is_never_a_number(log: Database, board: Board) -> None:
    added(log, board, "1.10", "1.1", "01", "1", "1e1", "10")

    for ref in ("1.10", "1.1", "01", "1", "1e1", "10"):
        assert found(log, board, ref) == ref
    for ref in ("1.100", "1.0", "001", "1.", "10.0", "%", "_", "A1"):
        assert found(log, board, ref) is None


def test_two_boards_may_use_one_ref_and_neither_sees_the_others(log: Database, board: Board) -> None:
    with log.writing() as store:
        other = store.boards.add("T0COUNCIL", "C0OTHER", "Other", "Europe/London", JULY_8)
    (ours,), (theirs,) = added(log, board, "A1"), added(log, other, "A1")
    added(log, other, "A2")

    with log.reading() as store:
        assert store.actions.find(board.id, "A1") == ours
        assert store.actions.find(other.id, "A1") == theirs
        assert store.actions.find(board.id, "A2") is None
        assert store.actions.refs(board.id) == ["A1"]
        assert store.actions.of_status(board.id) == [ours]


def test_live_actions_come_soonest_due_first_and_undated_last(log: Database, board: Board) -> None:
    with log.writing() as store:
        for action in (
            an_action("undated"),
            an_action("later", "2020-08-31"),
            an_action("closed", "2020-01-01", Status.CLOSED),
            an_action("awaiting", "2020-07-01", Status.AWAITING_SIGN_OFF),
            an_action("same day, entered later", "2020-08-31", Status.ON_HOLD),
            an_action("soonest", "2019-12-31", Status.IN_PROGRESS),
            an_action("handed over", "2020-01-01", Status.BUSINESS_AS_USUAL),
            an_action("cancelled", "2020-01-01", Status.CANCELLED),
        ):
            store.actions.add(board.id, action)

    with log.reading() as store:
        assert [each.ref for each in store.actions.of_status(board.id)] == [
            "soonest", "awaiting", "later", "same day, entered later", "undated",
        ]  # fmt: skip
        closed = store.actions.of_status(board.id, [Status.CLOSED, Status.CANCELLED])
        assert [each.ref for each in closed] == ["closed", "cancelled"]
        assert len(store.actions.of_status(board.id, Status)) == 8
        assert store.actions.of_status(board.id, []) == []


def test_what_is_not_there_is_none(log: Database, board: Board) -> None:
    with log.reading() as store:
        assert store.actions.get(1) is None
        assert store.actions.find(board.id, "A1") is None
        assert store.actions.find(board.id, "") is None
