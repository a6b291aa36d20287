"""The board, named in every line to copy and every button of an answer, so that they mean the same board wherever they
are sent or pressed."""

import re
from collections.abc import Sequence
from dataclasses import replace

from board.boards import Board
from commands.reply import Buttons, Code, Paragraph, Part, Reply, Span

NAMED = re.compile(r"(?<!\S)board\s?:\s*", re.IGNORECASE)


def with_board(answer: Reply, board: Board | None) -> Reply:
    """The reply with `board: <name>` after each line to copy and each button, so that they mean the same board. As it
    is where the request named none."""
    if board is None:
        return answer
    return replace(answer, parts=tuple(_part_with(part, f" board: {board.name}") for part in answer.parts))


def with_buttons_of(parts: Sequence[Part], board: Board) -> list[Part]:
    """The parts with the board in each button's line alone: it is pressed in a direct message, where no board is meant,
    and the words are read where there is one."""
    return [
        part
        for each in parts
        for part in with_board(Reply((each,)), board if isinstance(each, Buttons) else None).parts
    ]


def _part_with(part: Part, suffix: str) -> Part:
    if isinstance(part, Buttons):
        buttons = tuple(replace(button, says=_named(button.says, suffix)) for button in part.buttons)
        return Buttons(buttons, part.redraws and _named(part.redraws, suffix))
    if isinstance(part, Paragraph):
        return replace(part, lines=tuple(tuple(_span_with(span, suffix) for span in line) for line in part.lines))
    return part


def _span_with(span: Span, suffix: str) -> Span:
    is_command = isinstance(span, Code) and span.words.startswith("/") and not span.words.startswith("/invite")
    return Code(span.words + suffix) if isinstance(span, Code) and is_command else span


def _named(says: str, suffix: str) -> str:
    # A list over several boards has named each button's own.
    return says if NAMED.search(says) else says + suffix
