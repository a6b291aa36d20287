"""The lists in files: a workbook may hold several, each of its own kind, beside sheets that are no list."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from board.refusals import Refusal
from commands.imports.grids.grid import Grid
from commands.imports.lists.initials import initials_in, said_by_keys, told
from commands.imports.lists.joined_headings import with_joined_headings
from commands.imports.lists.mapping import NoList
from commands.imports.lists.side_by_side import lists_beside
from commands.imports.lists.tables import tables_in
from commands.imports.meanings.board_mapping import Mapping
from commands.imports.sheets.sheet import Sheet, read_sheet


def lists_in(grids: Iterable[Grid], given: Mapping) -> list[Sheet]:
    """Every list in files, whatever its kind. A sheet that is no list is named among what the first of its file does
    not read. Refused: a file without any list, for what the likeliest of its sheets lacks."""
    by_file = groupby(grids, key=lambda grid: grid.file or grid.name)
    return [sheet for _, same in by_file for sheet in _of_one_file(same, given)]


def said_in_keys(grids: Iterable[Grid]) -> Mapping:
    """Who initials are, by the keys that stand in files beside their lists, or below them."""
    return said_by_keys(table for grid in grids for table in tables_in(grid))


def _of_one_file(grids: Iterable[Grid], given: Mapping) -> list[Sheet]:
    sheets: list[Sheet] = []
    others: list[tuple[str, Refusal]] = []
    beside: list[str] = []
    keys: dict[str, str] = {}
    for grid in grids:
        beside += grid.unread
        try:
            tables = _tables(grid, given)
        except Refusal as refused:
            others.append((grid.name, refused))
            continue
        for table in tables:
            try:
                sheets.append(read_sheet(table, given))
            except Refusal as refused:
                others.append((table.name, refused))
                keys |= {table.name: told(table, key)} if (key := initials_in(table)) else {}
    if not sheets:
        reasons = [each.reason for _, each in sorted(others, key=lambda each: isinstance(each[1], NoList))]
        raise Refusal(" ".join([reasons[0], *(f"Not read: {each}." for each in beside)]))
    unread = (*sheets[0].unread, *(_said(name, each) for name, each in others if name not in keys))
    sheets[0] = replace(sheets[0], unread=unread, noted=(*sheets[0].noted, *keys.values()))
    return sheets


def _tables(grid: Grid, given: Mapping) -> list[Grid]:
    """The tables of a sheet, below each other and beside each other."""
    below = tables_in(with_joined_headings(grid, given), given)
    return [beside for table in below for beside in lists_beside(table, given)]


def _said(name: str, refused: Refusal) -> str:
    """Why a table beside others is not read, in short where it is none."""
    return f"{name}: no list" if isinstance(refused, NoList) else refused.reason
