"""What an import found or did: the reports of all its sheets, and their questions as a map to fill in."""

from collections.abc import Sequence
from dataclasses import dataclass

from board.words import count
from commands.imports.meanings.board_mapping import DATES, MONTH_NUMBER, NO_MAPPING, ORDER, TWO_DATES, WRITTEN, Mapping
from commands.imports.report.outcomes import Report
from commands.imports.report.told import told
from commands.imports.sheets.cells import HOW_TO_SAY
from commands.imports.sheets.mapping_file import as_file
from commands.imports.sheets.said_columns import columns_not_there


@dataclass(frozen=True, slots=True)
class Findings:
    """What became of each sheet or, if it was not `kept`, would become of it. While there is a question about a file as
    a whole (`asks_first`), nothing is imported. `mapping` is the whole map that the files were read with: `kept_before`
    is what the board had kept of it, and `given` what was said of these files. `line` is the newest line of the log's
    history at the time."""

    reports: Sequence[Report]
    kept: bool
    asks_first: bool = False
    mapping: Mapping = NO_MAPPING
    kept_before: Mapping = NO_MAPPING
    line: int = 0
    given: Mapping = NO_MAPPING

    @property
    def why_not(self) -> str:
        """Why nothing can be imported before some question is answered; empty if it can."""
        return "answer first what is asked of a whole file." if self.asks_first else ""

    @property
    def left_out(self) -> int:
        """How many rows are not imported."""
        return sum(report.left_out for report in self.reports)

    @property
    def added(self) -> int:
        """How many rows add something new."""
        return sum(report.added for report in self.reports)

    @property
    def asked(self) -> dict[str, list[str]]:
        """The words that there are questions about, by the part of the map that answers them."""
        found: dict[str, list[str]] = {}
        for report in self.reports:
            for (_, part), by_words in (*report.questions.items(), *report.until.items()):
                found.setdefault(part, []).extend(words for words, rows in by_words.items() if rows)
        return {part: list(dict.fromkeys(words)) for part, words in found.items() if words}

    @property
    def changed(self) -> int:
        """How many rows change something on the log."""
        return sum(len(report.changed) for report in self.reports)

    @property
    def differ(self) -> int:
        """How many rows differ from the log and leave it as it is, but would change it if the batch updated."""
        return sum(report.would_change for report in self.reports)

    def map_file(self, about: str) -> str:
        """The map as a file to edit, with "?" for each question. `about` is the comment at its top."""
        return as_file(self.mapping, [report.sheet for report in self.reports], self._asked_of_dates, about)

    @property
    def asks_written(self) -> bool:
        """True if some date lacks a year, and nobody has said on which day the list was written."""
        asked = [reason for report in self.reports for (_, reason), rows in report.asked.items() if rows]
        return any(HOW_TO_SAY in each for each in asked)

    @property
    def _asked_of_dates(self) -> dict[str, list[str]]:
        """`asked`, with the questions about a file's dates under their names in the map."""
        dates = [MONTH_NUMBER] if self.asked.get(DATES) else []
        dates += [TWO_DATES] if self.asked.get(TWO_DATES) else []
        dates += [WRITTEN] if self.asks_written else []
        dates += [ORDER] if any(each.asks_order for each in self.reports) else []
        return {**self.asked, DATES: dates}

    def lines(self, remedies: bool = True) -> list[str]:
        """The whole report, line by line. Without `remedies` it omits how to answer on the command line or in the
        map."""
        lines = [line for report in self.reports for line in told(report, not self.kept, remedies)]
        lines += columns_not_there(self.given, [report.sheet for report in self.reports])
        answers = sum(map(len, self.kept_before.said.values()))
        return [*lines, f"Read with {count(answers, 'answer')} that the board has kept."] if answers else lines

    def lines_since(self, before: "Findings") -> list[str]:
        """The lines that an earlier report did not have: the counts, and what has changed in between."""
        said = set(before.lines())
        return [line for line in self.lines() if line not in said]
