"""Reads the lists in files. A workbook may have several, each of its own kind, and sheets that are not lists."""

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
    """Every list in the files, whatever its kind. A sheet that is not a list is reported as not read, with the first
    list of its file. Refused: a file without any list, for what the likeliest of its sheets lacks."""
    by_file = groupby(grids, key=lambda grid: grid.file or grid.name)
    return [sheet for _, same in by_file for sheet in _of_one_file(same, given)]


def said_in_keys(grids: Iterable[Grid]) -> Mapping:
    """Whom initials mean, by the keys beside or below the lists in the files."""
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
    """The tables of a sheet, one below another and side by side."""
    below = tables_in(with_joined_headings(grid, given), given)
    return [beside for table in below for beside in lists_beside(table, given)]


def _said(name: str, refused: Refusal) -> str:
    """Why a table beside a list is not read; only briefly if it is not a list."""
    return f"{name}: no list" if isinstance(refused, NoList) else refused.reason
