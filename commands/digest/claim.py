"""Freezing a digest under its slot, and what history is to hold of it."""

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
    """A digest as it will be frozen, with what the next is compared with. `rests_on` is the board's last line of
    history by then: while there is no other, it would be the same."""

    messages: list[Any]
    snapshot: Snapshot
    rests_on: tuple[int, str]


def composed(store: Store, board: Board, now: datetime, slot: WeeklySlot | None = None) -> FrozenDigest:
    """A digest of the board at `now`; `slot` is the weekly one that it is for. It takes longer than anything else that
    is done for a board, and can be done before its slot is claimed."""
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
    """Claims the slot of that key with a digest of the board at `now`: the changes for history, or None where it was
    claimed before.

    `slot` is the weekly one that the digest is for. With `missed`, which says in words for support why, it is not
    posted. What was composed `before`, for the same board and slot, is composed anew only where something has changed.
    """
    is_as_it_was = before is not None and before.rests_on == store.history.last_of(board.id)
    made = before if before is not None and is_as_it_was else composed(store, board, now, slot)
    messages = made.messages[:1] if missed else made.messages
    if not store.digests.claim(board, key, messages, made.snapshot, now, missed):
        return None
    changes = digest_changes(key, messages) | {"snapshot": (None, snapshot_fingerprint(made.snapshot))}
    return changes | ({"missed": (None, missed)} if missed else {})


def digest_changes(key: str, messages: Sequence[Any]) -> dict[str, tuple[Any, Any]]:
    """A hash of what is frozen, so that it cannot be altered unseen."""
    return {"digest": (None, key), "messages": (None, fingerprint(messages))}
