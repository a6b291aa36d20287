"""Limits what an answer may say where other people read it: nothing about another board, and no names if another
organisation is there.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from board.boards import Board
from board.refusals import Refusal
from commands.reply import PERSON, Bold, Code, Heading, Paragraph, Part, Picture, Reply, Span, Table
from commands.request import Request

# A person at the start of a sentence.
_FIRST = re.compile(rf"(?:^|(?<=[.!?] )){PERSON.pattern}")
OWNER = "Owner"
# A board without roles, so that every mention becomes "somebody".
_NOBODYS = Board(0, "", "", "")
NOT_READ_OUT = (
    "People from another organisation are in this channel and could read the answer, with "
    "owners' names. Type it as a command, so that only you see it:"
)
ONE_BOARD_HERE = (
    "Other people can read the answer here, so I answer only about this channel's board. Ask "
    "about another in a direct message, or in its own channel."
)


def names_people(board: Board, read_by_all: bool) -> bool:
    """False if everybody in the channel reads the answer and the channel is shared with another organisation."""
    return not (read_by_all and board.shared)


def check_read_out(request: Request, board: Board) -> None:
    """Raises Refusal if another organisation would read the answer, with the command to type instead."""
    if not names_people(board, request.overheard):
        raise Refusal(NOT_READ_OUT, lines=[replace(request, command="").line])


def fitted_to_readers(answer: Reply, board: Board, overheard: bool) -> Reply:
    """The answer, without names if it is read in a channel that is shared with another organisation."""
    return answer if names_people(board, answer.public or overheard) else without_people(answer, board)


def without_people(answer: Reply, board: Board) -> Reply:
    """The answer with each person replaced by their role on the board."""

    def change(words: str) -> str:
        return _words(words, board)

    def of_code(words: str) -> str:
        return PERSON.sub("@name", words)

    return replace(answer, parts=tuple(reworded(part, change, of_code) for part in answer.parts))


def names_anybody(answer: Reply) -> bool:
    """True if the answer mentions a person or has a table with a column of owners."""
    return without_people(answer, _NOBODYS) != answer or any(
        isinstance(part, Table) and OWNER in part.headings for part in answer.parts
    )


def reworded(part: Part, change: Callable[[str], str], of_code: Callable[[str], str]) -> Part:
    """The part with `change` applied to all its words, and `of_code` to its lines to copy."""
    if isinstance(part, Heading):
        return replace(part, words=change(part.words))
    if isinstance(part, Paragraph):
        return replace(part, lines=tuple(tuple(_span(each, change, of_code) for each in line) for line in part.lines))
    if isinstance(part, Table):
        return replace(part, rows=tuple(tuple(map(change, row)) for row in part.rows))
    if isinstance(part, Picture):
        return replace(part, alt=change(part.alt))
    return replace(part, buttons=tuple(replace(each, label=change(each.label)) for each in part.buttons))


def _span(span: Span, change: Callable[[str], str], of_code: Callable[[str], str]) -> Span:
    if isinstance(span, Code):
        return Code(of_code(span.words))
    return Bold(change(span.words)) if isinstance(span, Bold) else change(span)


def _words(words: str, board: Board) -> str:
    words = _FIRST.sub(lambda found: _role(found[1], board).capitalize(), words)
    return PERSON.sub(lambda found: _role(found[1], board), words)


def _role(person: str, board: Board) -> str:
    if person == board.chair:
        return "the chair"
    return "board support" if person in board.support else "somebody"
