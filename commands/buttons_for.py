"""Leaves out the buttons, and the lines to type, that a person may not use."""

from commands.call import Call
from commands.reply import Button, Buttons, Line


def for_deciders(call: Call, *buttons: Button) -> Buttons:
    """These buttons; none if the person may not decide, or the board is closed."""
    return Buttons(buttons if _decides(call) else ())


def lines_for_deciders(call: Call, *lines: Line) -> list[Line]:
    """These lines, which say what to type; none if the person may not decide, or the board is closed."""
    return list(lines) if _decides(call) else []


def _decides(call: Call) -> bool:
    return call.actor.decides and not call.board.is_closed


def for_writers(call: Call, *buttons: Button, redraws: str = "") -> Buttons:
    """These buttons; none if the person may only read the board.

    `redraws` is the line that shows the list above them, to be shown again after a press; empty if there is none.
    """
    return Buttons(()) if call.board.is_read_by(call.actor) else Buttons(buttons, redraws)
