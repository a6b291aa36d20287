"""Which row holds the headings, what kind of sheet it is, and which heading is what. No guess is silent.

The report names every column that is read and every one that is not. Two columns that would be the same thing are
refused by name: whoever imports says which of them to leave out.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from board.refusals import Refusal
from commands.imports.grid import Grid, column_letter
from commands.imports.headings import NEEDED, ONE_OF, field_of, folded, nearly, why_no_place
from commands.imports.named import check_headings
from commands.imports.statuses import is_status

# Title rows may stand above the headings; so many rows are looked at.
_LOOKED_AT = 25
_RANK = re.compile(r"high|medium|med|low|critical|urgent|[hml]|p?[1-5]|must|should|could|yes|no", re.I)


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its `place` (0 is the first): its heading as it is written, and the field it is read as.

    Without a field it is not read, and `why` may say why not.
    """

    place: int
    heading: str
    field: str = ""
    why: str = ""

    def at(self, row: int) -> str:
        """A cell of it as the spreadsheet names it: `D3`."""
        return f"{column_letter(self.place)}{row}"


@dataclass(frozen=True, slots=True)
class Headings:
    """The headings of a sheet: its kind, the row they stand in, and its columns."""

    kind: str
    row: int
    columns: tuple[Column, ...]


def headings_in(grid: Grid, leave_out: Collection[str] = ()) -> Headings:
    """The headings of a sheet. `leave_out` are headings not to read, as they were typed.

    Refused: rows none of which has the headings that a kind needs, and two columns that are the same thing.
    """
    for at, (row, cells) in enumerate(grid.lines[:_LOOKED_AT]):
        kind = _kind(cells)
        if kind:
            check_headings(grid.name, cells)
            below = [words for _, words in grid.lines[at + 1 :]]
            columns = [_column(kind, place, heading) for place, heading in enumerate(cells)]
            columns = _left_out(_settled(kind, columns, below), leave_out)
            _check_doubles(grid.name, columns)
            return Headings(kind, row, tuple(columns))
    check_headings(grid.name, grid.lines[0][1])
    raise _no_headings(grid)


def _kind(cells: Sequence[str]) -> str:
    """The kind that knows the most of a row's headings, of those whose needed ones are all there; empty for none."""
    known = {kind: [field for each in cells if each and (field := field_of(kind, each))] for kind in NEEDED}
    fitting = [kind for kind, needed in NEEDED.items() if needed <= set(known[kind]) and _has_one(kind, known[kind])]
    return max(fitting, key=lambda kind: len(known[kind]), default="")


def _has_one(kind: str, known: Sequence[str]) -> bool:
    return kind not in ONE_OF or not ONE_OF[kind].isdisjoint(known)


def _column(kind: str, place: int, heading: str) -> Column:
    field = field_of(kind, heading)
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
    return [_settled_one(column, fields, _words_below(column, rows)) for column in columns]


def _words_below(column: Column, rows: Sequence[Sequence[str]]) -> set[str]:
    return {" ".join(row[column.place].split()) for row in rows if len(row) > column.place} - {""}


def _settled_one(column: Column, fields: Sequence[str], words: set[str]) -> Column:
    heading = folded(column.heading)
    if heading == "progress" and "status" not in fields and words and all(map(is_status, words)):
        return replace(column, field="status")
    if heading in {"current status", "progress status"} and words and not any(map(is_status, words)):
        return replace(column, field="update")
    if heading in {"priority", "priorities"} and words and all(map(_RANK.fullmatch, words)):
        return replace(column, field="", why="its cells are ranks, and no areas")
    if heading in {"recommendation", "recommendations"} and fields.count("title") > 1:
        return replace(column, field="area")
    return column


def _left_out(columns: Iterable[Column], leave_out: Collection[str]) -> list[Column]:
    keys = {folded(each) for each in leave_out}
    return [
        replace(each, field="", why="left out, as you asked") if folded(each.heading) in keys else each
        for each in columns
    ]


def _check_doubles(name: str, columns: Sequence[Column]) -> None:
    by_field: dict[str, list[Column]] = {}
    for column in columns:
        by_field.setdefault(column.field, []).append(column)
    told = []
    for field, same in by_field.items():
        if not field or len(same) == 1:
            continue
        keys = {folded(each.heading) for each in same}
        if len(keys) < len(same):
            raise Refusal(f"{name} has the heading {same[0].heading[:60]} twice. Leave one of the columns out.")
        named = [f'"{each.heading[:60]}" ({column_letter(each.place)})' for each in same]
        options = " or ".join(f'--leave-out "{each.heading[:60]}"' for each in same)
        told.append(f"{' and '.join(named)} are both the {field.replace('_', ' ')}. Say which not to read: {options}.")
    if told:
        raise Refusal(f"{name}: {' '.join(told)}")


def _no_headings(grid: Grid) -> Refusal:
    """Says what the likeliest kind lacks, or what each kind needs."""
    found: list[tuple[int, str, frozenset[str]]] = []
    for _, cells in grid.lines[:_LOOKED_AT]:
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
    return Refusal(f"{grid.name} has none of the headings that boardbot knows. The sheets have these ({known_kinds}).")
