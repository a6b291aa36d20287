"""What the tables of things with a ref have in common: actions, measures, areas and risks are found by it."""

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from board.actions import Action
from board.areas import Area
from board.measures import Measure
from board.risks import Risk

Thing = Action | Measure | Area | Risk
# The kinds by the names of the commands that are about them.
KINDS = ("action", "measure", "area", "risk")


class Named(NamedTuple):
    """What is said of a thing to whoever looks for it; `owner_id` is whoever does it, or leads it."""

    ref: str
    title: str
    owner_id: str | None


class RefTable(Protocol):
    """One kind of thing on a board."""

    def refs(self, board_id: int) -> list[str]:
        """Every ref on the board, to suggest the nearest."""

    def knows(self, board_id: int, ref: str) -> bool:
        """There is one of that ref on the board, in any case and spacing."""

    def find(self, board_id: int, ref: str) -> Thing | None:
        """The thing of that ref, in any case and spacing, or None."""

    def named(self, board_id: int) -> Iterable[Named]:
        """All of them that have not ended, in their order."""
