"""Several meetings typed at once: each is offered by its day."""

import pytest
from conversation import SAM, Conversation

ONE = "Not changed. One meeting at a time:"
RULE = "Not changed. The calendar holds the day of each meeting, and no rule for them."


@pytest.mark.parametrize(
    ("typed", "reason", "days"),
    [
        ("5 August; 2 September and 7 Oct", ONE, ["5 August 2020", "2 September 2020", "7 October 2020"]),
        (
            "2nd Thursday of each month",
            f"{RULE} The next ones:",
            ["9 July 2020", "13 August 2020", "10 September 2020"],
        ),
        (
            "the last Fridays of the month",
            f"{RULE} The next ones:",
            ["31 July 2020", "28 August 2020", "25 September 2020"],
        ),
        ("monthly", f"{RULE} One at a time:", ["<date>"]),
        ("every six weeks", f"{RULE} One at a time:", ["<date>"]),
    ],
)
def test_each_is_offered_by_its_day(say: Conversation, typed: str, reason: str, days: list[str]) -> None:
    told = say(f"/board meeting {typed}", by=SAM).splitlines()

    assert told == [reason, *(f"/board meeting {each}" for each in days)]
    for line in (each for each in told[1:] if "<" not in each):
        assert say(line, by=SAM).startswith("The board meets on")
