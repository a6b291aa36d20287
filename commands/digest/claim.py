"""Composes a digest, freezes it under its slot, and says what the history keeps of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from board.boards import Board
from board.calendar import WeeklySlot
from board.digest import Snapshot
from commands.digest.compared import digest_of
from commands.digest.fingerprint import bearing_fingerprint
from commands.digest.page import digest_messages
from commands.reply import frozen
from storage.digests import fingerprint, snapshot_fingerprint
from storage.store import Store


@dataclass(frozen=True, slots=True)
class FrozenDigest:
    """A digest as it will be frozen, with the snapshot that the next one is compared with. `rests_on` is the id and
    hash of the board's last line of history: until there is another line, the digest would be the same."""

    messages: list[Any]
    snapshot: Snapshot
    rests_on: tuple[int, str]


def composed(store: Store, board: Board, now: datetime, slot: WeeklySlot | None = None) -> FrozenDigest:
    """A digest of the board as at `now`; `slot` is its weekly slot, if any. This is the slowest thing done for a board,
    so it can be done before the slot is claimed."""
    digest = digest_of(store, board, now)
    messages = bearing_fingerprint(digest_messages(board, digest, slot, now), store, board)
    return FrozenDigest([frozen(each) for each in messages], digest.snapshot, store.history.last_of(board.id))


def claim_digest(
    store: Store,
    board: Board,
    key: str,
    now: datetime,
    slot: WeeklySlot | None = None,
    missed: str = "",
    before: FrozenDigest | None = None,
) -> dict[str, tuple[Any, Any]] | None:
    """Claims the slot `key` with a digest of the board as at `now`. Returns the changes for the history, or None if the
    slot was already claimed.

    `slot` is its weekly slot, if any. With `missed`, the reason in words for support, the digest is not posted. A
    digest composed `before` for the same board and slot is used unless something has changed since.
    """
    is_as_it_was = before is not None and before.rests_on == store.history.last_of(board.id)
    made = before if before is not None and is_as_it_was else composed(store, board, now, slot)
    messages = made.messages[:1] if missed else made.messages
    if not store.digests.claim(board, key, messages, made.snapshot, now, missed):
        return None
    changes = digest_changes(key, messages) | {"snapshot": (None, snapshot_fingerprint(made.snapshot))}
    return changes | ({"missed": (None, missed)} if missed else {})


def digest_changes(key: str, messages: Sequence[Any]) -> dict[str, tuple[Any, Any]]:
    """What the history keeps: the key, and a hash of the frozen messages, so that a later change to them shows."""
    return {"digest": (None, key), "messages": (None, fingerprint(messages))}
