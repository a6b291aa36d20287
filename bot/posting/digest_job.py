"""The digest job: claims each board's weekly slot, posts what is in the outbox, and tells support what failed.

A slot is claimed, together with the messages to post, before anything is posted. So no restart, second process or lost
connection posts a week twice or loses one.
"""

import logging
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import takewhile

from slack_sdk import WebClient

from board.boards import Board
from board.calendar import LATE_AFTER, WeeklySlot, is_weekly
from board.refusals import Refusal
from board.words import day, moment
from bot.clock import steady as steady_seconds
from bot.own_history import record
from bot.posting.notices import AGAIN, put_notices
from bot.posting.postman import LATE_FOR, LATE_WORDS, Postman
from bot.posting.reminder_round import ReminderRound, is_reminder
from bot.slack.channels import shared_now
from commands.digest.claim import claim_digest, digest_changes
from commands.digest.page import said_late, with_buttons
from commands.read_by_others import names_anybody
from commands.reply import frozen, thawed
from storage.database import Database
from storage.outbox import Post
from storage.store import Store

LOOK_SECONDS = 20
# Even if something is due at every moment, other work on the log gets a turn.
LEAST_SECONDS = 0.05
TIDY_EVERY = timedelta(hours=1)
JUST_ASKED = timedelta(minutes=1)

logger = logging.getLogger(__name__)


