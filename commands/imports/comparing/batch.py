"""What an importer of rows works with: the board, what is known of it, and the sheet's report."""

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
from board.words import listed, plain_day
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
# Of what lasts several days the first is kept as well.
_LASTS = ("first", "last")
# A time of day beside a day; midnight is none.
_TIME = re.compile(r"\b(?!0?0:00)\d{1,2}:\d\d\b")


@dataclass
class Batch:
    """One sheet being imported into a board.

    - `cells`: what its words mean. `known`: what the board has, and what the rows before have added.
    - `report`: what became of its rows.
    - `seen`: the refs of its rows, with the row of each: a ref that is there twice is refused. `elsewhere`: where those
      of the sheets of its kind before it stand.
    - `fractions`: of a column of figures, whether any is below 1.
    - `order`: how far its rows have come in what is on the log of the same thing and day.
    - `updates`: what differs from the log is changed, but for what was `changed_since` the report.
    - `by`: who brings it in, by Slack id; or the command line.
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
        """The board's own calendar day."""
        return self.board.schedule.today(self.now)

    @property
    def reason(self) -> str:
        """Why something moves or is scored anew: the file's name and the day serve, `plan.xlsx, 5 Aug 2020`."""
        return f"{self.sheet.name}, {plain_day(self.today)}"

    @cached_property
    def on_the_log(self) -> frozenset[str]:
        """The Slack ids of those whom the board's lists name already."""
        return frozenset(each for lists in EXPORTS.values() for each in lists.people(self.store, self.board))

    def rows_called(self, field: str) -> dict[str, list[Row]]:
        """The sheet's rows by what they say in that field, as it is folded."""
        if field not in self._called:
            found: dict[str, list[Row]] = {}
            for row in self.sheet.rows:
                found.setdefault(folded(row.get(field)), []).append(row)
            self._called[field] = found
        return self._called[field]

    @property
    def by_person(self) -> bool:
        """Somebody in Slack brings it in."""
        return self.by != IMPORTER

    def once(self, row: Row, ref: str, field: str = "ref") -> None:
        """Refuses a ref that an earlier row of the same sheet had: two rows of one ref are never merged."""
        key = ref_key(ref)
        if key in self.seen:
            raise InCell(field, f"{ref} is in this file already, in row {self.seen[key]}")
        self.seen[key] = row.number

    def seen_there(self) -> dict[str, str]:
        """Where each ref of this sheet, and of those before it, stands."""
        return {key: f"{self.sheet.name}, row {number}" for key, number in self.seen.items()} | self.elsewhere

    def record(
        self, row: Row, about: tuple[str, int, str], changes: Changes, verb: str = "import", why: str = ""
    ) -> None:
        """Adds a line of history. `about` is what the row has changed: its kind, its id and its ref."""
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
        """Adds a line to a measure's history: what is `told`, and beside it what that `was`, where anything was."""
        changes = {name: ((was or {}).get(name), value) for name, value in told.items()}
        self.record(row, ("measure", measure.id, measure.ref), changes, verb, why)

    def check(self, row: Row) -> None:
        """Refuses a row with words that a command would not take either, or with more cells than headings."""
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

    def brings_in(self, kind: str, its_id: int) -> bool:
        """What differs of the thing comes in: it is as whoever read the report has seen it."""
        return self.updates and (kind, its_id) not in self.changed_since

    def told(self, words: str, kind: str, its_id: int) -> str:
        """How a row differs, and why it stays out where the thing was changed since the report."""
        stays = self.updates and not self.brings_in(kind, its_id)
        return f"{words} (changed on the log since the report)" if stays else words

    def compare(self, row: Row, ref: str, about: tuple[str, int], differs: Callable[[], Differing | str]) -> None:
        """Reports how a row differs from what is on the log under its ref; a batch that updates brings that in. `about`
        is the kind and the id of what is there.

        A row that cannot be read is said to be, and refused by a batch that updates; what it asks is asked by any.
        Asked about: one that says other than a row of another sheet, of which neither may be the newer.
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
        """What a field says as a reader knows it: a person by name, and not by Slack's id."""
        if field == SUPPORTERS:
            return listed([self.called("_id", each[2:-1]) if is_mention(each) else each for each in words.splitlines()])
        return named_person(words if field.endswith("_id") else None, words, self.people)

    def measure(self, row: Row, column: str = "measure") -> Measure:
        """The measure that a row names. Refused where it is not on the board."""
        ref = row.needed(column)
        measure = self.known.measure(ref)
        if measure is None:
            raise InCell(column, f"there is no measure {ref} on the board; import the measures first")
        return measure
