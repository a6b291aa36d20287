"""Finds, in one batch of queries, what is waiting to be done for the boards of a workspace."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile

from board.boards import Board
from board.calendar import WeeklySlot
from bot.posting.postman import Postman
from commands.told.told_at_once import TOGETHER
from storage.store import Store

# A board, and its slots that are due, oldest first.
Due = tuple[Board, list[WeeklySlot]]


@dataclass(frozen=True, slots=True)
class Waits:
    """What one look found. `next_post` is when the next post that is not due yet will be. `are_given` says that
    somebody is to be told now of actions they were given, and `are_untold` that failed posts have not been reported to
    anybody."""

    boards: Sequence[Board]
    slots: Sequence[Due]
    is_post_due: bool
    next_post: datetime | None
    are_given: bool
    are_untold: bool

    def next_at(self, since: datetime) -> datetime | None:
        """When the next post is due, or the first weekly slot after that instant; None if neither is known."""
        slots = [each.schedule.next_slot(since).at for each in self.boards if each.posts_weekly]
        return min([*slots, *([self.next_post] if self.next_post else [])], default=None)


def waits_in(store: Store, team: str, now: datetime, postman: Postman) -> Waits:
    """One look at what waits in a workspace at that instant."""
    store.ahead(lambda: [store.boards.of_team(team), *_posts(store, team, now, postman)])
    boards = store.boards.of_team(team)
    # Usually each board's newest slot is claimed, and no older one is asked about.
    store.ahead(lambda: [store.digests.is_claimed(each.id, due.key) for each in boards if (due := each.due_slot(now))])
    slots = [(board, due) for board in boards if (due := _unclaimed(store, board, now))]
    return Waits(boards, slots, *_posts(store, team, now, postman))


def _posts(store: Store, team: str, now: datetime, postman: Postman) -> tuple[bool, datetime | None, bool, bool]:
    return (
        *postman.look(store, now),
        store.given.may_be_told(team, now - TOGETHER),
        bool(store.outbox.untold(team)),
    )


def _unclaimed(store: Store, board: Board, now: datetime) -> list[WeeklySlot]:
    """The slots that have come due since the newest claimed one, oldest first."""
    newer = takewhile(lambda slot: not store.digests.is_claimed(board.id, slot.key), board.due_slots(now))
    return list(newer)[::-1]
