"""The digest job: claims each board's weekly slot, posts what is in the outbox, and tells support what failed.

A slot is claimed, together with the messages to post, before anything is posted. So no restart, second process or lost
connection posts a week twice or loses one.
"""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime

from slack_sdk import WebClient

from board.boards import Board
from board.calendar import WeeklySlot
from board.refusals import Refusal
from board.words import day
from bot.clock import steady as steady_seconds
from bot.own_history import record
from bot.posting.composed_first import ComposedFirst
from bot.posting.leavers import Leavers
from bot.posting.notices import AGAIN, put_notices
from bot.posting.postman import LATE_FOR, LATE_WORDS, Postman
from bot.posting.preparing import Preparing
from bot.posting.reminder_round import ReminderRound
from bot.posting.reviews import put_reviews
from bot.posting.rounds import Rounds
from bot.posting.waits import Due, Waits, waits_in
from bot.slack.channels import shared_now
from commands.digest.claim import claim_digest, composed
from commands.told.told_at_once import put_given
from storage.database import Database
from storage.upkeep.tidying import Hourly, tidy

# For how many seconds digests' messages wait for other workspaces', and how often answers are looked for meanwhile.
COMPOSED_WITHIN, ANSWERS_EVERY = 60, 1

logger = logging.getLogger(__name__)


