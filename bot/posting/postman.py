"""The postman takes what waits in the outbox to Slack: each message once, whatever breaks on the way."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from slack_sdk import WebClient

from board.refusals import Refusal
from bot.clock import steady as steady_seconds
from bot.own_history import record_failed, record_posted
from bot.posting.attempt import Attempt, Ended, channel_of, find, not_told, post
from bot.slack.blocks import payload
from bot.slack.button_answers import NOT_SHOWN
from bot.slack.errors import NO_ANSWER, REMEDIES, name_of, named
from commands.reply import thawed
from storage.database import Database
from storage.outbox import ATTEMPTED, HELD_SECONDS, Post

# Nothing is posted that has waited longer than this.
LATE_FOR = timedelta(days=2)
# A notice that the token was refused waits for a new token; it is tried again this often.
TOKEN_SECONDS = 300
# A time server moves the clock by less, unless it was wrong.
JUMP_SECONDS = 5

logger = logging.getLogger(__name__)

Ready = Callable[[Post], Post | str]


class Postman:
    """Posts as the bot of id `bot`, for the boards of one workspace. One of them at a time may `deliver` in a process.

    Several processes may share an outbox: who takes a message has it for half a minute. `steady` gives seconds that go
    on evenly, for the clock may be put forward in the middle of such a half-minute, or back.
    """

    def __init__(
        self,
        database: Database,
        client: WebClient,
        team: str,
        bot: str,
        clock: Callable[[], datetime],
        steady: Callable[[], float] = steady_seconds,
    ) -> None:
        self._database = database
        self._client = client
        self._team = team
        self._bot = bot
        self._clock = clock
        self._steady = steady
        self._apart = self._clock().timestamp() - steady()
        self._jumped_at: float | None = None

    def deliver(self, ready: Ready) -> None:
        """Posts everything that is due. `ready` is asked before a message goes out: it gives the message to post, or
        says in words for support why it is not posted any more."""
        while (taken := self._take()) is not None:
            try:
                if ended := self._try(taken, ready):
                    self.record_end(*ended)
            except Refusal:
                raise
            except Exception:
                # It is looked into in half a minute; what else waits is posted now.
                logger.exception("%s could not be posted", taken.key)

    def _take(self) -> Post | None:
        over = self._may_take_over()
        with self._database.reading() as store:
            if not store.outbox.is_due(self._team, self._clock(), over):
                return None
        with self._database.writing() as store:
            return store.outbox.take(self._team, self._clock(), over)

    def _may_take_over(self) -> bool:
        """Another may be in the middle of a try whose half-minute has ended by a jump of the clock alone."""
        apart, passed = self._clock().timestamp() - self._steady(), self._steady()
        if abs(apart - self._apart) > JUMP_SECONDS:
            self._jumped_at = passed
        self._apart = apart
        return self._jumped_at is None or passed - self._jumped_at >= HELD_SECONDS

    def _try(self, taken: Post, ready: Ready) -> tuple[Post, Attempt] | None:
        """The message as it is held now, and how the try ended; None where it is another's by now."""
        try:
            channel = channel_of(self._client, taken.channel)
        except NO_ANSWER as error:
            return taken, not_told(error)
        if known := self._known(replace(taken, channel=channel)):
            return taken, known
        prepared = ready(taken)
        if isinstance(prepared, str):
            return taken, Attempt(Ended.REFUSED, error=prepared)
        with self._database.writing() as store:
            kept = store.outbox.keep(taken, self._clock())
        if kept is None:
            return None
        return self._post(kept, channel, payload(thawed(prepared.message)))

    def _post(self, held: Post, channel: str, words: dict[str, Any]) -> tuple[Post, Attempt] | None:
        """Posts the message; where Slack does not take its blocks, its text alone, and where it takes neither, whoever
        waits for an answer is told so. What was refused is surely not out: each may be posted under the same key."""
        outcome = post(self._client, channel, words, held.key, held.thread)
        for plainer in _plainer(held, words["text"]):
            if not outcome.of_the_blocks:
                break
            logger.warning("%s is sent as plain text, without blocks: %s", held.key, outcome.error)
            with self._database.writing() as store:
                kept = store.outbox.keep(held, self._clock())
            if kept is None:
                return None
            held, outcome = kept, post(self._client, channel, plainer, held.key, held.thread)
        return held, outcome

    def _known(self, taken: Post) -> Attempt | None:
        """What is known before it is posted: it is out already, it may be, or it is too late for it; else None."""
        found = self._found(taken) if taken.state == ATTEMPTED else None
        if found is None and self._is_too_late(taken):
            return Attempt(Ended.REFUSED, error="Slack did not accept it for two days.")
        return found

    def _is_too_late(self, taken: Post) -> bool:
        """A notice never is: whom it is for has heard of the failure from nobody else."""
        return taken.about is None and self._clock() - taken.composed_at > LATE_FOR

    def _found(self, taken: Post) -> Attempt | None:
        """The message that an earlier try may have posted; None where it is not out.

        Where Slack does not say, it is asked again later; where it never will, nothing may be posted any more.
        """
        try:
            ts = find(self._client, taken.channel, taken.key, self._bot, taken.composed_at, taken.thread)
        except NO_ANSWER as error:
            logger.warning("Slack could not say whether %s was posted: %s", taken.key, named(error))
            told = not_told(error)
            if told.ended == Ended.NOT_TRIED and not self._is_too_late(taken):
                return told
            remedy = REMEDIES.get(name_of(error), "Slack could not say for two days.")
            return replace(told, ended=Ended.REFUSED, error=f"It may have been posted: I could not look. {remedy}")
        return Attempt(Ended.POSTED, ts=ts) if ts else None

    def record_end(self, held: Post, outcome: Attempt) -> None:
        """Saves how a try ended, in one transaction: it is out, it is tried again at an instant, or it has failed.

        Nothing is saved where the post is another process's by now.
        """
        now = self._clock()
        later = now + timedelta(seconds=outcome.wait)
        if outcome.ended != Ended.POSTED:
            logger.warning("%s is not posted: %s (%s)", held.key, outcome.ended, outcome.error)
        with self._database.writing() as store:
            if outcome.ended == Ended.POSTED:
                if store.outbox.posted(held, outcome.ts, now):
                    record_posted(store, held, outcome.ts, now)
            elif outcome.ended == Ended.LATER:
                store.outbox.put_off(held, later)
            elif outcome.ended == Ended.NOT_TRIED:
                store.outbox.put_off(held, later, held.state)
            elif outcome.ended == Ended.REFUSED and held.about is not None and outcome.of_the_token:
                # Nobody can be told of it by Slack while Slack refuses the token. Whether an earlier try had posted it
                # is as open as before.
                store.outbox.put_off(held, now + timedelta(seconds=TOKEN_SECONDS), held.state)
            elif outcome.ended == Ended.REFUSED and store.outbox.fail(held, outcome.error):
                record_failed(store, held, outcome.error, now)


def _plainer(held: Post, text: str) -> list[dict[str, Any]]:
    """What may be posted in place of a message with blocks. A digest or a notice has nobody who waits for it."""
    answers_somebody = held.digest_id is None and held.about is None
    return [{"text": text}, *([{"text": NOT_SHOWN}] if answers_somebody else [])]
