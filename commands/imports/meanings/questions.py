"""Questions about the words of a column, asked once however many rows have them, and how the map answers them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from board.refusals import Refusal
from board.words import listed, listed_in_short
from commands.imports.grids.month_numbers import month_and_number
from commands.imports.meanings.board_mapping import DATES, MONTH_NUMBER, OF_DATES, PARTS, SECTIONS, TWO_DATES, in_quotes

_MOST_NAMED = 8
_MOST_ROWS_NAMED = 12
# Anything longer is text, whose meaning nobody could give once for all rows.
LONGEST_ASKED = 40
# A question, and how to answer it on the command line or in the map, for when no form asks it.
Asks = tuple[str, str]


@dataclass(frozen=True, slots=True)
class AskedWords:
    """Words whose meaning somebody is to give, and the part of the map that takes the answer."""

    part: str
    words: str


class Unanswered(Refusal):
    """Raised for a cell whose words have no meaning until somebody gives them one."""

    def __init__(self, asked: AskedWords, reason: str) -> None:
        super().__init__(reason)
        self.asked = asked


def until_answered(part: str) -> str:
    """What happens while the question is open, as the report says it."""
    return "they come in without it" if part == SECTIONS else "the words stay as they are"


def question(part: str, found: Mapping[str, Sequence[int]], at: Callable[[int], str]) -> Asks:
    """A question about words of a column, with their cells, and the line of the map that answers it.

    `found` has the row numbers of each word; `at` gives the name of the column's cell in a row.
    """
    named = listed_in_short([f'"{words}" ({_cells(rows, at)})' for words, rows in found.items()], _MOST_NAMED)
    first = next(iter(found))
    if part == TWO_DATES:
        asks = "is the second the day to which the first was moved, or the last day of a time"
        return f"{named}: {asks}?", _in_the_map(DATES, TWO_DATES, OF_DATES[TWO_DATES].answers)
    if part == DATES:
        meant = month_and_number(first)
        asks = f"is that {meant.day} or {meant.month}" if meant else "is the number a day or a year"
        return f"{named}: {asks}?", _in_the_map(DATES, MONTH_NUMBER, OF_DATES[MONTH_NUMBER].answers)
    one, several = PARTS[part].asks
    asks = one if len(found) == 1 else several
    return f"{named}: {asks}?", _in_the_map(part, in_quotes(first), PARTS[part].answers)


def _in_the_map(part: str, key: str, answers: str) -> str:
    return f" In the map, under [{part}]: {key} = {answers}"


def _cells(rows: Sequence[int], at: Callable[[int], str]) -> str:
    return listed([at(row) for row in rows]) if len(rows) <= _MOST_ROWS_NAMED else rows_in_words(rows)


def rows_in_words(rows: Sequence[int]) -> str:
    """`row 3`; `rows 3, 4 and 9`; many rows as ranges: `60 rows, 3 to 40 and 50 to 71`."""
    if len(rows) == 1:
        return f"row {rows[0]}"
    if len(rows) <= _MOST_ROWS_NAMED:
        return f"rows {listed([str(each) for each in rows])}"
    together = _together(rows)
    if len(together) == 1:
        return f"{len(rows):,} rows from {rows[0]} to {rows[-1]}"
    named = [str(first) if first == last else f"{first} to {last}" for first, last in together]
    return f"{len(rows):,} rows, {listed(named)}"


def rows_in_short(rows: Sequence[int]) -> str:
    """The same, without the numbers of many rows that are apart: `500 rows between 2 and 1998`."""
    if len(_together(rows)) <= _MOST_ROWS_NAMED:
        return rows_in_words(rows)
    return f"{len(rows):,} rows between {rows[0]} and {rows[-1]}"


def _together(rows: Sequence[int]) -> list[tuple[int, int]]:
    """The first and last of each run of consecutive rows."""
    found: list[tuple[int, int]] = []
    for row in sorted(set(rows)):
        if found and row == found[-1][1] + 1:
            found[-1] = found[-1][0], row
        else:
            found.append((row, row))
    return found