class DigestJob(Rounds):
    """Posts for every board of one workspace, as the bot `bot`. Each `tick` does whatever is due. `first` is shared by
    the workspaces of a process."""

    name = "digest job"
    # A digest is several messages, and somebody waits for an answer: service managers allow a minute.
    last_seconds = 20.0

    def __init__(
        self,
        database: Database,
        client: WebClient,
        team: str,
        clock: Callable[[], datetime],
        bot: str = "",
        steady: Callable[[], float] = steady_seconds,
        reminders: ReminderRound | None = None,
        leavers: Leavers | None = None,
        first: ComposedFirst | None = None,
    ) -> None:
        super().__init__(database, team, clock, steady)
        self._reminders = reminders
        self._leavers = leavers
        self._client = client
        self._preparing = Preparing(database, client, clock, reminders)
        self._postman = Postman(database, client, team, bot, clock, steady, self.has_time)
        self._hourly = Hourly()
        self._first = first or ComposedFirst()

    def tick(self) -> datetime | None:
        """Claims each slot that is due, posts what waits in the outbox, and tells support what could not be posted.
        Returns when the next slot or post is due."""
        began = self._clock()
        waits = self._look()
        for board, slots in self._from_our_place(waits.slots):
            for slot in slots:
                if self.is_stopping:
                    break
                self._claim_alone(board, slot)
                # Each claim asks Slack about the channel, and no answer should wait for all the claims. The composed
                # digests do: their pictures take far longer than all the claims, which other processes see only once
                # they are made.
                self._postman.deliver(self._preparing.prepared, but_digests=True)
        if waits.slots or waits.is_post_due:
            waits = self._delivered()
        if self.is_stopping:
            return None
        if self._put(waits):
            waits = self._delivered()
        if waits.are_untold:
            put_notices(self._database, self._team, self._clock())
            waits = self._delivered()
        self._tidy()
        return waits.next_at(began)

    def next_at(self, since: datetime) -> datetime | None:
        """When the next slot or post is due after that instant."""
        return self._look(since).next_at(since)

    def _look(self, at: datetime | None = None) -> Waits:
        """What waits now, or waited at that instant."""
        with self._database.reading() as store:
            return waits_in(store, self._team, at or self._clock(), self._postman)

    def _delivered(self) -> Waits:
        """Posts everything that is due, and returns what waits after that."""
        self._deliver()
        while (waits := self._look()).is_post_due:
            self._deliver()
        return waits

    def _deliver(self) -> None:
        """Posts answers as they come. Digests wait for the other workspaces' to be composed, for a while at most. The
        boards are not read again for each message."""
        until = self._steady() + COMPOSED_WITHIN
        self._postman.deliver(self._preparing.prepared, but_digests=True)
        while self._postman.is_due():
            if self._first.is_quiet(ANSWERS_EVERY) or self._steady() > until:
                self._postman.deliver_one(self._preparing.prepared)
            self._postman.deliver(self._preparing.prepared, but_digests=True)

    def _from_our_place(self, fresh: Sequence[Due]) -> list[Due]:
        """The same boards, beginning at another place in each process: otherwise all would be at the same board at
        once."""
        begin = int(self._first.place * len(fresh))
        return [*fresh[begin:], *fresh[:begin]]

    def _claim_alone(self, board: Board, slot: WeeklySlot) -> None:
        """Claims a slot. A fault on one board must not stop another board's digest, or anybody's answer."""
        try:
            self.claim(board, slot)
        except Refusal:
            raise
        except Exception:
            logger.exception("The digest of board %d could not be claimed", board.id)

    def _put(self, waits: Waits) -> bool:
        """Puts messages other than digests and answers in the outbox. True if something may wait there."""
        at_work, now = [each for each in waits.boards if not each.is_closed], self._clock()
        puts = (
            lambda: self._leavers is not None and self._leavers.put(at_work, now),
            lambda: put_reviews(self._database, at_work, now),
            lambda: waits.are_given and self._put_given(),
            self._put_reminders,
        )
        put = [self._put_alone(each) for each in puts]
        return any(put)

    def _put_alone(self, put: Callable[[], bool]) -> bool:
        """Calls `put`. A fault in it must not stop anything else: no digest or answer depends on it."""
        try:
            return put()
        except Refusal:
            raise
        except Exception:
            logger.exception("What people are told beside digests and answers could not be put in the outbox")
            return True

    def _put_given(self) -> bool:
        with self._database.writing(team=self._team) as store:
            return put_given(store, self._team, self._clock())

    def _put_reminders(self) -> bool:
        """Posts each reminder before composing the next. True if there were any: Slack may have put one off, or refused
        it."""
        any_claimed = False
        for _ in self._reminders.claims() if self._reminders is not None else ():
            any_claimed = True
            self._postman.deliver(self._preparing.prepared)
            if self.is_stopping:
                break
        return any_claimed

    def _tidy(self) -> None:
        now = self._clock()
        if self._hourly.is_due(now):
            with self._database.writing(team=self._team) as store:
                tidy(store, self._team, now)
            self._hourly.done(now)

    def claim(self, board: Board, slot: WeeklySlot) -> None:
        """Composes the digest of a slot that is due, and claims the slot with it.

        Does nothing if another process has claimed the slot. A slot that was due more than two days ago posts nothing:
        support is told why.
        """
        with self._database.reading() as store:
            if store.digests.is_claimed(board.id, slot.key):
                return
        board = self._with_sharing(board)
        now = self._clock()
        missed = ""
        if now - slot.at > LATE_FOR:
            missed = (
                f"boardbot was not running when it was due, on {day(board.schedule.today(slot.at))}, nor for "
                f"{LATE_WORDS} after. {AGAIN}"
            )
        # Before taking the lock, for which the workspace's commands and the other processes wait.
        with self._first.composing():
            with self._database.reading() as store:
                before = composed(store, board, now, slot)
            with self._database.writing(team=self._team) as store:
                if changes := claim_digest(store, board, slot.key, now, slot, missed, before):
                    record(store, board, slot.key, changes, now)

    def _with_sharing(self, board: Board) -> Board:
        """The board, with `shared` as Slack reports it now, if it does."""
        shared = shared_now(self._client, board.channel)
        if shared is None or shared == board.shared:
            return board
        with self._database.writing(team=self._team) as store:
            store.boards.set_shared(board.id, shared)
            record(store, board, "sharing", {"shared": (board.shared, shared)}, self._clock())
            return store.boards.get(board.team, board.id) or board
