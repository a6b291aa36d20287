"""When an owner hears of an action, when somebody else does, and why nobody does: a row for each case.

The action is due on Friday 31 July 2020. Its owner works from Monday to Friday, and reminders have been on since 1 July,
unless the row says otherwise.
"""

from datetime import date, timedelta
from typing import Any

import pytest
from watching import How, on

from board.actions import Status
from board.calendar import working_days_after
from board.escalation import is_escalation_due
from board.reminders import (
    DAYS_BEFORE,
    LONGEST_BEFORE,
    Habits,
    Occasion,
    occasion_due,
    plan,
)

BEFORE, AFTER, WEEKLY, SNOOZED = Occasion.BEFORE, Occasion.AFTER, Occasion.WEEKLY, Occasion.SNOOZED
WARNING, TOLD_SO = Occasion.WARNING, Occasion.TOLD_SO
TWICE = "24 Jul, 30 Jul"
LATE = "24 Jul, 30 Jul, 3 Aug, 10 Aug"
CHRISTMAS = {"due": "6 Jan 2027", "since": "1 Dec 2026"}

# The day, what its owner hears, how the action stands, and why.
OWNERS: list[tuple[str, Occasion | None, dict[str, Any], str]] = [
    # The days before, and the one after.
    ("23 Jul", None, {}, "six working days are left"),
    ("24 Jul", BEFORE, {}, "five working days are left"),
    ("27 Jul", BEFORE, {}, "Friday's was not delivered: it is said on the next working day"),
    ("27 Jul", None, {"told": "24 Jul"}, "Friday's was delivered"),
    ("30 Jul", BEFORE, {"told": "24 Jul"}, "one working day is left"),
    ("31 Jul", None, {"told": TWICE}, "it is due today, and its owner heard yesterday"),
    ("31 Jul", BEFORE, {"told": "24 Jul", "away": "30 Jul to 30 Jul"}, "yesterday they were away: it is due today"),
    ("1 Aug", None, {"told": TWICE}, "a Saturday"),
    ("3 Aug", AFTER, {"told": TWICE}, "the working day after it"),
    ("3 Aug", AFTER, {}, "only the newest of what was not said is said"),
    ("4 Aug", AFTER, {"told": TWICE}, "Monday's was not delivered"),
    ("4 Aug", None, {"told": f"{TWICE}, 3 Aug"}, "Monday's was delivered"),
    ("10 Aug", WEEKLY, {"told": f"{TWICE}, 3 Aug"}, "a week after Monday's"),
    ("10 Aug", WEEKLY, {"told": f"{TWICE}, 4 Aug"}, "a week after the day for which Monday's was planned"),
    ("13 Aug", None, {"told": LATE}, "the tenth working day is tomorrow; the last weekly one was said"),
    ("17 Aug", None, {"told": LATE}, "ten working days have passed: it is for somebody else now"),
    ("28 Dec", None, {"told": LATE}, "after that only the digest says it"),
    ("17 Aug", WEEKLY, {"told": "24 Jul"}, "ten working days have passed, and its owner was told only once"),
    ("24 Aug", WEEKLY, {}, "its owner was told of it never"),
    ("31 Dec", WEEKLY, {}, "the last one that was planned is said, however late: nobody has heard of it yet"),
    # From when it counts.
    ("24 Jul", None, {"since": "25 Jul"}, "reminders were turned on at noon of that day"),
    ("27 Jul", None, {"since": "25 Jul"}, "Friday's lies before the day they were turned on"),
    ("30 Jul", BEFORE, {"since": "25 Jul"}, "one working day is left"),
    ("12 Aug", None, {"since": "12 Aug"}, "turned on while it is overdue: days are counted from then"),
    ("13 Aug", AFTER, {"since": "12 Aug"}, "the working day after they were turned on"),
    ("20 Aug", WEEKLY, {"since": "12 Aug", "told": "13 Aug"}, "a week after that"),
    ("13 Aug", AFTER, {"since": "12 Aug", "told": LATE}, "what the owner before was told counts for nothing"),
    ("13 Aug", None, {"since": "12 Aug", "told": "13 Aug"}, "it was said this morning"),
    # Working days: weekends, bank holidays, part-time.
    ("24 Dec 2026", None, CHRISTMAS, "Christmas and New Year are not counted: six working days are left"),
    ("29 Dec 2026", BEFORE, CHRISTMAS, "Tuesday: 30 and 31 December, 4 and 5 January, and today are the five"),
    ("28 Dec 2026", None, {"due": "5 Jan 2027", "since": "1 Dec 2026"}, "the day in lieu of Boxing Day"),
    ("25 Dec 2026", None, {"due": "24 Dec 2026", "since": "1 Dec 2026"}, "Christmas Day"),
    ("29 Dec 2026", AFTER, {"due": "24 Dec 2026", "since": "1 Dec 2026"}, "the first working day after Christmas"),
    ("31 Aug", None, {"due": "28 Aug", "told": "21 Aug, 27 Aug"}, "the summer bank holiday"),
    ("1 Sep", AFTER, {"due": "28 Aug", "told": "21 Aug, 27 Aug"}, "the day after the bank holiday"),
    ("24 Jul", None, {"works": "Mon Tue Wed"}, "they do not work on Fridays"),
    ("22 Jul", BEFORE, {"works": "Mon Tue Wed"}, "Wednesday: the last day they work before Friday's"),
    ("29 Jul", BEFORE, {"works": "Mon Tue Wed", "told": "22 Jul"}, "Wednesday: the last one before the due date"),
    ("30 Jul", None, {"works": "Mon Tue Wed", "told": "22 Jul"}, "they do not work on Thursdays, though it was missed"),
    ("3 Aug", AFTER, {"works": "Mon Tue Wed", "told": "22 Jul, 29 Jul"}, "the first day they work after it"),
    ("5 Aug", AFTER, {"works": "Wed"}, "only on Wednesdays: the first one after it"),
    ("1 Aug", AFTER, {"works": "Sat", "told": "18 Jul, 25 Jul"}, "they work on Saturdays"),
    ("25 Jul", BEFORE, {"works": "Sat", "told": "18 Jul"}, "the Saturday before Thursday"),
    # Silent.
    ("30 Jul", None, {"status": Status.ON_HOLD}, "it is on hold"),
    ("30 Jul", None, {"status": Status.AWAITING_SIGN_OFF}, "it awaits sign-off"),
    ("3 Aug", None, {"status": Status.CLOSED}, "it is closed"),
    ("3 Aug", None, {"status": Status.CANCELLED}, "it is cancelled"),
    ("3 Aug", None, {"status": Status.BUSINESS_AS_USUAL}, "it is business as usual"),
    ("30 Jul", BEFORE, {"status": Status.NOT_STARTED}, "it is not started"),
    ("30 Jul", None, {"due": ""}, "it has no due date"),
    ("30 Jul", None, {"owner": None}, "its owner is a role in words"),
    ("30 Jul", None, {"updated": "24 Jul"}, "its owner updated it six days ago"),
    ("30 Jul", BEFORE, {"updated": "23 Jul"}, "a week ago: that is no longer within seven days"),
    ("30 Jul", None, {"updated": "30 Jul"}, "its owner updated it this morning"),
    ("31 Jul", None, {"updated": "24 Jul"}, "what was not said on Thursday for an update is not said on Friday"),
    ("3 Aug", AFTER, {"updated": "24 Jul"}, "that was more than a week ago"),
    ("3 Aug", None, {"updated": "30 Jul"}, "its owner said on Thursday how it stands"),
    ("10 Aug", WEEKLY, {"updated": "30 Jul"}, "and has said nothing since"),
    # Away.
    ("30 Jul", None, {"away": "27 Jul to 7 Aug"}, "they are on leave"),
    ("7 Aug", None, {"away": "27 Jul to 7 Aug"}, "the last day of it"),
    ("10 Aug", WEEKLY, {"away": "27 Jul to 7 Aug"}, "they are back: the newest of what was not said"),
    ("30 Jul", None, {"away": "27 Jul on"}, "their status names no end"),
    ("24 Jul", BEFORE, {"away": "27 Jul to 7 Aug"}, "their leave begins on Monday"),
    # Put off.
    ("30 Jul", None, {"snoozed": "31 Jul"}, "put off until tomorrow"),
    ("31 Jul", SNOOZED, {"snoozed": "31 Jul"}, "the day until which it was put off"),
    ("31 Jul", None, {"snoozed": "31 Jul", "told": "31 Jul"}, "and it was said"),
    ("3 Aug", AFTER, {"snoozed": "1 Aug"}, "put off until Saturday: on Monday it is overdue"),
    ("3 Aug", None, {"snoozed": "5 Aug"}, "put off past the day after it"),
    ("3 Aug", SNOOZED, {"snoozed": "3 Aug", "due": "14 Aug", "told": "31 Jul"}, "long before it is due"),
    ("4 Aug", None, {"snoozed": "29 Jul", "since": "3 Aug", "due": "30 Sep"}, "put off, then its date was moved"),
    ("12 Aug", WARNING, {"snoozed": "24 Aug", "told": TWICE}, "put off past the day on which somebody else is told"),
    ("13 Aug", None, {"snoozed": "24 Aug", "told": f"{TWICE}, 12 Aug as warned"}, "they were warned yesterday"),
    ("12 Aug", None, {"snoozed": "24 Aug", "told": LATE}, "on 10 August they read who is told next"),
    ("12 Aug", None, {"snoozed": "24 Aug", "told": TWICE, "updated": "7 Aug"}, "they updated it within a week"),
    ("14 Aug", WARNING, {"snoozed": "24 Aug", "told": TWICE, "updated": "7 Aug"}, "and now they have not"),
    # Opted out.
    ("24 Jul", None, {"off": True}, "they have turned reminders off"),
    ("3 Aug", None, {"off": True}, "they have turned reminders off"),
    ("12 Aug", WARNING, {"off": True}, "two working days before somebody else is told"),
    ("13 Aug", None, {"off": True, "told": "12 Aug as warned"}, "that was said"),
    ("13 Aug", WARNING, {"off": True, "works": "Thu Fri"}, "the next day they work"),
    ("12 Aug", None, {"off": True, "updated": "10 Aug"}, "they updated it on Monday"),
    ("17 Aug", WARNING, {"off": True, "updated": "10 Aug"}, "a week later they have not updated it again"),
    ("14 Aug", WARNING, {"off": True, "away": "3 Aug to 4 Aug"}, "two days away do not count"),
    # After an update, however late, they hear again before somebody else does.
    ("14 Aug", None, {"told": LATE, "updated": "12 Aug"}, "they updated it on Wednesday"),
    ("24 Aug", WEEKLY, {"told": LATE, "updated": "12 Aug"}, "nothing in the week after, so they are reminded again"),
    ("25 Aug", None, {"told": f"{LATE}, 24 Aug", "updated": "12 Aug"}, "that was said"),
    ("7 Dec", WEEKLY, {"updated": "30 Nov"}, "months of updates, and none for a week"),
    # Somebody else was told.
    ("14 Aug", TOLD_SO, {"told": LATE, "escalated": "14 Aug"}, "they are told that somebody was"),
    ("17 Aug", TOLD_SO, {"told": LATE, "escalated": "14 Aug"}, "not said on Friday, so on Monday"),
    ("17 Aug", TOLD_SO, {"told": LATE, "escalated": "14 Aug", "off": True}, "those who opted out too"),
    ("17 Aug", TOLD_SO, {"told": LATE, "escalated": "14 Aug", "snoozed": "24 Aug"}, "those who put it off too"),
    ("17 Aug", None, {"told": LATE, "escalated": "14 Aug", "away": "17 Aug on"}, "not while they are away"),
    ("24 Aug", None, {"told": f"{LATE}, 17 Aug as told so", "escalated": "14 Aug"}, "after that only the digest"),
]  # fmt: skip

