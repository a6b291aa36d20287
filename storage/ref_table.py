"""What the tables of things with refs (actions, measures, areas, risks) have in common."""

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from board.actions import Action
from board.areas import Area
from board.measures import Measure
from board.risks import Risk

Thing = Action | Measure | Area | Risk
# The kinds, named as their commands are.
KINDS = ("action", "measure", "area", "risk")


class Named(NamedTuple):
    """What is shown of a thing to somebody who looks for it; `owner_id` is who does it, or leads it."""

    ref: str
    title: str
    owner_id: str | None


class RefTable(Protocol):
    """One kind of thing on a board."""

    def refs(self, board_id: int) -> list[str]:
        """Every ref on the board, for suggesting the nearest."""

    def knows(self, board_id: int, ref: str) -> bool:
        """True if a thing on the board has that ref, in any case and spacing."""

    def find(self, board_id: int, ref: str) -> Thing | None:
        """The thing with that ref, in any case and spacing, or None."""

    def named(self, board_id: int) -> Iterable[Named]:
        """Those that have not ended, in their order."""
