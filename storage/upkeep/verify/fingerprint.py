"""Finds the line of history that a fingerprint names, and checks that everything it depends on is unaltered."""

from collections import Counter, deque
from dataclasses import dataclass, replace

from storage.chain import Chain
from storage.database import Database
from storage.removals import Removal
from storage.upkeep.verify.removals import RemovedBoards


@dataclass(frozen=True, slots=True)
class NamedLine:
    """The line of history that a fingerprint names; `at` is its instant as stored.

    `number` is its place among its board's own lines, from 1, and `since` is how many of these came after it.
    `is_whole` says that neither it nor any line that it depends on was altered, removed, inserted or moved. For a board
    that was `removed`, only the hashes are checked, and the words are empty.
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
    """The line whose hash begins with these digits, or None.

    The history is read once, a line at a time. A fault in another board's line does not count against this one, from
    the version on in which each board's lines are chained by themselves.
    """
    chain, counts = Chain(), Counter[int]()
    found: NamedLine | None = None
    with database.reading() as store:
        removed = RemovedBoards(store)
        for row in store.history.rows():
            board_id = row["board_id"]
            counts[board_id] += 1
            # `problems_in` reports its faults; here the chain is only followed.
            deque(chain.faults(row, removed.is_sealed(row)), maxlen=0)
            if found is None and str(row["hash"]).startswith(digits):
                whole = chain.is_whole(board_id)
                verb, ref, at = (str(row[name]) for name in ("verb", "ref", "at"))
                found = NamedLine(board_id, verb, ref, at, counts[board_id], 0, whole, removed.of(board_id))
    return None if found is None else replace(found, since=counts[found.board_id] - found.number)