# The day, whether somebody else is told, how the action stands, and why.
OTHERS: list[tuple[str, bool, dict[str, Any], str]] = [
    ("14 Aug", True, {"told": LATE}, "the tenth working day after the due date"),
    ("13 Aug", False, {"told": LATE}, "the ninth"),
    ("15 Aug", False, {"told": LATE}, "a Saturday"),
    ("17 Aug", True, {"told": LATE}, "nobody was there to be told on Friday"),
    ("14 Aug", True, {"told": "24 Jul, 10 Aug"}, "its owner was told twice"),
    ("14 Aug", False, {"told": "10 Aug"}, "its owner was told once only"),
    ("14 Aug", False, {}, "its owner was never told"),
    ("14 Aug", False, {"told": TWICE}, "its owner was told before it was due, and never that it is overdue"),
    ("14 Aug", False, {"told": "3 Aug, 13 Aug"}, "its owner heard yesterday: they have two working days"),
    ("17 Aug", True, {"told": "3 Aug, 13 Aug"}, "and now they have had them"),
    ("14 Aug", False, {"told": LATE, "escalated": "14 Aug"}, "once"),
    ("30 Sep", False, {"told": LATE, "escalated": "14 Aug"}, "once, however long it stays overdue"),
    ("14 Aug", False, {"told": LATE, "updated": "12 Aug"}, "its owner updated it on Wednesday"),
    ("19 Aug", False, {"told": LATE, "updated": "12 Aug"}, "a week later its owner has not been reminded since"),
    ("26 Aug", True, {"told": f"{LATE}, 24 Aug", "updated": "12 Aug"}, "reminded since, and two working days later"),
    ("26 Aug", False, {"told": f"{LATE}, 24 Aug", "updated": "24 Aug"}, "the update came on the day of the reminder"),
    ("14 Aug", False, {"told": LATE, "away": "5 Aug to 6 Aug"}, "two working days away do not count"),
    ("18 Aug", True, {"told": LATE, "away": "5 Aug to 6 Aug"}, "ten working days on which they were there"),
    ("14 Aug", True, {"told": LATE, "away": "8 Aug to 9 Aug"}, "a weekend away changes nothing"),
    ("14 Aug", False, {"told": LATE, "away": "14 Aug to 14 Aug"}, "its owner is away today"),
    ("14 Aug", False, {"told": LATE, "away": "12 Aug on"}, "its owner is away, nobody knows until when"),
    ("14 Aug", False, {"told": LATE, "status": Status.ON_HOLD}, "it is on hold"),
    ("14 Aug", False, {"told": LATE, "status": Status.AWAITING_SIGN_OFF}, "it awaits sign-off"),
    ("14 Aug", False, {"told": LATE, "status": Status.CLOSED}, "it is closed"),
    ("14 Aug", False, {"told": LATE, "since": "12 Aug"}, "given to another owner on Tuesday"),
    ("11 Sep", False, {"due": "28 Aug", "told": "27 Aug, 1 Sep, 8 Sep"}, "ten weekdays, one of them a bank holiday"),
    ("14 Sep", True, {"due": "28 Aug", "told": "27 Aug, 1 Sep, 8 Sep"}, "ten working days"),
    ("14 Aug", True, {"off": True, "told": "12 Aug as warned"}, "they opted out, and were warned"),
    ("13 Aug", False, {"off": True, "told": "12 Aug as warned"}, "they were warned yesterday"),
    ("14 Aug", False, {"off": True, "told": LATE}, "they opted out, and were not warned"),
    ("14 Aug", False, {"off": True}, "they opted out, and were not warned"),
    ("17 Aug", True, {"snoozed": "24 Aug", "told": f"{TWICE}, 12 Aug as warned"}, "put off, and they were warned"),
    ("14 Aug", True, {"snoozed": "24 Aug", "told": LATE}, "putting it off changes no date"),
    ("14 Aug", False, {"snoozed": "24 Aug", "told": TWICE}, "put off, and not warned"),
    ("14 Aug", True, {"works": "Mon Tue", "told": "21 Jul, 3 Aug, 10 Aug"}, "days are everybody's working days"),
]  # fmt: skip


