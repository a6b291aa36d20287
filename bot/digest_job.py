"""The weekly digest's job: claims each board's slot, posts what was claimed, tells support when it cannot.

A slot is claimed, with what will be posted, before anything is posted; so a restart, a second process or a cut
connection never posts a week twice, and never loses one.
"""

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from board.boards import Board
from board.calendar import Slot
from board.words import day, moment
from bot.channels import shared_now
from bot.messages import payload
from bot.posting import Ended, Outcome, find, post
from commands.digest_page import digest_messages, digest_of
from commands.reply import Bold, Reply, frozen, paragraph, reply, thawed
from storage.database import Database
from storage.digests import RETRY_SECONDS, StoredDigest, fingerprint
from storage.store import Store

LATE_FOR = timedelta(days=2)
LOOK_SECONDS = 20
SAID_LATE_AFTER = timedelta(minutes=15)
# A weekly slot's key begins with its year; that of a digest somebody asked for does not.
WEEKLY = "2"

logger = logging.getLogger(__name__)


class DigestJob:
    """Posts every board's digest through `client`. `tick` does what is due and may be called at any time."""

    def __init__(self, database: Database, client: WebClient, team: str, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._client = client
        self._team = team
        self._clock = clock
        self._stirred = threading.Event()
        self._stopping = threading.Event()
        self._settled = threading.Event()
        self._settling = threading.Lock()

    def wake(self) -> None:
        """Something waits to be posted, or the clock was moved: look now."""
        with self._settling:
            self._settled.clear()
            self._stirred.set()

    def wait_until_settled(self, seconds: float) -> bool:
        """Waits until a whole round has followed the last `wake`; False where that takes longer than `seconds`."""
        return self._settled.wait(seconds)

    def stop(self) -> None:
        """Finish what is in hand, and end `run`."""
        self._stopping.set()
        self._stirred.set()

    def run(self) -> None:
        """Looks for work until `stop`. A fault in one round is logged, and the next round tries again."""
        while not self._stopping.is_set():
            self._stirred.clear()
            try:
                self.tick()
            except Exception:
                logger.exception("The digest job failed in one round; it goes on")
            with self._settling:
                if not self._stirred.is_set():
                    self._settled.set()
            self._stirred.wait(LOOK_SECONDS)

    def tick(self) -> None:
        """Claims each slot that is due, posts what is claimed, and tells support of what could not be posted."""
        with self._database.reading() as store:
            boards = [board for board in store.boards.all() if board.team == self._team]
            due = [(each, slot) for each in boards if (slot := each.due_slot(self._clock())) is not None]
            fresh = [(each, slot) for each, slot in due if not store.digests.is_claimed(each.id, slot.key)]
            waiting = store.digests.unposted()
        for board, slot in fresh:
            self._claim(board, slot)
        if fresh or waiting:
            self._post_waiting({board.id: board for board in boards})
        self._tell_support({board.id: board for board in boards})

    def _claim(self, board: Board, slot: Slot) -> None:
        board = self._with_sharing(board)
        now = self._clock()
        missed = ""
        if now - slot.at > LATE_FOR:
            missed = (
                f"boardbot was not running when it was due, on {day(board.schedule.today(slot.at))}, nor for two days "
                "after. Post one now, in the board's channel: /digest post"
            )
        with self._database.writing() as store:
            digest = digest_of(store, board, now)
            messages = [frozen(each) for each in digest_messages(board, digest, slot, now)]
            if store.digests.claim(board.id, slot.key, messages, digest.snapshot, now, missed):
                _record(store, board, slot.key, messages, now)

    def _with_sharing(self, board: Board) -> Board:
        """The board, knowing whether its channel is shared with another organisation now, where Slack says."""
        shared = shared_now(self._client, board.channel)
        if shared is None:
            return board
        with self._database.writing() as store:
            store.boards.set_shared(board.id, shared)
            return store.boards.get(board.id) or board

    def _post_waiting(self, boards: dict[int, Board]) -> None:
        with self._database.reading() as store:
            waiting = store.digests.unposted()
        for digest in waiting:
            board = boards.get(digest.board_id)
            with self._database.writing() as store:
                ours = board is not None and store.digests.attempt(digest.id, self._clock())
            if ours and board is not None:
                self._post(digest, board)

    def _post(self, digest: StoredDigest, board: Board) -> None:
        """Posts the messages that are not out yet, in order; records each as soon as Slack has taken it."""
        posted = list(digest.posted)
        for number in range(len(posted), len(digest.messages)):
            key, thread = f"{board.channel}:{digest.slot}:{number}", posted[0] if posted else None
            unsure = digest.attempts > 0 and number == len(digest.posted)
            outcome = self._found(digest, board, key, thread) if unsure else None
            if outcome is None and number == 0:
                outcome = self._given_up(digest, board)
                digest = digest if outcome else self._said_late(digest, board)
            if outcome is None:
                outcome = post(self._client, board.channel, thawed(digest.messages[number]), key, thread)
            if outcome.ended != Ended.POSTED:
                self._not_posted(digest, outcome, whole=number == 0)
                return
            posted.append(outcome.ts)
            with self._database.writing() as store:
                store.digests.record_post(digest.id, posted)
                # A long thread may take longer than the half-minute after which another process would step in.
                store.digests.wait(digest.id, self._clock() + timedelta(seconds=RETRY_SECONDS))
        with self._database.writing() as store:
            store.digests.finish(digest.id, self._clock())

    def _found(self, digest: StoredDigest, board: Board, key: str, thread: str | None) -> Outcome | None:
        """The message that an earlier try may have posted, or that Slack cannot say; None where it is not out."""
        since = min(digest.attempted_at or digest.composed_at, digest.composed_at)
        try:
            ts = find(self._client, board.channel, key, since, thread)
        except (SlackApiError, OSError) as error:
            logger.warning("Slack could not say whether the digest is out: %s", type(error).__name__)
            return Outcome(Ended.UNSURE, error="Slack could not be asked whether it is out already")
        return Outcome(Ended.POSTED, ts=ts) if ts else None

    def _given_up(self, digest: StoredDigest, board: Board) -> Outcome | None:
        """A refusal where it has waited for two days, or its board has paused since: it is not posted any more."""
        waited = self._clock() - digest.composed_at > LATE_FOR
        paused = board.paused and digest.slot.startswith(WEEKLY)
        if not (waited or paused):
            return None
        why = "Slack did not take it for two days." if waited else "The digest was paused before Slack took it."
        return Outcome(Ended.REFUSED, error=f"{why} Post one now, in the board's channel: /digest post")

    def _said_late(self, digest: StoredDigest, board: Board) -> StoredDigest:
        """The digest, saying so where it goes out long after it was composed; what is posted is what is kept."""
        main = thawed(digest.messages[0])
        late = paragraph(f"Posted late: it was composed on {moment(digest.composed_at, board.schedule.timezone)}.")
        if self._clock() - digest.composed_at < SAID_LATE_AFTER or late in main.parts:
            return digest
        messages = (frozen(replace(main, parts=(*main.parts, late))), *digest.messages[1:])
        with self._database.writing() as store:
            store.digests.rewrite(digest.id, messages)
            _record(store, board, digest.slot, messages, self._clock())
        return replace(digest, messages=messages)

    def _not_posted(self, digest: StoredDigest, outcome: Outcome, whole: bool) -> None:
        logger.warning("Digest %s is not posted yet: %s (%s)", digest.slot, outcome.ended, outcome.error)
        with self._database.writing() as store:
            if outcome.ended == Ended.LATER:
                store.digests.wait(digest.id, self._clock() + timedelta(seconds=outcome.wait))
            elif outcome.ended == Ended.REFUSED and whole:
                store.digests.fail(digest.id, outcome.error)
            elif outcome.ended == Ended.REFUSED:
                store.digests.finish(digest.id, self._clock())
                store.digests.note_error(digest.id, f"Its thread is incomplete. {outcome.error}")

    def _tell_support(self, boards: dict[int, Board]) -> None:
        """Tells each support officer, once, in a direct message."""
        with self._database.reading() as store:
            untold = store.digests.untold()
        for digest in untold:
            board = boards.get(digest.board_id)
            if board is None:
                continue
            message = _bad_news(board, digest)
            told = [self._tell(person, message) for person in board.support or filter(None, [board.chair])]
            if any(told):
                with self._database.writing() as store:
                    store.digests.told(digest.id)

    def _tell(self, person: str, message: Reply) -> bool:
        try:
            self._client.chat_postMessage(channel=person, **payload(message), unfurl_links=False, unfurl_media=False)
        except (SlackApiError, OSError) as error:
            logger.warning("Support could not be told: %s", type(error).__name__)
            return isinstance(error, SlackApiError) and error.response.status_code < 429
        return True


def _record(store: Store, board: Board, slot: str, messages: Sequence[Any], now: datetime) -> None:
    """A line of history that holds a hash of what is frozen, so that it cannot be altered unseen."""
    subject = ("board", board.id, board.name)
    changes = {"digest": (None, slot), "messages": (None, fingerprint(messages))}
    store.history.add(board.id, subject, "digest", "boardbot", now, slot, changes)


def _bad_news(board: Board, digest: StoredDigest) -> Reply:
    what = "weekly digest" if digest.slot.startswith(WEEKLY) else "digest that was asked for"
    return reply(paragraph((Bold(f"{board.name}: the {what} was not posted."),), digest.error))
