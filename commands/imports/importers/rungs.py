"""Imports rows of a self-assessment: a domain, its rung and the day."""

from dataclasses import replace

from board.areas import Area, area_facts
from board.moderation import moderator
from board.rungs import Rung, rung_changes
from board.words import day
from commands.imports.comparing.batch import Batch
from commands.imports.comparing.differing import differing
from commands.imports.comparing.past_days import day_as_at
from commands.imports.sheets.sheet import Row, cell


def import_rung(batch: Batch, row: Row) -> bool:
    """Adds the judgement of a row, and its domain if no area has that ref or title. False if the domain has a judgement
    for that day on the log, which only a batch that updates corrects. A second one for a day in the same files corrects
    the first."""
    name = row.needed("domain")
    with cell("rung", asked=True):
        rung, second = batch.board.scale.read(row.needed("rung"))
    on = day_as_at(batch, row)
    with cell("moderated", asked=True):
        moderated = moderator(row.get("moderated"))
    area = _area(batch, row, name)
    judged = Rung(0, area.id, rung, second, on, row.get("source"), moderated)
    there = [each for each in batch.store.rungs.of(area.id) if each.as_at == on]
    key, many = (area.id, on), len(there) + 1
    if batch.order.has(
        key, there, lambda each: _says_no_other(each, judged), lambda one, other: one.names == other.names
    ):
        return False
    # A judgement from this same import is not another opinion: the later row corrects it.
    if there and there[-1].entered_at == batch.now and there[-1].names != judged.names:
        batch.note_replaced(row, "rung", there[-1].words, on)
    there = [each for each in there if each.entered_at != batch.now]
    told = f"row {row.number}, {name}: {_differs(row, judged, there[-1])}" if there else ""
    if told and not batch.brings_in("rung", there[-1].id):
        batch.report.differs(batch.told(told, "rung", there[-1].id))
        return False
    if told:
        batch.report.changed.append(told)
        judged = _with_what_stood(judged, there[-1])
    rung_id = batch.store.rungs.add(batch.board.id, judged, batch.now)
    batch.order.entered(key, many)
    batch.record(row, ("area", area.id, area.ref), rung_changes(judged, rung_id))
    return not told


def _says_no_other(known: Rung, judged: Rung) -> bool:
    """True if the log's judgement is the same. A source or moderator that the file leaves empty matches any."""
    same = known.names == judged.names
    return same and judged.source in {"", known.source} and judged.moderated in {"", known.moderated}


def _with_what_stood(judged: Rung, known: Rung) -> Rung:
    """The judgement, with the log's source and moderator where the row's cells are empty, if the rung is the same."""
    if judged.names != known.names:
        return judged
    return replace(judged, source=judged.source or known.source, moderated=judged.moderated or known.moderated)


def _differs(row: Row, judged: Rung, known: Rung) -> str:
    if judged.names == known.names:
        return differing(row, known, judged, {"source": ("source",), "moderated": ("moderated",)})
    return f"{judged.words}, on the log {known.words} ({day(known.as_at)})"


def _area(batch: Batch, row: Row, name: str) -> Area:
    ref = batch.known.area_ref(name)
    known = batch.known.area_of_ref(ref) if ref else None
    if known:
        return known
    batch.report.note(row, "domain", f'"{name}" as a new domain')
    area = Area(batch.store.areas.next_ref(batch.board.id), name, kind="domain")
    area = batch.store.areas.add(batch.board.id, area)
    batch.known.add_area(area)
    batch.record(row, ("area", area.id, area.ref), area_facts(area))
    return area
