"""What is asked of a column's words once, however many rows have them, and how that is answered in the map."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from board.actions import Status
from board.refusals import Refusal
from board.words import listed
from commands.imports.board_mapping import (
    AUTHORITIES,
    BENCHMARKS,
    COMPARATOR,
    COMPLETE,
    DATES,
    DAY,
    MONTH_NUMBER,
    MOVED,
    NO_RATING,
    NOBODY,
    NOT_READ,
    OWN,
    PEOPLE,
    PUBLISHED,
    RATINGS,
    SECTION_AREA,
    SECTION_TITLE,
    SECTIONS,
    SPAN,
    STATUSES,
    TWO_DATES,
    YEAR,
    in_quotes,
)
from commands.imports.month_numbers import month_and_number

_MOST_NAMED = 8
_MOST_ROWS_NAMED = 12
# What is longer is a text, of which nobody says what it means everywhere.
LONGEST_ASKED = 40
# What is asked, and what follows where no form asks it: how it is answered on the command line or in the map.
Asks = tuple[str, str]


@dataclass(frozen=True, slots=True)
class AskedWords:
    """Words of which somebody is to say what they mean, and the part of the map where that is said."""

    part: str
    words: str


class Unanswered(Refusal):
    """What a cell says has no meaning before somebody gives it one."""

    def __init__(self, asked: AskedWords, reason: str) -> None:
        super().__init__(reason)
        self.asked = asked


RATINGS_TOLD = ("red", "amber", "green", COMPLETE, NO_RATING)
AUTHORITIES_TOLD = (OWN, COMPARATOR, NOT_READ)
SECTIONS_TOLD = (SECTION_AREA, SECTION_TITLE)
STATUSES_TOLD = tuple(str(each) for each in Status)
# What is asked of one and of several, and what may be answered.
_QUESTIONS: Mapping[str, tuple[str, str, Sequence[str]]] = {
    STATUSES: ("which status is it", "which statuses are they", [f'"{each}"' for each in STATUSES_TOLD]),
    RATINGS: ("which rating is it", "which ratings are they", [f'"{each}"' for each in RATINGS_TOLD]),
    PEOPLE: ("who is it", "who are they", ("a name", "a Slack id", "a role", f'"{NOBODY}"')),
    AUTHORITIES: ("is it the council", "which of them is the council", [f'"{each}"' for each in AUTHORITIES_TOLD]),
    BENCHMARKS: ("of which measure is it", "of which measure is each", ("a measure's ref", f'"{NOT_READ}"')),
    SECTIONS: (
        "is it the area of these rows, or a title",
        "are they the areas of these rows, or titles",
        [f'"{each}"' for each in SECTIONS_TOLD],
    ),
    PUBLISHED: (
        "on which day were its figures published",
        "on which day were the figures of each published",
        ('a day, such as "29 October 2020"',),
    ),
}


def until_answered(part: str) -> str:
    """What is done with the rows until it is answered, where they come in all the same."""
    return "they come in without it" if part == SECTIONS else "the words stay as they are"


def question(part: str, found: Mapping[str, Sequence[int]], at: Callable[[int], str]) -> Asks:
    """What is asked of words of a column, each with its cells, and the line of the map that answers it.

    `at` gives the name of the column's cell in a row.
    """
    shown = [f'"{words}" ({_cells(rows, at)})' for words, rows in list(found.items())[:_MOST_NAMED]]
    more = [f"{len(found) - _MOST_NAMED:,} more"] if len(found) > _MOST_NAMED else []
    named, first = listed([*shown, *more]), next(iter(found))
    if part == TWO_DATES:
        asks = "is the second the day to which the first was moved, or the last day of a time"
        return f"{named}: {asks}?", f' In the map, under [{DATES}]: {TWO_DATES} = "{MOVED}" or "{SPAN}"'
    if part == DATES:
        meant = month_and_number(first)
        asks = f"is that {meant.day} or {meant.month}" if meant else "is the number a day or a year"
        return f"{named}: {asks}?", f' In the map, under [{DATES}]: {MONTH_NUMBER} = "{DAY}" or "{YEAR}"'
    one, several, _ = _QUESTIONS[part]
    asks = one if len(found) == 1 else several
    return f"{named}: {asks}?", f" In the map, under [{part}]: {in_quotes(first)} = {choices(part)}"


def choices(part: str) -> str:
    """What may be answered of the words of a part."""
    return listed(_QUESTIONS[part][2]).replace(" and ", " or ")


def _cells(rows: Sequence[int], at: Callable[[int], str]) -> str:
    return listed([at(row) for row in rows]) if len(rows) <= _MOST_ROWS_NAMED else rows_in_words(rows)


def rows_in_words(rows: Sequence[int]) -> str:
    """`row 3`; `rows 3, 4 and 9`; of many those that stand together: `60 rows, 3 to 40 and 50 to 71`."""
    if len(rows) == 1:
        return f"row {rows[0]}"
    if len(rows) <= _MOST_ROWS_NAMED:
        return f"rows {listed([str(each) for each in rows])}"
    together = _together(rows)
    if len(together) == 1:
        return f"{len(rows):,} rows from {rows[0]} to {rows[-1]}"
    named = [str(first) if first == last else f"{first} to {last}" for first, last in together]
    return f"{len(rows):,} rows, {listed(named)}"


def _together(rows: Sequence[int]) -> list[tuple[int, int]]:
    """The first and the last of rows that follow each other."""
    found: list[tuple[int, int]] = []
    for row in sorted(set(rows)):
        if found and row == found[-1][1] + 1:
            found[-1] = found[-1][0], row
        else:
            found.append((row, row))
    return found
