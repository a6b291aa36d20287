"""`boardbot export --of statements`: the chair's statements for the report and on measures."""

from collections.abc import Iterable
from datetime import date

from board.boards import Board
from board.measures import Measure
from board.statements import Statement, newest_first
from commands.exports.cells import as_csv
from storage.store import Store

HEADINGS = ("of", "title", "as_at", "words", "recorded_for_the_chair")
REPORT = "report"


def statements_exported(store: Store, board: Board) -> str:
    """Every statement that was not withdrawn, as CSV, those for the report first."""
    return as_csv(HEADINGS, statement_rows(store, board, store.measures.all(board.id), date.max))


def statement_rows(store: Store, board: Board, measures: Iterable[Measure], on: date) -> list[list[str]]:
    """A row for each statement as at a day up to `on`, for the report and on `measures`, which must be as at the same
    day. The newest is last, even within a day, so that an import keeps the order."""
    rows = [_row(REPORT, board.name, each) for each in newest_first(store.statements.of_report(board.id), on)[::-1]]
    for measure in measures:
        rows += [_row(measure.ref, measure.title, each) for each in newest_first(measure.statements, on)[::-1]]
    return rows


def _row(of: str, title: str, statement: Statement) -> list[str]:
    on = statement.as_at.isoformat()
    return [of, title, on, statement.words, "yes" if statement.recorded_for else "no"]
