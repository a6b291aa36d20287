"""The proof of a board's history: everything needed to check its chain without the log. See docs/proof.md.

It is text, with one JSON value a line. The first says whose history it is and what to expect. Each line of the board's
history follows with exactly the text that was hashed; for other boards' lines that it depends on, only the hash.
"""

import json
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field
from datetime import datetime
from itertools import takewhile
from typing import Any

from board.boards import Board
from board.refusals import Refusal
from board.words import count as counted
from storage.chain import IN_COMMON, Chain, hashed_of, row_of
from storage.rows import instant
from storage.store import Store

_FORM, _VERSION = "boardbot_proof", 1
_HEAD = frozenset({_FORM, "board", "board_id", "team", "channel", "lines", "newest", "written", "rule"})
# The fields of a line other than its content: their names in the proof, and the types of their values.
_TOLD = {"id": ("line", int), "rule": ("rule", int), "previous_hash": ("previous_hash", str), "hash": ("hash", str)}
_LINE = frozenset({*(name for name, _ in _TOLD.values()), "hashed"})
_HOW = (
    "Each line's hash is the SHA-256, in hexadecimal, of the UTF-8 bytes of what is hashed. That is a JSON list of id, "
    "board, subject, subject id, ref, verb, person, instant, typed words, changes, reason, line taken back, the hash "
    "of the line before, and for rules 2 and 3 the rule. By rule 1 the line before is the one before it here; by rules "
    "2 and 3 it is the one before it of the board, and for its first such line the last one of rule 1, if there is any."
)

_MADE = 'boardbot export --board "Improvement Board" --format proof --output board.proof'
# How a text begins that has a byte order mark, or that is UTF-16, when it is read as UTF-8.
_OTHERWISE = ("\ufeff", "\ufffd\ufffd", "{\0", "\0{")


@dataclass(frozen=True, slots=True)
class Proven:
    """The content of a proof, and its faults. `board` is the board's name, `lines` how many lines of its history it
    has, and `newest` the last of them, as stored. If a fingerprint was looked for, `found` is the line that has it,
    with its place among the board's lines."""

    board: str
    board_id: int
    lines: int = 0
    newest: dict[str, Any] | None = None
    problems: list[str] = field(default_factory=list)
    found: tuple[int, dict[str, Any]] | None = None

    @property
    def newest_hash(self) -> str:
        """The hash of its last line; empty if there is none."""
        return str(self.newest["hash"]) if self.newest else ""


def proof_of(store: Store, board: Board, now: datetime) -> Iterator[str]:
    """The proof of a board's history, a line at a time, as it may be long. It ends with the board's newest line, which
    depends on none after it."""
    last, newest = store.history.last_of(board.id)
    about = {"board": board.name, "board_id": board.id, "team": board.team, "channel": board.channel}
    expected = {"lines": store.history.count(board.id), "newest": newest, "written": instant(now), "rule": _HOW}
    yield json.dumps({_FORM: _VERSION, **about, **expected})
    for row in takewhile(lambda each: each["id"] <= last, store.history.rows(board.id)):
        own = {"hashed": hashed_of(row)} if row["board_id"] == board.id else {}
        line = {"line": row["id"], "rule": row["rule"], "previous_hash": row["previous_hash"], "hash": row["hash"]}
        yield json.dumps(line | own)


def proven(lines: Iterable[str], digits: str = "") -> Proven:
    """Checks a proof; `digits` are a fingerprint to look for. Raises Refusal if the text is not a proof."""
    each = iter(lines)
    head = _head(next(each, ""))
    chain, problems, count = Chain(alone=True), list[str](), 0
    row: dict[str, Any] | None = None
    newest: dict[str, Any] | None = None
    found: tuple[int, dict[str, Any]] | None = None
    for number, text in enumerate(each, 2):
        row = _line(text, head["board_id"])
        if row is None:
            problems.append(f"What stands in line {number} of the file is no line of that history.")
            continue
        is_own = row["board_id"] == head["board_id"]
        problems += chain.faults(row, is_sealed=not is_own)
        if is_own:
            count, newest = count + 1, row
            found = found or ((count, row) if digits and row["hash"].startswith(digits) else None)
    if newest is None:
        problems.append("There is no line of that history in it.")
    elif (count, newest["hash"]) != (head["lines"], head["newest"]) or row is not newest:
        whole = counted(head["lines"], "line")
        problems.append(f"It was made of {whole} of history, and does not end with the last of them.")
    return Proven(head["board"], head["board_id"], count, newest, problems, found)


def _head(text: str) -> dict[str, Any]:
    if text.startswith(_OTHERWISE):
        raise Refusal(
            "That file is not plain UTF-8: what saved it has put a mark before it, or made UTF-16 of it, as > of "
            "PowerShell does. Save it as UTF-8 without a mark (BOM), or have it written by boardbot itself:",
            lines=[_MADE],
        )
    try:
        head = _read(text, _HEAD)
        kinds = {_FORM: int, "board": str, "board_id": int, "lines": int, "newest": str}
        if all(_is_a(kind, head[each]) for each, kind in kinds.items()) and head[_FORM] == _VERSION:
            return {each: head[each] for each in kinds}
    except (ValueError, TypeError, LookupError, RecursionError):
        pass
    raise Refusal("That file is no proof of a board's history. One is made by:", lines=[_MADE])


def _read(text: str, names: Set[str]) -> dict[str, Any]:
    """The JSON object in the text. Raises ValueError if it has an unknown name or one name twice: it could then show
    words that no hash covers."""
    told = json.loads(text, object_pairs_hook=_each_once)
    if not isinstance(told, dict) or not told.keys() <= names:
        raise ValueError("not the form")
    return told


def _is_a(kind: type, value: object) -> bool:
    """It is of that kind and no other: to Python `true` is a number too."""
    return type(value) is kind


def _is_the_same(value: object, other: object) -> bool:
    return type(value) is type(other) and value == other


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    told = dict(pairs)
    if len(told) < len(pairs):
        raise ValueError("a name stands twice")
    return told


def _line(text: str, board_id: int) -> dict[str, Any] | None:
    """The line of history, with its content if it is included; None if it is not a line of that board's history."""
    try:
        line = _read(text, _LINE)
        row = {each: line[name] for each, (name, _) in _TOLD.items()}
        if not all(_is_a(kind, row[each]) for each, (_, kind) in _TOLD.items()):
            return None
        if "hashed" not in line:
            # Only common lines may belong to another board.
            return row | {"board_id": None} if row["rule"] == IN_COMMON else None
        own = row_of(line["hashed"], line["rule"])
        told = {"board_id": board_id} | row
        is_as_told = all(_is_the_same(own.get(each, told[each]), told[each]) for each in told)
        # The hashed text must be written exactly as boardbot writes it; otherwise it cannot be what was hashed.
        return own | row if is_as_told and hashed_of(own) == line["hashed"] else None
    except (ValueError, TypeError, LookupError, RecursionError):
        return None
