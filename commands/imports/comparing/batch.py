"""What every importer of rows works with: the board, what is known of it, and the sheet's report."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from board.boards import Board
from board.folding import folded
from board.history import Changes, Entry
from board.measures import Measure
from board.refs import ref_key
from board.refusals import Refusal
from board.supporters import is_mention
from board.words import day, listed, plain_day
from commands.exports.cells import named_person
from commands.exports.lists import EXPORTS
from commands.imports.comparing.changed_since import Things
from commands.imports.comparing.differing import Differing
from commands.imports.comparing.known import Known
from commands.imports.grids.entry_order import EntryOrder
from commands.imports.lists.columns import DATED, without_number
from commands.imports.report.outcomes import Report
from commands.imports.sheets.cells import Cells
from commands.imports.sheets.sheet import SUPPORTERS, InCell, InCells, Row, Sheet, cell
from commands.request import People
from storage.store import Store

IMPORTER = "boardbot import"
# The columns of an event's first and last day. A span in them loses nothing, as an event keeps both.
_LASTS = ("first", "last")
# A time of day beside a day. Midnight is not matched: spreadsheets write it for a day alone.
_TIME = re.compile(r"\b(?!0?0:00)\d{1,2}:\d\d\b")
_NUMBERS = re.compile(r"[0-9]{1,4}+")
_BEGINS_ANEW = (
    ". If the numbers begin anew under each heading, write 2.1 and the like, or say that the column is not read: each "
    "action then gets the board's next ref"
)
# The kinds of rows of which each has a ref of its own.
_NAMED_BY_REF = frozenset({"actions", "areas", "risks"})


@dataclass
class Batch:
    """One sheet that is being imported into a board.

    - `cells`: reads the meaning of its cells. `known`: what the board has, including what earlier rows added.
    - `report`: what became of its rows.
    - `seen`: the row number of each ref in the sheet; a repeated ref is refused. `elsewhere`: where the refs in earlier
      sheets of the same kind are.
    - `fractions`: by column of figures, whether any figure in it is below 1.
    - `order`: how far the rows have come among the log's entries for the same thing and day.
    - `updates`: whether rows change what differs on the log, except what has `changed_since` the report.
    - `by`: the Slack id of the person who imports it, or `IMPORTER` on the command line.
    """

    store: Store
    board: Board
    sheet: Sheet
    now: datetime
    people: People
    cells: Cells
    known: Known
    report: Report
    seen: dict[str, int] = field(default_factory=dict)
    elsewhere: dict[str, str] = field(default_factory=dict)
    fractions: dict[str, bool] = field(default_factory=dict)
    order: EntryOrder = field(default_factory=EntryOrder)
    updates: bool = False
    changed_since: Things = frozenset()
    by: str = IMPORTER
    _called: dict[str, dict[str, list[Row]]] = field(default_factory=dict)

    @property
    def today(self) -> date:
        """Today's date in the board's time zone."""
        return self.board.schedule.today(self.now)

    @property
    def reason(self) -> str:
        """The reason recorded for a move or a new score: the file's name and the day, `plan.xlsx, 5 Aug 2020`."""
        return f"{self.sheet.name}, {plain_day(self.today)}"

    @cached_property
    def on_the_log(self) -> frozenset[str]:
        """The Slack ids of the people whom the board's lists already name."""
        return frozenset(each for lists in EXPORTS.values() for each in lists.people(self.store, self.board))

    def rows_called(self, field: str) -> dict[str, list[Row]]:
        """The sheet's rows by the folded words of that field."""
        if field not in self._called:
            found: dict[str, list[Row]] = {}
            for row in self.sheet.rows:
                found.setdefault(folded(row.get(field)), []).append(row)
            self._called[field] = found
        return self._called[field]

    @property
    def by_person(self) -> bool:
        """True if a person in Slack imports it, rather than the command line."""
        return self.by != IMPORTER

    def once(self, row: Row, ref: str, field: str = "ref") -> None:
        """Notes that a row has this ref. Refused: an earlier row has it, since two rows are never merged."""
        key = ref_key(ref)
        if key in self.seen:
            begins_anew = _BEGINS_ANEW if ref.isdecimal() and self.sheet.kind == "actions" else ""
            raise InCell(field, f"{ref} is in this file already, in row {self.seen[key]}{begins_anew}")
        self.seen[key] = row.number

    def saw(self, row: Row) -> None:
        """Notes the ref of a row that is left out, so that no other row with it comes in as if it were alone."""
        if self.sheet.kind in _NAMED_BY_REF and row.get("ref"):
            self.seen.setdefault(ref_key(row.get("ref")), row.number)

    def check_alone(self, ref: str) -> None:
        """Asked about: an earlier sheet has this ref too, in a row that has not come in. Either may be the newer."""
        if there := self.elsewhere.get(ref_key(ref)):
            why = f"{ref} is in {there} as well, which has not come in. Mend that row, or take one of them out"
            raise InCell("ref", why, asked=True)

    def seen_there(self) -> dict[str, str]:
        """Where each ref is, in this sheet and the earlier ones: `plan.xlsx, row 4`."""
        return {key: f"{self.sheet.name}, row {number}" for key, number in self.seen.items()} | self.elsewhere

    def record(
        self, row: Row, about: tuple[str, int, str], changes: Changes, verb: str = "import", why: str = ""
    ) -> None:
        """Adds a line of history. `about` is the kind, id and ref of what the row changed."""
        subject, subject_id, ref = about
        line = Entry(
            0, subject, subject_id, ref, verb, self.by, self.now, f"{self.sheet.name}, row {row.number}", changes, why
        )
        self.store.history.add(self.board.id, line)

    def record_measure(
        self,
        row: Row,
        measure: Measure,
        told: Mapping[str, object],
        was: Mapping[str, object] | None = None,
        verb: str = "import",
        why: str = "",
    ) -> None:
        """Adds a line of history to a measure: `told` has the new values by name, `was` the old ones, if any."""
        changes = {name: ((was or {}).get(name), value) for name, value in told.items()}
        self.record(row, ("measure", measure.id, measure.ref), changes, verb, why)

    def check(self, row: Row) -> None:
        """Refused: a cell with words that no command would take, more cells than headings, or a cell found faulty on
        reading. Notes in the report each time of day and each first day of a span that is not kept."""
        if row.extra:
            raise Refusal("it has more cells than there are headings: does a value with a comma lack its quotes?")
        for name, words in row.cells.items():
            with cell(name):
                self.cells.check(words)
            if without_number(name) in DATED and _TIME.search(words):
                self.report.note(row, name, f'"{words[:40]}" as its day: the time is not kept')
            if without_number(name) in DATED and name not in _LASTS and self.cells.is_span(words):
                self.report.note(row, name, f'"{words[:60]}" as its last day: when it begins is not kept')
        if row.faults:
            raise InCells([InCell(name, fault.why, fault.asked) for name, fault in row.faults.items()])

    def note_day(self, row: Row, column: str, on: date | None) -> None:
        """Notes what a cell was read as that does not give the day of the month and the year (`Q2 25/26`), or that has
        words in place of a day (`TBC`)."""
        words = row.get(column)
        numbers = {int(each) for each in _NUMBERS.findall(words)}
        is_in_full = on and on.day in numbers and not numbers.isdisjoint({on.year, on.year % 100})
        if words and not is_in_full and not (on and self.cells.is_span(words)):
            self.report.note(row, column, f'"{words[:60]}" as {day(on) if on else "no day"}')

    def note_replaced(self, row: Row, column: str, was: str, of: date) -> None:
        """Notes that a row replaces what an earlier one, or the log, says for the same day."""
        told = f'"{row.get(column)[:60]}" in place of {was}, also of {day(of)}: the last counts'
        self.report.note(row, column, told)

    def brings_in(self, kind: str, its_id: int) -> bool:
        """True if the import may update this thing: it has not changed on the log since the report."""
        return self.updates and (kind, its_id) not in self.changed_since

    def told(self, words: str, kind: str, its_id: int) -> str:
        """`words`, with a note if the thing stays as it is because it changed on the log since the report."""
        stays = self.updates and not self.brings_in(kind, its_id)
        return f"{words} (changed on the log since the report)" if stays else words

    def compare(self, row: Row, ref: str, about: tuple[str, int], differs: Callable[[], Differing | str]) -> None:
        """Reports how a row differs from what is on the log under its ref, and applies it if the batch updates. `about`
        is the kind and id of the thing on the log.

        If the row cannot be read, the reason is reported as its difference; a batch that updates refuses it instead.
        Questions about the meaning of words are always raised. Asked about: a row that differs and whose ref is in
        another sheet too, since neither sheet is known to be the newer.
        """
        try:
            found = differs()
        except Refusal as refused:
            if self.updates or (isinstance(refused, InCells) and any(each.of_words for each in refused.cells)):
                raise
            found = refused.reason
        found = Differing(found) if isinstance(found, str) else found
        if found.words and (there := self.elsewhere.get(ref_key(ref))):
            raise InCell("ref", f"{ref} is in {there} as well, and here it has {found.words}. Which?", asked=True)
        updates = self.brings_in(*about)
        if found.words and found.why_not and updates:
            raise found.why_not
        named = f"row {row.number}, {ref}: "
        if found.newer:
            self.report.newer.append(f"{named}{found.newer}")
        if found.words and updates and found.change:
            found.change()
            self.report.changed.append(f"{named}{found.words}")
        elif found.words:
            told = self.told(f"{named}{found.words}", *about)
            self.report.differs(told, comes_in=bool(found.change) and not found.why_not)

    def called(self, field: str, words: str) -> str:
        """A field's value as a reader knows it: a person by name, not by Slack id."""
        if field == SUPPORTERS:
            return listed([self.called("_id", each[2:-1]) if is_mention(each) else each for each in words.splitlines()])
        return named_person(words if field.endswith("_id") else None, words, self.people)

    def measure(self, row: Row, column: str = "measure") -> Measure:
        """The measure that a row names. Refused: it is not on the board."""
        ref = row.needed(column)
        measure = self.known.measure(ref)
        if measure is None:
            raise InCell(column, f"there is no measure {ref} on the board; import the measures first")
        return measure
