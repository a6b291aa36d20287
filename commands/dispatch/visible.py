"""Invisible characters in a line: the line is refused, and offered without them."""

from board.look_alikes import without_invisible
from board.refusals import Refusal
from commands.reading.guard import screen_text
from commands.reading.text_limits import Unseen, check_text
from commands.request import Request


def check_line(request: Request) -> None:
    """Refuses a line that is too long or contains an invisible character.

    The line without the character is offered to copy, as the bot never edits free text itself; but not if it looks
    personal. In a form, each field may be as long as a line.
    """
    try:
        for words in request.filled.values.values() if request.filled else [request.text]:
            check_text(words)
    except Unseen as unseen:
        seen = without_invisible(request.line)
        if _is_plain(seen):
            raise Refusal(f"{unseen.reason} Without it:", lines=[seen]) from None
        raise


def _is_plain(line: str) -> bool:
    try:
        check_text(line)
    except Refusal:
        return False
    return not screen_text(line).looks_personal
