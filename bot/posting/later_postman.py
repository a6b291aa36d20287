"""Posts what is composed only when it is sent, with its document or pictures: each exactly once, whatever fails on the
way.

Slack gives a document an id before it accepts the bytes. The id is stored before the document is shared, so that an
attempt whose result is unknown can be looked up: in the conversation's messages, and in Slack's description of the
file.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.clock import steady as steady_seconds
from bot.posting.attempt import Attempt, Ended, not_told, refused
from bot.posting.composing import Composed, Composers, Document, composed
from bot.posting.postman import Postman, Ready
from bot.slack.blocks import payload
from bot.slack.errors import NO_ANSWER, UNANSWERED, name_of
from bot.slack.files import begin, send, share, shared_at
from commands.reply import paragraph
from commands.scopes import MAY_NOT_SEND
from commands.told.later import Later, later_in, with_later
from storage.database import Database
from storage.outbox import Post

WRITE_MISSING = f"The document itself is not here: {MAY_NOT_SEND}"
NOT_TAKEN = "The document itself is not here: Slack did not take it. Ask again in a while."
# Slack shares a file a few moments after it has accepted the request. If it is not shared by then, it never will be.
SHARED_WITHIN = timedelta(minutes=10)
_GONE = frozenset({"file_not_found", "file_deleted"})


class LaterPostman(Postman):
    """A postman for these posts alone, in a thread of its own, because composing one takes a while."""

    later = True

    def __init__(
        self,
        database: Database,
        client: WebClient,
        team: str,
        bot: str,
        clock: Callable[[], datetime],
        composers: Composers,
        steady: Callable[[], float] = steady_seconds,
        has_time: Callable[[], bool] = lambda: True,
    ) -> None:
        super().__init__(database, client, team, bot, clock, steady, has_time)
        self._composers = composers

    def _sent(self, taken: Post, channel: str, ready: Ready) -> tuple[Post, Attempt] | None:
        later = later_in(taken.message)
        if later is None:
            return super()._sent(taken, channel, ready)
        made = composed(self._composers, taken, later, self._clock())
        with self._database.writing(team=self._team) as store:
            kept = store.outbox.keep(taken, self._clock())
        if kept is None:
            return None
        if made.document is None:
            return self._post(kept, channel, made.words, {})
        return self._with_document(kept, channel, later, made, made.document)

    def _with_document(
        self, held: Post, channel: str, later: Later, made: Composed, document: Document
    ) -> tuple[Post, Attempt] | None:
        """Shares the document. If Slack does not accept it, the words are posted all the same and say so."""
        try:
            begun = begin(self._client, document.name, len(document.content))
            kept = self._with_file(held, later, begun.file)
            if kept is None:
                return None
            held = kept
            send(self._client, begun, document.content)
        except SlackApiError as error:
            return self._not_taken(held, channel, made, error)
        except UNANSWERED as error:
            # Nothing is shared before its upload is complete.
            return held, not_told(error)
        try:
            title = document.about or document.name
            share(self._client, begun.file, title, channel, payload(made.words)["text"], held.thread)
        except SlackApiError as error:
            return self._not_taken(held, channel, made, error)
        except UNANSWERED as error:
            return held, Attempt(Ended.UNSURE, error=type(error).__name__)
        return held, Attempt(Ended.POSTED, ts=self._shared(begun.file, channel))

    def _with_file(self, held: Post, later: Later, file: str) -> Post | None:
        """Stores the document's id in Slack; None if another process holds the post by now."""
        message = with_later(held.message, replace(later, file=file))
        with self._database.writing(team=self._team) as store:
            kept = store.outbox.keep(held, self._clock())
            if kept is not None:
                store.outbox.rewrite(held, message)
        return replace(kept, message=message) if kept is not None else None

    def _not_taken(self, held: Post, channel: str, made: Composed, error: SlackApiError) -> tuple[Post, Attempt] | None:
        outcome = refused(error)
        if outcome.ended != Ended.REFUSED or outcome.of_the_token:
            return held, outcome
        why = WRITE_MISSING if name_of(error) == "missing_scope" else NOT_TAKEN
        words = replace(made.words, parts=(*made.words.parts, paragraph(why)))
        return self._post(held, channel, words, {})

    def _shared(self, file: str, channel: str) -> str:
        """The message's ts, if Slack knows it already."""
        try:
            return shared_at(self._client, file, channel) or ""
        except NO_ANSWER:
            return ""

    def _looked_up(self, taken: Post) -> Attempt | None:
        later = later_in(taken.message)
        file = later.file if later else ""
        found = self._among_messages(taken, file)
        if found or not file:
            return found
        try:
            ts = shared_at(self._client, file, taken.channel)
        except SlackApiError as error:
            # Its upload was not completed, or the app may not look: then the messages have given the answer.
            if name_of(error) in (*_GONE, "missing_scope"):
                return None
            raise
        if ts is None and self._clock() - taken.composed_at < SHARED_WITHIN:
            return Attempt(Ended.NOT_TRIED, wait=30, error="Slack has the document and has not shared it yet")
        return Attempt(Ended.POSTED, ts=ts) if ts else None
