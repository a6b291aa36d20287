"""What is meant by words after a measure's ref that nobody typed as a command: `M6 is 84% as at 30 June`."""

import re
from collections.abc import Sequence

from board.refs import quoted
from board.refusals import Refusal
from commands.dispatch.asks_for import asks
from commands.verbs import Command

_FIGURE = re.compile(r"(?<![\w.,/])-?£?\d|\b(?:nil|none|zero)\b", re.I)
# A figure that is hoped for, asked for, or not there.
_NO_READING = re.compile(
    r"\b(?:target|should|must|needs?|will|would|could|aim|aims|aiming|expect(?:ed|s)?|forecast|predicted|hope|by|not|no|never|"
    r"who|what|when|where|why|how|which|if|\w+n['’]t)\b|\?\s*+\Z",
    re.I,
)
_STANCE = re.compile(r"\A(?:is\s++|now\s++|has\s++been\s++|was\s++)*+(?P<stance>(?:not\s++|un)?met)\W*+\Z", re.I)


def reads_figure(words: str) -> bool:
    """The words give a figure, and neither ask for one nor say what it should be."""
    return bool(_FIGURE.search(words)) and not _NO_READING.search(words) and not asks(words)


def which_of_measure(command: Command, ref: str, words: str) -> Refusal | None:
    """The question what was meant by words that give no figure for certain; None where they may be a slip of a verb."""
    lines: Sequence[tuple[str, str]] = []
    if found := _STANCE.match(words):
        stance = "met" if found["stance"].casefold() == "met" else "not met"
        lines = [(f"/{command.name} claim {quoted(ref)} {stance}", "records what was reported")]
    elif _FIGURE.search(words):
        lines = [(f"/{command.name} reading {quoted(ref)} …", "enters a figure")]
    elif not (_NO_READING.search(words) or asks(words)):
        return None
    lines = [*lines, (f"/{command.name} show {quoted(ref)}", "shows it")]
    return Refusal("That can mean more than one thing. Which is it?", lines=lines)
