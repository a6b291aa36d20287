"""A target that is set after a claim judges it again, and the claim says so wherever it is told."""

import pytest
from conversation import JULY_8, PAT, SAM, Conversation

from storage.upkeep.verify import problems_in

AGAIN = "; judged again on Fri 10 Jul 2020, {}"


@pytest.fixture
def claimed(say: Conversation) -> Conversation:
    """77% against a target of 85%, reported met on 1 July; it is 10 July now."""
    say("/measure add M1 Visits", by=SAM)
    say("/measure target M1 visits at least 85% by 30 June 2020", by=SAM)
    say("/measure reading M1 visits 77% as at 30 June 2020")
    say("/measure claim M1 met as at 1 July 2020")
    say.later(days=2)
    return say


def _claim(say: Conversation) -> str:
    return next(line for line in say("/measure show M1").splitlines() if line.startswith("Reported"))


def test_an_easier_target_does_not_make_a_claim_true_without_a_word(claimed: Conversation) -> None:
    assert _claim(claimed).endswith(": the figures contradict it.")

    claimed("/measure target M1 visits at least 75% by 30 June 2020", by=SAM)

    assert _claim(claimed).endswith(f": the figures bear it out{AGAIN.format('contradicted before')}.")
    claimed.later(days=30)
    assert AGAIN.format("contradicted before") in claimed("/status M1")


def test_a_harder_one_says_that_it_was_borne_out(claimed: Conversation) -> None:
    claimed("/measure target M1 visits at least 75% by 30 June 2020", by=SAM)
    claimed("/measure claim M1 met source: July report", by=SAM)
    claimed.later(days=1)

    claimed("/measure target M1 visits at least 90% by 30 June 2020", by=PAT)

    assert _claim(claimed).endswith("; judged again on Sat 11 Jul 2020, borne out before.")


def test_taken_back_it_is_as_it_was(claimed: Conversation) -> None:
    before = _claim(claimed)
    claimed("/measure target M1 visits at least 75% by 30 June 2020", by=SAM)
    claimed("/measure undo", by=SAM)

    assert _claim(claimed) == before


def test_the_first_target_of_a_measure_judges_nothing_again(say: Conversation) -> None:
    say("/measure add M1 Visits", by=SAM)
    say("/measure reading M1 visits 77% as at 30 June 2020")
    say("/measure claim M1 met as at 1 July 2020")
    say.later(days=2)
    say("/measure target M1 visits at least 75% by 30 June 2020", by=SAM)

    assert _claim(say).endswith(": the figures bear it out.")


def test_a_log_says_when_its_targets_were_set_as_its_history_does(claimed: Conversation) -> None:
    claimed("/measure target M1 visits at least 75% by 30 June 2020", by=SAM)

    with claimed.log.reading() as store:
        (measure,) = store.measures.all(store.boards.all()[0].id)
    ((old,), (new,)) = measure.replaced, measure.conditions
    assert (old.entered_at, old.replaced_at, new.replaced_at) == (JULY_8, new.entered_at, None)
    assert new.entered_at == claimed.now
    assert problems_in(claimed.log) == []
