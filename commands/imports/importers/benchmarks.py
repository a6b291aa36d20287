"""Imports the department's benchmarking data in its long form: one authority's figure for one year, as published.

A column or the map says which authority is the council, which are its comparators, which measure a figure belongs to
and when it was published. If neither does, it is asked, never guessed (docs/rules.md 5.18).
"""

import re
from dataclasses import replace
from datetime import date

from board.conditions import Reading, same_indicator
from board.definitions import Definition, Good
from board.figures import SUPPRESSED
from board.frequency import Frequency
from board.measures import Measure
from board.official import check_published, end_of_year, official_name
from commands.imports.comparing.batch import Batch
from commands.imports.comparing.frequency import comes
from commands.imports.comparing.indicators import suppression_of, unit_in, value_in
from commands.imports.importers.figures import keep_reading
from commands.imports.importers.watched import keep_definition, places_in
from commands.imports.meanings.board_mapping import AUTHORITIES, BENCHMARKS, NOT_READ, OWN, PUBLISHED
from commands.imports.meanings.questions import AskedWords
from commands.imports.sheets.sheet import AtOnce, InCell, Row, cell
from commands.measures.figures.reading import check_figure
from commands.measures.indicators.defining import good_named
from commands.reading.marks import meaning_of_mark, no_figure_mark

SOURCE = "DfE, Local Authority Interactive Tool"
LICENCE = "Open Government Licence v3.0"
_A_SHARE = re.compile(r"%|\bper\s?cent", re.I)
_YEAR = re.compile(r"(?:19|20)\d\d")


def import_benchmark(batch: Batch, row: Row) -> bool:
    """Adds a row's figure beside the council's own; False if it is there already or is not to be read."""
    _check_one_own(batch)
    at_once = AtOnce()
    whose = at_once(lambda: _whose(batch, row), "")
    measure = at_once(lambda: _measure(batch, row), None)
    if NOT_READ in {whose, measure}:
        where = "authority" if whose == NOT_READ else _field(row, "code")
        batch.report.pass_over(row, where, "as the map says")
        return False
    year = at_once(lambda: _year(batch, row), None)
    published = at_once(lambda: _published(batch, row, year), batch.today) if year else batch.today
    at_once.check()
    if not isinstance(measure, Measure) or year is None:
        raise TypeError("what is none was refused")
    name = official_name(row.needed("indicator"), "" if whose == OWN else row.needed("authority"))
    batch.once(row, f"{name} {year.year}", "value")
    if mark := no_figure_mark(row.needed("value")):
        batch.report.pass_over(row, "value", f'"{mark}" says that {meaning_of_mark(mark)}')
        return False
    reading = _reading(batch, row, measure, name, year, published)
    _describe(batch, row, measure, reading)
    return keep_reading(batch, row, measure, reading)


def _check_one_own(batch: Batch) -> None:
    own = batch.cells.meanings.said_to_be(AUTHORITIES, OWN)
    if len(own) > 1:
        named = " and ".join(f'"{each}"' for each in own)
        raise InCell("authority", f"{named} are said to be the council's own; in the map one can be", asked=True)


def _whose(batch: Batch, row: Row) -> str:
    words = row.needed("authority")
    if said := batch.cells.meanings.said(AUTHORITIES, words):
        return said
    raise InCell("authority", "whose it is is not said", of_words=AskedWords(AUTHORITIES, words))


def _measure(batch: Batch, row: Row) -> Measure | str | None:
    field = _field(row, "code")
    words = row.needed(field)
    said = batch.cells.meanings.said(BENCHMARKS, words)
    if said.casefold() == NOT_READ:
        return NOT_READ
    if said and (measure := batch.known.measure(said)):
        return measure
    why = f"there is no measure {said} on the board" if said else "its measure is not said"
    raise InCell(field, why, of_words=AskedWords(BENCHMARKS, words))


def _field(row: Row, field: str) -> str:
    """The field itself, or `indicator` in place of a `code` that the row lacks."""
    return "indicator" if field == "code" and not row.get("code") else field


def _year(batch: Batch, row: Row) -> date:
    words = row.needed("year_ending_march")
    if not _YEAR.fullmatch(words):
        raise InCell("year_ending_march", f"{words!r} is no year; the year that ends in March 2020 is 2020")
    if end_of_year(int(words)) > batch.today:
        raise InCell("year_ending_march", f"the year that ends in March {words} is not over")
    return end_of_year(int(words))


def _published(batch: Batch, row: Row, year: date) -> date:
    """The day in the row's own column, or the map's day for its year: for this indicator, else for all of them."""
    if row.get("published"):
        with cell("published"):
            return check_published(batch.cells.day(row.get("published")), year, batch.today)
    words, meanings = row.needed("year_ending_march"), batch.cells.meanings
    said = meanings.said(PUBLISHED, f"{row.get('code')} {words}".strip()) or meanings.said(PUBLISHED, words)
    if not said:
        raise InCell("year_ending_march", "when it was published is not said", of_words=AskedWords(PUBLISHED, words))
    with cell("year_ending_march"):
        return check_published(batch.cells.day(said), year, batch.today)


def _reading(batch: Batch, row: Row, measure: Measure, name: str, year: date, published: date) -> Reading:
    code = f" ({row.get('code')})" if row.get("code") else ""
    source = f"{row.get('source') or SOURCE}{code}, {row.get('licence') or LICENCE}"
    known = _unit(batch, row, measure, name)
    figure = Reading(0, name, year, SUPPRESSED, unit_in(row) or known or "", source=source, caveat=row.get("caveat"))
    figure = replace(figure, published=published)
    if suppression_of(batch, row, "value"):
        return figure
    value, unit = value_in(batch, row, "value", name, known)
    if not unit:
        batch.report.note(row, "value", f'"{row.get("indicator")}" as a plain number: the file names no unit')
    with cell("value"):
        check_figure(value, unit, None, None)
    return replace(figure, value=value, unit=unit)


def _unit(batch: Batch, row: Row, measure: Measure, name: str) -> str | None:
    """The unit that the series has on the log, or that the indicator's name implies; None if neither gives one."""
    units = (each.unit for each in measure.official if same_indicator(each.indicator, name) and each.unit)
    return next(units, "%" if _A_SHARE.search(row.needed("indicator")) else None)


def _describe(batch: Batch, row: Row, measure: Measure, reading: Reading) -> None:
    """Stores that a new series comes yearly and, if the file says so, which way is good and its decimal places."""
    good, decimals = _good(row), places_in(row)
    told = comes(batch, measure, reading.indicator, Frequency.YEARLY)
    if told and (good or decimals is not None):
        said = Definition(0, reading.indicator, reading.unit or None, good, decimals)
        told |= keep_definition(batch, measure, said)
    if told:
        batch.record_measure(row, measure, told)


def _good(row: Row) -> Good | None:
    words = row.get("polarity")
    if not words:
        return None
    good = good_named(words)
    if good is None:
        raise InCell("polarity", f'it is "{words}"; it can be High, Low or "-"')
    return good