class DigestJob:
    """Posts for every board of one workspace, as the bot `bot`. Each `tick` does whatever is due."""

    def __init__(
        self,
        database: Database,
        client: WebClient,
        team: str,
        clock: Callable[[], datetime],
        bot: str = "",
        steady: Callable[[], float] = steady_seconds,
        reminders: ReminderRound | None = None,
    ) -> None:
        self._reminders = reminders
        self._database = database
        self._client = client
        self._team = team
        self._clock = clock
        self._postman = Postman(database, client, team, bot, clock, steady)
        self._stirred = threading.Event()
        self._stopping = threading.Event()
        self._settled = threading.Event()
        self._settling = threading.Lock()
        self._tidied: datetime | None = None

    def wake(self) -> None:
        """Call when something is waiting to be posted, or the clock was moved: the job looks at once."""
        with self._settling:
            self._settled.clear()
            self._stirred.set()

    def wait_until_settled(self, seconds: float) -> bool:
        """Waits until a whole round has followed the last `wake`; False where that takes longer than `seconds`."""
        return self._settled.wait(seconds)

    def stop(self) -> None:
        """Ends `run` once the present round is finished."""
        self._stopping.set()
        self._stirred.set()

    def run(self) -> None:
        """Looks for work until `stop`. A fault in one round is logged, and the next round tries again."""
        while True:
            # Clear before checking for a stop: a `stop` called in between would otherwise be lost.
            self._stirred.clear()
            if self._stopping.is_set():
                return
            try:
                self.tick()
            except Refusal as busy:
                logger.warning("The digest job waits: %s", busy.reason)
            except Exception:
                logger.exception("One round of the digest job failed; the next will try again")
            with self._settling:
                if not self._stirred.is_set():
                    self._settled.set()
            self._stirred.wait(self._pause())

    def _pause(self) -> float:
        """Seconds until the next round: fewer if a post becomes due before then."""
        now = self._clock()
        try:
            with self._database.reading() as store:
                due = store.outbox.due_next(self._team, now)
        except Refusal:
            return LOOK_SECONDS
        return LOOK_SECONDS if due is None else min(max((due - now).total_seconds(), LEAST_SECONDS), LOOK_SECONDS)

    def tick(self) -> None:
        """Claims each slot that is due, posts what waits in the outbox, and tells support what could not be posted."""
        with self._database.reading() as store:
            boards = [board for board in store.boards.all() if board.team == self._team]
            fresh = [(board, slot) for board in boards for slot in self._unclaimed(store, board)]
        for board, slot in fresh:
            try:
                self.claim(board, slot)
            except Refusal:
                raise
            except Exception:
                # A fault on one board must not stop another board's digest, or anybody's answer.
                logger.exception("The digest of board %d could not be claimed", board.id)
            # Deliver between boards: each claim asks Slack about the channel, and answers must not wait for all of
            # them.
            self._postman.deliver(self._ready)
        self._postman.deliver(self._ready)
        self._put_reminders()
        put_notices(self._database, self._team, self._clock())
        self._postman.deliver(self._ready)
        self._tidy()

    def _put_reminders(self) -> None:
        try:
            if self._reminders is not None:
                self._reminders.put()
        except Refusal:
            raise
        except Exception:
            # Nobody's digest or answer waits for a reminder.
            logger.exception("Reminders could not be put in the outbox")

    def _unclaimed(self, store: Store, board: Board) -> list[WeeklySlot]:
        """The slots that have come due since the newest claimed one, oldest first."""
        newer = takewhile(lambda slot: not store.digests.is_claimed(board.id, slot.key), board.due_slots(self._clock()))
        return list(newer)[::-1]

    def _tidy(self) -> None:
        """Once an hour, deletes what is kept only for a time: replies, answers that were posted, and absences."""
        now = self._clock()
        if self._tidied is None or abs(now - self._tidied) >= TIDY_EVERY:
            with self._database.writing() as store:
                store.answers.forget(now)
                store.outbox.forget(now)
                store.reminders.forget(now)
            self._tidied = now

    def claim(self, board: Board, slot: WeeklySlot) -> None:
        """Composes the digest of a slot that is due and puts it in the outbox, in one transaction.

        Nothing is done where another process has claimed the slot. A slot that was due more than two days ago posts
        nothing: support is told why.
        """
        board = self._with_sharing(board)
        now = self._clock()
        missed = ""
        if now - slot.at > LATE_FOR:
            missed = (
                f"boardbot was not running when it was due, on {day(board.schedule.today(slot.at))}, nor for "
                f"{LATE_WORDS} after. {AGAIN}"
            )
        with self._database.writing() as store:
            if changes := claim_digest(store, board, slot.key, now, slot, missed):
                record(store, board, slot.key, changes, now)

    def _with_sharing(self, board: Board) -> Board:
        """The board, with `shared` as Slack reports it now, if it does."""
        shared = shared_now(self._client, board.channel)
        if shared is None or shared == board.shared:
            return board
        with self._database.writing() as store:
            store.boards.set_shared(board.id, shared)
            record(store, board, "sharing", {"shared": (board.shared, shared)}, self._clock())
            return store.boards.get(board.id) or board

    def _ready(self, post: Post) -> Post | str:
        """The message to post, or the reason not to, in words for support: none where nobody need hear of it."""
        if self._reminders is not None and is_reminder(post):
            return self._reminders.prepared(post)
        return post if post.board_id is None else self._digest_ready(post, post.board_id)

    def _digest_ready(self, post: Post, board_id: int) -> Post | str:
        """The same of a digest's message; a late digest is marked as late.

        A digest is dropped if its board was paused or moved since, or its channel shared with another organisation.
        """
        if post.digest_id is None:
            return post
        with self._database.reading() as store:
            board = store.boards.get(board_id)
            slot = store.digests.get(post.digest_id).slot
        if self._is_shared_since(post, slot):
            return f"The channel has been shared with another organisation since, and this digest names owners. {AGAIN}"
        if post.thread and board is not None:
            return post
        if board is not None and board.channel != post.channel:
            return f"The board was moved to another channel before Slack accepted the digest. {AGAIN}"
        if board is None or (board.paused and is_weekly(slot)):
            return f"The digest was paused before Slack accepted it. {AGAIN}"
        return _with_buttons(self._said_late(post, board, slot))

    def _is_shared_since(self, post: Post, slot: str) -> bool:
        """True if the channel was shared with another organisation after the message was composed, and the message
        names people. A weekly digest composed within the last minute, and its thread, are not checked: Slack was asked
        just before.
        """
        is_fresh = (is_weekly(slot) or bool(post.thread)) and self._clock() - post.composed_at < JUST_ASKED
        return not is_fresh and names_anybody(thawed(post.message)) and bool(shared_now(self._client, post.channel))

    def _said_late(self, post: Post, board: Board, slot: str) -> Post:
        """The message with a line that it is late, if it is; the log keeps exactly what is posted."""
        if self._clock() - post.composed_at < LATE_AFTER:
            return post
        words = f"Posted late: it was composed on {moment(post.composed_at, board.schedule.timezone)}."
        main = thawed(post.message)
        late = said_late(main, words)
        if late == main:
            return post
        message = frozen(late)
        with self._database.writing() as store:
            store.outbox.rewrite(post.id, message)
            changes = digest_changes(slot, store.digests.get(post.digest_id or 0).messages)
            record(store, board, slot, changes, self._clock())
        return replace(post, message=message)


def _with_buttons(post: Post) -> Post:
    """The digest with its buttons. They are none of its words, which are frozen: an older one is posted with them too,
    and what the log keeps has none."""
    return replace(post, message=frozen(with_buttons(thawed(post.message))))
