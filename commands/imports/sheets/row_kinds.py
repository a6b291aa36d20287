"""Decides what each row below the headings is: a row of the list, a heading between rows, a total, a note.

A row that may belong to the list is never taken for anything else. Other rows are reported and not read. A heading
between rows gives its area or status to those rows below it that have none of their own.
"""

import re
from collections.abc import Sequence

from commands.imports.grids.entry_order import SAME_THING
from commands.imports.grids.grid import Grid, Line, column_letter, word_at
from commands.imports.grids.named import as_named
from commands.imports.headings.of_kinds import FIELDS, NEEDED, folded
from commands.imports.lists.above_headings import is_numbered, what_it_is, words_above
from commands.imports.lists.columns import Headings
from commands.imports.meanings.board_mapping import SECTION_AREA, SECTIONS, Mapping
from commands.imports.meanings.questions import rows_in_words
from commands.imports.sheets.below import ALONE, BELOW, rows_below
from commands.imports.sheets.sections import Above, Section, SortedRows, status_of_section
from commands.reading.guard import screen_text

_TOTAL = re.compile(
    r"(?:(?:sub|grand|overall)[\s-]?)?totals?(?:\s+(?:number|no|of|actions|items|measures|risks|open|closed))*[\s:.\d]*",
    re.I,
)
_A_NUMBER = re.compile(r"[-+£(]*\d[\d,.]*\s*%?\)?")
_NOTE = re.compile(
    r"\*|(?:notes?|nb|n\.b\.|key|sources?|legend|last updated|updated|prepared by|produced by|version|end of"
    r"|page \d)\b",
    re.I,
)
# A word of the length that headings have and refs do not.
_A_WORD = re.compile(r"[^\W\d_]{4,}")
# The field of the rows below that a heading between rows gives, if it is not their area.
_UNDER = {"areas": "theme"}
_SHOWN = 60


def sort_rows(grid: Grid, headings: Headings, given: Mapping) -> SortedRows:
    """Sorts the rows below the headings by what they are. Words above the headings become the first heading between
    rows if they are certainly one, or the map `given` says so."""
    above = [line for line in grid.lines if line[0] < headings.row]
    found = _sorted(grid, headings, above)
    words = words_above(above)
    if not words:
        return found
    what = what_it_is(words, given.means(SECTIONS, words), bool(found.sections))
    if what == SECTION_AREA or status_of_section(headings.kind, words):
        return _sorted(grid, headings, above[:-1], (above[-1][0], words))
    if not what and "area" in FIELDS[headings.kind].values():
        found.above = Above(above[-1][0], words)
    return found


def _sorted(
    grid: Grid, headings: Headings, above: Sequence[Line], heading: tuple[int, str] | None = None
) -> SortedRows:
    sorter = _Sorter(grid, headings)
    sorter.leave_above([number for number, _ in above])
    if heading:
        sorter.begin_section(*heading)
    below = [line for line in grid.lines if line[0] > headings.row]
    if headings.without_refs or headings.refs_in_titles:
        sorter.look_for_titles_alone(below)
    sorter.look_below(below)
    for number, cells in below:
        sorter.add(number, cells)
    return sorter.done()


