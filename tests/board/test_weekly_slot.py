"""The weekly slot: its key, bank holidays, clock changes, and which is the latest and which the next."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings, strategies as st

from board.boards import Board
from board.calendar import Schedule, WeeklySlot

ZONES = (
    "Europe/London",
    "UTC",
    "America/St_Johns",
    "America/Los_Angeles",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Pacific/Auckland",
    "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
)
LONDON_MONDAYS = Schedule()
schedules = st.builds(Schedule, weekday=st.integers(0, 6), at=st.times(), timezone=st.sampled_from(ZONES))
instants = st.datetimes(datetime(2015, 1, 1), datetime(2045, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def slot(day: str, weekday: int = 0, at: str = "09:00") -> WeeklySlot:
    return Schedule(weekday, time.fromisoformat(at)).slot_in_week_of(date.fromisoformat(day))


@pytest.mark.parametrize(
    ("day", "weekday", "key", "at"),
    [
        ("2020-07-06", 0, "2020-W28-1 09:00", "2020-07-06T08:00"),
        ("2020-07-08", 0, "2020-W28-1 09:00", "2020-07-06T08:00"),
        ("2020-07-12", 0, "2020-W28-1 09:00", "2020-07-06T08:00"),
        ("2020-07-13", 0, "2020-W29-1 09:00", "2020-07-13T08:00"),
        ("2020-07-08", 4, "2020-W28-5 09:00", "2020-07-10T08:00"),
        ("2020-07-08", 6, "2020-W28-7 09:00", "2020-07-12T08:00"),
        ("2019-12-30", 0, "2020-W01-1 09:00", "2019-12-30T09:00"),
        ("2020-12-27", 0, "2020-W52-1 09:00", "2020-12-21T09:00"),
        ("2021-01-01", 0, "2020-W53-1 09:00", "2020-12-29T09:00"),
        ("2021-01-03", 6, "2020-W53-7 09:00", "2021-01-03T09:00"),
        ("2021-01-04", 0, "2021-W01-1 09:00", "2021-01-04T09:00"),
    ],
)
def test_a_slots_key_names_its_iso_week_its_weekday_and_its_time(day: str, weekday: int, key: str, at: str) -> None:
    assert slot(day, weekday) == WeeklySlot(key, utc(at))


@pytest.mark.parametrize(
    ("day", "weekday", "key", "at"),
    [
        ("2020-04-13", 0, "2020-W16-1 09:00", "2020-04-14T08:00"),  # Easter Monday
        ("2020-04-10", 4, "2020-W15-5 09:00", "2020-04-14T08:00"),  # Good Friday: past the weekend and Easter Monday
        ("2020-05-08", 4, "2020-W19-5 09:00", "2020-05-11T08:00"),  # VE Day
        ("2028-12-25", 0, "2028-W52-1 09:00", "2028-12-27T09:00"),  # Christmas Day, Boxing Day
        ("2020-12-28", 0, "2020-W53-1 09:00", "2020-12-29T09:00"),  # Boxing Day's substitute
        ("2021-01-01", 4, "2020-W53-5 09:00", "2021-01-04T09:00"),  # New Year's Day, into the next year and week
    ],
)
def test_a_bank_holiday_moves_the_slot_to_the_next_working_day_under_its_own_key(
    day: str, weekday: int, key: str, at: str
) -> None:
    assert slot(day, weekday) == WeeklySlot(key, utc(at))


def test_a_board_that_chose_a_saturday_keeps_it() -> None:
    assert slot("2020-07-08", 5) == WeeklySlot("2020-W28-6 09:00", utc("2020-07-11T08:00"))


@pytest.mark.parametrize(
    ("day", "weekday", "at", "expected"),
    [
        ("2020-03-23", 0, "09:00", "2020-03-23T09:00"),
        ("2020-03-29", 6, "09:00", "2020-03-29T08:00"),
        ("2020-03-30", 0, "09:00", "2020-03-30T08:00"),
        ("2020-10-19", 0, "09:00", "2020-10-19T08:00"),
        ("2020-10-25", 6, "09:00", "2020-10-25T09:00"),
        ("2020-10-26", 0, "09:00", "2020-10-26T09:00"),
        # 01:30 does not exist on the first of these Sundays, and is there twice on the other.
        ("2020-03-29", 6, "01:30", "2020-03-29T01:30"),
        ("2020-10-25", 6, "01:30", "2020-10-25T00:30"),
    ],
)
def test_nine_oclock_stays_nine_oclock_when_the_clocks_change(day: str, weekday: int, at: str, expected: str) -> None:
    assert slot(day, weekday, at).at == utc(expected)


@pytest.mark.parametrize(
    ("now", "latest", "following"),
    [
        ("2020-07-06T07:59:59.999999", "2020-W27-1 09:00", "2020-W28-1 09:00"),
        ("2020-07-06T08:00", "2020-W28-1 09:00", "2020-W29-1 09:00"),
        ("2020-07-08T08:00", "2020-W28-1 09:00", "2020-W29-1 09:00"),
        ("2020-04-13T12:00", "2020-W15-1 09:00", "2020-W16-1 09:00"),
        ("2020-04-14T08:00", "2020-W16-1 09:00", "2020-W17-1 09:00"),
        ("2020-12-28T12:00", "2020-W52-1 09:00", "2020-W53-1 09:00"),
        ("2021-01-01T12:00", "2020-W53-1 09:00", "2021-W01-1 09:00"),
    ],
)
def test_a_slot_is_the_latest_from_its_very_instant_on(now: str, latest: str, following: str) -> None:
    assert LONDON_MONDAYS.latest_slot(utc(now)).key == latest
    assert LONDON_MONDAYS.next_slot(utc(now)).key == following


def test_a_slot_moved_into_the_next_week_is_still_the_one_to_come() -> None:
    """On Easter Monday the digest of Good Friday has not been posted yet."""
    fridays = Schedule(weekday=4)

    assert fridays.latest_slot(utc("2020-04-13T12:00")).key == "2020-W14-5 09:00"
    assert fridays.next_slot(utc("2020-04-13T12:00")).key == "2020-W15-5 09:00"


@settings(derandomize=True, deadline=None, max_examples=500)
@given(schedule=schedules, now=instants)
def test_now_lies_between_the_latest_slot_and_the_next(schedule: Schedule, now: datetime) -> None:
    latest, following = schedule.latest_slot(now), schedule.next_slot(now)

    assert latest.at <= now < following.at
    assert schedule.latest_slot(following.at) == following
    assert schedule.latest_slot(following.at - timedelta(microseconds=1)) == latest
    assert schedule.next_slot(latest.at) == following


@pytest.mark.parametrize("weekday", range(7))
def test_no_two_weeks_share_a_key_or_an_instant(weekday: int) -> None:
    """Thirty years of weeks: each has its own key, and each slot comes after the one before."""
    schedule = Schedule(weekday)
    slots = [schedule.slot_in_week_of(date(2015, 1, 5) + timedelta(weeks=week)) for week in range(30 * 52)]

    assert len({each.key for each in slots}) == len(slots)
    assert [each.at for each in slots] == sorted({each.at for each in slots})


@pytest.mark.parametrize(
    ("now", "zone", "today"),
    [
        ("2020-07-07T22:59", "Europe/London", "2020-07-07"),
        ("2020-07-07T23:00", "Europe/London", "2020-07-08"),
        ("2020-01-07T23:00", "Europe/London", "2020-01-07"),
        ("2020-07-08T00:00", "America/Los_Angeles", "2020-07-07"),
    ],
)
def test_today_is_the_boards_own_day(now: str, zone: str, today: str) -> None:
    assert Schedule(timezone=zone).today(utc(now)) == date.fromisoformat(today)


@pytest.mark.parametrize(
    ("slots_from", "paused", "key"),
    [
        (None, False, "2020-W28-1 09:00"),
        ("2020-07-06T07:59", False, "2020-W28-1 09:00"),
        ("2020-07-06T08:00", False, None),
        ("2020-07-08T08:00", False, None),
        (None, True, None),
    ],
)
def test_a_slot_is_due_unless_the_digest_is_paused_or_the_board_began_after_it(
    slots_from: str | None, paused: bool, key: str | None
) -> None:
    began = utc(slots_from) if slots_from else None
    due = Board(1, "T", "C", "Board", paused=paused, slots_from=began).due_slot(utc("2020-07-08T08:00"))

    assert (due.key if due else None) == key
