"""Compares areas' judgements with their history."""

from collections.abc import Iterator
from typing import Any

from board.rungs import RUNG_FIELDS
from storage.upkeep.verify.lines import Problem, StoredLine, differing
from storage.upkeep.verify.log_read import LogRead


class RungsTold:
    """The expected row of every judgement, built from the history."""

    def __init__(self) -> None:
        self._told: dict[int, dict[str, Any]] = {}

    def take(self, line: StoredLine) -> None:
        """Applies the next line of history."""
        if line.subject != "area" or "rung_id" not in line.changes:
            return
        before, after = line.changes["rung_id"]
        if after is None:
            self._told[before]["withdrawn"] = 1
            return
        told = {column: line.new.get(name, "") for name, column in RUNG_FIELDS.items()}
        about = {"board_id": line.board_id, "area_id": line.subject_id, "entered_at": line.at, "withdrawn": 0}
        self._told[after] = told | about | {"id": after, "ref": line.ref}

    def problems(self, log: LogRead) -> Iterator[Problem]:
        """A sentence for each row of the table that differs from the expected one."""
        left = dict(self._told)
        for row in log.rows("rungs"):
            known = left.pop(row["id"], None)
            if known is None:
                yield row["board_id"], f"judgement {row['id']} of an area has no history."
            elif differing(row, known):
                yield known["board_id"], f"judgement {row['id']} of area {known['ref']} differs from its history."
        for known in left.values():
            what = f"judgement {known['id']} of area {known['ref']}"
            yield known["board_id"], f"{what} is in the history but not in the log."
