"""Figures as people type them."""

import re
from decimal import Decimal, InvalidOperation

from board.refusals import Refusal

PERCENT = re.compile(r"%|per ?cent", re.I)
MOST_FIGURE = 1_000_000_000


def to_the_end(pattern: re.Pattern[str], words: str) -> re.Match[str] | None:
    """The first place where `pattern` reads `words` to their end: where its group `end` was found, or None.

    A pattern that is looked for so takes a number alone too, and passes over it, so that no word is read twice.
    """
    return next((found for found in pattern.finditer(words) if found["end"] is not None), None)


def figure(words: str) -> Decimal:
    """A typed number, with or without thousands commas. Refused from a thousand million on."""
    try:
        value = Decimal(words.replace(",", ""))
    except InvalidOperation:
        raise Refusal(f"{words[:20]} is not a number.") from None
    if abs(value) >= MOST_FIGURE:
        raise Refusal(f"{words[:20]}… is too large to be a figure of a board's.")
    return value


def check_percentage(value: Decimal, unit: str, shown: str) -> None:
    """Refuses more than a hundred per cent; `shown` is the figure as people read it."""
    if unit == "%" and value > 100:
        raise Refusal(f"A percentage is at most 100; this says {shown}%.")
