"""Which row holds the headings, what kind of sheet it is, and which heading is what. No guess is silent.

The report names every column that is read and every one that is not. Of two columns that would be the same thing
whoever imports says which to read.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from board.refusals import Refusal
from board.words import listed
from commands.imports.board_mapping import COLUMNS, NO_MAPPING, NOT_READ, Mapping
from commands.imports.grid import Grid, column_letter
from commands.imports.headings import NEEDED, field_of, folded, nearly, why_no_place
from commands.imports.kinds import Reads, fields_of, is_of_any, kind_of, says_what
from commands.imports.monthly_headings import oldest_first
from commands.imports.named import check_headings
from commands.imports.questions import Asks
from commands.imports.statuses import begun_in, is_status

# Title rows may stand above the headings; so many rows are looked at.
LOOKED_AT = 25
UPDATE = "update"
# Of several columns of updates the latest has that field, and those before it this one with a number, oldest first.
UPDATE_BEFORE = "update_before_"
_RANK = re.compile(r"high|medium|med|low|critical|urgent|[hml]|p?[1-5]|must|should|could|yes|no", re.I)


class NoList(Refusal):
    """The sheet has nothing of a list: not one heading that boardbot knows, beside another."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its `place` (0 is the first): its heading as it is written, and the field it is read as.

    Without a field it is not read, and `why` may say why not. `said` that somebody has said what it is.
    """

    place: int
    heading: str
    field: str = ""
    why: str = ""
    said: bool = False

    @property
    def told(self) -> str:
        """What it is read as, in words: of several columns of updates each is one."""
        return UPDATE if self.field.startswith(UPDATE_BEFORE) else self.field.replace("_", " ")

    @property
    def letter(self) -> str:
        """What the spreadsheet calls it."""
        return column_letter(self.place)

    def at(self, row: int) -> str:
        """A cell of it as the spreadsheet names it: `D3`."""
        return f"{self.letter}{row}"


@dataclass(frozen=True, slots=True)
class Headings:
    """The headings of a sheet: its kind, the row they stand in, and its columns; `doubled` are those that are the same
    thing, by that field."""

    kind: str
    row: int
    columns: tuple[Column, ...]

    @property
    def doubled(self) -> dict[str, list[Column]]:
        by_field: dict[str, list[Column]] = {}
        for column in self.columns:
            by_field.setdefault(column.field, []).append(column)
        return {field: same for field, same in by_field.items() if field and len(same) > 1}

    @property
    def doubts(self) -> Iterator[Asks]:
        """What to ask of the columns that are the same thing, and how that is answered."""
        for field, same in self.doubled.items():
            keys = [self.key(each) for each in same]
            named = [f'"{each.heading[:60]}" ({each.letter})' for each in same]
            how_many = "both" if len(same) == 2 else "all"
            options = " or ".join(f'--leave-out "{key}"' for key in keys)
            yield (
                f"{listed(named)} are {how_many} the {field.replace('_', ' ')}. Say which not to read",
                f': {options}. In the map, under [{COLUMNS}.{self.kind}]: "{keys[0]}" = "{NOT_READ}"',
            )

    @property
    def without_refs(self) -> bool:
        """Of actions: no column holds their refs."""
        return self.kind == "actions" and all(each.field != "ref" for each in self.columns)

    @property
    def noted(self) -> Iterator[str]:
        """What is made of the columns, though no heading says it."""
        if self.without_refs:
            title = next(each.heading for each in self.columns if each.field == "title")
            yield (
                "no column holds refs: each action gets the next one of the board, and is known again by its words in "
                f'"{title[:60]}"'
            )
        if self.updates_before:
            newest = next(each for each in self.columns if each.field == UPDATE)
            named = listed([f'"{each.heading[:60]}" ({each.letter})' for each in (*self.updates_before, newest)])
            yield (
                f"{named} as updates, the oldest first: the last that a row has is its current one, and those before "
                "it are in the history"
            )

    @property
    def updates_before(self) -> list[Column]:
        """The columns of updates before the latest one, the oldest first."""
        before = [each for each in self.columns if each.field.startswith(UPDATE_BEFORE)]
        return sorted(before, key=lambda each: int(each.field.removeprefix(UPDATE_BEFORE)))

    def key(self, column: Column) -> str:
        """What the map calls a column: its heading, with its letter where another has the same."""
        same = [each for each in self.columns if folded(each.heading) == folded(column.heading)]
        return f"{column.heading} ({column.letter})" if len(same) > 1 else column.heading


def headings_in(grid: Grid, given: Mapping = NO_MAPPING) -> Headings:
    """The headings of a sheet; what was `given` of a column counts before what its heading says.

    Refused: rows none of which has the headings that a kind needs, and headings that may be of two kinds.
    """
    for at, (row, cells) in enumerate(grid.lines[:LOOKED_AT]):
        kind = kind_in(grid.name, cells, given)
        if kind:
            check_headings(grid.name, cells)
            below = [words for _, words in grid.lines[at + 1 :]]
            # A line break in a heading is where its column was too narrow.
            headings = [" ".join(each.split()) for each in cells]
            fields = fields_of(kind, headings, lambda kind, heading, _: field_of(kind, heading))
            columns = [_column(kind, place, heading, fields[place], given) for place, heading in enumerate(headings)]
            return Headings(kind, row, tuple(_with_months(_settled(kind, columns, below))))
    check_headings(grid.name, grid.lines[0][1])
    raise _no_headings(grid)


def kind_in(name: str, cells: Sequence[str], given: Mapping) -> str:
    """The kind of list whose headings these are, empty where they are none. Refused: those that may be of two kinds."""
    try:
        return kind_of(name, cells, _reads(given), _is_said(given, cells))
    except Refusal:
        check_headings(name, cells)
        raise


def are_headings(name: str, cells: Sequence[str], given: Mapping) -> bool:
    """They are those of a list. Those of two kinds, or that name a child, are refused where the list is read."""
    try:
        return bool(kind_in(name, cells, given))
    except Refusal:
        return True


def holds_list(grid: Grid, given: Mapping = NO_MAPPING) -> bool:
    """One of its rows has the headings of a list."""
    return any(are_headings(grid.name, cells, given) for _, cells in grid.lines[:LOOKED_AT])


def _reads(given: Mapping) -> Reads:
    """What a heading is read as to tell the kind; one that is not to be read still tells it, but for one that would say
    what the rows are about."""

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


def _settled(kind: str, columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> list[Column]:
    """The columns of actions with what only their cells can tell, such as whether a priority is a rank."""
    if kind != "actions":
        return list(columns)
    fields = [column.field for column in columns]
    return [each if each.said else _settled_one(each, fields, _words_below(each, rows)) for each in columns]


def _words_below(column: Column, rows: Sequence[Sequence[str]]) -> set[str]:
    return {" ".join(row[column.place].split()) for row in rows if len(row) > column.place} - {""}


def _settled_one(column: Column, fields: Sequence[str], words: set[str]) -> Column:
    heading = folded(column.heading)
    if heading == "progress" and "status" not in fields and words and all(map(is_status, words)):
        return replace(column, field="status")
    says_status = any(is_status(each) or begun_in(each) for each in words)
    if heading in {"current status", "progress status"} and words and not says_status:
        return replace(column, field="update")
    if heading in {"priority", "priorities"} and words and all(map(_RANK.fullmatch, words)):
        return replace(column, field="", why="its cells are ranks, and no areas")
    if heading in {"recommendation", "recommendations"} and fields.count("title") > 1:
        return replace(column, field="area")
    return column


def _with_months(columns: list[Column]) -> list[Column]:
    """The columns with those of updates told apart, where their order is known."""
    updates = [each for each in columns if each.field == UPDATE]
    before = [updates[place] for place in oldest_first([each.heading for each in updates])][:-1]
    fields = {each.place: f"{UPDATE_BEFORE}{number}" for number, each in enumerate(before, 1)}
    return [replace(each, field=fields.get(each.place, each.field)) for each in columns]


def _no_headings(grid: Grid) -> Refusal:
    """Says what the likeliest kind lacks, or what each kind needs."""
    found: list[tuple[int, str, frozenset[str]]] = []
    for _, cells in grid.lines[:LOOKED_AT]:
        for kind, needed in NEEDED.items():
            known = {field_of(kind, each) for each in cells if each} - {""}
            found.append((len(known) if needed & known else 0, kind, needed - known))
    most, kind, lacking = max(found, key=lambda each: each[0])
    if most > 1:
        lacks = " and ".join(f'"{each.replace("_", " ")}"' for each in sorted(lacking))
        return Refusal(
            f"{grid.name} looks like a list of {kind}, and has no column headed {lacks}. Add it, and import again."
        )
    known_kinds = "; ".join(f"{kind}: {', '.join(sorted(needed))}" for kind, needed in NEEDED.items())
    return NoList(f"{grid.name} has none of the headings that boardbot knows. The sheets have these ({known_kinds}).")
