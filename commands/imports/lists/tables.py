"""Splits a sheet into its tables: headings of other columns below a list begin another list."""

from collections.abc import Mapping as Map, Sequence, Set
from dataclasses import replace
from itertools import pairwise

from commands.imports.grids.grid import Grid, Line
from commands.imports.headings.of_kinds import FIELDS, folded
from commands.imports.lists.above_headings import words_above
from commands.imports.lists.initials import key_headings
from commands.imports.lists.mapping import are_headings
from commands.imports.meanings.board_mapping import COLUMNS, NO_MAPPING, Mapping

_LONGEST = 60


def tables_in(grid: Grid, given: Mapping = NO_MAPPING) -> list[Grid]:
    """A grid for each table of a sheet. Repeated headings of the list above do not begin another."""
    begins: list[int] = []
    above: Map[int, str] = {}
    known = {words for headings in FIELDS.values() for words in headings}
    known |= {folded(words) for part, said in given.said.items() if part.startswith(COLUMNS) for words in said}
    for at, (_, cells) in enumerate(grid.lines):
        if _may_be_headings(cells, known):
            said = {place: folded(words) for place, words in enumerate(cells) if words}
            if not said.items() <= above.items() and are_headings(grid.name, cells, given):
                begins.append(at)
                above = said
        elif key_headings(cells) and any(sum(map(bool, before)) > 1 for _, before in grid.lines[:at]):
            begins += [at] if begins else [0, at]
            above = {}
    if len(begins) < 2:
        return [grid]
    # A row of words just above the headings goes with them.
    starts = [at - (at - 1 > begin and bool(words_above(grid.lines[at - 1 : at]))) for begin, at in pairwise(begins)]
    ends = [*starts[1:], len(grid.lines)]
    others = zip(begins[1:], starts, ends, strict=True)
    named = [(grid.lines[at][0], grid.lines[start:end]) for at, start, end in others]
    return [replace(grid, lines=grid.lines[: starts[0]]), *(_table(grid, row, lines) for row, lines in named)]


def _table(grid: Grid, row: int, lines: tuple[Line, ...]) -> Grid:
    return replace(grid, name=f"{grid.name} from row {row}", lines=lines, unread=())


def _may_be_headings(cells: Sequence[str], known: Set[str]) -> bool:
    """True if a row may be headings: short words without digits, of which at least two are headings of some list."""
    filled = [each for each in cells if each]
    if any(len(each) > _LONGEST or any(map(str.isdigit, each)) for each in filled):
        return False
    return sum(folded(each) in known for each in filled) > 1
