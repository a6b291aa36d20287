"""What the bot does by itself, as lines of a board's history: what it froze, what became of that, and what Slack told
it."""

from datetime import datetime
from typing import Any

from board.boards import Board
from board.history import Changes, Entry
from storage.outbox import Post
from storage.outbox_order import FAILED, POSTED
from storage.store import Store


def record(store: Store, board: Board, what: str, changes: Changes, now: datetime) -> None:
    """Adds a line; `what` takes the place of the words that a person would have typed."""
    line = Entry(0, "board", board.id, board.name, "digest", "boardbot", now, what, changes)
    store.history.add(board.id, line)


def follow_channel(store: Store, team: str, old: str, new: str, now: datetime) -> bool:
    """Binds the board of a channel whose id Slack has changed to the new id, with the posts on their way there. False
    if there is no such board, if it is done already, or if the new channel has a board of its own."""
    board = store.boards.in_channel(team, old)
    if board is None or store.boards.in_channel(team, new) is not None:
        return False
    store.boards.move(board.id, new)
    store.outbox.readdress(team, old, new)
    record(store, board, "channel_id_changed", {"channel": (old, new)}, now)
    return True


def record_posted(store: Store, post: Post, ts: str, now: datetime) -> None:
    """Adds a line about a posted message of a digest, and about each action of which a reminder told somebody other
    than its owner."""
    store.reminders.delivered(post.team, post.key)
    for board_id, action in store.reminders.escalated(post.team, post.key):
        why = f"<@{post.channel}> was told"
        line = Entry(0, "action", action.id, action.ref, "escalate", "boardbot", now, "reminder", {}, why)
        store.history.add(board_id, line)
    _record_end(store, post, {"state": (None, POSTED), "ts": (None, ts)}, now)


def record_failed(store: Store, post: Post, error: str, now: datetime) -> None:
    """Adds a line about a message of a digest that will not be posted, nor what would have followed it."""
    store.reminders.drop(post.team, post.key)
    _record_end(store, post, {"state": (None, FAILED), "error": (None, error)}, now)


def _record_end(store: Store, post: Post, end: dict[str, tuple[Any, Any]], now: datetime) -> None:
    board = store.boards.get(post.team, post.board_id)
    if post.digest_id is None or board is None:
        return
    slot = store.digests.get(post.digest_id).slot
    number = int(post.key.rpartition(":")[2])
    record(store, board, slot, {"digest": (None, slot), "message": (None, number), **end}, now)
