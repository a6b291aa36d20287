"""The questions for words that may mean more than one thing."""

from collections.abc import Sequence

from board.refs import quoted
from board.refusals import Refusal
from board.words import listed

NOTED = "adds it to its history"


def show_line(command: str, ref: str, of_board: str = "") -> tuple[str, str]:
    """The line that shows the thing, and what it does; `of_board` names the board in the line."""
    return f"/{command} show {quoted(ref)}{of_board}", "shows it"


def which_meaning(lines: Sequence[tuple[str, str]]) -> Refusal:
    """The question of which of these lines was meant."""
    return Refusal("That can mean more than one thing. Which is it?", lines=lines)


def are_others(refs: Sequence[str], kind: str = "action") -> str:
    """The beginning of a question about whether refs among the words are meant too: `Is A13 another action`."""
    return f"Is {refs[0]} another {kind}" if len(refs) == 1 else f"Are {listed(refs)} other {kind}s"
