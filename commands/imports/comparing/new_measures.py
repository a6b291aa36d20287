"""Adds a measure with its first row, whether that row is a target or a watched figure."""

from board.folding import folded
from board.measures import Measure
from board.names import name_keys
from board.supporters import is_mention
from commands.imports.comparing.batch import Batch
from commands.imports.comparing.indicators import a_slip_of
from commands.imports.comparing.people import person_in
from commands.imports.sheets.sheet import InCell, Row, cell
from commands.measures.targets.add import about, check_title

_JUDGED = ("narrative", "evidence")


def check_no_slip(batch: Batch, row: Row, measure: Measure | None) -> None:
    """Asks about a target's indicator whose name is nearly that of another: the two would never be compared."""
    words = row.needed("indicator")
    known = batch.known.indicators(measure) if measure and not row.get("kind").casefold().startswith(_JUDGED) else {}
    near = a_slip_of(words, known.values())
    if near:
        raise InCell(
            "indicator", f'"{words}" is nearly "{near}", which the measure has. Are they the same?', asked=True
        )


def new_measure(batch: Batch, row: Row, ref: str) -> Measure:
    """Adds the measure of a row. Its source is that of its first target if the sheet has no column for the measure's
    own. Refused: the title is too long, or the owner may not be named."""
    with cell("name"):
        check_title(row.get("name"))
    owner_id, owner_words = person_in(batch, row, "owner")
    source = row.get("measure_source") if batch.sheet.column("measure_source") else row.get("source")
    new = Measure(0, ref, row.get("name") or ref, owner_id, owner_words, source)
    measure = batch.store.measures.add(batch.board.id, new)
    batch.known.add_measure(measure)
    batch.record_measure(row, measure, about(measure), verb="import measure")
    return measure


def note_measure_stays(batch: Batch, row: Row, measure: Measure) -> None:
    """Notes in the report where a row differs from a measure's title, source or owner: no import changes them."""
    note_stays(batch, row, "name", measure.title)
    note_stays(batch, row, "measure_source", measure.source)
    owner = batch.called("owner_id" if measure.owner_id else "owner", measure.owner_id or measure.owner_words)
    if not is_mention(owner) and name_keys(row.get("owner")).isdisjoint(name_keys(owner)):
        note_stays(batch, row, "owner", owner)


def note_stays(batch: Batch, row: Row, column: str, known: str) -> None:
    """Notes in the report a cell that differs from what is known and changes nothing. An empty cell says nothing."""
    said = row.get(column)
    if said and folded(said) != folded(known):
        log = f'"{known[:60]}"' if known else "nothing"
        batch.report.note(row, column, f'"{said[:60]}" changes nothing: on the log it is {log}')


def note_unread(batch: Batch, row: Row, kind: str, *columns: str) -> None:
    """Notes in the report what a row says that nothing of its kind has."""
    for column in columns:
        if words := row.get(column):
            batch.report.note(row, column, f'"{words[:60]}" as nothing: {kind} has no {column.replace("_", " ")}')
