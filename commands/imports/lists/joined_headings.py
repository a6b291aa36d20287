"""Joins headings in two rows: *Due date* over *Original* and *Revised*, beside headings merged over both rows."""

from collections.abc import Sequence
from dataclasses import replace

from commands.imports.grids.grid import Grid
from commands.imports.headings.of_kinds import FIELDS, field_of
from commands.imports.lists.mapping import are_headings
from commands.imports.meanings.board_mapping import Mapping


def with_joined_headings(grid: Grid, given: Mapping) -> Grid:
    """The grid with its first two-row headings joined in the lower row. Headings are in two rows if some cell of the
    upper row is merged with the one below it, and the upper row or both together are the headings of a list."""
    by_row: dict[int, dict[int, str]] = {}
    for (row, place), (since, words) in grid.lent.items():
        if since == row - 1:
            by_row.setdefault(row, {})[place] = words
    for at, (row, cells) in enumerate(grid.lines[1:], 1):
        above, upper = grid.lines[at - 1]
        lent = by_row.get(row, {})
        if above == row - 1 and lent:
            joined = tuple(_joined(place, words, upper) for place, words in enumerate(cells))
            joined = tuple(lent.get(place, words) for place, words in enumerate(joined))
            if are_headings(grid.name, upper, given) or are_headings(grid.name, joined, given):
                how = ", ".join(filter(None, [grid.how, f"with those in row {above}"]))
                lines = (*grid.lines[: at - 1], (row, joined), *grid.lines[at + 1 :])
                return replace(grid, lines=lines, how=how)
    return grid


def _joined(place: int, words: str, upper: Sequence[str]) -> str:
    """The joined heading of a column, in the first word order that makes a known heading, if any."""
    over = next((each for each in reversed(upper[: place + 1]) if each), "")
    if not words:
        return upper[place]
    ways = (f"{words} {over}", f"{over} {words}", words, f"{words} date")
    return next((each for each in ways if any(field_of(kind, each) for kind in FIELDS)), f"{over} {words}".strip())
