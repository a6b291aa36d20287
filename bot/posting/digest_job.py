"""The digest job: claims each board's weekly slot, posts what is in the outbox, and tells support what failed.

A slot is claimed, together with the messages to post, before anything is posted. So no restart, second process or lost
connection posts a week twice or loses one.
"""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from itertools import takewhile

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
from bot.posting.rounds import LEAST_SECONDS, Rounds
from bot.slack.channels import shared_now
from commands.digest.claim import claim_digest, composed
from commands.told_at_once import put_given
from storage.database import Database
from storage.store import Store
from storage.upkeep.tidying import Hourly, tidy

# How long digests' messages wait for other workspaces', in seconds, and how often answers are looked for meanwhile.
COMPOSED_WITHIN, ANSWERS_EVERY = 60, 1
# A board, and its slots that are due, oldest first.
Due = tuple[Board, list[WeeklySlot]]

logger = logging.getLogger(__name__)


class DigestJob(Rounds):
    """Posts for every board of one workspace, as the bot `bot`. Each `tick` does whatever is due. `first` is
    what the workspaces of a process have in common."""

    name = "digest job"
    # A digest is several messages, and an answer somebody waits for: supervisors give a minute.
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
        self._next_slot: datetime | None = None

    def tick(self) -> None:
        """Claims each slot that is due, posts what waits in the outbox, and tells support what could not be posted."""
        self._next_slot = None
        with self._database.reading() as store:
            boards = store.boards.of_team(self._team)
            fresh = [(board, slots) for board in boards if (slots := self._unclaimed(store, board))]
        now = self._clock()
        self._next_slot = min((each.schedule.next_slot(now).at for each in boards if each.posts_weekly), default=None)
        for board, slots in self._from_our_place(fresh):
            for slot in slots:
                if self.is_stopping:
                    break
                self._claim_alone(board, slot)
                # Each claim asks Slack about the channel, and nobody's answer waits for all of them. What is composed
                # does: its pictures take far longer than all the claims, which other processes see only once made.
                self._postman.deliver(self._preparing.prepared, but_digests=True)
        self._deliver()
        if self.is_stopping:
            return
        at_work = [each for each in boards if not each.is_closed]
        reviews = partial(put_reviews, self._database, at_work, self._clock())
        for put in (partial(self._put_leavers, at_work), reviews, self._put_given, self._put_reminders):
            try:
                put()
            except Refusal:
                raise
            except Exception:
                # Nobody's digest or answer waits for these.
                logger.exception("What people are told beside digests and answers could not be put in the outbox")
        put_notices(self._database, self._team, self._clock())
        self._postman.deliver(self._preparing.prepared)
        self._tidy()

    def _deliver(self) -> None:
        """Posts everything that is due: answers as they come, and digests once the other workspaces have theirs
        composed, for which they wait a while at most."""
        until = self._steady() + COMPOSED_WITHIN
        self._postman.deliver(self._preparing.prepared, but_digests=True)
        while self._postman.is_due():
            if self._first.is_quiet(ANSWERS_EVERY) or self._steady() > until:
                self._postman.deliver_one(self._preparing.prepared)
            self._postman.deliver(self._preparing.prepared, but_digests=True)

    def _pause(self) -> float:
        """The same, but never past the next slot: all processes look when it comes."""
        if self._next_slot is None:
            return super()._pause()
        return min(super()._pause(), max((self._next_slot - self._clock()).total_seconds(), LEAST_SECONDS))

    def _from_our_place(self, fresh: list[Due]) -> list[Due]:
        """The same, from another place in each process: else all would be at the same board at once."""
        begin = int(self._first.place * len(fresh))
        return fresh[begin:] + fresh[:begin]

    def _claim_alone(self, board: Board, slot: WeeklySlot) -> None:
        """A fault on one board stops no other board's digest, and nobody's answer."""
        try:
            self.claim(board, slot)
        except Refusal:
            raise
        except Exception:
            logger.exception("The digest of board %d could not be claimed", board.id)

    def _put_leavers(self, boards: Sequence[Board]) -> None:
        if self._leavers is not None:
            self._leavers.put(boards, self._clock())

    def _put_given(self) -> None:
        with self._database.reading() as store:
            waits = bool(store.given.untold(self._team))
        if waits:
            with self._database.writing(team=self._team) as store:
                put_given(store, self._team, self._clock())

    def _put_reminders(self) -> None:
        for _ in self._reminders.claims() if self._reminders is not None else ():
            self._postman.deliver(self._preparing.prepared)
            if self.is_stopping:
                return

    def _unclaimed(self, store: Store, board: Board) -> list[WeeklySlot]:
        """The slots that have come due since the newest claimed one, oldest first."""
        newer = takewhile(lambda slot: not store.digests.is_claimed(board.id, slot.key), board.due_slots(self._clock()))
        return list(newer)[::-1]

    def _tidy(self) -> None:
        now = self._clock()
        if self._hourly.is_due(now):
            with self._database.writing(team=self._team) as store:
                tidy(store, self._team, now)
            self._hourly.done(now)

    def claim(self, board: Board, slot: WeeklySlot) -> None:
        """Composes the digest of a slot that is due, and claims the slot with it.

        Nothing is done where another process has claimed the slot. A slot that was due more than two days ago posts
        nothing: support is told why.
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
        # Before the lock is taken, for which the workspace's commands and the other processes wait.
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
