"""Imports rows of readings and of claims."""

from dataclasses import replace

from board.bodies import COUNCIL, checked_body
from board.conditions import Claim, Reading, indicator_key
from board.figures import SUPPRESSED
from board.history import facts
from board.measures import Measure
from board.moderation import moderation
from board.official import check_published, is_official, official_name
from board.words import day
from commands.imports.comparing.batch import Batch
from commands.imports.comparing.differing import differing, shown
from commands.imports.comparing.indicators import check_no_fraction, indicator_in, suppression_of, unit_in, value_in
from commands.imports.comparing.past_days import day_as_at
from commands.imports.sheets.sheet import InCell, Row, cell, whole_number_in
from commands.measures.claims.stance import stance
from commands.measures.figures.reading import check_figure
from commands.reading.guard import check_few
from commands.reading.marks import given_as
from commands.reading.reasons import meant

# The fields beside a figure that each column sets.
_BESIDE = {name: (name,) for name in ("numerator", "denominator", "caveat")}


def import_reading(batch: Batch, row: Row) -> bool:
    """Adds the reading of a row; False if the same figure for the same day is there already. Another figure for that
    day is a correction, and so is the same figure from the same source with other counts or another caveat. Only a
    batch that updates corrects a reading that was on the log before."""
    measure = batch.measure(row)
    reading, why = _reading(batch, row, measure)
    return keep_reading(batch, row, measure, reading, why)


def keep_reading(batch: Batch, row: Row, measure: Measure, reading: Reading, why: str = "") -> bool:
    """Adds a reading. False if it is there already or corrects a reading that was on the log before."""
    of_that_day = batch.known.readings(measure, reading)
    # Official figures that were published on different days do not replace each other: the latest publication counts.
    there = [each for each in of_that_day if each.published == reading.published]
    key = (measure.id, reading.as_at, indicator_key(reading.indicator), reading.published)
    if batch.order.has(key, there, lambda each: _is_the_same(each, reading), _says_as_much):
        return False
    stood = next((each for each in reversed(of_that_day) if each.id), None)
    if stood and (stood.value, stood.published) == (reading.value, reading.published):
        stood = next((each for each in reversed(there) if each.id and _is_of_the_same(each, reading)), None)
    if stood and not batch.brings_in("reading", stood.id):
        batch.report.differs(batch.told(_differs(row, measure, reading, stood), "reading", stood.id))
        return False
    if stood and _says_as_much(stood, reading):
        reading = _with_what_stood(reading, stood)
    reading = replace(reading, revises=bool(of_that_day))
    new_id = batch.store.measures.add_reading(measure.id, reading, batch.now)
    batch.known.add_reading(measure, reading)
    batch.order.entered(key, len(there) + 1)
    batch.record_measure(row, measure, {"reading": new_id} | facts(reading), why=why)
    # Nothing that an earlier row of the files has entered is a difference from the log.
    if there and not there[-1].id and there[-1].value != reading.value:
        batch.note_replaced(row, "value", there[-1].figure, reading.as_at)
    if stood:
        batch.report.changed.append(_differs(row, measure, reading, stood))
    return stood is None


def _with_what_stood(reading: Reading, stood: Reading) -> Reading:
    """The reading, with the log's counts and caveat where the row's cells are empty: an empty cell says nothing."""
    counts = (reading.numerator, reading.denominator)
    part, whole = (stood.numerator, stood.denominator) if counts == (None, None) else counts
    return replace(reading, numerator=part, denominator=whole, caveat=reading.caveat or stood.caveat)


def _says_as_much(one: Reading, other: Reading) -> bool:
    return (one.value, one.published) == (other.value, other.published)


def _differs(row: Row, measure: Measure, reading: Reading, stood: Reading) -> str:
    when = f"{measure.ref} {reading.indicator} as at {day(reading.as_at)}"
    beside = differing(row, stood, reading, _BESIDE) if _says_as_much(stood, reading) else ""
    told = beside or f"{_as_known(reading)}, on the log {_as_known(stood)}"
    if stood.caveat and not reading.caveat and not _says_as_much(stood, reading):
        told += f", whose caveat {shown(stood.caveat)} the row does not have"
    return f"row {row.number}, {when}: {told}"


