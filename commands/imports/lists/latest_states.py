"""Of several columns of a status, a rating or a progress, one for each month, reads the latest alone."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from commands.imports.grids.grid import word_at
from commands.imports.headings.dated import without_day
from commands.imports.headings.monthly import oldest_first
from commands.imports.headings.of_kinds import folded
from commands.imports.lists.columns import Column

_STATES = ("status", "rating", "progress")


def with_latest_states(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> list[Column]:
    """The columns. Those of earlier months are not read, if it is certain which is the latest: the one without a month,
    or the last with any words."""
    earlier = {
        each: f'it is of another month: "{latest.heading[:60]}" is read'
        for field in _STATES
        for latest, others in _latest([each for each in columns if each.field == field], rows)
        for each in others
    }
    return [replace(each, field="", why=earlier[each]) if each in earlier else each for each in columns]


def _latest(same: Sequence[Column], rows: Sequence[Sequence[str]]) -> Iterator[tuple[Column, list[Column]]]:
    """The column to be read, with the others; nothing if there is only one, or it is not certain."""
    in_force = [each for each in same if each.said or without_day(folded(each.heading)) == folded(each.heading)]
    if not in_force:
        order = [same[place] for place in oldest_first([each.heading for each in same])]
        filled = [each for each in order if any(word_at(row, each.place) for row in rows)]
        in_force = (filled or order)[-1:]
    if len(same) > 1 and len(in_force) == 1:
        yield in_force[0], [each for each in same if each is not in_force[0]]
