"""Checks whether dates are day-first or month-first: one that can only be month-first puts its column in doubt."""

import re
from collections.abc import Iterator

from board.refusals import Refusal
from board.words import listed_in_short
from commands.imports.grids.grid import column_letter
from commands.imports.lists.columns import DATED, without_number
from commands.imports.meanings.board_mapping import DAY_FIRST, MONTH_FIRST
from commands.imports.meanings.questions import Asks
from commands.imports.sheets.sheet import Sheet

_MONTHS = range(1, 13)
# 03/13/2026, 3.4.26: two numbers that may be a day and a month, and a year.
_NUMBERS = re.compile(
    r"(?<![\d./-])(?P<first>\d{1,2})(?P<mark>[./-])(?P<second>\d{1,2})(?P<rest>(?P=mark)(?:\d{4}|\d{2})(?![\d./-]))"
)
# A day as a workbook's cell is read. This many in a column are no coincidence.
_A_DAY = re.compile(r"\d{4}-\d{2}-(?P<day>\d{2})")
_FEWEST_DAYS = 3
_MOST_SHOWN = 3
EXCHANGED = (
    "the days that the workbook holds. None is after the 12th, and the column has words such as 13/04/2020: a "
    "spreadsheet set to another country exchanges day and month so. Compare them with the list as it was typed"
)


def day_first(words: str) -> str:
    """The words with month-first dates turned day-first. Refused: a month that does not exist."""
    return _NUMBERS.sub(_turned, words)


def _turned(found: re.Match[str]) -> str:
    if int(found["first"]) not in _MONTHS:
        raise Refusal(f'"{found[0]}" is not a date: there is no month {found["first"]}. The month comes first here.')
    return f"{found['second']}{found['mark']}{found['first']}{found['rest']}"


def in_doubt(sheet: Sheet) -> Iterator[Asks]:
    """A question for each column of dates with one that can only be month-first, and how to answer it."""
    read = [each.field for each in sheet.columns]
    fields = dict.fromkeys(each for named in DATED for each in read if without_number(each) == named)
    for column in filter(None, map(sheet.column, fields)):
        cells = _cells(sheet, column.field)
        month_first = [cell for cell in cells if _has(cell[1], month=True)]
        if month_first:
            only_day = [cell for cell in cells if _has(cell[1], month=False)]
            surely = {row for row, _ in (*month_first, *only_day)}
            either = [cell for cell in cells if cell[0] not in surely and _NUMBERS.search(cell[1])]
            told = [f"{_shown(month_first)} can only be month first"]
            told += [f"{_shown(only_day)} only day first"] if only_day else []
            told += [f"{_shown(either)} can be either"] if either else []
            yield (
                f'"{column.heading}" (column {column_letter(column.place)}): {"; ".join(told)}',
                f". Import again with --dates {MONTH_FIRST} or --dates {DAY_FIRST}.",
            )


def exchanged(sheet: Sheet) -> Iterator[tuple[str, list[int]]]:
    """The columns, with their rows, in which a spreadsheet set to another country may have exchanged day and month.
    Such a spreadsheet takes 3/4/2020 for 4 March, and leaves 13/4/2020 as words. So no day of the column is after the
    12th, and every date left as words is."""
    for column in sheet.columns:
        if without_number(column.field) not in DATED:
            continue
        cells = _cells(sheet, column.field)
        days = [(number, int(found["day"])) for number, words in cells if (found := _A_DAY.fullmatch(words))]
        typed = [words for _, words in cells if _NUMBERS.search(words)]
        is_so = all(day <= max(_MONTHS) for _, day in days) and all(_has(each, month=False) for each in typed)
        if typed and len(days) >= _FEWEST_DAYS and is_so:
            yield column.field, [number for number, _ in days]


def _cells(sheet: Sheet, field: str) -> list[tuple[int, str]]:
    """The cells of a field, each with its row number."""
    return [(row.number, words) for row in sheet.rows if (words := row.get(field))]


def _has(words: str, month: bool) -> bool:
    """True if the words have a date that can only be month-first or, without `month`, only day-first."""
    numbers = [(int(found["first"]), int(found["second"])) for found in _NUMBERS.finditer(words)]
    pairs = numbers if month else [(second, first) for first, second in numbers]
    return any(one in _MONTHS and other > max(_MONTHS) for one, other in pairs)


def _shown(cells: list[tuple[int, str]]) -> str:
    return listed_in_short([f"{words[:30]} (row {row})" for row, words in cells], _MOST_SHOWN)
