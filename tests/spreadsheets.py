"""A file as a test writes it, brought into the board, and what is said of it."""

from pathlib import Path

from conversation import Conversation

from commands.imports.board_mapping import NO_MAPPING, Mapping
from commands.imports.files import import_all


def imported(say: Conversation, folder: Path, content: str, given: Mapping = NO_MAPPING) -> list[str]:
    """Imports a file of that content; the lines of its report, without the spaces before them."""
    path = folder / "plan.csv"
    path.write_text(content, encoding="utf-8", newline="")
    return from_files(say, path, given=given)


def from_files(say: Conversation, *paths: Path, given: Mapping = NO_MAPPING) -> list[str]:
    """Imports files; the lines of their reports, without the spaces before them."""
    said: list[str] = []
    import_all(
        say.log, paths, lambda store: store.boards.all()[0], say.now, False, said.append, lambda _: say.crowd, given
    )
    return [line.strip() for line in said]


def lines_of(report: list[str], what: str) -> list[str]:
    """The lines of a report that begin so: `to ask`, `not read`, `refused`, `read as`."""
    return [line.removeprefix(f"{what}: ") for line in report if line.startswith(f"{what}: ")]
