"""Prepares a post at the moment it is sent: the message as it is by then, or the reason not to post it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from slack_sdk import WebClient

from board.boards import Board
from board.calendar import LATE_AFTER, is_weekly
from board.words import moment
from bot.own_history import record
from bot.posting.members import is_for_member
from bot.posting.notices import AGAIN
from bot.posting.reminder_round import ReminderRound, is_reminder
from bot.slack.channels import shared_now
from commands.digest.claim import digest_changes
from commands.digest.page import said_late, with_buttons
from commands.read_by_others import names_anybody
from commands.reply import frozen, thawed
from storage.database import Database
from storage.outbox import Post

JUST_ASKED = timedelta(minutes=1)


class Preparing:
    """Prepares each post of one workspace just before it is sent."""

    def __init__(
        self,
        database: Database,
        client: WebClient,
        clock: Callable[[], datetime],
        reminders: ReminderRound | None = None,
    ) -> None:
        self._database = database
        self._client = client
        self._clock = clock
        self._reminders = reminders

    def prepared(self, post: Post) -> Post | str:
        """The message to post, or the reason not to, in words for support; an empty reason if nobody need be told."""
        if self._reminders is not None and is_reminder(post):
            return self._reminders.prepared(post)
        members = self._reminders.members if self._reminders is not None and is_for_member(post) else None
        if members is not None and not members.may_be_told(post, self._board_of(post)):
            with self._database.writing(team=post.team) as store:
                store.given.unheard(post.team, post.channel, post.composed_at)
            return ""
        return post if post.board_id is None else self._digest_ready(post, post.board_id)

    def _board_of(self, post: Post) -> Board | None:
        with self._database.reading() as store:
            return store.boards.get(post.team, post.board_id)

    def _digest_ready(self, post: Post, board_id: int) -> Post | str:
        """The same for a digest's message; a late digest is marked as late.

        A digest is dropped if its board was paused, closed or moved since, or its channel shared with another
        organisation.
        """
        if post.digest_id is None:
            return post
        with self._database.reading() as store:
            board = store.boards.get(post.team, board_id)
            slot = store.digests.get(post.digest_id).slot
        if self._is_shared_since(post, slot):
            return f"The channel has been shared with another organisation since, and this digest names owners. {AGAIN}"
        if post.thread and board is not None:
            return post
        if board is not None and board.channel != post.channel:
            return f"The board was moved to another channel before Slack accepted the digest. {AGAIN}"
        if board is None or (is_weekly(slot) and not board.posts_weekly):
            # A last digest was posted when the board was closed, so nobody need be told of this one.
            is_over = board is not None and board.is_closed
            return "" if is_over else f"The digest was paused before Slack accepted it. {AGAIN}"
        return _with_buttons(self._said_late(post, board, slot), board)

    def _is_shared_since(self, post: Post, slot: str) -> bool:
        """True if the channel was shared with another organisation after the message was composed, and the message
        names people. A weekly digest composed within the last minute, and its thread, are not checked: Slack was asked
        just before."""
        is_fresh = (is_weekly(slot) or bool(post.thread)) and self._clock() - post.composed_at < JUST_ASKED
        return not is_fresh and names_anybody(thawed(post.message)) and bool(shared_now(self._client, post.channel))

    def _said_late(self, post: Post, board: Board, slot: str) -> Post:
        """The message, with a line that it is late if it is; the log stores exactly what is posted."""
        if self._clock() - post.composed_at < LATE_AFTER:
            return post
        words = f"Posted late: it was composed on {moment(post.composed_at, board.schedule.timezone)}."
        main = thawed(post.message)
        late = said_late(main, words)
        if late == main:
            return post
        message = frozen(late)
        with self._database.writing(team=post.team) as store:
            store.outbox.rewrite(post, message)
            changes = digest_changes(slot, store.digests.get(post.digest_id or 0).messages)
            record(store, board, slot, changes, self._clock())
        return replace(post, message=message)


def _with_buttons(post: Post, board: Board) -> Post:
    """The digest with its buttons. They are not part of its frozen words: older digests are posted with them too, and
    the log's copy has none."""
    return replace(post, message=frozen(with_buttons(thawed(post.message), board)))