class _Sorter:
    """Sorts rows, which it is given from the top of the sheet."""

    def __init__(self, grid: Grid, headings: Headings) -> None:
        self._grid = grid
        self._kind = headings.kind
        self._row = headings.row
        self._merged: dict[tuple[int, int], list[int]] = {}
        self._places = {each.field: each.place for each in headings.columns if each.field}
        self._headings = {each.place: folded(each.heading) for each in headings.columns if each.heading}
        self._found = SortedRows()
        self._section: Section | None = None
        self._below = 0
        self._alone: set[int] = set()
        self._behind: set[int] = set()
        self._bold = {row for row, _ in grid.bold}
        self._others: dict[str, list[int]] = {}
        self._first: dict[tuple[str, ...], tuple[tuple[str, ...], int]] = {}

    def add(self, number: int, cells: Sequence[str]) -> None:
        words = [each for each in cells if each]
        whole = self._with_lent(number, cells)
        if self._repeats_headings(cells):
            self._leave("the headings again", number)
        elif _is_total(words):
            self._leave("a total", number)
        elif number not in self._alone and self._is_complete(number, whole):
            self._add_row(number, whole)
        elif _TOTAL.fullmatch(words[0] if words else ""):
            self._leave("a total", number)
        elif self._is_note(number, cells):
            self._leave("a note", number)
        elif self._is_section(number, cells):
            self.begin_section(number, words[0])
        elif number in self._alone:
            self._found.asked[number] = BELOW if number in self._behind else ALONE
            self._add_row(number, whole)
        elif not self._is_read(number, cells):
            self._leave("nothing in the columns that are read", number)
        else:
            if self._may_head(cells):
                self._end_section()
            self._add_row(number, whole)

    def look_for_titles_alone(self, lines: Sequence[Line]) -> None:
        """Finds, in a list without refs, the rows with only a title. Such a row may be a heading, a total or a note. If
        most rows are like that, they are rows of the list, except those that look or read like something else."""
        title = self._places["title"]
        words = {number: cells[title] for number, cells in lines if cells[title] and sum(map(bool, cells)) == 1}
        alone = set(words) - {number for number, _ in self._grid.faults}
        other = {each for each in alone if self._looks_otherwise(each, words[each])}
        self._alone = other if 2 * len(alone - other) > len(lines) - len(other) else alone

    def look_below(self, lines: Sequence[Line]) -> None:
        self._behind = rows_below(self._kind, lines, self._places)
        self._alone |= self._behind

    def _looks_otherwise(self, number: int, words: str) -> bool:
        is_said = _TOTAL.fullmatch(words) or _NOTE.match(words)
        return bool(is_said) or number in self._grid.sections or number in self._bold

    def _with_lent(self, number: int, cells: Sequence[str]) -> Sequence[str]:
        """The cells, with the words of merged cells above them filled in."""
        lent = (
            {place: self._grid.lent.get((number, place)) for place in self._places.values()} if self._grid.lent else {}
        )
        taken = {place: each for place, each in lent.items() if each and each[0] > self._row and not cells[place]}
        for place, (row, _) in taken.items():
            self._merged.setdefault((place, row), []).append(number)
        return [taken[place][1] if place in taken else words for place, words in enumerate(cells)]

    def done(self) -> SortedRows:
        self._end_section(last=True)
        self._found.noted += [
            f"{column_letter(place)}{row}, which is merged, in {rows_in_words(rows)} as well"
            for (place, row), rows in self._merged.items()
        ]
        self._found.unread += [f"{rows_in_words(rows)}: {what}" for what, rows in self._others.items()]
        return self._found

    def _is_complete(self, number: int, cells: Sequence[str]) -> bool:
        """True if every cell that a row of such a list needs has something in it."""
        return all(
            self._grid.holds(number, cells, self._places[each]) for each in NEEDED[self._kind] if each in self._places
        )

    def _is_read(self, number: int, cells: Sequence[str]) -> bool:
        return any(self._grid.holds(number, cells, place) for place in self._places.values())

    def _repeats_headings(self, cells: Sequence[str]) -> bool:
        said = {place: folded(words) for place, words in enumerate(cells) if words}
        return len(said) > 1 and all(self._headings.get(place) == words for place, words in said.items())

    def _is_section(self, number: int, cells: Sequence[str]) -> bool:
        if number in self._grid.sections or (number in self._alone and number in self._bold):
            return True
        filled = [(place, words) for place, words in enumerate(cells) if words]
        return len(filled) == 1 and self._heads(*filled[0])

    def _is_note(self, number: int, cells: Sequence[str]) -> bool:
        """True if a row has one or two cells, of which the first is not a title and begins as a note does."""
        filled = [(place, words) for place, words in enumerate(cells) if words]
        if not 0 < len(filled) <= 2 or (filled[0][0] == self._places.get("title") and number not in self._alone):
            return False
        return bool(_NOTE.match(filled[0][1]))

    def _heads(self, place: int, words: str) -> bool:
        """True if a single cell in the first column, or that of the refs, is a heading: it has a word, as no ref
        has."""
        first = {min(self._headings, default=0), self._places.get("ref", 0)}
        named = {self._places.get(each) for each in NEEDED[self._kind] - {"ref"}}
        return place in first - named and bool(_A_WORD.search(words))

    def _may_head(self, cells: Sequence[str]) -> bool:
        """True if a row that is refused may be a heading with something beside it. Such a row ends the section above
        it."""
        words = next((each for each in cells if each), "")
        title = self._places.get("title")
        has_title = title is None or bool(word_at(cells, title))
        return not has_title and (is_numbered(words) or ":" in words) and bool(_A_WORD.search(words))

    def begin_section(self, number: int, words: str) -> None:
        words = as_named(words)
        self._end_section()
        if status := status_of_section(self._kind, words):
            self._section = Section(number, "status", status)
        else:
            field = _UNDER.get(self._kind) or ("area" if "area" in FIELDS[self._kind].values() else "")
            self._section = Section(number, field, words)

    def _end_section(self, last: bool = False) -> None:
        section, below = self._section, self._below
        self._section, self._below = None, 0
        if not section:
            return
        if not below:
            self._leave("words below the list" if last else "a heading with no rows of its own", section.row)
        elif not section.field:
            self._leave("a heading between rows", section.row)
        else:
            shown = "" if screen_text(section.words).looks_personal else f' "{section.words[:_SHOWN]}"'
            rows = "row below it that has" if below == 1 else f"{below:,} rows below it, where they have"
            self._found.noted.append(f"row {section.row}:{shown} as the {section.field} of the {rows} none")

    def _add_row(self, number: int, cells: Sequence[str]) -> None:
        said = tuple(word_at(cells, place) for place in self._places.values())
        ref = self._places.get("ref")
        is_known = ref is None or self._grid.holds(number, cells, ref)
        if is_known and self._is_complete(number, cells) and number not in self._alone:
            first = self._said_before(said, number)
            if first != number and not any((number, place) in self._grid.faults for place in self._places.values()):
                self._leave(f"the same as row {first}", number)
                return
        if self._section:
            self._below += 1
            if self._section.field:
                self._found.sections[number] = self._section
        self._found.lines.append((number, tuple(cells)))

    def _said_before(self, said: tuple[str, ...], number: int) -> int:
        """The number of the first row that says the same, perhaps this one. If the order of the list counts, a row is
        compared only with the one before it for the same thing and day."""
        names = SAME_THING.get(self._kind)
        thing = tuple(word for name, word in zip(self._places, said, strict=True) if not names or name in names)
        before, first = self._first.get(thing, (said, number))
        self._first[thing] = (said, first if before == said else number)
        return self._first[thing][1]

    def leave_above(self, rows: list[int]) -> None:
        """Leaves out the rows above the headings."""
        for number in rows:
            self._leave("above the headings", number)

    def _leave(self, what: str, number: int) -> None:
        self._others.setdefault(what, []).append(number)


def _is_total(words: Sequence[str]) -> bool:
    """True if the words are a word for a total, and then only numbers."""
    return len(words) > 1 and bool(_TOTAL.fullmatch(words[0])) and all(map(_A_NUMBER.fullmatch, words[1:]))
