"""The apology for a bug, wherever it is caught, with a reference to the operator's log."""

import logging
from dataclasses import dataclass

from bot.request_id import a_request, request_id
from commands.reply import Reply, refusal

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Apology(Reply):
    """The answer in place of one that could not be given."""


def apology(what: str, more: str = "") -> Apology:
    """Logs the current exception, as `what`, and apologises; `more` is what else is certain, as in ", and nothing was
    saved". The reference is the current request's id, which every log line about it carries."""
    with a_request(request_id()) as reference:
        logger.exception("Reference %s: %s", reference, what)
    told = f"It is not your fault{more}. Please tell whoever runs boardbot: reference {reference}."
    return Apology(refusal("Something went wrong.", told).parts, refused=True)
