"""A file as a test writes it, brought into the board, and what is said of it."""

from pathlib import Path

from conversation import Conversation

from commands.imports.any_file import read_grids
from commands.imports.board_mapping import NO_MAPPING, Mapping
from commands.imports.files import Import
from commands.terminal import printable


def imported(
    say: Conversation, folder: Path, content: str, given: Mapping = NO_MAPPING, updates: bool = False
) -> list[str]:
    """Imports a file of that content; the lines of its report, without the spaces before them."""
    path = folder / "plan.csv"
    path.write_text(content, encoding="utf-8", newline="")
    return from_files(say, path, given=given, updates=updates)


def from_files(say: Conversation, *paths: Path, given: Mapping = NO_MAPPING, updates: bool = False) -> list[str]:
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
