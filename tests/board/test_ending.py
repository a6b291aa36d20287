"""On which days a board's channel is told that its formal review is near."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from board.boards import Board
from board.ending import days_to_tell, told_by, warning_due

LONDON = ZoneInfo("Europe/London")
REVIEW = date(2020, 9, 29)

# The day and time, how many days before the review the channel was last told, and how many it is told now.
CASES = [
    ("2020-08-31 12:00", 0, 0), ("2020-09-01 08:59", 0, 0), ("2020-09-01 09:00", 0, 28), ("2020-09-01 09:00", 28, 0),
    ("2020-09-10 12:00", 0, 28), ("2020-09-21 23:59", 28, 0), ("2020-09-22 08:59", 28, 0), ("2020-09-22 09:00", 28, 7),
    ("2020-09-22 08:59", 0, 28), ("2020-09-22 09:00", 0, 7), ("2020-09-22 09:00", 7, 0), ("2020-09-29 08:00", 28, 7),
    ("2020-09-29 23:59", 0, 7), ("2020-09-30 00:00", 28, 0), ("2020-09-30 09:00", 0, 0),
]  # fmt: skip


def at(words: str) -> datetime:
    return datetime.fromisoformat(words).replace(tzinfo=LONDON)


@pytest.mark.parametrize(("now", "told", "due"), CASES)
def test_the_channel_is_told_at_the_time_of_day_of_the_digest(now: str, told: int, due: int) -> None:
    board = Board(1, "T0", "C0", "Board", review_on=REVIEW, review_told=told)

    assert warning_due(board, at(now)) == due


def test_nothing_is_told_of_no_review_nor_on_a_closed_board() -> None:
    assert warning_due(Board(1, "T0", "C0", "Board"), at("2020-09-22 09:00")) == 0
    closed = Board(1, "T0", "C0", "Board", review_on=REVIEW, closed_at=at("2020-09-21 09:00"))
    assert warning_due(closed, at("2020-09-22 09:00")) == 0


@pytest.mark.parametrize(
    ("today", "still", "past"),
    [("2020-08-31", [28, 7], 0), ("2020-09-01", [7], 28), ("2020-09-21", [7], 28), ("2020-09-22", [], 7),
     ("2020-09-29", [], 7)],
)  # fmt: skip
def test_which_days_are_ahead_when_it_is_set(today: str, still: list[int], past: int) -> None:
    on = date.fromisoformat(today)

    assert [before for before, _ in days_to_tell(REVIEW, on)] == still
    assert told_by(REVIEW, on) == past
