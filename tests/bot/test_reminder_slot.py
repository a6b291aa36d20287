"""At what instant somebody hears on a day: their own time of day, also on the days on which clocks change."""

from datetime import UTC, date, datetime, time

import pytest

from board.boards import Board
from board.calendar import Schedule
from board.reminders import Habits
from bot.posting.reminder_round import slot_of
from commands.reminders.daily import Daily
from commands.reminders.to_decide import ForSupport, ToDecide


def _board(at: str = "09:00", zone: str = "Europe/London") -> Board:
    return Board(1, "T0COUNCIL", "C0BOARD", "Improvement Board", Schedule(at=time.fromisoformat(at), timezone=zone))


def _waits(day: date, *boards: Board, papers: date | None = None) -> Daily:
    return Daily("U0PAT", day, to_decide=tuple(ToDecide("U0PAT", day, each, 1, 0, papers) for each in boards))


# The day, the person's own time, and the instant in UTC.
DAYS = [
    (date(2020, 7, 24), "09:15", "2020-07-24 08:15"),  # summer time
    (date(2020, 10, 23), "09:15", "2020-10-23 08:15"),  # the last working day of it
    (date(2020, 10, 25), "09:15", "2020-10-25 09:15"),  # the Sunday on which clocks go back
    (date(2020, 10, 26), "09:15", "2020-10-26 09:15"),
    (date(2020, 10, 25), "01:30", "2020-10-25 00:30"),  # it comes twice that night: the first
    (date(2021, 3, 26), "09:15", "2021-03-26 09:15"),
    (date(2021, 3, 28), "09:15", "2021-03-28 08:15"),  # the Sunday on which clocks go forward
    (date(2021, 3, 28), "01:30", "2021-03-28 01:30"),  # a time that there is not that night: after the change
    (date(2021, 3, 29), "09:15", "2021-03-29 08:15"),
    (date(2020, 7, 24), "16:45", "2020-07-24 15:45"),
]


@pytest.mark.parametrize(("day", "at", "instant"), DAYS)
def test_somebody_hears_at_their_own_time(day: date, at: str, instant: str) -> None:
    daily = _waits(day, _board(), papers=day)

    found = slot_of(daily, Habits(at=time.fromisoformat(at)))

    assert found.astimezone(UTC) == datetime.fromisoformat(instant).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("boards", "papers", "local"),
    [
        (["09:00"], False, "09:00"),  # what waits comes at the board's slot
        (["16:00"], False, "16:00"),
        (["16:00", "10:00"], False, "10:00"),  # of two boards, at the earlier one: it is one message
        (["09:00"], True, "09:15"),  # the day before papers go out has no slot
    ],
)
def test_what_waits_comes_at_the_boards_slot(boards: list[str], papers: bool, local: str) -> None:
    day = date(2020, 7, 13)
    daily = _waits(day, *map(_board, boards), papers=day if papers else None)

    assert f"{slot_of(daily, Habits()):%H:%M}" == local


def test_texts_for_support_come_at_the_boards_slot() -> None:
    day = date(2020, 7, 13)
    daily = Daily("U0SAM", day, for_support=(ForSupport("U0SAM", day, _board("10:30"), {}),))

    assert f"{slot_of(daily, Habits()):%H:%M}" == "10:30"
