"""Rows of what the chair has said: of the report, or of a measure."""

from board.history import entered, facts
from board.statements import Statement
from commands.exports.statements import REPORT
from commands.imports.batch import Batch
from commands.imports.figures import past_day
from commands.imports.sheet import Row, cell
from commands.reading.yes_no import yes_or_no


def import_statement(batch: Batch, row: Row) -> bool:
    """Adds the statement of a row; False where the same words of the same day are there already. Unless the row says
    otherwise, board support has recorded it for the chair."""
    batch.check(row)
    of_report = row.needed("of").casefold() == REPORT
    measure = None if of_report else batch.measure(row, "of")
    statement = Statement(0, row.needed("words"), past_day(batch, row), _recorded_for(row))
    known = measure.statements if measure else batch.store.statements.of_report(batch.board.id)
    key = f"{row.get('of')} {statement.as_at.isoformat()} {statement.words}"
    if key in batch.seen or any((each.words, each.as_at) == (statement.words, statement.as_at) for each in known):
        return False
    batch.seen[key] = row.number
    statement_id = batch.store.statements.add(batch.board.id, statement, batch.now, measure.id if measure else None)
    about = ("measure", measure.id, measure.ref) if measure else ("board", batch.board.id, batch.board.name)
    batch.record(row, about, entered({"statement": statement_id} | facts(statement)))
    return True


def _recorded_for(row: Row) -> bool:
    words = row.get("recorded_for_the_chair")
    with cell("recorded_for_the_chair", asked=True):
        return yes_or_no(words) if words else "recorded_for_the_chair" not in row.cells
