"""The board, named in every line to copy and every button of an answer, so that they mean the same board wherever they
are sent or pressed."""

from dataclasses import replace

from board.boards import Board
from commands.reply import Buttons, Code, Paragraph, Part, Reply, Span


def with_board(answer: Reply, board: Board | None) -> Reply:
    """The reply with `board: <name>` after each line to copy and each button, so that they mean the same board. As it
    is where the request named none."""
    if board is None:
        return answer
    return replace(answer, parts=tuple(_part_with(part, f" board: {board.name}") for part in answer.parts))


def _part_with(part: Part, suffix: str) -> Part:
    if isinstance(part, Buttons):
        redraws = part.redraws and part.redraws + suffix
        return Buttons(tuple(replace(button, says=button.says + suffix) for button in part.buttons), redraws)
    if isinstance(part, Paragraph):
        return Paragraph(tuple(tuple(_span_with(span, suffix) for span in line) for line in part.lines))
    return part


def _span_with(span: Span, suffix: str) -> Span:
    is_command = isinstance(span, Code) and span.words.startswith("/") and not span.words.startswith("/invite")
    return Code(span.words + suffix) if isinstance(span, Code) and is_command else span
