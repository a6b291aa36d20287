"""How often an indicator comes, as the column `every` of a target's row gives it."""

from board.frequency import Comes, Frequency, frequency_named, frequency_of
from board.history import facts
from board.measures import Measure
from commands.imports.comparing.batch import Batch
from commands.imports.sheets.sheet import InCell, Row


def every_in(batch: Batch, row: Row, measure: Measure | None, indicator: str) -> Frequency | None:
    """How often the row says that its indicator comes, or None. Refused: unknown words, or a frequency other than that
    on the log or in an earlier row."""
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
    """Stores how often an indicator comes, if that is not yet known. Returns what the history records of it."""
    if every is None or batch.known.frequency(measure, indicator):
        return {}
    said = Comes(0, indicator, every)
    batch.known.add_frequency(measure, said)
    return {"frequency": batch.store.measures.add_frequency(measure.id, said, batch.now)} | facts(said)


def every_differs(row: Row, measure: Measure | None, indicator: str) -> str:
    """How a row differs from the log in how often an indicator comes; empty if it does not."""
    every = frequency_named(row.get("every"))
    said = frequency_of(measure.frequencies if measure else (), indicator)
    return f"every {every}, on the log {said}" if every not in {None, said} else ""
