"""Compares the maps of boards' spreadsheets with their history."""

from collections.abc import Iterator

from storage.upkeep.verify.lines import Problem, StoredLine
from storage.upkeep.verify.log_read import LogRead

_Key = tuple[int, str, str]


class MappingsTold:
    """The expected meanings of all words in boards' maps."""

    def __init__(self) -> None:
        self._told: dict[_Key, str] = {}

    def take(self, line: StoredLine) -> None:
        """Applies the next line of history; its changes are named by the part and the words."""
        if line.subject != "mapping":
            return
        for name, (_, meaning) in line.changes.items():
            part, _, words = name.partition(": ")
            self._told[line.board_id, part, words] = meaning

    def problems(self, log: LogRead) -> Iterator[Problem]:
        """A sentence for each row that differs from the expected one, and for each that is missing."""
        told = dict(self._told)
        for row in log.rows("import_mappings"):
            meaning = told.pop((row["board_id"], row["part"], row["words"]), None)
            if meaning != row["meaning"]:
                yield row["board_id"], f"what its files mean by a word ({row['part']}) differs from its history."
        for board_id, part, _ in told:
            yield board_id, f"what its files mean by a word ({part}) is in the history but not in the log."
