"""A sheet as values: whatever file it came from, its rows are words under headings."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal

from board.actions import Action
from board.boards import Board
from board.history import Changes, Entry
from board.refs import ref_key
from board.refusals import Refusal
from commands.imports.known import Known
from commands.reading.dates import keeps_its_words, stated_date
from commands.reading.figures import figure
from commands.reading.guard import screen_text
from commands.reading.mentions import MENTION, without_mentions
from commands.reading.text_limits import check_text
from commands.request import People
from storage.store import Store

IMPORTER = "boardbot import"
# Day 0 of a spreadsheet's calendar, and the days that are plausible there (1954 to 2064).
_SPREADSHEET_EPOCH = date(1899, 12, 30)
_SPREADSHEET_DAYS = range(20_000, 60_000)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `line` is its line in the file, `cells` its words by heading, trimmed; `extra` where it has more."""

    line: int
    cells: Mapping[str, str]
    extra: bool = False

    def get(self, heading: str) -> str:
        """The cell under a heading; empty where there is none."""
        return plain_words(self.cells.get(heading, ""))

    def needed(self, heading: str) -> str:
        """The cell under a heading. Refused where it is empty."""
        if not self.get(heading):
            raise Refusal(f"the column {heading} is empty")
        return self.get(heading)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with its headings (small letters) and rows, without its empty rows."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]


class Cells:
    """What cells mean, by their words, for a board and a day: each is looked at once, and before the log is held.

    Most of a column's cells repeat each other.
    """

    def __init__(self, board: Board, now: datetime) -> None:
        self._today = board.schedule.today(now)
        self._meetings = board.meetings
        self._checked: dict[str, Refusal | None] = {}
        self._days: dict[str, date | Refusal] = {}
        self._kept: dict[str, bool] = {}

    def is_for(self, board: Board, now: datetime) -> bool:
        """The board's day and calendar are still those that the cells were read by."""
        return (self._today, self._meetings) == (board.schedule.today(now), board.meetings)

    def check(self, words: str) -> None:
        """Refuses words that a command would not take either."""
        if words not in self._checked:
            self._checked[words] = _objection(words)
        if refused := self._checked[words]:
            raise refused

    def keeps_its_words(self, words: str) -> bool:
        """The words of a due date are kept in its place: `TBC`."""
        if words not in self._kept:
            self._kept[words] = keeps_its_words(words)
        return self._kept[words]

    def day(self, words: str) -> date:
        """The day a cell means; it may be past. A spreadsheet's day number is read too (43921 is 31 Mar 2020)."""
        if words not in self._days:
            try:
                self._days[words] = self._read_day(words)
            except Refusal as refused:
                self._days[words] = refused
        meant = self._days[words]
        if isinstance(meant, Refusal):
            raise meant
        return meant

    def _read_day(self, words: str) -> date:
        if words.isascii() and words.isdigit() and len(words) == 5 and int(words) in _SPREADSHEET_DAYS:
            return _SPREADSHEET_EPOCH + timedelta(days=int(words))
        return stated_date(words, self._today, self._meetings)


def _objection(words: str) -> Refusal | None:
    try:
        check_text(words)
        screen_text(words).refuse_in_a_file()
    except Refusal as refused:
        return refused
    return None


@dataclass
class Batch:
    """One sheet being imported into what is `known` of the board; `seen` keeps the refs of its rows by line, to find
    one that is there twice; `no_evidence` are the actions that were done, and do not say where that can be seen."""

    store: Store
    board: Board
    name: str
    now: datetime
    people: People
    cells: Cells
    known: Known
    seen: dict[str, int] = field(default_factory=dict)
    no_evidence: list[Action] = field(default_factory=list)

    def once(self, row: Row, ref: str) -> None:
        """Refuses a ref that an earlier row of the same sheet had: two rows of one ref are never merged."""
        key = ref_key(ref)
        if key in self.seen:
            raise Refusal(f"{ref} is in this file already, on line {self.seen[key]}")
        self.seen[key] = row.line

    def record(self, row: Row, about: tuple[str, int, str], changes: Changes, verb: str = "import") -> None:
        """Adds a line of history. `about` is what the row has changed: its kind, its id and its ref."""
        subject, subject_id, ref = about
        line = Entry(0, subject, subject_id, ref, verb, IMPORTER, self.now, f"{self.name}, line {row.line}", changes)
        self.store.history.add(self.board.id, line)

    def check(self, row: Row) -> None:
        """Refuses a row with words that a command would not take either, or with more cells than headings."""
        if row.extra:
            raise Refusal("it has more cells than there are headings: does a value with a comma lack its quotes?")
        for heading, words in row.cells.items():
            try:
                self.cells.check(words)
            except Refusal as refused:
                raise Refusal(f"the column {heading or 'without a heading'}: {refused.reason}") from None


def people_in(sheet: Sheet) -> list[str]:
    """The Slack ids of those whom a sheet names as owners, each once."""
    owners = (MENTION.fullmatch(row.cells.get("owner", "")) for row in sheet.rows)
    return list(dict.fromkeys(owner[1] for owner in owners if owner))


def no_measure(ref: str) -> Refusal:
    """The refusal of a row that names a measure which is not on the board."""
    return Refusal(f"there is no measure {ref} on the board; import the measures first")


def number_in(words: str, what: str) -> Decimal:
    """The number in a cell, with or without a percent sign. Refused as a typed one is; see `figure`."""
    try:
        return figure(words.rstrip("%").strip())
    except Refusal as refused:
        choices = " or ".join(choice for choice, _ in refused.instead)
        raise Refusal(f"{what}: {refused.reason} {choices}".strip()) from None


def plain_words(words: str) -> str:
    """Words of a cell with nothing in them that Slack would take for a person to ring.

    The quote that an export puts before what would be a formula is taken off again.
    """
    words = words[1:] if words[:1] == "'" and words[1:2] in set("=+-@＝＋－＠") else words
    return without_mentions(words, lambda person: person) if "<@" in words else words


def whole_number_in(words: str, what: str) -> int | None:
    """The whole number in a cell, or None where it is empty."""
    if not words:
        return None
    value = number_in(words, what)
    if value != value.to_integral_value() or value < 0:
        raise Refusal(f"{what} is {words!r}, which is not a whole number")
    return int(value)
