"""Reads the meaning of cells from their words. Each is read once, before the log is locked."""

from datetime import date, datetime, timedelta
from functools import cache

from board.boards import Board
from board.refusals import Refusal
from commands.imports.grids.month_numbers import month_and_number
from commands.imports.meanings.board_mapping import (
    DATES,
    DAY,
    MONTH_FIRST,
    MONTH_NUMBER,
    NO_MAPPING,
    ORDER,
    TWO_DATES,
    Mapping,
)
from commands.imports.meanings.of_words import Meanings
from commands.imports.meanings.questions import AskedWords, Unanswered
from commands.imports.sheets.day_order import day_first
from commands.reading.dates import NoYear, keeps_its_words, listed_date
from commands.reading.day_ranges import names_a_span
from commands.reading.guard import screen_text
from commands.reading.text_limits import check_text

HOW_TO_SAY = 'Write the year, add a column headed "Date added", or say when the list was written'
# Only the command line says this; in Slack a form asks for the day.
BY_OPTION = ": --written 2020-01-31"
# Day 0 of a spreadsheet's calendar, and the day numbers that are plausible (1954 to 2064).
_SPREADSHEET_EPOCH = date(1899, 12, 30)
_SPREADSHEET_DAYS = range(20_000, 60_000)


class Cells:
    """The meaning of cells, for a board and a day: cached by their words, as most cells of a column repeat others."""

    def __init__(self, board: Board, now: datetime, given: Mapping = NO_MAPPING) -> None:
        self.meanings = Meanings(given)
        self._order = given.of_dates(ORDER)
        self._month_number = given.of_dates(MONTH_NUMBER)
        self.two_dates = given.of_dates(TWO_DATES)
        self._written = given.written
        self._day_of = board.schedule.today
        self.today = self._day_of(now)
        self._meetings = board.meetings
        self._objection = cache(_objection)
        self._day_or_why = cache(self._day)
        self._keeps_its_words = cache(keeps_its_words)
        self._names_a_span = cache(names_a_span)

    def is_for(self, board: Board, now: datetime) -> bool:
        """True if the day and the board's meetings are still those that the cells were read with."""
        return (self.today, self._meetings) == (board.schedule.today(now), board.meetings)

    def check(self, words: str) -> None:
        """Refused: words that no command would accept."""
        if refused := self._objection(words):
            raise refused

    def keeps_its_words(self, words: str) -> bool:
        """True if these words are kept in place of a due date: `TBC`."""
        return self._keeps_its_words(words)

    def is_span(self, words: str) -> bool:
        """True if the words name the first and last day of a period, of which a cell keeps the last."""
        return self._names_a_span(words)

    def day(self, words: str, since: date | None = None) -> date:
        """The day that a cell means, which may be in the past. A spreadsheet's day number is read too (43921 is 31 Mar
        2020). A date without a year counts from `since`, else from the day on which the file was written. Refused:
        words that are no day."""
        meant = self._day_or_why(words, since or self._written)
        if isinstance(meant, Refusal):
            raise meant
        return meant

    def _day(self, words: str, since: date | None) -> date | Refusal:
        try:
            return self._read_day(words, since)
        except Refusal as refused:
            return refused

    def _read_day(self, words: str, since: date | None) -> date:
        if words.isascii() and words.isdigit() and len(words) == 5 and int(words) in _SPREADSHEET_DAYS:
            return _SPREADSHEET_EPOCH + timedelta(days=int(words))
        if (instant := _instant(words)) is not None:
            return self._day_of(instant)
        phrase = day_first(words) if self._order == MONTH_FIRST else words
        numbered = month_and_number(words)
        if numbered and self._month_number:
            phrase = numbered.day if self._month_number == DAY else numbered.month
        try:
            return listed_date(phrase, self.today, self._meetings, since)
        except NoYear as refused:
            if numbered and not self._month_number:
                raise Unanswered(AskedWords(DATES, words), refused.reason) from None
            raise NoYear(f"{refused.reason} {HOW_TO_SAY}{BY_OPTION}") from None
        except Refusal as refused:
            reason = refused.reason.replace(f'"{phrase}"', f'"{words}"')
            if numbered and len(refused.instead) > 1:
                raise Unanswered(AskedWords(DATES, words), reason) from None
            raise Refusal(reason, instead=refused.instead) from None


def _instant(words: str) -> datetime | None:
    """The instant in the words of an export (`2020-09-30T23:00:00Z`, which is 1 October here); None for other words."""
    try:
        found = datetime.fromisoformat(words)
    except ValueError:
        return None
    return found if found.tzinfo else None


def _objection(words: str) -> Refusal | None:
    try:
        check_text(words)
        screen_text(words).refuse_in_a_file()
    except Refusal as refused:
        return refused
    return None