def _as_known(reading: Reading) -> str:
    published = f"published {day(reading.published)}" if reading.published else ""
    return ", ".join(filter(None, [reading.figure, reading.fraction, published]))


def _is_the_same(known: Reading, reading: Reading) -> bool:
    """True if the log has this reading. Counts, caveat and moderation that the file leaves empty match any."""
    if reading.published:
        return known.value == reading.value and reading.caveat in {"", known.caveat}
    counts = (reading.numerator, reading.denominator)
    same_counts = counts in {(None, None), (known.numerator, known.denominator)}
    return _is_of_the_same(known, reading) and same_counts and reading.caveat in {"", known.caveat}


def _is_of_the_same(known: Reading, reading: Reading) -> bool:
    """True if figure and source are the same, and moderation is the same or left empty in the file."""
    same_figure = known.value == reading.value and known.source == reading.source
    return same_figure and reading.moderated in {"", known.moderated}


def _reading(batch: Batch, row: Row, measure: Measure) -> tuple[Reading, str]:
    """The reading of a row, and the file's reason why its small counts identify no child."""
    if row.get("published"):
        return _official(batch, row), ""
    indicator = indicator_in(batch, row, measure)
    known = batch.known.unit(measure, indicator)
    if suppression := suppression_of(batch, row, "value"):
        caveat = "; ".join(filter(None, [row.get("caveat"), given_as(suppression["bound"] or "")]))
        unit = unit_in(row) or known or ""
        return Reading(
            0, indicator, day_as_at(batch, row), SUPPRESSED, unit,
            source=row.get("source"), caveat=caveat, moderated=_moderated(row),
        ), ""  # fmt: skip
    value, unit = value_in(batch, row, "value", indicator, known)
    part = whole_number_in(row.get("numerator"), "numerator")
    whole = whole_number_in(row.get("denominator"), "denominator")
    with cell("value"):
        check_figure(value, unit, part, whole)
    if part is None or not whole:
        check_no_fraction(batch, row, "value", value, unit)
    confirmed = meant(row.get("confirm"))
    with cell("denominator", asked=True):
        check_few(part, whole, bool(confirmed))
    as_at = day_as_at(batch, row)
    reading = Reading(
        0, indicator, as_at, value, unit, part, whole, row.get("source"), row.get("caveat"), moderated=_moderated(row)
    )
    return reading, f"confirmed: {confirmed}" if confirmed else ""


def _official(batch: Batch, row: Row) -> Reading:
    """The official figure of a row with a publication day, as in an export of the log."""
    name, as_at = row.needed("indicator"), day_as_at(batch, row)
    if not is_official(name):
        raise InCell("published", f"only an official figure has one, and is called so: {official_name(name)}")
    with cell("published"):
        published = check_published(batch.cells.day(row.get("published")), as_at, batch.today)
    is_suppressed = suppression_of(batch, row, "value")
    value, unit = (SUPPRESSED, unit_in(row)) if is_suppressed else value_in(batch, row, "value", name, None)
    return Reading(0, name, as_at, value, unit, source=row.get("source"), caveat=row.get("caveat"), published=published)


def _moderated(row: Row) -> str:
    with cell("moderated", asked=True):
        return moderation(row.get("moderated"))


def import_claim(batch: Batch, row: Row) -> bool:
    """Adds the claim of a row; False if the same claim for the same day is there already."""
    measure = batch.measure(row)
    reported = row.needed("reported")
    met = stance(reported)
    if met is None:
        raise InCell("reported", f"it was reported {reported!r}; a claim is met or not met")
    with cell("by"):
        by = checked_body(row.get("by"))
    claim = Claim(0, reported, met, day_as_at(batch, row), row.get("source"), by or COUNCIL, bool(by))
    known = batch.known.claims(measure)
    if known.has(claim, batch.order):
        return False
    before = known.before(claim)
    new_id = batch.store.measures.add_claim(measure.id, claim, batch.now)
    known.add(replace(claim, id=new_id), batch.order)
    if before and before.as_at == claim.as_at and before.reported != reported:
        batch.note_replaced(row, "reported", f'"{before.reported}"', claim.as_at)
    told = {"claim": new_id, "replaces": before.id if before else None} | facts(claim)
    batch.record_measure(row, measure, told, facts(before) if before else {})
    return True
