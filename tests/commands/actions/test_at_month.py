"""A month said for a meeting is the latest that was held in it; several in one month are asked about, each as a line."""

from datetime import UTC, datetime

import pytest
from conversation import JO, PAT, SAM, Conversation

from storage.upkeep.verify import problems_in

HELD = "Decided at the board of "
ASKED = "At which meeting was it decided?"


@pytest.fixture
def board(say: Conversation) -> Conversation:
    """Thursday 9 July 2020: the board met on 10 July and 11 September 2019, 12 and 26 February, 10 June 2020 and
    yesterday, and meets on 5 August and 9 September. A1 awaits sign-off."""
    for on in ("10 July 2019", "11 September 2019", "12 February 2020", "26 February 2020", "10 June 2020",
               "8 July 2020", "9 September 2020"):  # fmt: skip
        say(f"/board meeting {on}", by=SAM)
    say("/action add Plan 1 <@U0JO> due: 31 August 2020", by=SAM)
    say("/action done A1 dip sample 1 in the July folder", by=JO)
    say.now = datetime(2020, 7, 9, 8, tzinfo=UTC)
    return say


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("July", "Wed 8 Jul 2020"),
        ("july", "Wed 8 Jul 2020"),
        ("Jul", "Wed 8 Jul 2020"),
        ("JULY.", "Wed 8 Jul 2020"),
        ("in July", "Wed 8 Jul 2020"),
        ("the July board", "Wed 8 Jul 2020"),
        ("July's meeting", "Wed 8 Jul 2020"),
        ("the July one", "Wed 8 Jul 2020"),
        ("the meeting in July", "Wed 8 Jul 2020"),
        ("this July", "Wed 8 Jul 2020"),
        ("July 2020", "Wed 8 Jul 2020"),
        ("07/2020", "Wed 8 Jul 2020"),
        ("this month", "Wed 8 Jul 2020"),
        ("this month's board", "Wed 8 Jul 2020"),
        ("July 2019", "Wed 10 Jul 2019"),
        ("the board of July 2019", "Wed 10 Jul 2019"),
        ("July '19", "Wed 10 Jul 2019"),
        ("June", "Wed 10 Jun 2020"),
        ("last month", "Wed 10 Jun 2020"),
        ("September", "Wed 11 Sep 2019"),
        ("Sept board", "Wed 11 Sep 2019"),
        ("8 July", "Wed 8 Jul 2020"),
        ("July 8", "Wed 8 Jul 2020"),
        ("8 July 2020", "Wed 8 Jul 2020"),
        ("10 July 2019", "Wed 10 Jul 2019"),
        ("last board", "Wed 8 Jul 2020"),
    ],
)
def test_a_month_is_the_latest_meeting_held_in_it(board: Conversation, typed: str, told: str) -> None:
    said = board(f"/action close A1 agreed at: {typed} minute: 4.2", by=PAT)

    assert f"{HELD}{told}, minute 4.2." in said.splitlines()
    assert board(f"/board decisions {typed}").startswith(f"1 decision at the board of {told}")
    assert problems_in(board.log) == []


FEBRUARY = ["26 February 2020", "12 February 2020"]
NEAREST = ["8 July 2020", "10 June 2020"]


@pytest.mark.parametrize(
    ("typed", "why", "days"),
    [
        ("February", "The board met on 2 days in February 2020.", FEBRUARY),
        ("Feb 2020", "The board met on 2 days in February 2020.", FEBRUARY),
        ("the February board", "The board met on 2 days in February 2020.", FEBRUARY),
        ("02/2020", "The board met on 2 days in February 2020.", FEBRUARY),
        ("May", "No meeting in May is in the calendar.", [*NEAREST, "26 February 2020"]),
        ("May 2020", "No meeting in May 2020 is in the calendar.", [*NEAREST, "26 February 2020"]),
        ("October", "No meeting in October is in the calendar.", [*NEAREST, "26 February 2020"]),
        ("June 2019", "No meeting in June 2019 is in the calendar.",
         ["12 February 2020", "11 September 2019", "10 July 2019"]),
        ("August", "The board meets on Wed 5 Aug 2020, which is to come: nothing was decided there yet.",
         [*NEAREST, "26 February 2020"]),
        ("next month", "The board meets on Wed 5 Aug 2020, which is to come: nothing was decided there yet.",
         [*NEAREST, "26 February 2020"]),
        ("September 2020", "The board meets on Wed 9 Sep 2020, which is to come: nothing was decided there yet.",
         [*NEAREST, "26 February 2020"]),
    ],
)  # fmt: skip
def test_another_month_is_asked_about_each_meeting_a_line(
    board: Conversation, typed: str, why: str, days: list[str]
) -> None:
    refused, *lines = board(f"/action close A1 agreed at: {typed} minute: 4.2", by=PAT).splitlines()

    assert refused == f"Not closed. {why} {ASKED}"
    assert lines == [
        *(f"/action close A1 agreed at: {on} minute: 4.2" for on in days),
        "/action close A1 agreed (at no meeting)",
    ]
    assert board(lines[0], by=PAT).startswith("A1 closed.")


def test_on_the_day_of_a_meeting_none_is_still_none(board: Conversation) -> None:
    board.now = datetime(2020, 8, 5, 8, tzinfo=UTC)
    none = board("/action close A1 agreed at: February", by=PAT).splitlines()[-1]

    assert none == "/action close A1 agreed at: none (at no meeting)"


@pytest.mark.parametrize(
    ("typed", "why", "lines"),
    [
        ("February", "The board met on 2 days in February 2020.", FEBRUARY),
        ("in May", "No meeting in May is in the calendar.", [*NEAREST, "26 February 2020"]),
    ],
)
def test_the_list_of_decisions_asks_alike(board: Conversation, typed: str, why: str, lines: list[str]) -> None:
    refused, *offered = board(f"/board decisions {typed}").splitlines()

    assert refused == f"Not shown. {why} Of which meeting?"
    assert offered == [f"/board decisions {on}" for on in lines]


def test_in_january_december_is_the_one_before(board: Conversation) -> None:
    board("/board meeting 9 December 2020", by=SAM)
    board.now = datetime(2021, 1, 6, 8, tzinfo=UTC)

    assert f"{HELD}Wed 9 Dec 2020." in board("/action close A1 at: December", by=PAT)
