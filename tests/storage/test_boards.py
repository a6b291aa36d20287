"""Boards with their people, meetings, areas and weekly slot."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from conversation import JULY_8
from hypothesis import given, settings, strategies as st

from board.areas import Area
from board.boards import Board, told_apart
from board.calendar import Schedule
from board.roles import Role
from storage.database import Database

LATER = JULY_8 + timedelta(days=1)


def kept(log: Database, board: Board) -> Board:
    with log.reading() as store:
        found = store.boards.get(board.team, board.id)
    assert found is not None
    return found


def test_a_new_board_has_the_default_slot_and_nobody_in_a_role(log: Database, board: Board) -> None:
    assert board == Board(
        id=1,
        team="T0COUNCIL",
        channel="C0BOARD",
        name="Improvement Board",
        schedule=Schedule(0, time(9), "Europe/London"),
        slots_from=JULY_8,
    )
    assert kept(log, board) == board


def test_a_board_is_found_by_its_workspace_and_channel_together(log: Database, board: Board) -> None:
    with log.writing() as store:
        other = store.boards.add("T0OTHER", "C0BOARD", "Theirs", "Europe/London", JULY_8)

        assert store.boards.in_channel("T0COUNCIL", "C0BOARD") == board
        assert store.boards.in_channel("T0OTHER", "C0BOARD") == other
        assert store.boards.in_channel("T0OTHER", "C0ELSE") is None
        assert store.boards.all() == [board, other]
        assert store.boards.get("T0COUNCIL", 99) is None


@pytest.mark.parametrize(
    "typed", ["YNYS MÔN BOARD", "Ynys Môn Board", " ynys  môn board ", "Ynys Mo\u0302n Board", "C0MON"]
)
def test_a_board_is_found_by_its_name_in_any_case_or_its_channels_id(log: Database, board: Board, typed: str) -> None:
    with log.writing() as store:
        store.boards.add("T0COUNCIL", "C0MON", "Ynys Môn Board", "Europe/London", JULY_8)

        assert [each.channel for each in store.boards.named(typed)] == ["C0MON"]


def test_boards_whose_names_read_the_same_are_told_apart_by_where_they_are(log: Database, board: Board) -> None:
    with log.writing() as store:
        for name, channel in (("Ynys M\u00f4n", "C0MON"), ("Ynys Mo\u0302n", "C0MON2")):
            store.boards.add("T0COUNCIL", channel, name, "Europe/London", JULY_8)

        assert [each.id for each in store.boards.named("ynys m\u00f4n")] == [2, 3]
        told = told_apart(store.boards.all())
        assert list(told.values()) == ["Improvement Board", "Ynys M\u00f4n (C0MON)", "Ynys Mo\u0302n (C0MON2)"]


def test_every_board_of_a_name_is_found_and_no_part_of_a_name_is_one(log: Database, board: Board) -> None:
    with log.writing() as store:
        store.boards.add("T0OTHER", "C0OTHER", "improvement board", "Europe/London", JULY_8)

        assert [each.id for each in store.boards.named("Improvement Board")] == [1, 2]
        for typed in ("Improvement", "%", "", "c0board"):
            assert store.boards.named(typed) == []


def test_a_role_takes_the_place_of_the_one_before(log: Database, board: Board) -> None:
    with log.writing() as store:
        for person, role in (
            ("U0PAT", Role.CHAIR),
            ("U0SAM", Role.SUPPORT),
            ("U0JO", Role.OBSERVER),
            ("U0ALI", Role.SUPPORT),
            ("U0JO", Role.OFFICER),
        ):
            store.boards.set_role(board.id, person, role)

    found = kept(log, board)
    assert found.roles == {
        "U0PAT": Role.CHAIR,
        "U0SAM": Role.SUPPORT,
        "U0ALI": Role.SUPPORT,
        "U0JO": Role.OFFICER,
    }
    assert (found.chair, sorted(found.support)) == ("U0PAT", ["U0ALI", "U0SAM"])


def test_meetings_come_in_the_order_of_their_days(log: Database, board: Board) -> None:
    with log.writing() as store:
        for day in ("2020-09-02", "2020-08-05", "2019-12-04"):
            store.boards.add_meeting(board.id, date.fromisoformat(day))
        store.boards.remove_meeting(board.id, date(2020, 9, 2))
        store.boards.remove_meeting(board.id, date(2020, 9, 3))

    assert kept(log, board).meetings == (date(2019, 12, 4), date(2020, 8, 5))


@pytest.mark.parametrize(("weekday", "at"), [(0, time(10)), (4, time(16, 30)), (6, time(0, 0)), (2, time(9))])
def test_a_moved_slot_counts_from_when_it_was_moved(log: Database, board: Board, weekday: int, at: time) -> None:
    with log.writing() as store:
        store.boards.set_schedule(board.id, weekday, at, LATER)

    found = kept(log, board)
    assert found.schedule == Schedule(weekday, at, "Europe/London")
    assert found.slots_from == LATER


def test_a_slot_that_is_moved_to_where_it_was_loses_no_digest_that_is_due(log: Database, board: Board) -> None:
    with log.writing() as store:
        store.boards.set_schedule(board.id, 0, time(9), LATER)

    assert kept(log, board) == board


def test_a_pause_and_its_end_are_kept_and_slots_count_from_then(log: Database, board: Board) -> None:
    with log.writing() as store:
        store.boards.set_paused(board.id, True, LATER)
    assert (kept(log, board).paused, kept(log, board).slots_from) == (True, LATER)

    with log.writing() as store:
        store.boards.set_paused(board.id, False, JULY_8)
    assert (kept(log, board).paused, kept(log, board).slots_from) == (False, JULY_8)


def test_a_channel_that_is_shared_is_noted(log: Database, board: Board) -> None:
    for shared in (True, False):
        with log.writing() as store:
            store.boards.set_shared(board.id, shared)
        assert kept(log, board).shared is shared


def test_refs_are_counted_for_actions_and_measures_apart_and_for_each_board(log: Database, board: Board) -> None:
    with log.writing() as store:
        other = store.boards.add("T0COUNCIL", "C0OTHER", "Other", "Europe/London", JULY_8)
        taken = [store.boards.take_ref(board.id, letter) for letter in "AAMA"]

        assert taken == ["A1", "A2", "M1", "A3"]
        assert store.boards.take_ref(other.id, "A") == "A1"


def test_no_ref_is_given_twice_to_people_who_ask_at_once(log: Database, board: Board) -> None:
    def take(_: int) -> str:
        with log.writing() as store:
            return store.boards.take_ref(board.id, "A")

    with ThreadPoolExecutor(8) as threads:
        taken = list(threads.map(take, range(40)))
    assert sorted(taken) == sorted(f"A{n}" for n in range(1, 41))


def test_a_ref_that_was_taken_and_rolled_back_is_given_again(log: Database, board: Board) -> None:
    """Nothing was logged under it."""

    def fail() -> None:
        with log.writing() as store:
            assert store.boards.take_ref(board.id, "A") == "A1"
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with log.writing() as store:
        assert store.boards.take_ref(board.id, "A") == "A1"


areas = st.builds(
    Area,
    ref=st.just(""),
    title=st.text(),
    theme=st.text(),
    kind=st.text(),
    priority=st.text(),
    lead_id=st.none() | st.text(min_size=1),
    lead=st.text(),
    route=st.text(),
    body=st.text(),
    source=st.text(),
    handed_over_on=st.none() | st.dates(),
    goal=st.text(),
)


@settings(derandomize=True, deadline=None)
@given(area=areas, name=st.text())
def test_every_field_of_an_area_and_a_boards_name_come_back(
    shared: tuple[Database, Board], area: Area, name: str
) -> None:
    log, _ = shared
    with log.writing() as store:
        board = store.boards.add("T", f"C{len(store.boards.all())}", name, "Europe/London", JULY_8)
        stored = store.areas.add(board.id, replace(area, id=0))

        assert board.name == name
        assert store.areas.all(board.id) == [stored]
        assert replace(stored, id=area.id) == area


def test_areas_come_in_the_order_they_were_entered(log: Database, board: Board) -> None:
    with log.writing() as store:
        for ref in ("R02", "R01", "1.10", "1.1"):
            store.areas.add(board.id, Area(ref, f"Area {ref}"))

        assert [area.ref for area in store.areas.all(board.id)] == ["R02", "R01", "1.10", "1.1"]
