"""Turns a cell's value into words, a date as its day and a number as it is shown, or says why it cannot be read."""

import re
from datetime import date, datetime, time, timedelta

from openpyxl.cell.cell import ERROR_CODES

from board.look_alikes import without_invisible
from commands.imports.workbook.number_formats import is_general, number_words
from commands.imports.workbook.strings import plain
from commands.reading.phrases.vocabulary import MONTHS

_ERROR = "a formula in it says {}. Mend the formula, or type what it should say"
_ZERO_DAY = "it shows a day of the year 1900, which is what a formula makes of an empty cell. Empty it, or type the day"
UNCOMPUTED = "it has a formula whose value was not saved. Open the workbook in Excel, save it, and import it again"
_NO_WORDS_OF_FORMAT = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')


class Unreadable(Exception):
    """The cell has a value that cannot be put into words; `why` tells the person who imports it."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def words_of(value: object, kind: str, form: str) -> str:
    """The words of a cell, trimmed; empty if it has no value. `kind` is openpyxl's type of the value (`e` is an error),
    and `form` its number format. Raises Unreadable."""
    if value is None:
        return ""
    if kind == "e":
        raise Unreadable(_ERROR.format(value if value in ERROR_CODES else "that it is in error"))
    if isinstance(value, str):
        return tidy(plain(value))
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return number_words(value, form)
    if isinstance(value, datetime):
        return _moment(value, form)
    return _time(value, form)


def tidy(words: str) -> str:
    """Words as every kind of file gives them: with plain spaces and line breaks, and without invisible characters."""
    return without_invisible(words.replace("\xa0", " ").replace("\r\n", "\n").replace("\r", "\n")).strip()


def may_lack_a_nought(value: object, form: str) -> bool:
    """True if a number has one decimal place, in a format that hides final zeros: it may have been typed as 1.20."""
    return isinstance(value, float) and is_general(form) and len(format(value, ".15g").partition(".")[2]) == 1


def _moment(value: datetime, form: str) -> str:
    if value.year < 1900 or (value.year, value.month, value.day) <= (1900, 1, 1):
        raise Unreadable(_ZERO_DAY)
    if value.day == 1 and value.time() == time() and _shows_a_month_alone(form):
        return f"{MONTHS[value.month - 1]} {value.year}"
    day = value.date().isoformat()
    return day if value.time() == time() else f"{day} {value.time():%H:%M}"


def _shows_a_month_alone(form: str) -> bool:
    """True if the format shows only a month: `mmm-yy`. If it showed a day too, a month would say less than the cell."""
    shown = _NO_WORDS_OF_FORMAT.sub("", form.casefold())
    return "m" in shown and "y" in shown and not set("dh") & set(shown)


def _time(value: object, form: str) -> str:
    if isinstance(value, time):
        if value == time() and set("dy") & set(_NO_WORDS_OF_FORMAT.sub("", form.casefold())):
            raise Unreadable(_ZERO_DAY)
        return f"{value:%H:%M}"
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02}"
    return value.isoformat() if isinstance(value, date) else tidy(str(value))
