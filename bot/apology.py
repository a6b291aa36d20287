"""What is said of a bug, in whatever place it is met: an apology, with a reference to the log."""

from bot.request_id import request_id
from commands.reply import Reply, refusal


def apology(more: str = "") -> Reply:
    """The answer in place of the one that could not be given; `more` is what else is sure, as in ", and nothing was
    saved". The reference is the id of the request in hand, which every line about it in the log carries."""
    told = f"It is not your fault{more}. Please tell whoever runs boardbot: reference {request_id()}."
    return refusal("Something went wrong.", told)
