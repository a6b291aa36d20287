"""Figures as people type them."""

import re
from decimal import Decimal, InvalidOperation

from board.refusals import Refusal

PERCENT = re.compile(r"%|per ?cent", re.I)
MOST_FIGURE = 1_000_000_000


def figure(words: str) -> Decimal:
    """A typed number, with or without thousands commas. Refused from a thousand million on."""
    try:
        value = Decimal(words.replace(",", ""))
    except InvalidOperation:
        raise Refusal(f"{words[:20]} is not a number.") from None
    if abs(value) >= MOST_FIGURE:
        raise Refusal(f"{words[:20]}… is too large to be a figure of a board's.")
    return value
