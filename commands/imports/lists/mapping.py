"""Finds the row of headings, the kind of sheet and the field of each column. No guess is silent.

The report names every column that is read and every one that is not. If two columns would be the same field, the person
who imports says which to read.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from board.refusals import Refusal
from board.words import listed
from commands.imports.grids.grid import MOST_COLUMNS, Grid, Line, column_letter
from commands.imports.grids.named import as_named, check_headings
from commands.imports.grids.refs_in_titles import are_numbered, are_refs
from commands.imports.headings.monthly import is_month, oldest_first
from commands.imports.headings.no_place import why_no_place
from commands.imports.headings.of_kinds import (
    FIELDS,
    NEEDED,
    ONE_OF,
    WITHOUT_REFS,
    field_of,
    folded,
    nearly,
    without_brackets,
)
from commands.imports.headings.revised import first_to_last
from commands.imports.lists.columns import REVISED, REVISED_BEFORE, UPDATE, UPDATE_BEFORE, Column, Headings
from commands.imports.lists.kinds import Reads, fields_of, is_of_any, kind_of, says_what
from commands.imports.lists.settled_columns import settled
from commands.imports.lists.small_tables import without_small_tables
from commands.imports.meanings.board_mapping import COLUMNS, NO_MAPPING, Mapping

# Titles may come before the headings, so this many rows are tried; further down, up to the second number, only rows
# with two words of headings.
LOOKED_AT = 25
_FURTHER = 300
_WORDS_OF_HEADINGS = frozenset(words for headings in FIELDS.values() for words in headings)


class NoList(Refusal):
    """The sheet is not like a list: no row has two headings that one kind knows, one of them needed."""


def headings_in(grid: Grid, given: Mapping = NO_MAPPING) -> Headings:
    """The headings of a sheet. What the map `given` says of a column overrides its heading.

    Refused: no row has the headings that a kind needs, or they fit two kinds.
    """
    for at, (row, cells) in may_be_headings(grid):
        kind = kind_in(grid.name, cells, given)
        if kind:
            check_headings(grid.name, cells)
            below = [words for _, words in grid.lines[at + 1 :]]
            # A line break in a heading only means that its column was too narrow.
            headings = [as_named(" ".join(each.split())) for each in cells]
            fields = fields_of(kind, headings, lambda kind, heading, _: field_of(kind, heading))
            columns = [_column(kind, place, heading, fields[place], given) for place, heading in enumerate(headings)]
            columns = settled(kind, without_small_tables(columns, below), below)
            columns = _with_refs(kind, _in_order(columns), below)
            return Headings(kind, row, tuple(columns), _has_refs_in_titles(kind, columns, below))
    check_headings(grid.name, grid.lines[0][1])
    raise _on_its_side(grid, given) or _no_headings(grid)


def kind_in(name: str, cells: Sequence[str], given: Mapping) -> str:
    """The kind of list that has these headings; empty if they are no headings. Refused: they fit two kinds."""
    try:
        return kind_of(name, cells, _reads(given), _is_said(given, cells))
    except Refusal:
        check_headings(name, cells)
        raise


def are_headings(name: str, cells: Sequence[str], given: Mapping) -> bool:
    """True if these are the headings of a list. Those that fit two kinds or name a child count here, and are refused
    when the list is read."""
    try:
        return bool(kind_in(name, cells, given))
    except Refusal:
        return True


def holds_list(grid: Grid) -> bool:
    """True if a row has the headings of a list without the help of a map."""
    return any(are_headings(grid.name, cells, NO_MAPPING) for _, (_, cells) in may_be_headings(grid))


def may_be_headings(grid: Grid) -> Iterator[tuple[int, Line]]:
    """The lines that may be headings, each with the number of lines above it: the first ones and, further down, those
    with two words of headings."""
    for at, line in enumerate(grid.lines[:_FURTHER]):
        if at < LOOKED_AT or sum(folded(each) in _WORDS_OF_HEADINGS for each in line[1] if each) > 1:
            yield at, line


def _reads(given: Mapping) -> Reads:
    """How headings are read to tell the kind. One that the map leaves out still counts, unless it is the rows'
    subject."""

    def reads(kind: str, heading: str, place: int) -> str:
        said, field = given.field(kind, heading, place), field_of(kind, heading)
        return said or ("" if said == "" and says_what(kind, field) else field)

    return reads


def _is_said(given: Mapping, cells: Sequence[str]) -> Callable[[str], bool]:
    headings = {folded(each) for each in cells if is_of_any(each)}
    return lambda kind: not headings.isdisjoint(map(folded, given.said.get(f"{COLUMNS}.{kind}", {})))


def _column(kind: str, place: int, heading: str, field: str, given: Mapping) -> Column:
    said = given.field(kind, heading, place) if heading else None
    if said is not None:
        return Column(place, heading, said, "" if said else "left out, as you asked", said=True)
    if field:
        return Column(place, heading, field)
    near = nearly(kind, heading) if heading else ""
    why = why_no_place(heading) or (f"is it {near.replace('_', ' ')}? Then head it so" if near else "")
    return Column(place, heading, why=why)


def _with_refs(kind: str, columns: list[Column], rows: Sequence[Sequence[str]]) -> list[Column]:
    """The columns of actions; if none has refs, one before the titles without a heading becomes the refs, provided that
    each row has a number or the like in it and no two are the same."""
    filled = [row for row in rows if sum(map(bool, row)) > 1]
    for column in columns[: _titles_without_refs(kind, columns) or 0]:
        cells = [row[column.place] for row in filled]
        if not column.heading and are_refs(cells):
            return [replace(each, field="ref") if each is column else each for each in columns]
    return columns


def _has_refs_in_titles(kind: str, columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> bool:
    """True if actions have no column of refs and each title, in rows with more than a title, begins with one."""
    place = _titles_without_refs(kind, columns)
    if place is None:
        return False
    return are_numbered([row[place] for row in rows if row[place : place + 1] and sum(map(bool, row)) > 1])


def _titles_without_refs(kind: str, columns: Sequence[Column]) -> int | None:
    """The place of the titles of actions without a column of refs; else None."""
    fields = {each.field: each.place for each in columns}
    return fields.get("title") if kind == "actions" and "ref" not in fields else None


def _in_order(columns: list[Column]) -> list[Column]:
    """The columns, with those of updates and those of revised dates numbered if their order is known."""
    updates = [each for each in columns if each.field == UPDATE]
    revised = [each for each in columns if each.field == REVISED]
    of_updates = oldest_first([each.heading for each in updates])[:-1]
    of_revised = first_to_last([folded(without_brackets(each.heading)) for each in revised])[:-1]
    fields = {updates[place].place: f"{UPDATE_BEFORE}{number}" for number, place in enumerate(of_updates, 1)}
    fields |= {revised[place].place: f"{REVISED_BEFORE}{number}" for number, place in enumerate(of_revised, 1)}
    return [replace(each, field=fields.get(each.place, each.field)) for each in columns]


_SIDE_BY_SIDE = (
    "{} has its figures side by side, a month or a quarter to a column. boardbot reads one figure in a row, with the "
    'columns "measure", "indicator", "as at" and "value". Unpivot the table (in Excel: Data, From Table, Unpivot), and '
    "import again."
)


def _on_its_side(grid: Grid, given: Mapping) -> Refusal | None:
    """The refusal of a table whose headings are in its first column, with how to turn it; None for other tables."""
    first = next((place for place, each in enumerate(grid.lines[0][1]) if each), 0)
    headings = [cells[first] for _, cells in grid.lines[:MOST_COLUMNS] if len(cells) > first]
    if not are_headings(grid.name, headings, given):
        return None
    return Refusal(
        f"{grid.name} has its headings below each other, in column {column_letter(first)}. Turn the table (copy it, "
        "then Paste Special, Transpose), and import again."
    )


def _are_months(cells: Sequence[str], above: bool) -> bool:
    """True if a row has months as headings of figures. Below the real headings rows have dates too, so there every cell
    must be a month."""
    months, filled = sum(map(is_month, cells)), sum(map(bool, cells))
    return months > 1 and (above or months == filled)


# This many headings of one kind make a list likely, even if what it needs is not among them.
_LIKELY = 3
_OR_HEAD = 'it, or head a column "due date", "status", "RAG" or "update"'


def _no_headings(grid: Grid) -> Refusal:
    """The refusal of a sheet without headings: what the likeliest kind lacks, or what each kind needs."""
    found: list[tuple[int, str, list[str], int]] = []
    for at, (_, cells) in enumerate(grid.lines[:LOOKED_AT]):
        for kind, needed in NEEDED.items():
            known = {field_of(kind, each) for each in cells if each} - {""}
            lacking = [f'"{each.replace("_", " ")}"' for each in sorted(needed - known)]
            if kind in ONE_OF and ONE_OF[kind].isdisjoint(known):
                lacking.append(" or ".join(f'"{each}"' for each in sorted(ONE_OF[kind])))
            found.append((len(known) if needed & known else 2 * (len(known) >= _LIKELY), kind, lacking, at))
    most, kind, lacking, at = max(found, key=lambda each: each[0])
    if most > 1:
        if any(_are_months(cells, above=place <= at) for place, (_, cells) in enumerate(grid.lines[:LOOKED_AT])):
            return Refusal(_SIDE_BY_SIDE.format(grid.name))
        lacking, it = _remedy(kind, lacking, grid.lines[at][1])
        return Refusal(
            f"{grid.name} looks like a list of {kind}, and has no column headed {listed(lacking)}. "
            f"Add {it}, and import again."
        )
    known_kinds = "; ".join(f"{kind}: {', '.join(sorted(needed))}" for kind, needed in NEEDED.items())
    return NoList(
        f"{grid.name} has none of the headings that boardbot knows. The sheets have these "
        f"({known_kinds.replace('_', ' ')}). Head the columns so, or say in a map what they are: under "
        f'[{COLUMNS}.actions], "…" = "title".'
    )


def _remedy(kind: str, lacking: list[str], cells: Sequence[str]) -> tuple[list[str], str]:
    """The columns that a list lacks, and what to add. A list of actions needs no refs if a column says how they
    stand."""
    says_how = kind == "actions" and not WITHOUT_REFS.isdisjoint(field_of(kind, each) for each in cells if each)
    if says_how and '"title"' in lacking:
        lacking = ['"title"']
    if kind != "actions" or lacking != ['"ref"']:
        return lacking, "them" if len(lacking) > 1 else "it"
    title = next(each for each in cells if field_of(kind, each) == "title")
    return lacking, f'it, or head "{title[:60]}" "Action"' if says_how else _OR_HEAD
