"""`boardbot import`: reads the files, imports them in the order that their rows need, and says what became of each."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from board.actions import Action, Status
from board.boards import Board
from board.refs import quoted
from board.words import count
from commands.imports import Report, check_rows, import_sheet, in_order, read_cells
from commands.imports.csv_files import read_sheet
from commands.imports.sheet import Cells, people_in
from commands.request import NobodyKnown, People
from commands.terminal import printable
from storage.database import Database
from storage.store import Store

REFS_SHOWN = 20


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
) -> int:
    """Imports every file in one transaction; the number of rows refused. Measures go in before what names them.

    All that can be read before is: others wait to change the log only while the rows are saved. What is said is said
    once that is over. `ask` is given the ids of the people whom the files name, and tells who they are: nobody else is
    made an owner.
    """
    sheets = in_order([read_sheet(path) for path in files])
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
    for line in (line for report in reports for line in _told(report, dry_run)):
        say(printable(line))
    if dry_run:
        say("Nothing was changed: this was a dry run.")
    return sum(len(report.refused) for report in reports)


def _told(report: Report, dry_run: bool) -> list[str]:
    added = "would be added" if dry_run else "added"
    summary = (
        f"{report.name}: {count(report.added, report.kind.removesuffix('s'))} {added}, "
        f"{report.there_already:,} on the log already, {len(report.refused):,} refused"
    )
    return [summary, *(f"  line {line}: {why}" for line, why in report.refused), *_without_evidence(report.no_evidence)]


def _without_evidence(done: Sequence[Action]) -> list[str]:
    """A line for the actions that nobody can close yet, and one for those that the file has closed."""
    waiting = [quoted(each.ref) for each in done if each.status == Status.AWAITING_SIGN_OFF]
    closed = [quoted(each.ref) for each in done if each.status == Status.CLOSED]
    lines = []
    if waiting:
        whose = "awaits sign-off and cannot" if len(waiting) == 1 else "await sign-off and cannot"
        lines.append(
            f"  no evidence: {count(len(waiting), 'action')} {whose} be closed: {_listed(waiting)}. "
            f"Say where it can be seen: /action done {waiting[0]} <evidence>"
        )
    if closed:
        lines.append(f"  no evidence: {count(len(closed), 'action')} closed in the file: {_listed(closed)}")
    return lines


def _listed(refs: Sequence[str]) -> str:
    more = len(refs) - REFS_SHOWN
    return ", ".join(refs[:REFS_SHOWN]) + (f" and {more:,} more" if more > 0 else "")
