"""Compares the statements of a board's report with their history. Those about a measure are among the measure's
parts."""

from collections.abc import Iterator
from typing import Any

from board.statements import Statement
from storage.upkeep.verify.lines import Problem, StoredLine, defaults_of, differing
from storage.upkeep.verify.log_read import LogRead

_DEFAULTS = defaults_of(Statement)


class StatementsTold:
    """The expected row of every statement of a report, built from the history."""

    def __init__(self) -> None:
        self._told: dict[int, dict[str, Any]] = {}

    def take(self, line: StoredLine) -> None:
        """Applies the next line of history."""
        if line.subject != "board" or "statement" not in line.changes:
            return
        before, after = line.changes["statement"]
        if after is None:
            self._told[before]["withdrawn"] = 1
        elif after in self._told:
            self._told[after]["withdrawn"] = 0
        else:
            first = {"id": after, "board_id": line.board_id, "measure_id": None, "entered_at": line.at, "withdrawn": 0}
            self._told[after] = _DEFAULTS | line.new | first

    def problems(self, log: LogRead) -> Iterator[Problem]:
        """A sentence for each row of a report's statements that differs from the expected one."""
        told = dict(self._told)
        for row in log.rows("statements"):
            known = told.pop(row["id"], None)
            if known is None:
                if row["measure_id"] is None:
                    yield row["board_id"], f"statement {row['id']} has no history."
            elif wrong := differing(row, known):
                yield known["board_id"], f"statement {row['id']} differs from its own history in {', '.join(wrong)}."
        for each, known in told.items():
            yield known["board_id"], f"statement {each} is in the history but not in the log."
