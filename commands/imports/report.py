"""What is said of a file: counts first, then what is asked, what is not read, what is refused, and what is what."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from board.actions import Action, Status
from board.refs import quoted
from board.refusals import Refusal
from board.words import count, listed
from commands.imports.cells import BY_OPTION
from commands.imports.questions import AskedWords, Asks, question, rows_in_words, until_answered
from commands.imports.sheet import InCell, InCells, Row, Sheet

_SHORT = 60
REFS_SHOWN = 20
_MOST_NAMES = 8


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
        return len(self.sheet.rows) if self.doubts else self.to_ask + len(_rows(self.refused))

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


def told(report: Report, dry_run: bool, remedies: bool = True) -> Iterator[str]:
    """The report of a sheet, line by line; without the `remedies` of the command line and the map where a form asks."""
    if report.doubts:
        yield f"{report.sheet.name}: not brought in before this is answered"
        yield from (f"  to ask: {asks}{how if remedies else '.'}" for asks, how in report.doubts)
        return
    yield _counts(report, dry_run)
    yield from _questions(report.sheet, report.questions, remedies)
    asked = _listed(report, "to ask", report.asked)
    yield from (each if remedies else each.replace(BY_OPTION, "") for each in asked)
    yield from _questions(report.sheet, report.until, remedies, until=True)
    yield from _not_read(report.sheet)
    yield from _listed(report, "not read", report.unread)
    yield from _listed(report, "refused", report.refused)
    yield from _missed(report)
    yield from (f"  {'to be changed' if dry_run else 'changed'}: {line}" for line in report.changed)
    yield from (f"  differs, not changed: {line}" for line in report.differ)
    yield from (f"  differs, and the log is newer: {line}" for line in report.newer)
    yield from _without_evidence(report.no_evidence)
    if report.nobody_asked:
        yield "  owners: Slack was not asked who they are, so they stay in words"
    yield from (f"  read as: {each}" for each in report.sheet.noted)
    yield from _listed(report, "read as", report.read_as)
    yield _read_as(report.sheet)


def _differing(there: int, many: int) -> str:
    """`, 1 of them differs`; empty where none does."""
    if not many:
        return ""
    if many == there:
        return ", which differs" if many == 1 else ", all of which differ"
    return f", {many:,} of them {'differs' if many == 1 else 'differ'}"


def _counts(report: Report, dry_run: bool) -> str:
    kind = report.sheet.kind.removesuffix("s")
    parts = [
        f"{count(report.added, kind)} {'would be added' if dry_run else 'added'}",
        *([f"{len(report.changed):,} {'would be changed' if dry_run else 'changed'}"] if report.changed else []),
        f"{report.there_already:,} on the log already{_differing(report.there_already, len(report.differ))}",
        *([f"{report.to_ask:,} to ask"] if report.to_ask else []),
        f"{len(_rows(report.refused)):,} refused",
    ]
    return f"{report.sheet.name}: {', '.join(parts)}"


def _listed(report: Report, what: str, found: dict[tuple[str, str], list[int]]) -> Iterator[str]:
    for (where, reason), rows in found.items():
        if not rows:
            continue
        yield f"  {what}: {_where(report.sheet, where, rows)}: {reason}"


def _questions(
    sheet: Sheet, asked: dict[tuple[str, str], dict[str, list[int]]], remedies: bool, until: bool = False
) -> Iterator[str]:
    for (where, part), all_words in asked.items():
        if found := {words: rows for words, rows in all_words.items() if rows}:
            column = sheet.column(where)
            heading = f'"{_short(column.heading)}"' if column else where.replace("_", " ")
            cells = column.at if column else "row {}".format
            asks, how = question(part, found, cells)
            then = f" Until then {until_answered(part)}." if until else ""
            yield f"  to ask: {heading}: {asks}{f'{how}.{then}' if remedies else ''}"


def _without_evidence(done: Sequence[Action]) -> Iterator[str]:
    """A line for the actions that nobody can close yet, and one for those that the file has closed."""
    waiting = [quoted(each.ref) for each in done if each.status == Status.AWAITING_SIGN_OFF]
    closed = [quoted(each.ref) for each in done if each.status == Status.CLOSED]
    if waiting:
        whose = "awaits sign-off and cannot" if len(waiting) == 1 else "await sign-off and cannot"
        yield (
            f"  no evidence: {count(len(waiting), 'action')} {whose} be closed: {_refs(waiting)}. "
            f"Say where it can be seen: /action done {waiting[0]} <evidence>"
        )
    if closed:
        yield f"  no evidence: {count(len(closed), 'action')} closed in the file: {_refs(closed)}"


def _refs(refs: Sequence[str]) -> str:
    more = len(refs) - REFS_SHOWN
    return ", ".join(refs[:REFS_SHOWN]) + (f" and {more:,} more" if more > 0 else "")


_MISSED = {
    "measure": "not on the board: these actions come in without a measure. Import the measures first, or link each "
    "with /action link",
    "area": "no area of the board yet: each is added as one that is unsorted, for board support to merge",
}


def _missed(report: Report) -> Iterator[str]:
    """Said once a column, however many rows there are."""
    for where, all_names in report.missed.items():
        names = {name: rows for name, rows in all_names.items() if rows}
        if not names:
            continue
        rows = sorted(number for found in names.values() for number in found)
        shown = [f'"{_short(name)}"' for name in list(names)[:_MOST_NAMES]]
        more = [f"{len(names) - _MOST_NAMES:,} more"] if len(names) > _MOST_NAMES else []
        are = "is" if len(names) == 1 else "are"
        yield f"  not known: {_where(report.sheet, where, rows)}: {listed([*shown, *more])} {are} {_MISSED[where]}."


def _where(sheet: Sheet, field: str, rows: Sequence[int]) -> str:
    column = sheet.column(field)
    if column is None:
        return rows_in_words(rows)
    cells = column.at(rows[0]) if len(rows) == 1 else f"column {column.letter}"
    return f'{rows_in_words(rows)}, "{_short(column.heading)}" ({cells})'


def _not_read(sheet: Sheet) -> Iterator[str]:
    for column in sheet.columns:
        filled = sheet.filled.get(column.place, 0)
        if column.field or not (column.heading or filled):
            continue
        named = f'"{_short(column.heading)}"' if column.heading else "without a heading"
        cells = count(filled, "cell") if filled else "empty"
        why = f": {column.why}" if column.why else ""
        yield f"  not read: column {column.letter} {named} ({cells}){why}"
    yield from (f"  not read: {each}" for each in sheet.unread)


def _read_as(sheet: Sheet) -> str:
    how = f" ({sheet.how})" if sheet.how else ""
    columns = [f"{_short(each.heading)} → {each.told}" for each in sheet.columns if each.field]
    return f"  headings in row {sheet.headings.row}{how}: {' · '.join(columns)}"


def _short(words: str) -> str:
    return words if len(words) <= _SHORT else f"{words[:_SHORT]}…"
