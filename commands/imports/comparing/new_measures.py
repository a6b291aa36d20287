"""A measure that comes in with its first row, whether that is a target or a figure that is watched."""

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
    """Asks about a target's indicator that is nearly one which the measure has: the two would never be compared."""
    words = row.needed("indicator")
    known = batch.known.indicators(measure) if measure and not row.get("kind").casefold().startswith(_JUDGED) else {}
    near = a_slip_of(words, known.values())
    if near:
        raise InCell(
            "indicator", f'"{words}" is nearly "{near}", which the measure has. Are they the same?', asked=True
        )


def new_measure(batch: Batch, row: Row, ref: str) -> Measure:
    """Adds the measure of a row. Refused: a title that is too long, and an owner who may not be named. Where the sheet
    has no column for a source of the measure itself, it has that of its first target."""
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
    """Names what a row says otherwise than the log of a measure that is there: no import changes it."""
    note_stays(batch, row, "name", measure.title)
    note_stays(batch, row, "measure_source", measure.source)
    owner = batch.called("owner_id" if measure.owner_id else "owner", measure.owner_id or measure.owner_words)
    if not is_mention(owner) and name_keys(row.get("owner")).isdisjoint(name_keys(owner)):
        note_stays(batch, row, "owner", owner)


def note_stays(batch: Batch, row: Row, column: str, known: str) -> None:
    """Names a cell that says otherwise than what is known, and changes nothing. An empty one says nothing."""
    said = row.get(column)
    if said and folded(said) != folded(known):
        log = f'"{known[:60]}"' if known else "nothing"
        batch.report.note(row, column, f'"{said[:60]}" changes nothing: on the log it is {log}')
