"""Buttons for those alone who may do what they do, wherever they stand."""

from commands.call import Call
from commands.reply import Button, Buttons


def for_deciders(call: Call, *buttons: Button) -> Buttons:
    """These buttons; none for whoever decides nothing, or on a board that is closed."""
    return Buttons(buttons if call.actor.decides and not call.board.is_closed else ())


def for_writers(call: Call, *buttons: Button, redraws: str = "") -> Buttons:
    """These buttons, below the list that `redraws` shows; none for whoever only reads, or on a board that is closed."""
    return Buttons(()) if call.board.is_read_by(call.actor) else Buttons(buttons, redraws)
