"""The refs that a board gives out itself, where nobody has typed one."""

from typing import Protocol

from storage.store import Store


class _OfRefs(Protocol):
    def knows(self, board_id: int, ref: str) -> bool: ...


def next_ref(store: Store, board_id: int, letter: str, those: _OfRefs) -> str:
    """The board's next ref of that letter that none of `those`, such as its actions, has already."""
    while those.knows(board_id, ref := store.boards.take_ref(board_id, letter)):
        pass
    return ref
