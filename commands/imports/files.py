"""`boardbot import`: reads the files, imports them in the order that their rows need, and says what became of each."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from board.boards import Board
from board.ending import check_open
from commands.imports.cells import Cells
from commands.imports.csv_files import read_grid
from commands.imports.day_order import in_doubt
from commands.imports.instructions import NONE_GIVEN, Instructions
from commands.imports.report import Report, told
from commands.imports.rows import check_rows, import_sheet, in_order, read_cells
from commands.imports.sheet import Sheet, names_in, people_in, read_sheet
from commands.request import NobodyKnown, People
from commands.terminal import printable
from storage.database import Database
from storage.store import Store


class _NotForReal(Exception):
    """Ends a dry run, so that the transaction round it rolls back."""


def import_all(
    database: Database,
    files: Sequence[Path],
    find_board: Callable[[Store], Board],
    now: datetime,
    dry_run: bool,
    say: Callable[[str], None],
    ask: Callable[[Iterable[str]], People] = lambda _: NobodyKnown(),
    given: Instructions = NONE_GIVEN,
) -> int:
    """Imports every file in one transaction; the number of rows left out. Measures go in before what names them.

    All that can be read before is: others wait to change the log only while the rows are saved. What is said is said
    once that is over. `ask` is given the ids of the people whom the files name, and their names in words, and tells who
    they are: nobody else is made an owner. While a file as a whole is asked about, nothing of any is saved.
    """
    sheets = in_order([read_sheet(read_grid(path), given.leave_out) for path in files])
    check_rows(sheets)
    people = ask([each for sheet in sheets for each in (*people_in(sheet), *names_in(sheet))])
    doubtful = _doubtful(sheets, given)
    clear = [sheet for sheet in sheets if sheet.name not in {each.sheet.name for each in doubtful}]
    with database.reading() as store:
        board = find_board(store)
        check_open(board)
    cells = Cells(board, now, given)
    read_cells(clear, cells)
    reports: list[Report] = []
    with suppress(_NotForReal), database.writing() as store:
        board = find_board(store)
        check_open(board)
        if not cells.is_for(board, now):
            cells = Cells(board, now, given)
        reports += [import_sheet(store, board, sheet, now, cells, people) for sheet in clear]
        if dry_run or doubtful:
            raise _NotForReal
    for line in (line for report in (*doubtful, *reports) for line in told(report, dry_run or bool(doubtful))):
        say(printable(line))
    if doubtful:
        say("Nothing was changed: say first how the dates are to be read.")
    elif dry_run:
        say("Nothing was changed: this was a dry run.")
    return sum(report.left_out for report in (*doubtful, *reports))


def _doubtful(sheets: Iterable[Sheet], given: Instructions) -> list[Report]:
    """The reports of the sheets of whose dates nobody can say whether the day comes first."""
    reports = [Report(sheet, doubts=[] if given.order else list(in_doubt(sheet))) for sheet in sheets]
    return [report for report in reports if report.doubts]
