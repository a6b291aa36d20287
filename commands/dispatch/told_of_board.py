"""Names the board in an answer outside that board's own channel, for a person who has several."""

from commands.dispatch.form_sent import is_in_its_channel
from commands.dispatch.said import Said
from commands.reply import Reply
from commands.with_board import with_board


def told_of_board(answer: Reply, said: Said) -> Reply:
    """The answer with its board in its lines and buttons.

    If the person has no other board, it is only in the buttons: they may be on several by the time they press one.
    """
    named = None if is_in_its_channel(said) or said.board == said.only else said.board
    return with_board(answer, named or said.only, in_lines=named is not None)
