"""A change that is not meant to stay: nobody waits for it, and nothing is left of it."""

import pytest
from conversation import JO, Conversation

from storage.rehearsal import MOST_COPIED, rehearsing


@pytest.mark.parametrize("most", [MOST_COPIED, 0], ids=["on a copy", "on the log itself"])
def test_nothing_is_left_of_what_was_tried(say: Conversation, most: int) -> None:
    say("/action add Recruit", by=JO)

    with rehearsing(say.log, say.team, most) as store:
        (action,) = store.actions.these([1])
        store.boards.add_meeting(1, say.now.date())
        assert action.title == "Recruit"
        assert say.now.date() in store.boards.all()[0].meetings

    with say.log.reading() as store:
        assert say.now.date() not in store.boards.all()[0].meetings


def test_and_others_change_the_log_meanwhile(say: Conversation) -> None:
    with rehearsing(say.log, say.team) as store:
        store.boards.add_meeting(1, say.now.date())

        assert say("/action add Recruit", by=JO).startswith("A1 ")

    assert say("/action list all").startswith("1 action")


def test_what_goes_wrong_in_it_is_raised(say: Conversation) -> None:
    for most in (MOST_COPIED, 0):
        with pytest.raises(ZeroDivisionError), rehearsing(say.log, say.team, most):
            raise ZeroDivisionError
