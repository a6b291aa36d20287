"""The tables of a sheet: where headings of other columns stand below a list, another list begins."""

from collections.abc import Mapping as Map, Sequence
from dataclasses import replace

from board.refusals import Refusal
from commands.imports.board_mapping import NO_MAPPING, Mapping
from commands.imports.grid import Grid, Line
from commands.imports.headings import folded
from commands.imports.mapping import kind_in

_LONGEST = 60


def tables_in(grid: Grid, given: Mapping = NO_MAPPING) -> list[Grid]:
    """A grid for each table of a sheet. The headings of the list above, when they stand there again, begin none."""
    begins: list[int] = []
    above: Map[int, str] = {}
    for at, (_, cells) in enumerate(grid.lines):
        said = {place: folded(words) for place, words in enumerate(cells) if words}
        if _may_be_headings(cells) and not said.items() <= above.items() and _are_headings(grid.name, cells, given):
            begins.append(at)
            above = said
    if len(begins) < 2:
        return [grid]
    ends = [*begins[1:], len(grid.lines)]
    others = zip(begins[1:], ends[1:], strict=True)
    return [replace(grid, lines=grid.lines[: ends[0]]), *(_table(grid, grid.lines[at:end]) for at, end in others)]


def _table(grid: Grid, lines: tuple[Line, ...]) -> Grid:
    return replace(grid, name=f"{grid.name} from row {lines[0][0]}", lines=lines, unread=())


def _may_be_headings(cells: Sequence[str]) -> bool:
    """Two words at least, all of them short and none with a figure in it: most rows of a list are told by that."""
    filled = [each for each in cells if each]
    return len(filled) > 1 and not any(len(each) > _LONGEST or any(map(str.isdigit, each)) for each in filled)


def _are_headings(name: str, cells: Sequence[str], given: Mapping) -> bool:
    try:
        return bool(kind_in(name, cells, given))
    except Refusal:
        # They may be of two kinds, or name a child: whoever reads the table refuses them by that.
        return True
