"""When an owner's move of a date must be agreed: the way of the board, the moves so far, and how far it goes."""

from datetime import date

import pytest

from board.actions import Action
from board.dates_agreed import (
    Way,
    agreed,
    days_unanswered,
    is_asked,
    needs_agreement,
    with_request,
    without_request,
)

# The way, the date in force, how often it has moved, the date that is typed, and whether that must be agreed.
TABLE = """
agreed | 14 Aug | 0 | 15 Aug | no
agreed | 14 Aug | 0 | 14 Sep | no
agreed | 14 Aug | 0 | 15 Sep | yes
agreed | 31 Jan | 0 | 2 Mar | no
agreed | 31 Jan | 0 | 3 Mar | yes
agreed | 14 Aug | 1 | 15 Aug | yes
agreed | 14 Aug | 5 | 31 Dec | yes
agreed | 14 Aug | 0 | 1 Aug | no
agreed | 14 Aug | 3 | 13 Aug | no
agreed | 14 Aug | 3 | 14 Aug | no
agreed | none | 0 | 31 Dec | no
agreed | none | 2 | 31 Dec | no
owner | 14 Aug | 0 | 31 Dec | no
owner | 14 Aug | 3 | 31 Dec | no
"""
ROWS = [[cell.strip() for cell in row.split("|")] for row in TABLE.strip().splitlines()]
MONTHS = {"Jan": 1, "Mar": 3, "Aug": 8, "Sep": 9, "Dec": 12}


def a_day(words: str) -> date | None:
    if words == "none":
        return None
    number, month = words.split()
    # 2021 is no leap year: 31 January and 31 days are 3 March there, and 2 March in 2020.
    return date(2020, MONTHS[month], int(number))


def an_action(due: str = "14 Aug", moves: int = 0) -> Action:
    return Action(1, "A12", "Publish the guide", due_on=a_day(due), original_due_on=date(2020, 1, 31), moves=moves)


@pytest.mark.parametrize(("way", "due", "moves", "typed", "must"), ROWS)
def test_a_move_must_be_agreed_as_the_table_says(way: str, due: str, moves: str, typed: str, must: str) -> None:
    due_on = a_day(typed)
    assert due_on is not None

    assert needs_agreement(an_action(due, int(moves)), due_on, Way(way)) is (must == "yes")


def test_a_request_leaves_the_date_in_force_and_is_counted_from_its_day() -> None:
    asked = with_request(an_action(), date(2020, 9, 30), "U0ALI", date(2020, 7, 9), "the printer is closed")

    assert is_asked(asked)
    assert (asked.due_on, asked.moves) == (date(2020, 8, 14), 0)
    assert [days_unanswered(asked, date(2020, 7, on)) for on in (9, 10, 15)] == [0, 1, 6]
    assert asked.is_overdue(date(2020, 8, 15))
    assert without_request(asked) == an_action()


def test_what_is_agreed_is_a_move_and_nothing_is_asked_for_then() -> None:
    asked = with_request(an_action(moves=1), date(2020, 9, 30), "U0ALI", date(2020, 7, 9), "the printer is closed")
    after = agreed(asked)

    assert (after.due_on, after.moves, after.original_due_on) == (date(2020, 9, 30), 2, date(2020, 1, 31))
    assert not is_asked(after)
    assert (after.asked_by, after.asked_on, after.asked_why) == ("", None, "")


def test_a_newer_request_takes_the_place_of_an_older_one() -> None:
    first = with_request(an_action(), date(2020, 9, 30), "U0ALI", date(2020, 7, 9), "the printer is closed")
    second = with_request(first, date(2020, 10, 31), "U0JO", date(2020, 7, 20), "no paper")

    assert second == with_request(an_action(), date(2020, 10, 31), "U0JO", date(2020, 7, 20), "no paper")
