"""Buttons for the chair and board support alone, wherever they stand."""

from commands.call import Call
from commands.reply import Button, Buttons


def for_deciders(call: Call, *buttons: Button) -> Buttons:
    """These buttons; none for whoever decides nothing, or on a board that is closed."""
    return Buttons(buttons if call.actor.decides and not call.board.is_closed else ())
