"""Compares measures and their parts with their history."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from board.conditions import Claim, Condition, Judgement, Reading
from board.definitions import Definition
from board.frequency import Comes
from board.measures import Measure
from board.refs import ref_key
from board.statements import Statement
from storage.upkeep.verify.lines import Problem, StoredLine, defaults_of, differing
from storage.upkeep.verify.log_read import LogRead

# For each kind of part, its name in a line, its table, and the defaults of its fields.
_PARTS: Mapping[str, tuple[str, dict[str, Any]]] = {
    "condition": ("conditions", defaults_of(Condition)),
    "reading": ("readings", defaults_of(Reading)),
    "claim": ("claims", defaults_of(Claim)),
    "judgement": ("judgements", defaults_of(Judgement)),
    "frequency": ("frequencies", defaults_of(Comes)),
    "definition": ("definitions", defaults_of(Definition)),
    "statement": ("statements", defaults_of(Statement)),
}
_MEASURE = defaults_of(Measure)
_EDITED = frozenset({"title", "owner_id", "owner_words"})


class MeasuresTold:
    """The expected rows of every measure and its parts, built from the history."""

    def __init__(self) -> None:
        self._measures: dict[int, dict[str, Any]] = {}
        self._parts: dict[tuple[str, int], dict[str, Any]] = {}
        # A condition's label is unique within its measure.
        self._labels: dict[tuple[int, str], int] = {}
        self._replaced: dict[int, int] = {}

    def take(self, line: StoredLine) -> None:
        """Applies the next line of history."""
        if line.subject != "measure":
            return
        of_line = {"id": line.subject_id, "ref": line.ref, "ref_key": ref_key(line.ref), "board_id": line.board_id}
        measure = self._measures.setdefault(line.subject_id, _MEASURE | of_line)
        parts = [part for part in _PARTS if part in line.changes]
        # A part may have fields named as a measure's, except those that are edited together with a measure.
        measure.update({name: new for name, new in line.new.items() if not parts or name in _EDITED})
        for part in parts:
            before, after = line.changes[part]
            if after is None:
                self._withdraw(part, before)
            elif (part, after) in self._parts:
                # A withdrawn part is restored, or a part changes.
                self._parts[part, after] |= line.new | {"withdrawn": 0}
            else:
                self._enter(part, after, line)

    def _enter(self, part: str, part_id: int, line: StoredLine) -> None:
        new = line.new
        told = _PARTS[part][1] | new | {"id": part_id, "measure_id": line.subject_id, "withdrawn": 0}
        # Only a statement has a board of its own, because it may be about no measure.
        told["board_id"] = line.board_id
        told |= {"entered_at": line.at, "replaced_by": None}
        if part == "judgement":
            told["condition_id"] = self._labels[line.subject_id, new["of"]]
        if part == "condition":
            self._labels[line.subject_id, new["label"]] = part_id
            if new.get("replaces"):
                self._replaced[part_id] = self._labels[line.subject_id, new["replaces"]]
                self._parts["condition", self._replaced[part_id]]["replaced_by"] = part_id
        self._parts[part, part_id] = told

    def _withdraw(self, part: str, part_id: int) -> None:
        self._parts[part, part_id]["withdrawn"] = 1
        if part == "condition" and part_id in self._replaced:
            # The condition that it replaced is in force again.
            self._parts["condition", self._replaced[part_id]]["replaced_by"] = None

    def problems(self, log: LogRead) -> Iterator[Problem]:
        """A sentence for each row of the tables that differs from the history."""
        yield from self._of_measures(log)
        told = dict(self._parts)
        for part, (table, _) in _PARTS.items():
            for row in (each for each in log.rows(table) if "measure_id" not in each or each["measure_id"] is not None):
                yield from self._of_part(part, row, told.pop((part, row["id"]), None))
        for (part, part_id), known in told.items():
            yield self._about(known), f"{part} {part_id} of {self._ref(known)} is in the history but not in the log."

    def _of_measures(self, log: LogRead) -> Iterator[Problem]:
        told = dict(self._measures)
        for row in log.rows("measures"):
            known = told.pop(row["id"], None)
            if known is None:
                yield row["board_id"], f"measure {row['ref']} has no history."
            elif differing(row, known):
                yield known["board_id"], f"measure {known['ref']} differs from its history."
        for known in told.values():
            yield known["board_id"], f"measure {known['ref']} is in the history but not in the log."

    def _of_part(self, part: str, row: dict[str, Any], known: dict[str, Any] | None) -> Iterator[Problem]:
        what = f"{part} {row['id']} of {self._ref(known or row)}"
        if known is None or (known["withdrawn"] and not row["withdrawn"]):
            yield self._about(known or row), f"{what} has no history."
        elif row["withdrawn"] and not known["withdrawn"]:
            yield self._about(known), f"{what} is in the history but not in the log."
        elif differing(_as_told(row), known):
            yield self._about(known), f"{what} differs from its history."

    def _measure(self, part: Mapping[str, Any]) -> dict[str, Any]:
        of = part.get("measure_id")
        if of is None:
            of = self._parts.get(("condition", part["condition_id"]), {}).get("measure_id")
        return self._measures.get(of or 0, {})

    def _ref(self, part: Mapping[str, Any]) -> str:
        return str(self._measure(part).get("ref", "no measure"))

    def _about(self, part: Mapping[str, Any]) -> int:
        return int(self._measure(part).get("board_id", 0))


def _as_told(row: dict[str, Any]) -> dict[str, Any]:
    """A row in the form that history uses: there a condition's open questions are one text."""
    if "questions" not in row:
        return row
    try:
        return row | {"questions": str(tuple(json.loads(row["questions"])))}
    except (TypeError, ValueError):
        return row
