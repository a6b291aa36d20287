"""Trackers that nobody ever saw: headings shuffled and renamed, types mixed, columns dropped, cells merged and hidden.

Every value that is put into one is written down, with where it stands and the words that a reader would see.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet
from workbooks import saved

from commands.imports.headings.of_kinds import FIELDS

KINDS_OF_VALUE: tuple[Callable[[Random], tuple[object, str, str]], ...] = (
    lambda any_: (n := any_.randrange(10_000), str(n), "General"),
    lambda any_: (n := any_.randrange(100) / 4, format(n, "g"), "General"),
    lambda any_: (n := any_.randrange(1, 100) / 100, f"{n * 100:.0f}%", "0%"),
    lambda any_: (d := date(2026, 1, 2) + timedelta(any_.randrange(28)), d.isoformat(), "dd/mm/yyyy"),
    lambda any_: (True, "TRUE", "General"),
)
FREE = ("update", "evidence", "source", "watched_by", "rating_reason")
COLOURS = ("FFFF0000", "FFFFC000", "FF00B050", "FF7F7F7F", "FFDDEBF7")


@dataclass(frozen=True, slots=True)
class Put:
    """A value that was put into a cell: its sheet, its row, its column's letter, and the words that a reader sees;
    `exact` where those words are kept as they are."""

    sheet: str
    row: int
    column: str
    words: str
    field: str
    exact: bool


@dataclass(slots=True)
class MadeUp:
    """A workbook and what was put into it; `refs` and `titles` are those of its rows, by sheet and number."""

    content: bytes = b""
    puts: list[Put] = field(default_factory=list)
    refs: dict[tuple[str, int], str] = field(default_factory=dict)
    titles: dict[tuple[str, int], str] = field(default_factory=dict)


def made_up(seed: int) -> MadeUp:
    """The made-up workbook of that number."""
    any_ = Random(seed)
    book, made = Workbook(), MadeUp()
    book.remove(book.worksheets[0])
    for number in range(any_.choice((1, 1, 1, 2))):
        _Maker(any_, made, book.create_sheet(f"Plan {'AB'[number]}"), f"R{seed}{'AB'[number]}").make()
    if any_.random() < 0.2:
        book.create_sheet("Old").append(["Ref", "Action"])
        book["Old"].sheet_state = "hidden"  # type: ignore[union-attr]
    made.content = saved(book)
    return made


class _Maker:
    """Fills one sheet."""

    def __init__(self, any_: Random, made: MadeUp, sheet: Worksheet, begin: str) -> None:
        self.any, self.made, self.sheet, self.begin = any_, made, sheet, begin
        self.count = 0

    def make(self) -> None:
        columns = self._columns()
        row = self.any.choice((1, 1, 1, 2, 4))
        if row > 1:
            self._put(1, 1, "Improvement plan of the board", "")
        for place, (_, heading) in enumerate(columns, 1):
            self.sheet.cell(row, place, heading)
        heads = row
        for _ in range(self.any.randrange(1, 7)):
            row += self.any.choice((1, 1, 1, 1, 2))
            self._row(row, columns)
            if self.any.random() < 0.25:
                row = self._between(row + 1, columns, heads)
        self._after(row + 1, len(columns))
        self._hide(heads, row, len(columns))

    def _columns(self) -> list[tuple[str, str]]:
        """Fields, some of them left out, under any of their headings and in any order; beside them headings of nothing."""
        fields = [
            "ref",
            "title",
            *self.any.sample(("owner", "due", "status", "rating", *FREE), self.any.randrange(2, 8)),
        ]
        if self.any.random() < 0.03:
            fields.remove(self.any.choice(("ref", "title")))
        named = [(each, self._heading(each)) for each in fields]
        named += [("", f"{word} code") for word in self.any.sample(("Budget", "Ward", "Cost"), self.any.randrange(3))]
        self.any.shuffle(named)
        return named

    def _heading(self, wanted: str) -> str:
        words = [
            each
            for each, meant in FIELDS["actions"].items()
            if meant == wanted and "description" not in each and not each.startswith("rec ")
        ]
        word = self.any.choice([each for each in words if each != "title" and "rec" not in each] or words)
        return self.any.choice((str.title, str.upper, str.capitalize, str))(word) + self.any.choice(
            ("", ":", " ", "\n")
        )

    def _row(self, row: int, columns: list[tuple[str, str]]) -> None:
        self.count += 1
        for place, (name, _) in enumerate(columns, 1):
            if name == "ref":
                self.made.refs[self.sheet.title, row] = f"{self.begin}{self.count}"
                self._put(row, place, f"{self.begin}{self.count}", name)
            elif name == "title" or self.any.random() < 0.7:
                self._value(row, place, name)

    def _value(self, row: int, place: int, name: str) -> None:
        if name in {*FREE, ""} and self.any.random() < 0.3:
            value, words, form = self.any.choice(KINDS_OF_VALUE)(self.any)
            self._put(row, place, value, name, words, form)
        elif name == "due":
            day = date(2026, 5, 1) + timedelta(self.any.randrange(200))
            form = self.any.choice(("dd/mm/yyyy", "d-mmm", "dd mmmm yyyy"))
            self._put(row, place, day, name, day.isoformat(), form)
        elif name == "status":
            self._put(row, place, self.any.choice(("In progress", "On hold", "Complete", "Wibble", "open")), name)
        elif name == "rating":
            self._put(row, place, self.any.choice(("Red", "Amber", "G", "Puce")), name)
        elif name == "owner":
            self._put(row, place, f"Head of team {self.any.randrange(900)}", name)
        else:
            breaks = self.any.choice((" ", "\n", "\u00a0", "  "))
            self._put(row, place, f"Words{breaks}of cell {self.begin}-{row}-{place}", name)
        self._mark(row, place)

    def _put(self, row: int, place: int, value: object, name: str, words: str = "", form: str = "General") -> None:
        cell = self.sheet.cell(row, place)
        cell.value = value  # type: ignore[assignment]
        cell.number_format = form
        said = words or " ".join(str(value).split())
        exact = name in {*FREE, "ref", "title", "owner", "due"}
        if name == "title":
            self.made.titles[self.sheet.title, row] = said
        self.made.puts.append(Put(self.sheet.title, row, cell.column_letter, said, name, exact))

    def _mark(self, row: int, place: int) -> None:
        cell, dice = self.sheet.cell(row, place), self.any.random()
        if dice < 0.03:
            cell.font = Font(strike=True)
        elif dice < 0.06:
            cell.comment = Comment("Ask the panel", "somebody")
        elif dice < 0.2:
            cell.fill = PatternFill("solid", fgColor=self.any.choice(COLOURS))

    def _between(self, row: int, columns: list[tuple[str, str]], heads: int) -> int:
        """Something that is no row of the list; the row after which the list goes on."""
        what = self.any.randrange(5)
        if what == 0:
            self._put(row, 1, f"Priority area {self.begin} {row}", "")
            self.sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(columns))
        elif what == 1:
            self._put(row, 1, f"Priority area {self.begin} {row}", "")
        elif what == 2:
            self._put(row, 1, "Total", "")
            if columns[-1][0] != "ref":
                self._put(row, len(columns), 12, "", "12")
        elif what == 3:
            for place, (_, heading) in enumerate(columns, 1):
                self.sheet.cell(row, place, heading)
        else:
            self._merge_down(row, columns)
        return row

    def _merge_down(self, row: int, columns: list[tuple[str, str]]) -> None:
        """A row that shares one cell with the one above."""
        self._row(row, columns)
        place = self.any.randrange(1, len(columns) + 1)
        above = self.sheet.cell(row - 1, place)
        if columns[place - 1][0] in {"ref", "title"} or above.value is None:
            return
        gone = self.sheet.cell(row, place).column_letter
        self.made.puts = [
            each for each in self.made.puts if (each.row, each.column, each.sheet) != (row, gone, self.sheet.title)
        ]
        self.sheet.merge_cells(start_row=row - 1, end_row=row, start_column=place, end_column=place)

    def _after(self, row: int, columns: int) -> None:
        if self.any.random() < 0.3:
            self._put(row + 1, 1, self.any.choice(("Note: as at June", "Agreed by the board", "* rated by owners")), "")
        if self.any.random() < 0.2:
            self._put(self.any.randrange(1, row + 1), columns + 2, f"Beside {self.begin}", "")

    def _hide(self, heads: int, last: int, columns: int) -> None:
        if self.any.random() < 0.2:
            self.sheet.row_dimensions[self.any.randrange(heads + 1, last + 1)].hidden = True
        if self.any.random() < 0.15:
            self.sheet.column_dimensions[
                self.sheet.cell(1, self.any.randrange(1, columns + 1)).column_letter
            ].hidden = True
