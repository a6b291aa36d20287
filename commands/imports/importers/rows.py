"""Imports the rows of sheets in the order that they need, and reports why any row is refused."""

from collections.abc import Callable, Sequence
from contextlib import suppress

from board.refs import has_letter
from board.refusals import Refusal
from commands.imports.comparing.batch import Batch
from commands.imports.comparing.due import read_days
from commands.imports.grids.grid import MOST_ROWS
from commands.imports.importers.actions import import_action
from commands.imports.importers.areas import import_area
from commands.imports.importers.benchmarks import import_benchmark
from commands.imports.importers.events import import_event
from commands.imports.importers.figures import import_claim, import_reading
from commands.imports.importers.measures import import_condition
from commands.imports.importers.risks import import_risk
from commands.imports.importers.rungs import import_rung
from commands.imports.importers.scores import import_score
from commands.imports.importers.statements import import_statement
from commands.imports.meanings.board_mapping import SECTIONS
from commands.imports.meanings.questions import AskedWords
from commands.imports.report.outcomes import Report
from commands.imports.sheets.cells import Cells
from commands.imports.sheets.day_order import EXCHANGED, exchanged
from commands.imports.sheets.sheet import PEOPLE, InCell, InCells, Row, Sheet, person_id_in

# Marks that mean "the same as the cell above".
_DITTO = frozenset(
    {'"', "\u201d", "\u201c", "''", "\u2019\u2019", "\u3003", "ditto", "do.", "- do -", "-do-", "-ditto-", "- ditto -"}
)
# Words that mean the same. As evidence they are kept, and count for nothing.
_ABOVE = frozenset({"above", "as above", "as per above", "per above", "same as above", "see above"})
# The importer for each kind of sheet. They run in this order, so that a thing is imported before the rows that name it.
IMPORTERS: dict[str, Callable[[Batch, Row], bool]] = {
    "measures": import_condition,
    "areas": import_area,
    "rungs": import_rung,
    "readings": import_reading,
    "claims": import_claim,
    "benchmarks": import_benchmark,
    "actions": import_action,
    "risks": import_risk,
    "scores": import_score,
    "events": import_event,
    "statements": import_statement,
}


def check_rows(sheets: Sequence[Sheet]) -> None:
    """Refused: more rows than can be saved at once."""
    rows = sum(len(sheet.rows) for sheet in sheets)
    if rows > MOST_ROWS:
        raise Refusal(
            f"These files have {rows:,} rows together. An import takes {MOST_ROWS:,} at most, because nobody can "
            "change the log while they are saved. Nothing was imported. Split the files, and import them one by one: "
            f"{', '.join(IMPORTERS)}."
        )


def read_cells(sheets: Sequence[Sheet], cells: Cells) -> None:
    """Reads and caches the meaning of every cell: most of an import's work, done before the log is locked."""
    for row in (row for sheet in sheets for row in sheet.rows):
        for words in row.cells.values():
            with suppress(Refusal):
                cells.check(words)
        read_days(cells, row)


def _check_written_out(row: Row) -> None:
    """Asks about cells that stand for the one above: read as they are, they would lose a name or a date."""
    marks = {field: words for field, words in row.cells.items() if _stands_for_another(field, words)}
    if marks:
        raise InCells(
            [
                InCell(each, f"{_called(words)} stands for the cell above. Write it out", True)
                for each, words in marks.items()
            ]
        )


def _stands_for_another(field: str, words: str) -> bool:
    plain = words.strip().casefold()
    return plain in _DITTO or (field != "evidence" and plain.strip(" .()[]'\"") in _ABOVE)


def _called(mark: str) -> str:
    return f'"{mark}"' if has_letter(mark) else "a ditto mark"


def import_sheet(batch: Batch) -> Report:
    """Imports every row that can be read, and reports every other with its cell and the reason.

    An importer of rows is only given rows whose words a command would accept. If it refuses a row, it does so before it
    writes anything of it.
    """
    sheet, report = batch.sheet, batch.report
    for row in sheet.rows:
        try:
            _check_written_out(row)
            batch.check(row)
            added = IMPORTERS[sheet.kind](batch, row)
            report.added += added
            report.there_already += not added
            if sheet.above and not row.get("area"):
                report.ask(row, f"row {sheet.above.row}", AskedWords(SECTIONS, sheet.above.words))
        except Refusal as refusal:
            report.refuse(row, refusal)
            batch.saw(row)
    for field, rows in exchanged(sheet):
        report.read_as[field, EXCHANGED] = rows
    report.there_already -= len(report.changed) + report.passed_over
    return report


def names_owners(sheet: Sheet) -> bool:
    """True if a row names somebody in words, without a Slack id."""
    return any(row.get(column) and not person_id_in(row, column) for row in sheet.rows for column in PEOPLE)


def in_order(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The sheets in the order of `IMPORTERS`; those of one kind that take their refs from the board come last."""
    order = list(IMPORTERS)
    return sorted(sheets, key=lambda sheet: (order.index(sheet.kind), sheet.headings.without_refs))
