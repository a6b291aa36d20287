"""The links of a board's actions and areas at a past instant, worked out from the history."""

from collections.abc import Mapping
from datetime import datetime

from board.boards import Board
from board.links import LINKED, Linked, refs_told
from storage.store import Store


def links_of(store: Store, board: Board, subject: str, at: datetime | None = None) -> dict[int, Linked]:
    """The links of each action or area, by its id: as they are now or, if `at` is given, as they were at that instant.

    `subject` is the kind, such as `action`.
    """
    linked = store.links.of_all(board.id, subject)
    for subject_id, were in store.history.changes_since(board.id, at, subject) if at else ():
        linked[subject_id] = linked_as_were(linked.get(subject_id, Linked()), were)
    return linked


def linked_as_were(linked: Linked, were: Mapping[str, object]) -> Linked:
    """The links with a change taken back; `were` are the fields as they were before it."""
    for kind in LINKED:
        linked = linked.having(kind, refs_told(were[kind])) if kind in were else linked
    return linked
