"""`/board meeting`: the board's own meetings."""

import pytest
from conversation import SAM, Conversation


def test_the_meeting_calendar(say: Conversation) -> None:
    assert say("/board meeting 2 September 2020", by=SAM) == (
        "The board meets on Wed 2 Sep 2020. Papers are due on Tue 25 Aug 2020."
    )
    assert "Wed 5 Aug 2020, papers Wed 29 Jul 2020 (next)" in say("/board meeting")
    assert "is already in the calendar" in say("/board meeting 2 Sept", by=SAM)
    assert say("/board meeting tbc", by=SAM).splitlines()[1] == "/board meeting <date>"
    assert "removed from the calendar" in say("/board meeting cancel 2 September 2020", by=SAM)
    assert "Only the chair or board support" in say("/board meeting 7 October 2020")
    assert "due Wed 5 Aug 2020" in say("/action add Papers due: next board")


def test_a_cancelled_meeting_is_the_next_board_nowhere(say: Conversation) -> None:
    say("/board meeting 2 September 2020", by=SAM)
    say("/action add Publish the guide due: 1 September 2020")
    say("/board meeting cancel 5 August 2020", by=SAM)

    assert "Next board Wed 2 Sep 2020, papers Tue 25 Aug 2020." in say("/status")
    assert "due Wed 2 Sep 2020" in say("/action add Papers due: next board")
    assert "Wed 5 Aug" not in say("/board meeting")

    say("/board meeting cancel 2 September 2020", by=SAM)

    assert "No board meeting is in the calendar." in say("/status")
    assert say("/action add Agenda due: next board").startswith("Not logged.")


@pytest.mark.parametrize("typed", ["next month", "September", "soon", "cancel"])
def test_a_meeting_needs_its_day(say: Conversation, typed: str) -> None:
    assert "is not a day" in say(f"/board meeting {typed}", by=SAM)


@pytest.mark.parametrize("typed", ["first Wednesday of September", "Wed 2 Sept", "2/9/20", "2020-09-02"])
def test_a_meeting_in_the_words_of_minutes(say: Conversation, typed: str) -> None:
    assert say(f"/board meeting {typed}", by=SAM).startswith("The board meets on Wed 2 Sep 2020.")


@pytest.mark.parametrize(
    "typed",
    [
        "move 5 Aug to 12 Aug",
        "5 August moved to 12 August",
        "from 5 Aug to 12 Aug 2020",
        "5 Aug → 12 Aug",
        "5/8->12/8",
        "5 Aug is now 12 Aug",
        "5 August has been postponed to Wed 12th August",
        "12 August instead of 5 August",
        "12 Aug, not 5 Aug",
    ],
)
def test_a_meeting_is_moved_in_two_lines_that_are_offered(say: Conversation, typed: str) -> None:
    told = say(f"/board meeting {typed}", by=SAM).splitlines()

    assert told == [
        "Not changed. A meeting is moved in two steps, the new day first:",
        "/board meeting 12 August 2020",
        "/board meeting cancel 5 August 2020",
    ]
    for line in told[1:]:
        say(line, by=SAM)
    assert say("/board meeting").splitlines()[1] == "Wed 12 Aug 2020, papers Wed 5 Aug 2020 (next)"