@pytest.mark.parametrize(("today", "what", "how", "why"), OWNERS, ids=[f"{row[0]}: {row[3]}" for row in OWNERS])
def test_what_its_owner_hears(today: str, what: Occasion | None, how: dict[str, Any], why: str) -> None:
    planned = occasion_due(How(**how).watch(), on(today))

    assert (planned and planned.occasion) == what, why


@pytest.mark.parametrize(("today", "is_told", "how", "why"), OTHERS, ids=[f"{row[0]}: {row[3]}" for row in OTHERS])
def test_whether_somebody_else_hears(today: str, is_told: bool, how: dict[str, Any], why: str) -> None:
    assert is_escalation_due(How(**how).watch(), on(today)) == is_told, why


def test_no_reminder_comes_sooner_than_is_looked_ahead() -> None:
    """Whoever works one day a week, at any Christmas or Easter: the log is asked for what is due by then."""
    for weekday in range(7):
        works = Habits(days=frozenset({weekday}))
        for number in range(366 * 12):
            due = date(2020, 1, 1) + timedelta(days=number)
            first = working_days_after(due, -max(DAYS_BEFORE))
            while not works.works_on(first):
                first -= timedelta(days=1)
            assert due - first <= LONGEST_BEFORE, (due, first)


@pytest.mark.parametrize(
    ("until", "days"),
    [
        ("23 Jul", []),
        ("31 Jul", ["24 Jul", "30 Jul"]),
        ("3 Aug", ["24 Jul", "30 Jul", "3 Aug"]),
        ("31 Dec", ["24 Jul", "30 Jul", "3 Aug", "10 Aug", "17 Aug", "24 Aug"]),
    ],
)
def test_a_plan_lists_the_days_and_ends(until: str, days: list[str]) -> None:
    assert [each.on for each in plan(How().watch(), on(until))] == [on(each) for each in days]
