"""Figures whose caveat says that they are not to be published. The board itself reads them; in everything that leaves
it they are suppressed, and whatever depends on them is worked out without them."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from board.conditions import Reading, indicator_key
from board.figures import SUPPRESSED
from board.measures import Measure
from board.series import series
from board.words import day

# How a measure is shown to a reader: whole, or without what is not to be published.
Shown = Callable[[Measure], Measure]
_MADE_KNOWN = (
    r"(?:publish(?:ed|able)?|publication|shar(?:ed?|ing)|releas(?:ed?|ing)|circulat(?:ed?|ion|ing)|disclos(?:ed?|ure|ing)|"
    r"made\s+public)"
)
_NOT = (
    r"(?:not(?:\s+(?:to\s+be|for|be|suitable\s+for|safe\s+to))?|never(?:\s+to\s+be)?|(?:cannot|can[’']t|must\s+not|mustn[’']t|"
    r"should\s+not|shouldn[’']t|may\s+not)\s+be|do\s+not|don[’']t)"
)
_HELD_BACK = re.compile(
    rf"\b{_NOT}\s+(?:(?!yet\b)\w+\s+)?{_MADE_KNOWN}\b|\b(?:unpublishable|embargo\w*|confidential)\b"
    r"|\b(?:internal|board|management)(?:\s+use)?\s+only\b",
    re.I,
)


def whole(measure: Measure) -> Measure:
    """The measure as the board itself reads it."""
    return measure


def says_held_back(caveat: str) -> bool:
    """True if the caveat says that the figure is not to be published, shared or released."""
    return bool(_HELD_BACK.search(caveat))


def is_held_back(reading: Reading) -> bool:
    """True if there is a figure, and its caveat says that it is not to be published."""
    return not reading.is_suppressed and says_held_back(reading.caveat)


def held_back_words(reading: Reading) -> str:
    """`CIN visits as at Tue 30 Jun 2020 (fewer than 6: not to be published)`."""
    return f"{reading.indicator} as at {day(reading.as_at)} ({reading.caveat})"


def held_back(measure: Measure, on: date) -> list[Reading]:
    """The figures of a measure, as known by a day, that must not leave the board, without those that others have
    replaced."""
    every = (*measure.as_shown, *measure.official)
    names = dict.fromkeys(indicator_key(each.indicator) for each in every)
    return [each for name in names for each in series(every, name, on) if is_held_back(each)]


def to_publish(measure: Measure) -> Measure:
    """The measure as others may read it: each held-back figure is suppressed, with its caveat."""
    return replace(
        measure,
        readings=tuple(map(_without_figure, measure.readings)),
        official=tuple(map(_without_figure, measure.official)),
    )


def _without_figure(reading: Reading) -> Reading:
    if not is_held_back(reading):
        return reading
    return replace(reading, value=SUPPRESSED, numerator=None, denominator=None)
