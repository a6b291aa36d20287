"""The postman takes what waits in the outbox to Slack: each message once, whatever breaks on the way."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from board.refusals import Refusal
from bot.posting import (
    REMEDIES,
    UNANSWERED,
    Ended,
    Outcome,
    channel_of,
    find,
    is_about_the_token,
    is_passing,
    name_of,
    post,
    refused,
)
from commands.reply import thawed
from storage.database import Database
from storage.outbox import ATTEMPTED, Post

# Nothing is posted that has waited longer than this.
LATE_FOR = timedelta(days=2)
# A notice that the token was refused waits for a new token; it is tried again this often.
TOKEN_SECONDS = 300

logger = logging.getLogger(__name__)

Ready = Callable[[Post], Post | str]


class Postman:
    """Posts as the bot of id `bot`, for the boards of one workspace. One of them at a time may `deliver` in a process.

    Several processes may share an outbox: who takes a message has it for half a minute.
    """

    def __init__(
        self, database: Database, client: WebClient, team: str, bot: str, clock: Callable[[], datetime]
    ) -> None:
        self._database = database
        self._client = client
        self._team = team
        self._bot = bot
        self._clock = clock

    def deliver(self, ready: Ready) -> None:
        """Posts everything that is due. `ready` is asked before a message goes out: it gives the message to post, or
        says in words for support why it is not posted any more."""
        while (taken := self._take()) is not None:
            try:
                outcome = self._try(taken, ready)
            except Refusal:
                raise
            except Exception:
                # It is looked into in half a minute; what else waits is posted now.
                logger.exception("%s could not be posted", taken.key)
                continue
            if outcome is not None:
                self._note(taken, outcome)

    def _take(self) -> Post | None:
        with self._database.reading() as store:
            if not store.outbox.is_due(self._team, self._clock()):
                return None
        with self._database.writing() as store:
            return store.outbox.take(self._team, self._clock())

    def _try(self, taken: Post, ready: Ready) -> Outcome | None:
        """How the try ended; None where it is another's by now."""
        try:
            taken = replace(taken, channel=channel_of(self._client, taken.channel))
        except SlackApiError as error:
            return _without_channel(refused(error))
        except UNANSWERED as error:
            return Outcome(Ended.UNSURE, error=type(error).__name__)
        if taken.state == ATTEMPTED and (found := self._found(taken)):
            return found
        if self._clock() - taken.composed_at > LATE_FOR:
            return Outcome(Ended.REFUSED, error="Slack did not take it for two days.")
        return self._posted(taken, ready)

    def _posted(self, taken: Post, ready: Ready) -> Outcome | None:
        prepared = ready(taken)
        if isinstance(prepared, str):
            return Outcome(Ended.REFUSED, error=prepared)
        with self._database.writing() as store:
            if not store.outbox.keep(taken, self._clock()):
                # It took too long to get here, and another process has it by now.
                return None
        return post(self._client, taken.channel, thawed(prepared.message), taken.key, taken.thread)

    def _found(self, taken: Post) -> Outcome | None:
        """The message that an earlier try may have posted; None where it is not out.

        Where Slack does not say, it is asked again later; where it never will, nothing may be posted any more.
        """
        try:
            ts = find(self._client, taken.channel, taken.key, self._bot, taken.composed_at, taken.thread)
        except (SlackApiError, *UNANSWERED) as error:
            logger.warning("Slack could not say whether %s is out: %s", taken.key, type(error).__name__)
            why = name_of(error) if isinstance(error, SlackApiError) else ""
            passing = not isinstance(error, SlackApiError) or is_passing(error)
            if passing and self._clock() - taken.composed_at <= LATE_FOR:
                return Outcome(Ended.UNSURE, error="Slack could not be asked whether it is out already.")
            remedy = REMEDIES.get(why, "Slack did not say for two days.")
            return Outcome(Ended.REFUSED, error=f"It may be out already: I could not look. {remedy}")
        return Outcome(Ended.POSTED, ts=ts) if ts else None

    def _note(self, taken: Post, outcome: Outcome) -> None:
        now = self._clock()
        if outcome.ended != Ended.POSTED:
            logger.warning("%s is not posted: %s (%s)", taken.key, outcome.ended, outcome.error)
        with self._database.writing() as store:
            if outcome.ended == Ended.POSTED:
                store.outbox.posted(taken.id, outcome.ts, now)
            elif outcome.ended == Ended.LATER:
                store.outbox.put_off(taken.id, now + timedelta(seconds=outcome.wait))
            elif outcome.ended == Ended.REFUSED and taken.about is not None and is_about_the_token(outcome.error):
                # Nobody can be told of it by Slack while Slack refuses the token. Whether an earlier try had posted it
                # is as open as before.
                store.outbox.put_off(taken.id, now + timedelta(seconds=TOKEN_SECONDS), taken.state)
            elif outcome.ended == Ended.REFUSED:
                store.outbox.fail(taken.id, outcome.error)


def _without_channel(outcome: Outcome) -> Outcome:
    """Nothing was posted now; but an earlier try may have been, so it is looked for before the next."""
    return replace(outcome, ended=Ended.UNSURE) if outcome.ended == Ended.LATER else outcome
