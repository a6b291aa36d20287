"""As at a day that is past a measure has the targets that were set then: an easier one makes nothing met before it."""

from datetime import date

import pytest
from board_papers import paper_of, words_of
from conversation import PAT, SAM, Conversation

THEN = "77% · at least 85% by 30 Jun · not met, 8 points short"
SINCE = "77% · at least 75% by 30 Jun · met"


@pytest.fixture
def eased(say: Conversation) -> Conversation:
    """77% against a target of 85% on 8 July, and of 75% since the 10th; it is 13 July now."""
    say("/measure add M1 Visits", by=SAM)
    say("/measure target M1 visits at least 85% by 30 June 2020", by=SAM)
    say("/measure reading M1 visits 77% as at 30 June 2020")
    say.later(days=2)
    say("/measure target M1 visits at least 75% by 30 June 2020", by=SAM)
    say.later(days=3)
    return say


def _of_measure(page: str) -> str:
    return next(line for line in page.splitlines() if line.startswith("M1 Visits"))


@pytest.mark.parametrize(
    ("on", "standing"), [("8 July", THEN), ("9 July", THEN), ("10 July", SINCE), ("13 July", SINCE)]
)
def test_it_is_judged_by_the_target_of_the_day(eased: Conversation, on: str, standing: str) -> None:
    page = eased(f"/status as at {on} 2020")

    assert standing in page
    assert "with any corrections since; the targets are those that were set then." in page


def test_so_it_is_in_the_paper(eased: Conversation) -> None:
    then, now = (words_of(paper_of(eased, as_at=date(2020, 7, on))) for on in (9, 12))

    assert (THEN in then, SINCE in then) == (True, False)
    assert (THEN in now, SINCE in now) == (False, True)


def test_a_claim_of_then_is_held_against_it(eased: Conversation) -> None:
    eased("/measure claim M1 met as at 9 July 2020 source: July report", by=SAM)

    assert "the figures contradict it" in eased("/status as at 9 July 2020")
    assert "the figures bear it out" in eased("/status as at 12 July 2020")


def test_a_target_that_came_later_is_not_there_yet(say: Conversation) -> None:
    say("/measure add M1 Visits", by=SAM)
    say("/measure reading M1 visits 77% as at 30 June 2020")
    say.later(days=2)
    say("/measure target M1 visits at least 85% by 30 June 2020", by=SAM)
    say("/measure target M1 visits in a week at least 50% by 30 June 2020", by=SAM)

    assert "at least" not in say("/status as at 9 July 2020")
    assert "at least 85%" in say("/status")


def test_before_the_log_began_they_are_todays(eased: Conversation) -> None:
    page = eased("/status as at 1 July 2020")

    assert SINCE in page
    assert "the targets are today's. This log began on Wed 8 Jul 2020" in page


def test_one_that_was_taken_back_is_as_if_it_had_never_been(eased: Conversation) -> None:
    eased("/measure target M1 visits at least 60% by 30 June 2020", by=PAT)
    eased("/measure undo", by=PAT)
    eased.later(days=2)

    assert SINCE in eased("/status as at 14 July 2020")
    assert THEN in eased("/status as at 9 July 2020")
