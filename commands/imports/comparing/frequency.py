"""How often a row of a target says that its indicator comes: the column `every`."""

from board.frequency import Comes, Frequency, frequency_named, frequency_of
from board.history import facts
from board.measures import Measure
from commands.imports.comparing.batch import Batch
from commands.imports.sheets.sheet import InCell, Row


def every_in(batch: Batch, row: Row, measure: Measure | None, indicator: str) -> Frequency | None:
    """How often the row says that its indicator comes. Refused where another row, or the log, says otherwise."""
    words = row.get("every")
    if not words:
        return None
    every = frequency_named(words)
    if every is None:
        raise InCell("every", f"the column every is {words!r}; it can be month, quarter or year")
    said = batch.known.frequency(measure, indicator) if measure else None
    if said not in {None, every}:
        raise InCell("every", f"the column every is {words!r}, and {indicator!r} comes {said}")
    return every


def comes(batch: Batch, measure: Measure, indicator: str, every: Frequency | None) -> dict[str, object]:
    """Keeps how often an indicator comes, once; what history is to hold of it."""
    if every is None or batch.known.frequency(measure, indicator):
        return {}
    said = Comes(0, indicator, every)
    batch.known.add_frequency(measure, said)
    return {"frequency": batch.store.measures.add_frequency(measure.id, said, batch.now)} | facts(said)


def every_differs(row: Row, measure: Measure | None, indicator: str) -> str:
    """How a row differs from what is on the log of how often an indicator comes; or nothing."""
    every = frequency_named(row.get("every"))
    said = frequency_of(measure.frequencies if measure else (), indicator)
    return f"every {every}, on the log {said}" if every not in {None, said} else ""
