"""Adds the board to every line to copy and every button of an answer, so that they mean the same board wherever they
are sent or pressed."""

import re
from collections.abc import Sequence
from dataclasses import replace

from board.boards import Board
from commands.reply import Button, Buttons, Code, Paragraph, Part, Reply, Span

NAMED = re.compile(r"(?<!\S)board\s?:\s*", re.IGNORECASE)
_BY_NUMBER = re.compile(r"(?<!\S)board: #(?P<id>\d{1,18})(?=\s*$|\s+\w+\s?:)")


def with_board(answer: Reply, board: Board | None, in_lines: bool = True) -> Reply:
    """The reply with the board's number in each button. If `in_lines`, also with its name after each line to copy and
    in each button's `about`, for screen readers. Unchanged if `board` is None."""
    if board is None:
        return answer
    name = board.name if in_lines else ""
    return replace(answer, parts=tuple(_part_with(part, board, name) for part in answer.parts))


def with_buttons_of(parts: Sequence[Part], board: Board) -> list[Part]:
    """The parts with the board in the line of each button, but not in the lines to copy. For private messages: a button
    is pressed there, where no board is implied, but a line is typed where one is."""
    return list(with_board(Reply(tuple(parts)), board, in_lines=False).parts)


def that_stays(answer: Reply, board: Board, overheard: bool) -> Reply:
    """The answer; if everybody reads it, with the board in its buttons. Such an answer stays in the channel, and its
    buttons must mean this board even if the channel has another by then."""
    return with_board(answer, board, in_lines=False) if answer.public or overheard else answer


def of_board_alone(buttons: Buttons, board: Board) -> Buttons:
    """The buttons with the board in the line of each, for a message that stays in a channel."""
    return _in_buttons(buttons, board, "")


def in_button(board_id: int) -> str:
    """The end of a button's line that means the board: its number, because by the time of the press the board may have
    another name, and another board may have this one's."""
    return f" board: #{board_id}"


def board_in_button(says: str) -> tuple[str, int]:
    """A button's line without the number of its board, and the number, or 0 if it has none."""
    found = next(iter(list(_BY_NUMBER.finditer(says))[-1:]), None)
    return (f"{says[: found.start()].rstrip()}{says[found.end() :]}", int(found["id"])) if found else (says, 0)


def _part_with(part: Part, board: Board, name: str) -> Part:
    if isinstance(part, Buttons):
        return _in_buttons(part, board, name)
    if isinstance(part, Paragraph):
        suffix = f" board: {name}" if name else ""
        return replace(part, lines=tuple(tuple(_span_with(span, suffix) for span in line) for line in part.lines))
    return part


def _in_buttons(part: Buttons, board: Board, name: str) -> Buttons:
    buttons = tuple(_of_board(each, board, name) for each in part.buttons)
    return Buttons(buttons, part.redraws and _named(part.redraws, board))


def _of_board(each: Button, board: Board, name: str) -> Button:
    says = _named(each.says, board)
    about = f"{each.about}, {name}" if each.about and name and says != each.says else each.about
    return replace(each, says=says, about=about)


def _named(says: str, board: Board) -> str:
    # The buttons of a list over several boards have their own board already.
    return says if _BY_NUMBER.search(says) else says + in_button(board.id)


def _span_with(span: Span, suffix: str) -> Span:
    is_command = isinstance(span, Code) and span.words.startswith("/") and not span.words.startswith("/invite")
    return Code(span.words + suffix) if isinstance(span, Code) and is_command else span
