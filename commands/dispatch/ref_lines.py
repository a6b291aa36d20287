"""A line to copy, for one ref or several, with the words that follow."""

from collections.abc import Sequence

from board.refs import quoted
from commands.dispatch.said import Said


def line_with(said: Said, refs: Sequence[str], rest: str, end: str = "") -> str:
    """The line: `/action close A1 A2 agreed`. A colon as `end` marks what follows as words, not refs."""
    return f"/{said.command} {said.verb.name} {' '.join(map(quoted, refs))}{end} {rest}".rstrip(": ")
