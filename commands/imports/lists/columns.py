"""The columns of a sheet, their headings, and what the report says about them."""

from collections.abc import Iterator
from dataclasses import dataclass

from board.words import listed
from commands.imports.grids.grid import column_letter
from commands.imports.headings.of_kinds import folded
from commands.imports.meanings.board_mapping import COLUMNS, NOT_READ, in_quotes
from commands.imports.meanings.questions import Asks

UPDATE = "update"
REVISED = "revised_due"
# The latest of several columns of updates has that field. Earlier ones have this one with a number, oldest first.
UPDATE_BEFORE = "update_before_"
# Revised dates likewise: the last has the field, and those before it were moves.
REVISED_BEFORE = "revised_due_before_"

# The fields that hold a day.
DATED = (
    "due", "original_due", "revised_due", "raised", "closed_on", "as_at", "target_date", "reviewed", "published",
    "first", "last",
)  # fmt: skip


def without_number(field: str) -> str:
    """A field without the number of an earlier column: `update` for `update_before_2`."""
    return field.partition("_before_")[0]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its `place` (0 is the first), its heading as written, and the field it is read as.

    A column without a field is not read, and `why` may give the reason. `said`: somebody has said what it is.
    """

    place: int
    heading: str
    field: str = ""
    why: str = ""
    said: bool = False

    @property
    def told(self) -> str:
        """The field in words. An earlier column of updates is called an update too."""
        return without_number(self.field).replace("_", " ")

    @property
    def named(self) -> str:
        """Its heading, or its letter if it has none."""
        return self.heading or f"column {self.letter}"

    @property
    def letter(self) -> str:
        """Its letter in the spreadsheet."""
        return column_letter(self.place)

    def at(self, row: int) -> str:
        """The spreadsheet's name for a cell in the column: `D3`."""
        return f"{self.letter}{row}"


@dataclass(frozen=True, slots=True)
class Headings:
    """The headings of a sheet: its kind, the number of their row, and the columns. `doubled` groups, by field, columns
    that have the same field. `refs_in_titles`: no column has refs, and each title begins with one."""

    kind: str
    row: int
    columns: tuple[Column, ...]
    refs_in_titles: bool = False

    @property
    def doubled(self) -> dict[str, list[Column]]:
        by_field: dict[str, list[Column]] = {}
        for column in self.columns:
            by_field.setdefault(column.field, []).append(column)
        return {field: same for field, same in by_field.items() if field and len(same) > 1}

    @property
    def doubts(self) -> Iterator[Asks]:
        """A question for each group of columns with the same field, and how to answer it."""
        for field, same in self.doubled.items():
            keys = [self.key(each) for each in same]
            named = [f'"{each.heading[:60]}" ({each.letter})' for each in same]
            how_many = "both" if len(same) == 2 else "all"
            options = " or ".join(f"--leave-out {in_quotes(key)}" for key in keys)
            yield (
                f"{listed(named)} are {how_many} the {field.replace('_', ' ')}. Say which not to read",
                f': {options}. In the map, under [{COLUMNS}.{self.kind}]: {in_quotes(keys[0])} = "{NOT_READ}"',
            )

    @property
    def without_refs(self) -> bool:
        """True if these are actions whose refs are neither in a column nor before their titles."""
        return self.kind == "actions" and not self.refs_in_titles and all(each.field != "ref" for each in self.columns)

    @property
    def noted(self) -> Iterator[str]:
        """How columns are read beyond what their headings say."""
        title = next((each.heading[:60] for each in self.columns if each.field == "title"), "")
        if self.without_refs:
            yield (
                "no column holds refs: each action gets the next one of the board, and is known again by its words in "
                f'"{title}"'
            )
        if self.refs_in_titles:
            yield f'the refs that stand before the words in "{title}" as refs'
        if self.updates_before:
            yield (
                f"{self._named(UPDATE)} as updates, the oldest first: the last that a row has is its current one, and "
                "those before it are in the history"
            )
        if self._before(REVISED_BEFORE):
            yield (
                f"{self._named(REVISED)} as revised dates, in this order: the last that a row has is its due date, and "
                "those before it are moves"
            )

    @property
    def updates_before(self) -> list[Column]:
        """The columns of updates before the latest one, oldest first."""
        return self._before(UPDATE_BEFORE)

    def _before(self, numbered: str) -> list[Column]:
        before = [each for each in self.columns if each.field.startswith(numbered)]
        return sorted(before, key=lambda each: int(each.field.removeprefix(numbered)))

    def _named(self, field: str) -> str:
        last = next(each for each in self.columns if each.field == field)
        return listed([f'"{each.heading[:60]}" ({each.letter})' for each in (*self._before(f"{field}_before_"), last)])

    def key(self, column: Column) -> str:
        """A column's key in the map: its heading, with its letter if another column has the same heading."""
        same = [each for each in self.columns if folded(each.heading) == folded(column.heading)]
        return f"{column.heading} ({column.letter})" if len(same) > 1 else column.heading
