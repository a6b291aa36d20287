"""Looks for the line of history that a fingerprint names, and says whether all that it rests on is as it was."""

from collections import Counter, deque
from dataclasses import dataclass, replace

from storage.chain import Chain
from storage.database import Database
from storage.removals import Removal
from storage.upkeep.verify.removals import RemovedBoards


@dataclass(frozen=True, slots=True)
class NamedLine:
    """A line of history that has a fingerprint; `at` is its instant as it is stored.

    `number` is its place among its board's own lines, from 1, and `since` is how many of these came after it.
    `is_whole` says that neither it nor a line that it rests on was altered, taken out, put in or moved. Of a board that
    was `removed` the hashes alone are looked at, and the words are empty.
    """

    board_id: int
    verb: str
    ref: str
    at: str
    number: int
    since: int
    is_whole: bool
    removed: Removal | None = None


def named_line(database: Database, digits: str) -> NamedLine | None:
    """The line whose hash begins with these digits; None where no line's does.

    The history is read once, a line at a time. What was done to another board's lines, since each board's are chained
    by themselves, says nothing against this one.
    """
    chain, counts = Chain(), Counter[int]()
    found: NamedLine | None = None
    with database.reading() as store:
        removed = RemovedBoards(store)
        for row in store.history.rows():
            board_id = row["board_id"]
            counts[board_id] += 1
            # Its faults are for `problems_in` to tell: here it is followed.
            deque(chain.faults(row, removed.is_sealed(row)), maxlen=0)
            if found is None and str(row["hash"]).startswith(digits):
                whole = chain.is_whole(board_id)
                verb, ref, at = (str(row[name]) for name in ("verb", "ref", "at"))
                found = NamedLine(board_id, verb, ref, at, counts[board_id], 0, whole, removed.of(board_id))
    return None if found is None else replace(found, since=counts[found.board_id] - found.number)
