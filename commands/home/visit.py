"""A person's visit to their Home: who they are on which board, and which pages they see."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Generic, TypeVar

from board.boards import Board
from board.roles import Actor, Role
from commands.call import Call
from commands.home.parts import At, Turn, Turns
from commands.reading.grammar import Words
from commands.request import Request
from storage.store import Store

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit to one board, as a call. `is_first` says that the person has never opened Home before."""

    call: Call
    at: At
    is_first: bool = False

    @property
    def store(self) -> Store:
        """The log."""
        return self.call.store

    @property
    def board(self) -> Board:
        """The board that Home shows."""
        return self.call.board

    @property
    def actor(self) -> Actor:
        """The person, with their role on the board."""
        return self.call.actor

    @property
    def today(self) -> date:
        """Today in the board's own time zone."""
        return self.call.today

    @property
    def is_chair(self) -> bool:
        """True if the person is the chair, who signs off."""
        return self.actor.role == Role.CHAIR

    @property
    def is_support(self) -> bool:
        """True if the person is board support, who keeps the log and records what the chair decides."""
        return self.actor.role == Role.SUPPORT


def visit_of(request: Request, store: Store, board: Board, at: At, is_first: bool) -> Visit:
    """The visit of the person who asks."""
    actor = board.actor(request.person.id, request.person.guest)
    today = board.schedule.today(request.now)
    call = Call(request, "action", "mine", "", Words("", ""), store, board, actor, today, writes=False)
    return Visit(call, replace(at, board=board.id), is_first)


@dataclass(frozen=True, slots=True)
class Stretch(Generic[Item]):
    """The items of one page, `words` that say which they are, and the buttons for the pages beside it."""

    items: Sequence[Item]
    words: str
    turns: Turns | None


def stretch(visit: Visit, items: Sequence[Item], size: int, which: str, about: str) -> Stretch[Item]:
    """The page of `items` that the person is on; `which` is the list. If there are fewer pages, the last one.

    `about` says what the items are, for people who hear the buttons read out.
    """
    pages = max(1, -(-len(items) // size))
    number = min(max(getattr(visit.at, which), 1), pages)
    first = (number - 1) * size
    shown = items[first : first + size]
    if pages == 1:
        return Stretch(shown, "", None)
    steps = [("Previous", number - 1)] if number > 1 else []
    steps += [("More", number + 1)] if number < pages else []
    turns = tuple(Turn(label, _at(visit, which, to), about) for label, to in steps)
    return Stretch(shown, f", {first + 1} to {first + len(shown)} of {len(items):,}", Turns(turns))


def _at(visit: Visit, which: str, number: int) -> At:
    own, waiting = (number if which == name else getattr(visit.at, name) for name in ("own", "waiting"))
    return At(visit.board.id, own, waiting)
