"""Imports rows of the chair's statements, on the report or on a measure."""

from board.history import entered, facts
from board.statements import Statement
from commands.exports.statements import REPORT
from commands.imports.comparing.batch import Batch
from commands.imports.comparing.past_days import day_as_at
from commands.imports.sheets.sheet import Row, cell
from commands.reading.yes_no import yes_or_no


def import_statement(batch: Batch, row: Row) -> bool:
    """Adds the statement of a row; False if the same words for the same day are there already. Without a column for it,
    the statement counts as recorded by support for the chair."""
    of_report = row.needed("of").casefold() == REPORT
    measure = None if of_report else batch.measure(row, "of")
    statement = Statement(0, row.needed("words"), day_as_at(batch, row), _recorded_for(row))
    known = batch.known.statements(measure)
    there = [each.words for each in known if each.as_at == statement.as_at]
    key = (measure.id if measure else None, statement.as_at)
    if batch.order.has(key, there, lambda words: words == statement.words, lambda one, other: one == other):
        return False
    known.append(statement)
    batch.order.entered(key, len(there) + 1)
    statement_id = batch.store.statements.add(batch.board.id, statement, batch.now, measure.id if measure else None)
    about = ("measure", measure.id, measure.ref) if measure else ("board", batch.board.id, batch.board.name)
    batch.record(row, about, entered({"statement": statement_id} | facts(statement)))
    return True


def _recorded_for(row: Row) -> bool:
    words = row.get("recorded_for_the_chair")
    with cell("recorded_for_the_chair", asked=True):
        return yes_or_no(words) if words else "recorded_for_the_chair" not in row.cells
