"""`boardbot import`: reads files, reports what would change, and imports them. The caller may stop after the report.

Each file is read into grids, from a path or from bytes. An `Import` is made with the grids, and then:

    found = wanted.report()     # nothing is changed; `found.lines()` is the report, line by line
    done = wanted.bring_in()    # the same rows go onto the log; `done.lines()` says what became of each

Both read the log as it is at that moment. If `reported` is the `line` of the report's findings, things that have
changed on the log since stay as they are, and the second call reports them. Questions are answered by a mapping:
`Findings.map_file` gives one with "?" for each, `mapping_in(text, name)` reads it, and the next `Import` takes it as
`given`. `Findings.asks_first` means that nothing can be imported before some question is answered. The lines are plain
words from people's files: each surface escapes them itself.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from board.boards import Board
from board.ending import check_open
from board.refusals import Refusal
from commands.imports.comparing.batch import IMPORTER, Batch
from commands.imports.comparing.changed_since import Things, things_in
from commands.imports.comparing.known import Known
from commands.imports.grids.grid import Grid
from commands.imports.importers.rows import check_rows, import_sheet, in_order, names_owners, read_cells
from commands.imports.meanings.board_mapping import NO_MAPPING, ORDER, PEOPLE, Mapping
from commands.imports.meanings.kept_mapping import MAPPING, keep_mapping, kept_mapping
from commands.imports.report.findings import Findings
from commands.imports.report.outcomes import Report
from commands.imports.sheets.cells import Cells
from commands.imports.sheets.day_order import in_doubt
from commands.imports.sheets.file_sheets import lists_in, said_in_keys
from commands.imports.sheets.sheet import Sheet, names_in, people_in
from commands.request import NobodyKnown, People
from storage.database import Database
from storage.rehearsal import rehearsing
from storage.store import Store

READ_OTHERWISE = (
    "Since the report somebody has said how files are to be read, so it may hold no more. Have the file read again."
)

Ask = Callable[[Iterable[str]], People]


def nobody(_: Iterable[str]) -> People:
    """An `ask` that looks nobody up."""
    return NobodyKnown()


@dataclass(frozen=True, slots=True)
class Import:
    """Imports the rows of some grids into a board.

    - `find_board`: finds the board in the log.
    - `ask`: takes the Slack ids and the names in the files, and says who they are. Nobody else is made an owner.
    - `given`: how the files are to be read.
    - `updates`: whether to change what differs on the log, except what has changed since the line of history
      `reported`.
    - `by`: the Slack id of the person who imports the files, or `IMPORTER` on the command line.
    - `then`: called in the same transaction once the rows are in.

    All files are imported in one transaction, measures before the rows that name them. Everything possible is read
    before it begins, so that other writers wait only while the rows are saved.
    """

    log: Database
    grids: Sequence[Grid]
    find_board: Callable[[Store], Board]
    now: datetime
    ask: Ask = nobody
    given: Mapping = NO_MAPPING
    updates: bool = False
    reported: int | None = None
    by: str = IMPORTER
    then: Callable[[Store, Sequence[Report]], object] = lambda *_: None

    def report(self) -> Findings:
        """Reports what importing the files would do. Nothing is changed."""
        return self._run(keep=False)

    def bring_in(self) -> Findings:
        """Imports every row that can be, unless there is a question about a file as a whole."""
        return self._run(keep=True)

    def _run(self, keep: bool) -> Findings:
        with self.log.reading() as store:
            board = self._board(store)
            kept_before = kept_mapping(store, board)
            line, _ = store.history.last_of(board.id)
        given = said_in_keys(self.grids).with_(kept_before).with_(self.given)
        sheets = in_order(lists_in(self.grids, given))
        check_rows(sheets)
        named = [each for sheet in sheets for each in (*people_in(sheet), *names_in(sheet))]
        people = self.ask([*named, *given.said.get(PEOPLE, {}).values()])
        doubtful = _doubtful(sheets, given)
        clear = [sheet for sheet in sheets if sheet.name not in {each.sheet.name for each in doubtful}]
        kept = keep and not doubtful
        reports = self._rows(clear, people, board, given, kept)
        return Findings((*doubtful, *reports), kept, bool(doubtful), given, kept_before, line, self.given)

    def _rows(self, sheets: Sequence[Sheet], people: People, before: Board, given: Mapping, keep: bool) -> list[Report]:
        """Imports rows. Cells are read for the board as it was `before`, and again if its day or meetings have
        changed."""
        cells = Cells(before, self.now, given)
        read_cells(sheets, cells)
        reports: list[Report] = []
        with self.log.writing(team=before.team) if keep else rehearsing(self.log, before.team) as store:
            board = self._board(store)
            if not cells.is_for(board, self.now):
                cells = Cells(board, self.now, given)
            seen: dict[str, dict[str, str]] = {}
            since = self._since(store, board)
            for sheet in sheets:
                batch = self._batch(store, board, sheet, cells, people)
                batch.changed_since = since
                batch.elsewhere = seen.get(sheet.kind, {})
                reports.append(import_sheet(batch))
                seen[sheet.kind] = batch.seen_there()
            if keep:
                files = ", ".join(dict.fromkeys(each.file or each.name for each in self.grids))
                keep_mapping(store, board, self.given, self.now, files, self.by)
            self.then(store, reports)
        return reports

    def _batch(self, store: Store, board: Board, sheet: Sheet, cells: Cells, people: People) -> Batch:
        report = Report(sheet, nobody_asked=isinstance(people, NobodyKnown) and names_owners(sheet))
        known = Known(store, board.id)
        return Batch(store, board, sheet, self.now, people, cells, known, report, updates=self.updates, by=self.by)

    def _since(self, store: Store, board: Board) -> Things:
        """What has changed on the log since the report. Refused: somebody has since changed how the files are read."""
        if self.reported is None:
            return frozenset()
        things = things_in(store.history.after(board.id, self.reported))
        if any(kind == MAPPING for kind, _ in things):
            raise Refusal(READ_OTHERWISE)
        return things

    def _board(self, store: Store) -> Board:
        board = self.find_board(store)
        check_open(board)
        return board


def _doubtful(sheets: Iterable[Sheet], given: Mapping) -> list[Report]:
    """The reports of sheets with two columns for one field, or with dates that may be day-first or month-first."""
    reports = [_doubted(sheet, given) for sheet in sheets]
    return [report for report in reports if report.doubts]


def _doubted(sheet: Sheet, given: Mapping) -> Report:
    of_dates = [] if given.of_dates(ORDER) else list(in_doubt(sheet))
    return Report(sheet, doubts=[*sheet.headings.doubts, *of_dates], asks_order=bool(of_dates))
