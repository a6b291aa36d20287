"""Freezing a digest under its slot, and what history is to hold of it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from board.boards import Board
from board.calendar import WeeklySlot
from commands.digest.compared import digest_of
from commands.digest.fingerprint import bearing_fingerprint
from commands.digest.page import digest_messages
from commands.reply import frozen
from storage.digests import fingerprint, snapshot_fingerprint
from storage.store import Store


def claim_digest(
    store: Store, board: Board, key: str, now: datetime, slot: WeeklySlot | None = None, missed: str = ""
) -> dict[str, tuple[Any, Any]] | None:
    """Claims the slot of that key with a digest of the board at `now`: the changes for history, or None where it was
    claimed before.

    `slot` is the weekly one that the digest is for. With `missed`, which says in words for support why, it is not
    posted.
    """
    digest = digest_of(store, board, now)
    composed = bearing_fingerprint(digest_messages(board, digest, slot, now), store, board)
    messages = [frozen(each) for each in composed]
    messages = messages[:1] if missed else messages
    if not store.digests.claim(board, key, messages, digest.snapshot, now, missed):
        return None
    changes = digest_changes(key, messages) | {"snapshot": (None, snapshot_fingerprint(digest.snapshot))}
    return changes | ({"missed": (None, missed)} if missed else {})


def digest_changes(key: str, messages: Sequence[Any]) -> dict[str, tuple[Any, Any]]:
    """A hash of what is frozen, so that it cannot be altered unseen."""
    return {"digest": (None, key), "messages": (None, fingerprint(messages))}
