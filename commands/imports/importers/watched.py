"""Imports rows of measures without a target: one figure a row, which is only watched."""

from board.conditions import same_indicator
from board.definitions import MOST_PLACES, Definition, Good, defined
from board.frequency import Frequency
from board.history import facts
from board.measures import Measure
from board.refs import checked_ref
from commands.imports.comparing.batch import Batch
from commands.imports.comparing.differing import differing
from commands.imports.comparing.frequency import comes, every_differs, every_in
from commands.imports.comparing.indicators import unit_in
from commands.imports.comparing.new_measures import check_no_slip, new_measure, note_measure_stays, note_unread
from commands.imports.sheets.sheet import InCell, Row, whole_number_in
from commands.measures.indicators.defining import good_named

_WATCHED = frozenset({"watched", "watch", "monitored", "monitor", "no target", "none"})
_OF_A_TARGET = ("operator", "target", "target_date", "target_date_text", "note")
_SAID_BY = {"unit": ("unit",), "better": ("good",), "decimals": ("decimals",)}


def is_watched(row: Row) -> bool:
    """True if the row says that its figure has no target."""
    return row.get("kind").casefold() in _WATCHED


def import_watched(batch: Batch, row: Row) -> bool:
    """Adds the definition of a row's figure, and its measure if that is new; False if it is there already."""
    ref = checked_ref(row.needed("measure"))
    note_unread(batch, row, "what is watched", *_OF_A_TARGET)
    if not row.get("indicator"):
        return _add_bare(batch, row, ref)
    indicator = row.get("indicator")
    batch.once(row, f"{ref} {indicator}", "indicator")
    measure, said = batch.known.measure(ref), _definition(row, indicator)
    if measure:
        note_measure_stays(batch, row, measure)
    there = defined(measure.definitions, indicator) if measure else said
    if measure and there.id:
        batch.compare(row, f"{ref} {indicator}", ("measure", measure.id), lambda: _differs(row, measure, there, said))
        return False
    if measure and any(same_indicator(each.indicator, indicator) for each in measure.conditions):
        raise InCell("kind", f"{indicator!r} has a target on the log, and the row says that it has none")
    check_no_slip(batch, row, measure)
    every = every_in(batch, row, measure, indicator)
    if measure and _is_known(batch, measure, said, every):
        return False
    measure = measure or new_measure(batch, row, ref)
    told = keep_definition(batch, measure, said) | comes(batch, measure, indicator, every)
    batch.known.add_definition(measure, said)
    batch.record_measure(row, measure, told)
    return True


def _is_known(batch: Batch, measure: Measure, said: Definition, every: Frequency | None) -> bool:
    """True if the measure has figures for this indicator, and the row says nothing new about their unit or frequency
    and nothing about direction or decimals."""
    has_figures = any(same_indicator(each.indicator, said.indicator) for each in measure.every_reading)
    same_unit = said.unit in {None, batch.known.unit(measure, said.indicator)}
    same_frequency = every in {None, batch.known.frequency(measure, said.indicator)}
    return has_figures and same_unit and said.good is None and said.decimals is None and same_frequency


def _add_bare(batch: Batch, row: Row, ref: str) -> bool:
    """Adds a measure with nothing watched yet; False if it is there already."""
    batch.once(row, ref, "measure")
    if measure := batch.known.measure(ref):
        note_measure_stays(batch, row, measure)
        return False
    new_measure(batch, row, ref)
    return True


def add_places(batch: Batch, row: Row, measure: Measure, indicator: str) -> None:
    """Stores the number of decimal places for a target's figures, if its row gives one."""
    if (decimals := places_in(row)) is None:
        return
    batch.record_measure(row, measure, keep_definition(batch, measure, Definition(0, indicator, decimals=decimals)))


def keep_definition(batch: Batch, measure: Measure, said: Definition) -> dict[str, object]:
    """Stores a definition of an indicator. Returns what the history records of it."""
    return {"definition": batch.store.measures.add_definition(measure.id, said, batch.now)} | facts(said)


def _differs(row: Row, measure: Measure | None, there: Definition, said: Definition) -> str:
    told = [differing(row, there, said, _SAID_BY), every_differs(row, measure, there.indicator)]
    return "; ".join(filter(None, told))


def _definition(row: Row, indicator: str) -> Definition:
    words = row.get("better")
    good = good_named(words) if words else None
    if words and good is None:
        raise InCell("better", f'it is "{words}"; it can be {", ".join(Good)}')
    return Definition(0, indicator, unit_in(row) or None, good, places_in(row))


def places_in(row: Row) -> int | None:
    """The number of decimal places that a row gives, or None. Refused: more than there can be."""
    decimals = whole_number_in(row.get("decimals"), "decimals")
    if decimals is not None and decimals > MOST_PLACES:
        raise InCell("decimals", f"they are {decimals}; {MOST_PLACES} is the most")
    return decimals
