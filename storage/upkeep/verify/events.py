"""Compares the events of boards with their history."""

from collections.abc import Iterator
from typing import Any

from board.events import Event
from storage.upkeep.verify.lines import Problem, StoredLine, defaults_of, differing
from storage.upkeep.verify.log_read import LogRead

_DEFAULTS = defaults_of(Event, {"id"})


class EventsTold:
    """The expected row of every event, built from the history."""

    def __init__(self) -> None:
        self._told: dict[int, dict[str, Any]] = {}

    def take(self, line: StoredLine) -> None:
        """Applies the next line of history."""
        if line.subject != "event":
            return
        first = {**_DEFAULTS, "board_id": line.board_id, "entered_by": line.person, "entered_at": line.at}
        self._told.setdefault(line.subject_id, first).update(line.new)

    def problems(self, log: LogRead) -> Iterator[Problem]:
        """A sentence for each row of the table that differs from the expected one."""
        told = dict(self._told)
        for row in log.rows("events"):
            known = told.pop(row["id"], None)
            if known is None:
                yield row["board_id"], f"the event {row['title']} of {row['first_on']} has no history."
            elif wrong := differing(row, known):
                yield (
                    known["board_id"],
                    f"the event {known['title']} differs from its own history in {', '.join(wrong)}.",
                )
        for known in told.values():
            yield known["board_id"], f"the event {known['title']} is in the history but not in the log."
