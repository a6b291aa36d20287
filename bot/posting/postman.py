"""The postman posts what is in the outbox: each message exactly once, whatever fails on the way."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from slack_sdk import WebClient

from board.refusals import Refusal
from bot.clock import steady as steady_seconds
from bot.own_history import record_failed, record_posted
from bot.posting.attempt import Attempt, Ended, Places, not_told, post
from bot.posting.looking import find
from bot.posting.pictures import NOT_TAKEN, Pictures
from bot.slack.blocks import payload
from bot.slack.button_answers import NOT_SHOWN
from bot.slack.errors import NO_ANSWER, REMEDIES, name_of, named
from commands.reply import Reply
from storage.database import Database
from storage.outbox import HELD_SECONDS, Outbox, Post
from storage.outbox_order import ATTEMPTED
from storage.store import Store

# What has waited longer than this is not posted.
LATE_FOR = timedelta(days=2)
LATE_WORDS = "two days"
# How often a notice about a refused token is retried, while it waits for a new token.
TOKEN_SECONDS = 300
# A message's charts are mostly drawn in less than this.
DRAWING_SECONDS = 3
# A time server corrects a clock by less than this, unless the clock was wrong.
JUMP_SECONDS = 5

logger = logging.getLogger(__name__)

Ready = Callable[[Post], Post | str]


class Postman:
    """Posts as the bot `bot` for the boards of one workspace. Only one thread of a process may `deliver` at a time.

    Several processes may share an outbox: whoever takes a message holds a lease of half a minute on it. `steady` is a
    monotonic clock, because the system clock may jump in the middle of a lease. No further post is begun unless
    `has_time`. What is composed only when it is sent is left to another postman (`later`).
    """

    later = False

    def __init__(
        self,
        database: Database,
        client: WebClient,
        team: str,
        bot: str,
        clock: Callable[[], datetime],
        steady: Callable[[], float] = steady_seconds,
        has_time: Callable[[], bool] = lambda: True,
    ) -> None:
        self._database = database
        self._client = client
        self._places = Places(client)
        self._team = team
        self._bot = bot
        self._clock = clock
        self._steady = steady
        self._has_time = has_time
        self._pictures = Pictures(database, client, clock)
        self._apart = self._clock().timestamp() - steady()
        self._jumped_at: float | None = None

    def deliver(self, ready: Ready, but_digests: bool = False) -> datetime | None:
        """Posts everything that is due, or everything except digests, and returns when the next post is due. `ready` is
        called before each attempt: it returns the message to post, or the reason, in words for support, why it must not
        be posted any more."""
        while True:
            with self._database.reading() as store:
                is_due, next_at = self.look(store, self._clock(), but_digests)
            if not is_due:
                return next_at
            self.deliver_one(ready, but_digests)

    def look(self, store: Store, now: datetime, but_digests: bool = False) -> tuple[bool, datetime | None]:
        """Whether something is due, as far as is known without the lock, and there is time for it; and when the next
        post that is not due yet will be."""
        over, outbox = self._may_take_over(), store.outbox
        store.ahead(lambda: (self._is_due(outbox, now, over, but_digests), outbox.due_next(self._team, now)))
        return self._is_due(outbox, now, over, but_digests), outbox.due_next(self._team, now)

    def is_due(self) -> bool:
        """True if something is due now, including digests' messages."""
        with self._database.reading() as store:
            return self._is_due(store.outbox, self._clock(), self._may_take_over(), but_digests=False)

    def _is_due(self, outbox: Outbox, now: datetime, over: bool, but_digests: bool) -> bool:
        return self._has_time() and outbox.is_due(self._team, now, over, self.later, but_digests)

    def deliver_one(self, ready: Ready, but_digests: bool = False) -> None:
        """The same for the next post alone, unless another process has taken it."""
        over = self._may_take_over()
        with self._database.writing(team=self._team) as store:
            taken = store.outbox.take(self._team, self._clock(), over, self.later, but_digests)
        if taken is None:
            return
        try:
            if ended := self._try(taken, ready):
                self.record_end(*ended)
        except Refusal:
            raise
        except Exception:
            # It is retried when its lease ends; meanwhile the rest is posted.
            logger.exception("%s could not be posted", taken.key)

    def _may_take_over(self) -> bool:
        """False while a lease may only seem to have ended, because the system clock jumped: another process may still
        be in the middle of its attempt.
        """
        apart, passed = self._clock().timestamp() - self._steady(), self._steady()
        if abs(apart - self._apart) > JUMP_SECONDS:
            self._jumped_at = passed
        self._apart = apart
        return self._jumped_at is None or passed - self._jumped_at >= HELD_SECONDS

    def _try(self, taken: Post, ready: Ready) -> tuple[Post, Attempt] | None:
        """The message with its lease renewed, and the result of the attempt; None if another process holds it by
        now."""
        try:
            channel = self._places.channel_of(taken.channel)
        except NO_ANSWER as error:
            return taken, not_told(error)
        if known := self._known(replace(taken, channel=channel)):
            return taken, known
        return self._sent(taken, channel, ready)

    def _sent(self, taken: Post, channel: str, ready: Ready) -> tuple[Post, Attempt] | None:
        """The same for a message that must be sent, as far as is known without trying."""
        prepared = ready(taken)
        if isinstance(prepared, str):
            return taken, Attempt(Ended.REFUSED, error=prepared)
        if not self.later and self._pictures.must_wait(prepared):
            # No answer should wait for the charts of another workspace's digest.
            return taken, Attempt(Ended.NOT_TRIED, wait=DRAWING_SECONDS)
        answer = self._pictures.ready(prepared)
        with self._database.writing(team=self._team) as store:
            kept = store.outbox.keep(taken, self._clock())
            beside = _history_of(store, taken)
        if kept is None:
            return None
        return self._post(kept, channel, answer, beside)

    def _post(
        self, held: Post, channel: str, answer: Reply, beside: Mapping[str, str | int]
    ) -> tuple[Post, Attempt] | None:
        """Posts the answer. If Slack refuses its blocks, it posts the same without pictures, if it has any; then the
        text alone; and if that is refused too, a short note to the person who waits for an answer. A refused message
        was certainly not posted, so each may use the same key."""
        words = payload(answer)
        outcome = post(self._client, channel, words, held.key, held.thread, beside)
        without_pictures = self._pictures.instead_of(held, answer) if outcome.of_the_blocks else []
        if without_pictures:
            self._pictures.tell(held, NOT_TAKEN)
        for plainer in (*without_pictures, *_plainer(held, words["text"])):
            if not outcome.of_the_blocks:
                break
            logger.warning("%s is sent in a plainer form: %s", held.key, outcome.error)
            with self._database.writing(team=self._team) as store:
                kept = store.outbox.keep(held, self._clock())
            if kept is None:
                return None
            held, outcome = kept, post(self._client, channel, plainer, held.key, held.thread, beside)
        return held, outcome

    def _known(self, taken: Post) -> Attempt | None:
        """The result that is known without posting: it was posted already, it may have been, or it is too late;
        otherwise None."""
        found = self._found(taken) if taken.state == ATTEMPTED else None
        if found is None and self._is_too_late(taken):
            return Attempt(Ended.REFUSED, error=f"Slack did not accept it for {LATE_WORDS}.")
        return found

    def _is_too_late(self, taken: Post) -> bool:
        """True if it has waited too long. A notice is never too late: nothing else tells its reader of the failure."""
        return taken.about is None and self._clock() - taken.composed_at > LATE_FOR

    def _found(self, taken: Post) -> Attempt | None:
        """Looks for the message that an earlier attempt may have posted; None if it was not posted.

        If Slack does not answer now, it is asked again later; if it never will, the message must not be posted.
        """
        try:
            return self._looked_up(taken)
        except NO_ANSWER as error:
            logger.warning("Slack could not say whether %s was posted: %s", taken.key, named(error))
            told = not_told(error)
            if told.ended == Ended.NOT_TRIED and not self._is_too_late(taken):
                return told
            remedy = REMEDIES.get(name_of(error), f"Slack could not say for {LATE_WORDS}.")
            return replace(told, ended=Ended.REFUSED, error=f"It may have been posted: I could not look. {remedy}")

    def _looked_up(self, taken: Post) -> Attempt | None:
        return self._among_messages(taken)

    def _among_messages(self, taken: Post, file: str = "") -> Attempt | None:
        """Looks for the post among Slack's messages, by its key or by that file."""

        def keep(to: str) -> None:
            with self._database.writing(team=self._team) as store:
                store.outbox.looked(taken, to)

        ts = find(self._client, taken, self._bot, keep, file)
        return Attempt(Ended.POSTED, ts=ts) if ts else None

    def record_end(self, held: Post, outcome: Attempt) -> None:
        """Saves how an attempt ended, in one transaction: posted, to be retried at an instant, or failed.

        Nothing is saved if another process holds the post by now.
        """
        now = self._clock()
        later = now + timedelta(seconds=outcome.wait)
        if outcome.ended == Ended.REFUSED or outcome.error:
            logger.warning("%s is not posted: %s (%s)", held.key, outcome.ended, outcome.error)
        with self._database.writing(team=self._team) as store:
            if outcome.ended == Ended.POSTED:
                if store.outbox.posted(held, outcome.ts, now):
                    record_posted(store, held, outcome.ts, now)
            elif outcome.ended == Ended.LATER:
                store.outbox.put_off(held, later)
            elif outcome.ended == Ended.NOT_TRIED:
                store.outbox.put_off(held, later, held.state)
            elif outcome.ended == Ended.REFUSED and held.about is not None and outcome.of_the_token:
                # While Slack refuses the token, nobody can be told. The state stays as it was: an earlier attempt may
                # have posted it.
                store.outbox.put_off(held, now + timedelta(seconds=TOKEN_SECONDS), held.state)
            elif outcome.ended == Ended.REFUSED and store.outbox.fail(held, outcome.error):
                record_failed(store, held, outcome.error, now)


def _history_of(store: Store, post: Post) -> Mapping[str, str | int]:
    """For the message of a digest that carries a fingerprint: the id and the full hash of its line of history."""
    named = store.digests.line_named(post.digest_id) if post.digest_id is not None and not post.thread else None
    return {"history_line": named[0], "history_hash": named[1]} if named else {}


def _plainer(held: Post, text: str) -> list[dict[str, Any]]:
    """What to post in place of a message whose blocks were refused. Nobody waits for a digest or a notice."""
    answers_somebody = held.digest_id is None and held.about is None
    return [{"text": text}, *([{"text": NOT_SHOWN}] if answers_somebody else [])]
