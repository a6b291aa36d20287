"""Reads what cells say besides their words: colours, strokes and links; and finds what is wrong with them."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping as Map, Sequence
from dataclasses import dataclass

from board.words import SHORT_MONTHS, count
from commands.imports.grids.grid import Grid, Line, Spot, column_letter, word_at
from commands.imports.headings.of_kinds import FIELDS
from commands.imports.lists.columns import DATED, Column, Headings, without_number
from commands.imports.meanings.board_mapping import NO_MAPPING, NO_RATING, RATINGS, Mapping
from commands.imports.meanings.questions import rows_in_words
from commands.imports.meanings.statuses import finished_in, is_rating, rating_in
from commands.imports.meanings.symbols import dashes_told, is_dash, is_dot, why_no_words, without_dash

# A cell's colour alone gives one of these ratings; any other colour is asked about.
RATED = frozenset({"red", "amber", "green"})
# The fields that keep a link's target beside the words.
_WITH_LINKS = frozenset({"evidence", "update", "source", "rating_reason", "controls", "caveat", "note"})
# What Excel makes of 3-4, and how a CSV file that it saved has it.
_MONTH = f"(?:{'|'.join(SHORT_MONTHS)})"
_A_DAY = re.compile(
    rf"\d{{1,2}}-{_MONTH}|{_MONTH}-\d\d|{_MONTH}[a-z]* \d{{4}}"
    r"|\d{1,2}/\d{1,2}/\d{4}|\d{4}-\d\d-\d\d(?: \d\d:\d\d)?"
)
_DAY_NUMBER = re.compile(r"\d{5}")
_SINCE_1904 = (
    "it is the number of a day, in a workbook that counts its days from 1904. Give the column the format of a date"
)
_ONE_DIGIT = re.compile(r"(?P<whole>\d+)\.(?P<part>[1-9])")
_EATEN_DAY = (
    "Excel has made a day of the ref. Write it as text: put an apostrophe before it, or give the column the format Text"
)
_STRUCK = "it is struck through. Does it still stand? Take the stroke away, or take the words out"
_PART_STRUCK = "words in it are struck through. Take them out, or take the stroke away"
_ROW_STRUCK = (
    "all of it is struck through. Does it still stand? Take the stroke away; else say in its status what became of it, "
    "such as cancelled, or take the row out"
)


@dataclass(frozen=True, slots=True)
class CellFault:
    """Why a cell cannot be read. `asked`: somebody must say what it means."""

    why: str
    asked: bool = False


class Marks:
    """What the cells of a list's rows say besides their words."""

    def __init__(self, grid: Grid, headings: Headings, lines: Sequence[Line], given: Mapping = NO_MAPPING) -> None:
        self._grid = grid
        self._given = given
        self._columns = {each.place: each for each in headings.columns if each.field}
        self._kind = headings.kind
        self._lines = lines
        self._words = dict(lines)
        self._eaten = dict(self._eaten_refs())

    def _place_of(self, field: str) -> int | None:
        return next((place for place, column in self._columns.items() if column.field == field), None)

    def words(self, number: int, column: Column, words: str) -> str:
        """The words of a cell, with the target of its link. For a rating without words, or with only a dot, its colour.
        A dash is empty in some fields."""
        spot = number, column.place
        words = without_dash(without_number(column.field), words, self._given)
        if column.field == "rating" and (not words or is_dot(words)):
            return self._grid.inks.get(spot) or self._colour(number, column.place) or words
        link = self._grid.links.get(spot, "")
        if not link or column.field not in _WITH_LINKS or link in words:
            return words
        return f"{words} ({link})" if words else link

    def faults(self, number: int, cells: Map[str, str]) -> Map[str, CellFault]:
        """Why cells of a row cannot be read as they are, by field; "" is the whole row."""
        found: dict[str, CellFault] = {}
        for place, column in self._columns.items():
            if fault := self._fault(number, place, column, cells):
                found[column.field] = fault
        if not self._is_struck(number):
            return found
        others = {field: fault for field, fault in found.items() if fault.why != _STRUCK}
        return {"": CellFault(_ROW_STRUCK, asked=True), **others} if len(others) < len(found) else found

    def _is_struck(self, number: int) -> bool:
        """True if everything in the row's columns is struck through."""
        spots = [(number, place) for place in self._columns if word_at(self._words[number], place)]
        own = [spot for spot in spots if spot not in self._grid.lent]
        return len(own) > 1 and all(spot in self._grid.struck for spot in own)

    def _fault(self, number: int, place: int, column: Column, cells: Map[str, str]) -> CellFault | None:
        spot = number, place
        words = cells.get(column.field, "")
        if why := self._grid.faults.get(spot):
            return CellFault(why)
        if stroke := self._stroke(spot, cells):
            return CellFault(stroke, asked=True)
        if self._grid.since_1904 and without_number(column.field) in DATED and _DAY_NUMBER.fullmatch(words):
            return CellFault(_SINCE_1904, asked=True)
        if column.field == "ref":
            return self._eaten.get(number)
        if column.field == "rating":
            return _disagrees(words, self._grid.fills.get(spot, ""))
        return CellFault(why, asked=True) if (why := why_no_words(column.field, words)) else None

    def _stroke(self, spot: Spot, cells: Map[str, str]) -> str:
        """What to ask about a stroke. One through whole cells of a finished action only repeats its status."""
        if spot in self._grid.part_struck:
            return _PART_STRUCK
        return _STRUCK if spot in self._grid.struck and not finished_in(cells.get("status", "")) else ""

    def _eaten_refs(self) -> Iterator[tuple[int, CellFault]]:
        """The rows whose ref Excel has turned into a day or a shorter number."""
        place = self._place_of("ref")
        if place is None:
            return
        refs = [(number, word_at(cells, place)) for number, cells in self._lines]
        for at, (number, words) in enumerate(refs):
            around = {refs[each][1] for each in (at - 1, at + 1) if 0 <= each < len(refs)}
            if _A_DAY.fullmatch(words) and self._may_be_eaten(number, place, self._grid.days):
                yield number, CellFault(_EATEN_DAY, asked=True)
            elif self._may_be_eaten(number, place, self._grid.short) and (whole := _longer(words, around)):
                yield number, CellFault(_eaten(words, whole), asked=True)

    def _may_be_eaten(self, number: int, place: int, those: object) -> bool:
        """True if Excel may have changed a ref: in a workbook only if it is not text; in a CSV file always."""
        return not self._grid.file or (number, place) in those  # type: ignore[operator]

    def _colour(self, number: int, place: int) -> str:
        """The colour of a cell. A pale one that other cells of its row share only tells rows apart, and is left out."""
        colour = self._grid.fills.get((number, place), "")
        others = [each for each in self._columns if each != place]
        is_band = colour.startswith("pale") and any(self._grid.fills.get((number, each)) == colour for each in others)
        return "" if is_band else colour

    def noted(self) -> Iterator[str]:
        """What cells without words are read as: dashes as empty, and colours as ratings if their meaning is known."""
        for place, column in self._columns.items():
            by_row = {number: words for number, cells in self._lines if (words := word_at(cells, place))}
            yield from dashes_told((column.letter, without_number(column.field)), by_row, self._given)
        yield from self._noted_colours()

    def _noted_colours(self) -> Iterator[str]:
        place = self._place_of("rating")
        if place is None:
            return
        empty = [number for number, cells in self._lines if _is_wordless(word_at(cells, place))]
        found = Counter(self._grid.inks.get((number, place)) or self._colour(number, place) for number in empty)
        found = Counter({word: many for word, many in found.items() if word and _is_read(word, self._given)})
        if found:
            named = ", ".join(f"{many:,} {word}" for word, many in found.items())
            yield f"column {column_letter(place)}: the colours of cells without words ({named}), as ratings"

    def unread(self) -> Iterator[str]:
        """Sentences on what cells say besides their words that is not read."""
        numbers = {number for number, _ in self._lines}
        yield from _comments(sorted(spot for spot in self._grid.commented if spot[0] in numbers))
        yield from self._links(numbers)
        yield from self._colours(numbers)

    def _links(self, numbers: set[int]) -> Iterator[str]:
        places = [place for number, place in self._grid.links if number in numbers and not self._keeps_links(place)]
        for place in sorted(set(places)):
            many = count(places.count(place), "cell")
            yield f"column {column_letter(place)}: where its links lead ({many}). Head a column Evidence for them"

    def _keeps_links(self, place: int) -> bool:
        return place in self._columns and self._columns[place].field in _WITH_LINKS

    def _colours(self, numbers: set[int]) -> Iterator[str]:
        """The columns with some cells in red, amber or green, in a list without ratings."""
        rating = self._place_of("rating")
        if rating is not None and any(self._is_rated(number, cells, rating) for number, cells in self._lines):
            return
        by_place: dict[int, dict[str, int]] = {}
        for (number, place), word in self._grid.fills.items():
            if number in numbers:
                colours = by_place.setdefault(place, {})
                colours[word] = colours.get(word, 0) + 1
        for place, colours in sorted(by_place.items()):
            if not RATED.isdisjoint(colours) and self._varies(colours):
                named = ", ".join(f"{many:,} {word}" for word, many in colours.items())
                yield f"column {column_letter(place)}: its colours ({named}){self._if_ratings()}"

    def _if_ratings(self) -> str:
        has_place = "rating" in FIELDS[self._kind].values()
        return ". If they are ratings, head a column RAG" if has_place else f", as {self._kind} have no ratings"

    def _is_rated(self, number: int, cells: Sequence[str], place: int) -> bool:
        return (number, place) in self._grid.fills or bool(word_at(cells, place))

    def _varies(self, colours: Map[str, int]) -> bool:
        return len(colours) > 1 or sum(colours.values()) < len(self._lines)


