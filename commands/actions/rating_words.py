"""Guesses the rating that is meant by words or emoji that are not one: `G`, `orange`, `:large_green_circle:`."""

import re

from board.actions import RATINGS

_LETTERS = re.compile(r"[a-z]+")
_ALSO = {"orange": "amber", "yellow": "amber", "r": "red", "a": "amber", "g": "green"}
_PICTURES = {
    "red": "\U0001f534\U0001f7e5\u2764",
    "amber": "\U0001f7e0\U0001f7e7\U0001f7e1\U0001f7e8",
    "green": "\U0001f7e2\U0001f7e9\U0001f49a",
}


def ratings_offered(typed: str, reason: str) -> list[str]:
    """The values of `rating:` that may be meant, each with the reason; all three ratings if `typed` suggests none."""
    words = _LETTERS.findall(typed.casefold())
    named = [each for each in words if each in RATINGS]
    named += [_ALSO[each] for each in words if each in _ALSO and not named]
    named += [colour for colour, pictures in _PICTURES.items() if any(each in typed for each in pictures)]
    return [_with_reason(each, reason) for each in dict.fromkeys(named or RATINGS)]


def _with_reason(rating: str, reason: str) -> str:
    """The rating and its reason. Red and amber need one, so a missing one is left open as `…`."""
    return f"{rating} because {reason or '…'}" if reason or rating != "green" else rating
