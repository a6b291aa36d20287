"""Verification of what several boards wrote at once, as they do in a server."""

from begun import begun
from security.councils.two import ours_first, the_others

from bot.own_history import record
from commands.digest.claim import claim_digest
from storage.database import Database
from storage.upkeep.verify import problems_in


def test_digests_that_two_boards_claimed_at_once_are_no_problem(log: Database) -> None:
    """The first to claim its slot is the last whose history says so."""
    ours = begun(log, ours_first)
    others = the_others(ours)
    with log.writing() as store:
        boards = [store.boards.in_channel(each.team, each.channel) for each in (ours, others)]
        claimed = [(each, claim_digest(store, each, "slot", ours.now)) for each in boards if each]
        for board, changes in reversed(claimed):
            assert changes
            record(store, board, "slot", changes, ours.now)

    assert len(claimed) == 2
    assert problems_in(log) == []
