"""The demo's clock: it stands still until it is set, and goes on by itself only once it is wound."""

from datetime import UTC, datetime, timedelta

from bot.demo.stage import StageClock

NINE = datetime(2020, 7, 8, 8, tzinfo=UTC)
MONDAY = datetime(2020, 7, 13, 8, tzinfo=UTC)


def test_it_stands_still_until_it_is_set() -> None:
    clock = StageClock(NINE)

    assert [clock() for _ in range(1000)] == [NINE] * 1000
    clock.set(MONDAY)
    assert clock() == clock() == MONDAY


def test_once_wound_it_goes_on_from_where_it_stood() -> None:
    clock = StageClock(NINE)
    clock.wind()
    first = clock()

    while clock() == first:
        pass

    assert NINE <= first < clock() < NINE + timedelta(minutes=1)


def test_set_while_it_goes_it_goes_on_from_there() -> None:
    clock = StageClock(NINE)
    clock.wind()
    clock.set(MONDAY)
    first = clock()

    while clock() == first:
        pass

    assert MONDAY <= first < clock() < MONDAY + timedelta(minutes=1)


def test_it_can_be_set_back() -> None:
    clock = StageClock(MONDAY)
    clock.set(NINE)

    assert clock() == NINE
