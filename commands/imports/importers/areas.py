"""Imports rows of areas of improvement (recommendations, priorities, findings), and adds areas that actions name."""

from collections.abc import Sequence

from board.areas import KINDS_OF_AREA, UNSORTED, Area, area_facts
from board.history import differences
from board.links import Linked, link_changes, named_in, parts_of
from commands.imports.comparing.batch import Batch
from commands.imports.comparing.differing import Differing, differing
from commands.imports.comparing.people import person_in
from commands.imports.comparing.said_before import SaidBefore, columns_apart, with_columns
from commands.imports.grids.ranks import is_rank
from commands.imports.sheets.sheet import InCell, Row

_SAID_BY = {
    "recommendation": ("title",),
    "lead": ("lead_id", "lead"),
    "governance": ("body",),
    **{name: (name,) for name in ("kind", "theme", "priority", "route", "source", "goal")},
}

_NEW = Area("", "")


def import_area(batch: Batch, row: Row) -> bool:
    """Adds the area of a row; False if its ref is already on the board."""
    ref = row.needed("ref")
    batch.once(row, ref)
    lead_id, lead = person_in(batch, row, "lead")
    area = Area(
        ref=ref,
        title=row.needed("recommendation"),
        kind=_kind(batch, row),
        theme=row.get("theme"),
        priority=row.get("priority"),
        lead_id=lead_id,
        lead=lead,
        route=row.get("route"),
        body=row.get("governance"),
        source=row.get("source"),
        goal=row.get("goal"),
    )
    there = batch.known.area_of_ref(ref)
    if there:
        batch.compare(row, there.ref, ("area", there.id), lambda: _compared(batch, row, there, area))
        return False
    batch.check_alone(ref)
    _add(batch, row, area, Linked(measure=measures_in(batch, row)))
    return True


def _compared(batch: Batch, row: Row, there: Area, wants: Area) -> Differing:
    """How a row differs from the area on the log, with the change to what `/area edit` may change."""
    before = SaidBefore(batch, "area", there.id)
    changed, newer = columns_apart(
        row, there, wants, _SAID_BY, lambda column: before.is_newer(there, wants, _SAID_BY[column], _NEW)
    )
    by_verb = next((each for each in changed if each == "route" or (each == "governance" and there.is_usual)), "")
    why_not = _why_by_verb(there, wants, by_verb) if by_verb else None
    after = with_columns(there, wants, changed, _SAID_BY)
    linked = batch.store.links.of("area", there.id)
    links = Linked(measure=measures_in(batch, row))
    is_linked = not links.measure or links.measure == linked.measure or before.said("measure") == list(links.measure)
    after_links = linked if is_linked else linked.having("measure", links.measure)
    told = [differing(row, there, after, _SAID_BY, batch.called)]
    told += [] if is_linked else [f'measure "{after_links.words("measure")}", on the log "{linked.words("measure")}"']
    newer_words = differing(row, there, wants, {each: _SAID_BY[each] for each in newer}, batch.called)
    words = "; ".join(filter(None, told))
    return Differing(words, newer_words, lambda: _change(batch, row, there, after, (linked, after_links)), why_not)


def _why_by_verb(there: Area, wants: Area, column: str) -> InCell:
    """Why an import cannot change an area's route, nor the body of an area that has left the plan."""
    if column == "route" and there.is_usual and not wants.is_usual:
        return InCell(column, f"an area comes back into the plan with /area reopen {there.ref} <reason>")
    told = "is given another body" if there.is_usual else "leaves the plan"
    return InCell(column, f"an area {told} with /area bau {there.ref} to <body>")


def _change(batch: Batch, row: Row, before: Area, after: Area, links: tuple[Linked, Linked]) -> None:
    batch.store.areas.save(before, after)
    batch.store.links.put(batch.board.id, "area", after.id, links[1])
    batch.known.add_area(after)
    changes = differences(before, after) | link_changes(*links)
    batch.record(row, ("area", after.id, after.ref), changes, "edit")


def _kind(batch: Batch, row: Row) -> str:
    """The kind that the row gives; without a column for it, the kind that begins the heading of the titles. Asked
    about: a word that is no kind."""
    said = row.get("kind").casefold()
    if said and said not in (*KINDS_OF_AREA, UNSORTED):
        raise InCell("kind", f'"{said[:60]}" is no kind of area: {", ".join(KINDS_OF_AREA)}', asked=True)
    column = batch.sheet.column("recommendation")
    heading = column.heading.casefold() if column else ""
    if batch.sheet.column("kind"):
        return said
    return next((kind for kind in KINDS_OF_AREA if heading.startswith(kind)), "")


def measures_in(batch: Batch, row: Row) -> tuple[str, ...]:
    """The refs of the measures that a row names. Names that are not on the board are reported and left out."""
    words = row.get("measure")
    refs = named_in(words, batch.known.measure_ref) if words else ()
    if refs is None:
        batch.report.miss(row, "measure", words)
    return tuple(refs or ())


def areas_in(batch: Batch, row: Row, ref: str) -> tuple[str, ...]:
    """The refs of the areas that an action's row names; failing that, of the area whose ref begins the action's. Words
    that name no area are returned as they are, for `add_unsorted`; a rank names none."""
    words = row.get("area")
    ranks = is_rank(words) and batch.known.area_called(words) is None
    if ranks:
        batch.report.note(row, "area", f'"{words[:60]}" as a rank, and no area')
    if not words or ranks:
        area = batch.known.area_begun(ref)
        return (area.ref,) if area else ()
    return tuple(_named(batch, words))


def _named(batch: Batch, words: str) -> Sequence[str]:
    """The refs of the areas that words name. If only parts of the words name areas, each other part stays as words."""
    if found := named_in(words, batch.known.area_called):
        return found
    parts = parts_of(words)
    known = [batch.known.area_called(each) for each in parts]
    return [ref or each for ref, each in zip(known, parts, strict=True)] if any(known) else [words]


def add_unsorted(batch: Batch, row: Row, refs: tuple[str, ...]) -> tuple[str, ...]:
    """The same refs, with a new *unsorted* area for any words that name none. Board support merges these later."""
    words = row.get("area")
    # Every row with words that this sheet turned into an area is reported, not only the first.
    if words and (
        (words in refs and batch.known.area_ref(words) is None) or words in batch.report.missed.get("area", {})
    ):
        batch.report.miss(row, "area", words)
    return tuple(batch.known.area_ref(each) or _unsorted(batch, row, each) for each in refs)


def _unsorted(batch: Batch, row: Row, words: str) -> str:
    ref = batch.store.areas.next_ref(batch.board.id)
    return _add(batch, row, Area(ref, words, kind=UNSORTED), Linked()).ref


def _add(batch: Batch, row: Row, area: Area, linked: Linked) -> Area:
    area = batch.store.areas.add(batch.board.id, area)
    batch.store.links.put(batch.board.id, "area", area.id, linked)
    batch.known.add_area(area)
    batch.record(row, ("area", area.id, area.ref), area_facts(area) | link_changes(Linked(), linked))
    return area
