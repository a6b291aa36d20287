"""Lists that stand beside each other in a sheet, with a column of nothing between them: each is a list of its own.

Read as one, a row of the left would lend its cells to the row on its right.
"""

from collections.abc import Iterator, Mapping as Map, Sequence
from dataclasses import replace
from typing import TypeVar

from commands.imports.board_mapping import NO_MAPPING, Mapping
from commands.imports.grid import Grid, Line, Spot, column_letter
from commands.imports.mapping import LOOKED_AT, are_headings

Kept = TypeVar("Kept")


def lists_beside(grid: Grid, given: Mapping = NO_MAPPING) -> list[Grid]:
    """A grid for each list that stands beside another; the same grid where none does. What is no list, such as a key,
    stays with the list on its left, or with the first."""
    at = next(
        (at for at, (_, cells) in enumerate(grid.lines[:LOOKED_AT]) if are_headings(grid.name, cells, given)), None
    )
    if at is None:
        return [grid]
    _, headings = grid.lines[at]
    begins = [
        block.start for block in _blocks(grid.lines[at:]) if are_headings(grid.name, _within(headings, block), given)
    ]
    if len(begins) < 2:
        return [grid]
    ends = [*begins[1:], max(len(cells) for _, cells in grid.lines)]
    first, *others = [range(begin, end) for begin, end in zip([0, *begins[1:]], ends, strict=True)]
    return [_part(grid, first), *(_other(grid, each) for each in others)]


def _blocks(lines: Sequence[Line]) -> Iterator[range]:
    """The columns that stand together, with none between them that is empty all the way down."""
    filled = sorted({place for _, cells in lines for place, words in enumerate(cells) if words})
    begin = last = filled[0]
    for place in filled[1:]:
        if place > last + 1:
            yield range(begin, last + 1)
            begin = place
        last = place
    yield range(begin, last + 1)


def _within(cells: Sequence[str], places: range) -> tuple[str, ...]:
    return tuple(words if place in places else "" for place, words in enumerate(cells))


def _other(grid: Grid, places: range) -> Grid:
    """The part of a list that is not the first: what of the whole sheet is not read is said with the first."""
    return replace(_part(grid, places), name=f"{grid.name} from column {column_letter(places.start)}", unread=())


def _part(grid: Grid, places: range) -> Grid:
    lines = [(number, _within(cells, places)) for number, cells in grid.lines]
    faulty = {number for number, place in grid.faults if place in places}
    return replace(
        grid,
        lines=tuple(line for line in lines if any(line[1]) or line[0] in faulty),
        fills=_kept(grid.fills, places),
        links=_kept(grid.links, places),
        faults=_kept(grid.faults, places),
        lent=_kept(grid.lent, places),
        bold={spot for spot in grid.bold if spot[1] in places},
        struck={spot for spot in grid.struck if spot[1] in places},
        commented={spot for spot in grid.commented if spot[1] in places},
    )


def _kept(by_spot: Map[Spot, Kept], places: range) -> dict[Spot, Kept]:
    return {spot: each for spot, each in by_spot.items() if spot[1] in places}
