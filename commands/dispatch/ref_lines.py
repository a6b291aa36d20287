"""A line to copy for one ref or several, with the words that follow them."""

from collections.abc import Sequence

from board.refs import quoted
from commands.dispatch.said import Said


def line_with(said: Said, refs: Sequence[str], rest: str, end: str = "") -> str:
    """`/action close A1 A2 agreed`; with `end` a colon, which says that what follows is words, not refs."""
    return f"/{said.command} {said.verb.name} {' '.join(map(quoted, refs))}{end} {rest}".rstrip(": ")
