"""Collects what became of the rows of a sheet; `commands/imports/report/told.py` puts it into words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from board.actions import Action
from board.refusals import Refusal
from commands.imports.meanings.questions import AskedWords, Asks
from commands.imports.sheets.sheet import InCell, InCells, Row, Sheet

# Row numbers, by the field that they are about and the reason.
Reasons = dict[tuple[str, str], list[int]]
# Row numbers by the words asked about, for each field and the part of the map that answers.
Questions = dict[tuple[str, str], dict[str, list[int]]]


@dataclass
class Report:
    """What became of the rows of a sheet, or would become of them.

    - `doubts`: questions about the whole sheet. Until they are answered, none of its rows is imported. `asks_order`:
      one of them is whether the day or the month comes first.
    - `added`, `there_already`: how many rows are new, and how many are on the log.
    - `differ`, `changed`, `newer`: a line for each difference from the log that stays, for each change made, and for
      each difference in which the log is newer than the file. `would_change`: how many of `differ` an update would
      change.
    - `asked`, `refused`, `unread`: rows that wait for an answer, cannot be imported, or are not to be read.
    - `questions`: questions asked once about a column's words; their rows are not imported until they are answered.
      `until`: the same for rows that are imported anyway.
    - `read_as`: what words were taken to mean. `missed`: measures and areas that are named and not on the board.
    - `no_evidence`: actions that are done and do not say where that can be seen.
    - `nobody_asked`: rows name people in words, and Slack did not say who they are.
    """

    sheet: Sheet
    nobody_asked: bool = False
    doubts: list[Asks] = field(default_factory=list)
    asks_order: bool = False
    added: int = 0
    there_already: int = 0
    asked: Reasons = field(default_factory=dict)
    questions: Questions = field(default_factory=dict)
    until: Questions = field(default_factory=dict)
    refused: Reasons = field(default_factory=dict)
    differ: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    would_change: int = 0
    newer: list[str] = field(default_factory=list)
    read_as: Reasons = field(default_factory=dict)
    unread: Reasons = field(default_factory=dict)
    no_evidence: list[Action] = field(default_factory=list)
    missed: dict[str, dict[str, list[int]]] = field(default_factory=dict)

    def refuse(self, row: Row, refusal: Refusal) -> None:
        """Records why a row is not imported: each reason with its cell."""
        self._forget(row)
        for each in refusal.cells if isinstance(refusal, InCells) else [refusal]:
            where = each.field if isinstance(each, InCell) else ""
            if isinstance(each, InCell) and each.of_words:
                _add(self.questions, where, each.of_words, row)
            else:
                kept = self.asked if isinstance(each, InCell) and each.asked else self.refused
                _number(kept.setdefault((where, each.reason), []), row)

    def _forget(self, row: Row) -> None:
        """Drops what other cells of the row were read as, since the row is not imported."""
        for rows in (*self.read_as.values(), *(each for names in self.missed.values() for each in names.values())):
            while rows and rows[-1] == row.number:
                rows.pop()

    def ask(self, row: Row, where: str, asked: AskedWords) -> None:
        """Records a question about a cell's words; the row is imported with the words as they are."""
        _add(self.until, where, asked, row)

    def differs(self, told: str, comes_in: bool = True) -> None:
        """Records how a row differs from the log, and whether a batch that updates would apply it."""
        self.differ.append(told)
        self.would_change += comes_in

    def note(self, row: Row, where: str, words: str) -> None:
        """Records what a cell's words were read as, or that they could not be."""
        self.read_as.setdefault((where, words), []).append(row.number)

    def miss(self, row: Row, where: str, name: str) -> None:
        """Records that a row names a measure or an area that is not on the board."""
        self.missed.setdefault(where, {}).setdefault(name, []).append(row.number)

    def pass_over(self, row: Row, where: str, why: str) -> None:
        """Records that a row is not to be read, and why, though nothing in it is wrong."""
        self._forget(row)
        self.unread.setdefault((where, why), []).append(row.number)

    @property
    def passed_over(self) -> int:
        """How many rows are not to be read."""
        return len(_rows(self.unread))

    @property
    def left_out(self) -> int:
        """How many rows are not imported."""
        return len(self.sheet.rows) if self.doubts else self.to_ask + self.rows_refused

    @property
    def rows_refused(self) -> int:
        """How many rows are refused."""
        return len(_rows(self.refused))

    @property
    def to_ask(self) -> int:
        """How many rows need only an answer."""
        asked = _rows(self.asked).union(*(_rows(found) for found in self.questions.values()))
        return len(asked - _rows(self.refused))


def _rows(reasons: Mapping[Any, Sequence[int]]) -> set[int]:
    return {row for rows in reasons.values() for row in rows}


def _add(kept: Questions, where: str, asked: AskedWords, row: Row) -> None:
    _number(kept.setdefault((where, asked.part), {}).setdefault(asked.words, []), row)


def _number(rows: list[int], row: Row) -> None:
    """Adds a row's number once, however many of its cells have the same problem."""
    if row.number not in rows[-1:]:
        rows.append(row.number)