def _is_read(colour: str, given: Mapping) -> bool:
    """True if a colour is read as a rating without a question."""
    said = given.means(RATINGS, colour)
    return said != NO_RATING if said else colour in RATED


def _is_wordless(words: str) -> bool:
    return not words or is_dash(words) or is_dot(words)


def _disagrees(words: str, colour: str) -> CellFault | None:
    said = rating_in(words)[0] if is_rating(words) else ""
    if colour in RATED and said in RATED and said != colour:
        return CellFault(f'it says "{words}", and its colour is {colour}. Which?', asked=True)
    return None


def _longer(words: str, around: set[str]) -> str:
    """`1.20` for `1.2` next to 1.19 or 1.21, and `1.10` for `1.1` next to 1.9 or 1.11; else empty."""
    found = _ONE_DIGIT.fullmatch(words)
    if not found:
        return ""
    part = int(found["part"]) * 10
    beside = {f"{found['whole']}.{each}" for each in (part - 1, part + 1)}
    return f"{words}0" if beside & around else ""


def _eaten(words: str, whole: str) -> str:
    return (
        f'is "{words}" {whole}, from which a spreadsheet drops the nought? Write the refs as text, or give the column '
        "the format 0.00"
    )


def _comments(spots: Sequence[tuple[int, int]]) -> Iterator[str]:
    by_place: dict[int, list[int]] = {}
    for number, place in spots:
        by_place.setdefault(place, []).append(number)
    for place, rows in sorted(by_place.items()):
        whose = "the comment on its cell" if len(rows) == 1 else "the comments on its cells"
        yield f"column {column_letter(place)}, {rows_in_words(rows)}: {whose}. Put what it adds into a column"
