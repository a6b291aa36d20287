"""`boardbot import`: reads the files, imports them in the order that their rows need, and says what became of each."""

from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from board.boards import Board
from commands.imports import check_rows, import_sheet, in_order, read_cells
from commands.imports.cells import Cells
from commands.imports.csv_files import read_grid
from commands.imports.report import Report, told
from commands.imports.sheet import people_in, read_sheet
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
    leave_out: Collection[str] = (),
) -> int:
    """Imports every file in one transaction; the number of rows left out. Measures go in before what names them.

    All that can be read before is: others wait to change the log only while the rows are saved. What is said is said
    once that is over. `ask` is given the ids of the people whom the files name, and tells who they are: nobody else is
    made an owner.
    """
    sheets = in_order([read_sheet(read_grid(path), leave_out) for path in files])
    check_rows(sheets)
    people = ask([each for sheet in sheets for each in people_in(sheet)])
    with database.reading() as store:
        board = find_board(store)
    cells = read_cells(sheets, board, now)
    reports: list[Report] = []
    with suppress(_NotForReal), database.writing() as store:
        board = find_board(store)
        if not cells.is_for(board, now):
            cells = Cells(board, now)
        reports += [import_sheet(store, board, sheet, now, cells, people) for sheet in sheets]
        if dry_run:
            raise _NotForReal
    for line in (line for report in reports for line in told(report, dry_run)):
        say(printable(line))
    if dry_run:
        say("Nothing was changed: this was a dry run.")
    return sum(report.left_out for report in reports)
