"""Compares actions with their history."""

from collections.abc import Iterator
from typing import Any

from board.actions import Action
from board.refs import ref_key
from storage.upkeep.verify.lines import Problem, StoredLine, defaults_of, differing
from storage.upkeep.verify.log_read import LogRead

_DEFAULTS = defaults_of(Action)


class ActionsTold:
    """The expected row of every action, built from the history."""

    def __init__(self) -> None:
        self._told: dict[int, dict[str, Any]] = {}

    def take(self, line: StoredLine) -> None:
        """Applies the next line of history."""
        if line.subject == "action":
            first = {**_DEFAULTS, "ref": line.ref, "ref_key": ref_key(line.ref), "board_id": line.board_id}
            self._told.setdefault(line.subject_id, first).update(line.new)

    def problems(self, log: LogRead) -> Iterator[Problem]:
        """A sentence for each row of the table that differs from the expected one."""
        told = dict(self._told)
        for row in log.rows("actions"):
            known = told.pop(row["id"], None)
            if known is None:
                yield row["board_id"], f"action {row['ref']} has no history."
            elif wrong := differing(row, known):
                yield known["board_id"], f"action {known['ref']} differs from its own history in {', '.join(wrong)}."
        for known in told.values():
            yield known["board_id"], f"action {known['ref']} is in the history but not in the log."
