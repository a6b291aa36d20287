"""Compares the meetings at which decisions were taken with the calendar at that time."""

from collections.abc import Iterator

from board.history import AT_MEETING
from storage.upkeep.verify.boards import BoardsTold
from storage.upkeep.verify.lines import Problem, StoredLine
from storage.upkeep.verify.log_read import LogRead


class DecisionsTold:
    """The decisions that name a meeting, built from the history."""

    def __init__(self, boards: BoardsTold) -> None:
        self._boards = boards
        self._elsewhere: list[Problem] = []

    def take(self, line: StoredLine) -> None:
        """Applies the next line. The boards must have applied it before."""
        on = line.new.get(AT_MEETING)
        if on is not None and on not in self._boards.of(line.board_id).meetings:
            told = f"history line {line.id} says {line.verb} {line.ref} at a meeting that the calendar did not have."
            self._elsewhere.append((line.board_id, told))

    def problems(self, log: LogRead) -> Iterator[Problem]:
        """A sentence for each decision at a meeting that was not in the calendar. The log has no other record of
        them."""
        yield from self._elsewhere
