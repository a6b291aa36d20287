"""Splits lists that are side by side in a sheet: each is a list of its own.

Read as one list, a row on the left would lend its cells to the row on its right. A new list begins after an empty
column, or at a second heading for refs or titles. If actions and risks share every row, it is asked.
"""

from collections.abc import Mapping as Map, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

from board.refusals import Refusal
from commands.imports.grids.grid import Grid, Spot, column_letter
from commands.imports.headings.of_kinds import FIELDS, field_of, folded
from commands.imports.lists.kinds import OF_RISKS_ALONE
from commands.imports.lists.mapping import are_headings, kind_in, may_be_headings
from commands.imports.lists.small_tables import blocks
from commands.imports.meanings.board_mapping import COLUMNS, NOT_READ, Mapping, in_quotes

Kept = TypeVar("Kept")
_IN_DOUBT = "in doubt"


def lists_beside(grid: Grid, given: Mapping) -> list[Grid]:
    """A grid for each of several lists side by side; otherwise the same grid. Columns that are not a list, such as a
    key, stay with the list on their left, or with the first. Refused: actions that may be one list with the risks
    beside them."""
    at = next((at for at, (_, cells) in may_be_headings(grid) if are_headings(grid.name, cells, given)), None)
    if at is None:
        return [grid]
    _, headings = grid.lines[at]
    begins = [
        begin
        for block in blocks(cells for _, cells in grid.lines[at:])
        if are_headings(grid.name, _within(headings, block), given)
        for begin in _begins(grid, at, block, given)
    ]
    if len(begins) < 2:
        return [grid]
    ends = [*begins[1:], max(len(cells) for _, cells in grid.lines)]
    first, *others = [range(begin, end) for begin, end in zip([0, *begins[1:]], ends, strict=True)]
    return [_part(grid, first), *(_other(grid, each) for each in others)]


def _begins(grid: Grid, at: int, block: range, given: Mapping) -> list[int]:
    """The columns where lists begin in a block without an empty column: its own beginning, and perhaps others."""
    _, headings = grid.lines[at]
    others = _said_twice(headings, block, given)[1:]
    parts = [range(begin, end) for begin, end in zip([block.start, *others], [*others, block.stop], strict=True)]
    kinds = [_kind(grid.name, _within(headings, each), given) for each in parts]
    # Actions to the right of areas are those areas' actions, in one list.
    if len(parts) > 1 and all(kinds) and ("areas", "actions") not in pairwise(kinds):
        return [each.start for each in parts]
    risks = _risks_in(grid.name, headings, block, given)
    return [block.start, risks] if risks and _are_apart(grid, at, block, risks) else [block.start]


def _kind(name: str, cells: Sequence[str], given: Mapping) -> str:
    """The kind of list that has these headings, or `_IN_DOUBT` if two kinds fit; empty if they are no headings."""
    try:
        return kind_in(name, cells, given)
    except Refusal:
        return _IN_DOUBT


def _said_twice(headings: Sequence[str], block: range, given: Mapping) -> list[int]:
    """The places of headings for refs; if there are none, of the first heading for titles and its repeats."""
    named = [place for place in block[: len(headings) - block.start] if headings[place]]
    read = [place for place in named if not _is_left_out(headings[place], place, given)]
    refs = [place for place in read if any(field_of(kind, headings[place]) == "ref" for kind in FIELDS)]
    titles = [place for place in read if field_of("actions", headings[place]) == "title"]
    again = [place for place in titles if folded(headings[place]) == folded(headings[titles[0]])]
    return refs or again


def _is_left_out(heading: str, place: int, given: Mapping) -> bool:
    return any(given.field(kind, heading, place) == "" for kind in FIELDS)


def _risks_in(name: str, headings: Sequence[str], block: range, given: Mapping) -> int:
    """The column where risks begin to the right of a list of actions; 0 if there are none."""
    at = [
        place
        for place in block[1 : len(headings) - block.start]
        if headings[place] and field_of("risks", headings[place]) == "risk"
    ]
    place = at[0] if at and not _is_left_out(headings[at[0]], at[0], given) else 0
    left, right = _within(headings, range(block.start, place)), _within(headings, range(place, block.stop))
    alone = {field_of("risks", each) for each in right if each}
    is_so = (
        place
        and not OF_RISKS_ALONE.isdisjoint(alone)
        and (_kind(name, left, given), _kind(name, right, given)) == ("actions", "risks")
    )
    return place if is_so else 0


def _are_apart(grid: Grid, at: int, block: range, risks: int) -> bool:
    """True if some rows have an action without a risk, or a risk without an action. Refused: every row has both."""
    parts = range(block.start, risks), range(risks, block.stop)
    filled = [[sum(map(bool, cells[part.start : part.stop])) for part in parts] for _, cells in grid.lines[at + 1 :]]
    if any(not min(each) and max(each) > 1 for each in filled):
        return True
    heading = grid.lines[at][1][risks]
    raise Refusal(
        f'{grid.name} has headings of a list of actions, and from "{heading[:60]}" (column {column_letter(risks)}) on '
        "of risks. If they are two lists, put an empty column between them, and import again. If they are one list of "
        f"actions, say that the columns of risks are not read: in the map, under [{COLUMNS}]: {in_quotes(heading)} = "
        f'"{NOT_READ}"'
    )


def _within(cells: Sequence[str], places: range) -> tuple[str, ...]:
    return tuple(words if place in places else "" for place, words in enumerate(cells))


def _other(grid: Grid, places: range) -> Grid:
    """The part of a list that is not the first. What is not read of the sheet as a whole is reported with the first."""
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
