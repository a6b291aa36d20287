"""The headings of a sheet and its columns, and what is said of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from board.words import listed
from commands.imports.grids.grid import column_letter
from commands.imports.headings.of_kinds import folded
from commands.imports.meanings.board_mapping import COLUMNS, NOT_READ, in_quotes
from commands.imports.meanings.questions import Asks

UPDATE = "update"
REVISED = "revised_due"
# Of several columns of updates the latest has that field, and those before it this one with a number, oldest first.
UPDATE_BEFORE = "update_before_"
# So have revised dates: the last is in the field, and those before it were moves.
REVISED_BEFORE = "revised_due_before_"

# The fields that hold a day.
DATED = (
    "due", "original_due", "revised_due", "raised", "closed_on", "as_at", "target_date", "reviewed", "published",
    "first", "last",
)  # fmt: skip


def without_number(field: str) -> str:
    """The field of which a numbered one is an earlier one: `update` of `update_before_2`."""
    return field.partition("_before_")[0]


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
        return without_number(self.field).replace("_", " ")

    @property
    def named(self) -> str:
        """Its heading, or its letter where it has none."""
        return self.heading or f"column {self.letter}"

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
    thing, by that field. `refs_in_titles` where no column holds refs, and each title begins with one."""

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
        """What to ask of the columns that are the same thing, and how that is answered."""
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
        """Of actions: no column holds their refs, and none stands before their words."""
        return self.kind == "actions" and not self.refs_in_titles and all(each.field != "ref" for each in self.columns)

    @property
    def noted(self) -> Iterator[str]:
        """What is made of the columns, though no heading says it."""
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
        """The columns of updates before the latest one, the oldest first."""
        return self._before(UPDATE_BEFORE)

    def _before(self, numbered: str) -> list[Column]:
        before = [each for each in self.columns if each.field.startswith(numbered)]
        return sorted(before, key=lambda each: int(each.field.removeprefix(numbered)))

    def _named(self, field: str) -> str:
        last = next(each for each in self.columns if each.field == field)
        return listed([f'"{each.heading[:60]}" ({each.letter})' for each in (*self._before(f"{field}_before_"), last)])

    def key(self, column: Column) -> str:
        """What the map calls a column: its heading, with its letter where another has the same."""
        same = [each for each in self.columns if folded(each.heading) == folded(column.heading)]
        return f"{column.heading} ({column.letter})" if len(same) > 1 else column.heading
