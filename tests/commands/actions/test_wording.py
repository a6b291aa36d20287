"""How an action is put into words: one way, in every reply."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as some

from board.actions import Action, Status
from board.links import Linked
from commands.actions.wording import (
    disagreement,
    due,
    due_with_days,
    facts,
    headline,
    owner,
    rating,
    times_moved,
)
from commands.reply import Bold

TODAY = date(2020, 7, 8)
VISITS = Action(1, "A1", "Review the visits")
OWNED = replace(VISITS, owner_id="U0JO", due_on=date(2020, 8, 31))
LATE = replace(OWNED, due_on=date(2020, 7, 7))


@pytest.mark.parametrize(
    ("action", "words"),
    [
        (OWNED, "<@U0JO>"),
        (replace(VISITS, owner_words="Head of MASH"), "Head of MASH"),
        (replace(OWNED, owner_words="Head of MASH"), "<@U0JO>"),
        (VISITS, "no owner"),
    ],
)
def test_the_owner(action: Action, words: str) -> None:
    assert owner(action) == words


@pytest.mark.parametrize(
    ("action", "words", "with_days"),
    [
        (VISITS, "no due date", "no due date"),
        (replace(VISITS, due_words="Ongoing"), 'no due date ("Ongoing")', 'no due date ("Ongoing")'),
        (OWNED, "due Mon 31 Aug 2020", "due Mon 31 Aug 2020, in 54 days"),
        (replace(OWNED, due_on=TODAY), "due Wed 8 Jul 2020", "due Wed 8 Jul 2020, today"),
        (replace(OWNED, due_on=TODAY + timedelta(1)), "due Thu 9 Jul 2020", "due Thu 9 Jul 2020, in 1 day"),
        (LATE, "due Tue 7 Jul 2020", "due Tue 7 Jul 2020, 1 day overdue"),
        (replace(LATE, status=Status.CLOSED), "due Tue 7 Jul 2020", "due Tue 7 Jul 2020"),
        (replace(LATE, status=Status.AWAITING_SIGN_OFF), "due Tue 7 Jul 2020", "due Tue 7 Jul 2020"),
    ],
)
def test_when_it_is_due(action: Action, words: str, with_days: str) -> None:
    assert due(action) == words
    assert due_with_days(action, TODAY) == with_days


@pytest.mark.parametrize(
    ("moves", "words"),
    [
        (1, "first move"),
        (2, "second move"),
        (3, "third move"),
        (10, "tenth move"),
        (11, "11th move"),
        (13, "13th move"),
        (20, "20th move"),
        (21, "21st move"),
        (32, "32nd move"),
        (111, "111th move"),
    ],
)
def test_how_often_it_was_moved(moves: int, words: str) -> None:
    assert times_moved(moves) == words


def test_the_facts_on_one_line_and_only_those_there_are() -> None:
    whole = replace(OWNED, source="July board")

    assert facts(VISITS, Linked()) == "No owner · no due date"
    by_role = replace(VISITS, owner_words="Head of MASH")
    assert facts(by_role, Linked(area=("R10",))) == "Owner Head of MASH · no due date · area R10"
    told = "Owner <@U0JO> · due Mon 31 Aug 2020 · measures M2, M6 · area R10 · source: July board"
    assert facts(whole, Linked(measure=("M2", "M6"), area=("R10",))) == told


def test_the_owners_rating_and_its_reason() -> None:
    assert rating(VISITS) == ""
    assert rating(replace(VISITS, rating_reason="left over")) == ""
    assert rating(replace(VISITS, rating="amber")) == "rated amber"
    assert rating(replace(VISITS, rating="amber", rating_reason="two left")) == "rated amber: two left"


@pytest.mark.parametrize(
    ("action", "told"),
    [
        (replace(LATE, rating="green"), "rated green, 1 day overdue"),
        (replace(LATE, rating="green", due_on=date(2020, 5, 29)), "rated green, 40 days overdue"),
        (replace(LATE, rating="amber"), ""),
        (replace(LATE, rating="red"), ""),
        (LATE, ""),
        (replace(OWNED, rating="green"), ""),
        (replace(LATE, rating="green", due_on=TODAY), ""),
        (replace(LATE, rating="green", status=Status.CLOSED), ""),
    ],
)
def test_green_and_late_do_not_agree(action: Action, told: str) -> None:
    assert disagreement(action, TODAY) == told


@pytest.mark.parametrize(
    ("action", "named", "told"),
    [
        (OWNED, True, " Review the visits · <@U0JO> · due Mon 31 Aug 2020"),
        (OWNED, False, " Review the visits · due Mon 31 Aug 2020"),
        (LATE, True, " Review the visits · <@U0JO> · 1 day overdue"),
        (replace(LATE, moves=1), False, " Review the visits · 1 day overdue · moved once"),
        (replace(OWNED, moves=3), True, " Review the visits · <@U0JO> · due Mon 31 Aug 2020 · moved 3 times"),
        (VISITS, True, " Review the visits · no owner · no due date"),
    ],
)
def test_an_action_on_one_line(action: Action, named: bool, told: str) -> None:
    assert headline(action, TODAY, named) == (Bold("A1"), told)


@given(some.sampled_from(Status), some.none() | some.dates(), some.dates())
def test_the_days_overdue_are_told_of_the_late_and_of_nobody_else(
    status: Status, due_on: date | None, today: date
) -> None:
    action = replace(VISITS, status=status, due_on=due_on)
    late = status in (Status.NOT_STARTED, Status.IN_PROGRESS, Status.ON_HOLD) and due_on is not None and due_on < today

    assert ("overdue" in due_with_days(action, today)) == late
    assert ("overdue" in str(headline(action, today)[1])) == late
