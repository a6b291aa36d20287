"""A file as a test writes it, brought into the board, and what is said of it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from board.boards import Board
from commands.imports.any_file import read_grids
from commands.imports.files import Ask, Import, nobody
from commands.imports.meanings.board_mapping import NO_MAPPING, Mapping
from commands.terminal import printable
from storage.database import Database
from storage.store import Store

if TYPE_CHECKING:
    from conversation import Conversation


def imported(
    say: "Conversation", folder: Path, content: str, given: Mapping = NO_MAPPING, updates: bool = False
) -> list[str]:
    """Imports a file of that content; the lines of its report, without the spaces before them."""
    path = folder / "plan.csv"
    path.write_text(content, encoding="utf-8", newline="")
    return from_files(say, path, given=given, updates=updates)


def from_files(say: "Conversation", *paths: Path, given: Mapping = NO_MAPPING, updates: bool = False) -> list[str]:
    """Imports files; the lines of their reports, without the spaces before them."""
    grids = [grid for path in paths for grid in read_grids(path)]
    wanted = Import(
        say.log, grids, lambda store: store.boards.all()[0], say.now, lambda _: say.crowd, given, updates=updates
    )
    found = wanted.bring_in()
    why_not = [f"Nothing was changed: {found.why_not}"] if found.why_not else []
    return [printable(line).strip() for line in (*found.lines(), *why_not)]


def lines_of(report: list[str], what: str) -> list[str]:
    """The lines of a report that begin so: `to ask`, `not read`, `refused`, `read as`."""
    return [line.removeprefix(f"{what}: ") for line in report if line.startswith(f"{what}: ")]


def import_all(
    database: Database,
    files: Sequence[Path],
    find_board: Callable[[Store], Board],
    now: datetime,
    dry_run: bool,
    say: Callable[[str], object],
    ask: Ask = nobody,
    given: Mapping = NO_MAPPING,
) -> int:
    """Imports files into a log without asking whether to, or with `dry_run` only reports them; the number of rows left
    out."""
    wanted = Import(database, [grid for path in files for grid in read_grids(path)], find_board, now, ask, given)
    findings = wanted.report() if dry_run else wanted.bring_in()
    for line in findings.lines():
        say(printable(line))
    if findings.asks_first:
        say(f"Nothing was changed: {findings.why_not}")
    elif dry_run:
        say("Nothing was changed: this was a dry run.")
    return findings.left_out
