"""What is said of a bug, in whatever place it is met: an apology, with a reference to the log."""

import logging
from dataclasses import dataclass

from bot.request_id import a_request, request_id
from commands.reply import Reply, refusal

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Apology(Reply):
    """The answer in place of the one that could not be given."""


def apology(what: str, more: str = "") -> Apology:
    """Logs the exception in hand, as `what`, and apologises; `more` is what else is sure, as in ", and nothing was
    saved". The reference is the id of the request in hand, which every line about it in the log carries."""
    with a_request(request_id()) as reference:
        logger.exception("Reference %s: %s", reference, what)
    told = f"It is not your fault{more}. Please tell whoever runs boardbot: reference {reference}."
    return Apology(refusal("Something went wrong.", told).parts, refused=True)
