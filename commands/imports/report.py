"""What became of the rows of a sheet; what is said of it is in `commands/imports/report_told.py`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from board.actions import Action
from board.refusals import Refusal
from commands.imports.questions import AskedWords, Asks
from commands.imports.sheet import InCell, InCells, Row, Sheet


@dataclass
class Report:
    """What became of a sheet: the `doubts` for which none of its rows came in, and whether one of them asks for the
    order of day and month (`asks_order`); or how many rows were `added` or `there_already`, which of these `differ`,
    were `changed` or are older than the log (`newer`), and which were asked about or refused, by field and reason.

    `questions` are what is asked of a column's words once, by field and part of the map; the rows of those in `until`
    come in all the same. `unread` are rows that are not to be read.

    `read_as` is what words were taken to mean, `missed` the measures and areas that are named and
    are not on the board, `no_evidence` the actions that were done, and do not say where it can be seen. `nobody_asked`
    says that Slack did not tell who its owners are.
    """

    sheet: Sheet
    nobody_asked: bool = False
    doubts: list[Asks] = field(default_factory=list)
    asks_order: bool = False
    added: int = 0
    there_already: int = 0
    asked: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    questions: dict[tuple[str, str], dict[str, list[int]]] = field(default_factory=dict)
    until: dict[tuple[str, str], dict[str, list[int]]] = field(default_factory=dict)
    refused: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    differ: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    would_change: int = 0
    newer: list[str] = field(default_factory=list)
    read_as: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    unread: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    no_evidence: list[Action] = field(default_factory=list)
    missed: dict[str, dict[str, list[int]]] = field(default_factory=dict)

    def refuse(self, row: Row, refusal: Refusal) -> None:
        """Keeps why a row does not come in: for each of its cells, where there are several reasons."""
        self._forget(row)
        for each in refusal.cells if isinstance(refusal, InCells) else [refusal]:
            where = each.field if isinstance(each, InCell) else ""
            if isinstance(each, InCell) and each.of_words:
                _add(self.questions, where, each.of_words, row)
            else:
                kept = self.asked if isinstance(each, InCell) and each.asked else self.refused
                _number(kept.setdefault((where, each.reason), []), row)

    def _forget(self, row: Row) -> None:
        """What was made of the other cells of a row that does not come in does not come in either."""
        for rows in (*self.read_as.values(), *(each for names in self.missed.values() for each in names.values())):
            while rows and rows[-1] == row.number:
                rows.pop()

    def ask(self, row: Row, where: str, asked: AskedWords) -> None:
        """Keeps what is asked of a cell's words, though the row comes in with them as they are."""
        _add(self.until, where, asked, row)

    def differs(self, told: str, comes_in: bool = True) -> None:
        """Keeps how a row differs from the log, and whether that comes in once the batch updates."""
        self.differ.append(told)
        self.would_change += comes_in

    def note(self, row: Row, where: str, words: str) -> None:
        """Keeps what was made of a cell's words, or could not be."""
        self.read_as.setdefault((where, words), []).append(row.number)

    def miss(self, row: Row, where: str, name: str) -> None:
        """Keeps that a row names a measure or an area which is not on the board."""
        self.missed.setdefault(where, {}).setdefault(name, []).append(row.number)

    def pass_over(self, row: Row, where: str, why: str) -> None:
        """Keeps why a row is not to be read, where nothing is wrong with it."""
        self._forget(row)
        self.unread.setdefault((where, why), []).append(row.number)

    @property
    def passed_over(self) -> int:
        """How many rows are not to be read."""
        return len(_rows(self.unread))

    @property
    def left_out(self) -> int:
        """How many rows do not come in."""
        return len(self.sheet.rows) if self.doubts else self.to_ask + self.rows_refused

    @property
    def rows_refused(self) -> int:
        """How many rows are refused."""
        return len(_rows(self.refused))

    @property
    def to_ask(self) -> int:
        """How many rows wait for nothing but an answer."""
        asked = _rows(self.asked).union(*(_rows(found) for found in self.questions.values()))
        return len(asked - _rows(self.refused))


def _rows(reasons: Mapping[Any, Sequence[int]]) -> set[int]:
    return {row for rows in reasons.values() for row in rows}


def _add(kept: dict[tuple[str, str], dict[str, list[int]]], where: str, asked: AskedWords, row: Row) -> None:
    rows = kept.setdefault((where, asked.part), {}).setdefault(asked.words, [])
    _number(rows, row)


def _number(rows: list[int], row: Row) -> None:
    """Each row is named once, whichever of its cells rests on the one that is asked about."""
    if row.number not in rows[-1:]:
        rows.append(row.number)
