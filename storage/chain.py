"""The hash chain that shows whether a line of history was altered, removed, inserted or moved.

Each line carries the hash of the line that it follows, and its own hash over that and its content. The line names the
rule by which it was chained, so that it is always checked by that rule:

- `IN_COMMON` (logs from before 0.5.0): a line follows the line before it, whichever board's that is.
- `OF_ITS_BOARD`: a line follows the line before it of the same board. A board's first line under this rule follows the
  last common line, even if the board began later. In a log that never had a common line it follows the empty text.
- `AMONG_OTHERS`: as `OF_ITS_BOARD`, but written where several boards are written to at once. An id that was allocated
  to a line that was never saved leaves a gap.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

IN_COMMON, OF_ITS_BOARD, AMONG_OTHERS = 1, 2, 3
COLUMNS = (
    "id", "board_id", "subject", "subject_id", "ref", "verb", "person", "at", "said", "changes", "why", "undoes",
    "previous_hash", "hash", "rule",
)  # fmt: skip
# The verb of the last line of a board that was removed, and the values that replace the words of its earlier lines.
# Their ids, places in the chain and hashes are kept.
REMOVE = "remove"
GONE: Mapping[str, Any] = {
    "subject": "", "subject_id": 0, "ref": "", "verb": "", "person": "", "at": "", "said": "", "changes": "{}",
    "why": "", "undoes": None,
}  # fmt: skip
# The fields of a line that are hashed, in this order. The lists differ in length, so a line of one rule cannot pass for
# one of the other.
_HASHED = {
    IN_COMMON: tuple(each for each in COLUMNS if each not in {"hash", "rule"}),
    **dict.fromkeys((OF_ITS_BOARD, AMONG_OTHERS), tuple(each for each in COLUMNS if each != "hash")),
}


def hashed_of(row: Mapping[str, Any]) -> str:
    """The text of a line that is hashed, by the rule that it names. Raises KeyError for an unknown rule."""
    return json.dumps([row[name] for name in _HASHED[row["rule"]]], ensure_ascii=False)


def row_of(hashed: str, rule: int) -> dict[str, Any]:
    """The line whose hashed text this is, without its hash. Raises ValueError if it is not the text of a line of that
    rule."""
    values = json.loads(hashed)
    if rule not in _HASHED or not isinstance(values, list):
        raise ValueError("no line of that rule")
    return {**dict(zip(_HASHED[rule], values, strict=True)), "rule": rule}


def is_gone(row: Mapping[str, Any]) -> bool:
    """True for a line of which only the hash is left."""
    return all(row[name] == value for name, value in GONE.items())


def hash_of(row: Mapping[str, Any]) -> str:
    """The hash of a line, as 64 hexadecimal digits, by the rule that it names. Raises KeyError for an unknown rule."""
    return hashlib.sha256(hashed_of(row).encode("utf-8", "surrogatepass")).hexdigest()


class Chain:
    """Follows the chains of all boards, a line at a time in the order of the ids.

    All boards share one sequence of ids, so a missing line leaves a gap, whichever board it was on, except among lines
    written `AMONG_OTHERS`. Each board's chain holds without the other boards' lines: with `alone`, only one board's
    lines and the common lines before them are followed.
    """

    def __init__(self, alone: bool = False) -> None:
        self._with_gaps = {AMONG_OTHERS, OF_ITS_BOARD} if alone else {AMONG_OTHERS}
        self._last_id = 0
        self._common = ""
        self._boards: dict[int, str] = {}
        self._common_is_broken = False
        self._broken: set[int] = set()

    def faults(self, row: Mapping[str, Any], is_sealed: bool = False) -> Iterator[str]:
        """A sentence for each fault of the next line. If it `is_sealed`, its content is gone and is not checked."""
        misplaced, altered = self._out_of_place(row), not is_sealed and row["hash"] != _hash_as_stored(row)
        self._note(row, bool(misplaced) or altered)
        if row["id"] > self._last_id + 1 and row["rule"] not in self._with_gaps:
            misplaced = f"History lines {self._last_id + 1} to {row['id'] - 1} are missing."
        self._last_id = row["id"]
        if misplaced:
            yield misplaced
        if altered:
            what = "" if is_gone(row) else f": {row['verb']} {row['ref']}, {row['at']}"
            yield f"History line {row['id']} was altered{what}."

    def is_whole(self, board_id: int) -> bool:
        """True if no fault was found so far in what the board's newest line depends on: its own lines and the common
        ones."""
        return not self._common_is_broken and board_id not in self._broken

    def _out_of_place(self, row: Mapping[str, Any]) -> str:
        if row["rule"] == IN_COMMON and self._boards:
            return f"History line {row['id']} was chained as lines were before, after lines that were not."
        if row["id"] <= self._last_id:
            return f"History line {row['id']} stands after line {self._last_id}."
        if row["previous_hash"] != self._before(row):
            return f"History line {row['id']} does not follow from the line before it."
        return ""

    def _before(self, row: Mapping[str, Any]) -> str:
        return self._common if row["rule"] == IN_COMMON else self._boards.get(row["board_id"], self._common)

    def _note(self, row: Mapping[str, Any], is_broken: bool) -> None:
        if row["rule"] == IN_COMMON:
            self._common = row["hash"]
            self._common_is_broken |= is_broken
            return
        self._boards[row["board_id"]] = row["hash"]
        if is_broken:
            self._broken.add(row["board_id"])


def _hash_as_stored(row: Mapping[str, Any]) -> str:
    """The stored hash, or empty for a row with values that boardbot never writes."""
    try:
        return hash_of(row)
    except (KeyError, TypeError):
        return ""
