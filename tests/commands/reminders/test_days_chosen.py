"""The days on which somebody wants to be reminded, as people write them."""

import pytest
from conversation import Conversation

CASES = (
    ("Mon Tue Wed", "Monday, Tuesday and Wednesday"),
    ("mon, wed and fri", "Monday, Wednesday and Friday"),
    ("Mon-Thu", "Monday, Tuesday, Wednesday and Thursday"),
    ("mon – wed", "Monday, Tuesday and Wednesday"),
    ("Monday to Thursday", "Monday, Tuesday, Wednesday and Thursday"),
    ("Tues-Thurs", "Tuesday, Wednesday and Thursday"),
    ("Mon, Wed-Fri", "Monday, Wednesday, Thursday and Friday"),
    ("Sat to Mon", "Monday, Saturday and Sunday"),
    ("Weds & Thur", "Wednesday and Thursday"),
    ("Tuesdays and Thursdays", "Tuesday and Thursday"),
    ("Mon to Fri", "working days"),
    ("weekdays", "working days"),
    ("working days", "working days"),
    ("every day", "Monday, Tuesday, Wednesday, Thursday, Friday, Saturday and Sunday"),
)
REFUSED = ("monkey", "tomorrow", "mo", "mon-wed-fri", "mon to", "not friday", "-")


@pytest.mark.parametrize(("typed", "days"), CASES)
def test_days_are_read_as_people_write_them(say: Conversation, typed: str, days: str) -> None:
    say("/action reminders at: 08:30 days: Sun")

    answer = say(f"/action reminders days: {typed}")

    assert f"at 08:30 on {days}, one message a day at most." in answer


@pytest.mark.parametrize("typed", REFUSED)
def test_what_names_no_days_changes_nothing(say: Conversation, typed: str) -> None:
    assert "does not name days of the week" in say(f"/action reminders days: {typed}")
    assert "at 09:15 on working days" in say("/action reminders")
