"""Which lines of a board's history are asked for: all, those between two days, or those about one thing."""

from dataclasses import dataclass
from datetime import date, timedelta

from board.boards import Board
from board.history import Entry
from board.refs import quoted
from board.refusals import Refusal
from board.words import day
from storage.ref_table import KINDS
from storage.store import Store


@dataclass(frozen=True, slots=True)
class RecordAsked:
    """The lines asked for: from the day `first` to the day `last`, both included, in the board's time zone; with
    `about`, only those on the action, measure, area or risk of that ref."""

    first: date | None = None
    last: date | None = None
    about: str = ""

    @property
    def words(self) -> str:
        """The request in words: `A12, from Wed 1 Jul 2020 to Fri 31 Jul 2020`, or `all of it`."""
        days = [f"from {day(self.first)}"] if self.first else []
        days += [f"to {day(self.last)}"] if self.last else []
        return ", ".join(filter(None, [self.about, " ".join(days)])) or "all of it"


def lines_asked(store: Store, board: Board, asked: RecordAsked) -> list[Entry]:
    """The lines, oldest first. Refused: a last day before the first; a ref that is not on the board."""
    if asked.first and asked.last and asked.last < asked.first:
        raise Refusal(f"{day(asked.last)} is before {day(asked.first)}. Put the earlier day first.")
    first = board.schedule.start_of(asked.first) if asked.first else None
    until = board.schedule.start_of(asked.last + timedelta(days=1)) if asked.last else None
    if not asked.about:
        return store.history.between(board.id, first, until)
    found = (
        entry
        for kind, subject_id in _about(store, board, asked)
        for entry in store.history.of(board.id, kind, subject_id)
    )
    kept = [each for each in found if (not first or each.at >= first) and (not until or each.at < until)]
    return sorted(kept, key=lambda each: each.id)


def _about(store: Store, board: Board, asked: RecordAsked) -> list[tuple[str, int]]:
    """The kind and id of everything with that ref: an area and an action may both be called R07."""
    found = [(kind, thing.id) for kind in KINDS if (thing := store.of(kind).find(board.id, asked.about))]
    if not found:
        raise Refusal(f"There is no action, measure, area or risk {quoted(asked.about)} on {board.name}.")
    return found
