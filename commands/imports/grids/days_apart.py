"""Splits several dates in one cell, as trackers stack them, and finds whether words say that one replaced the other."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from string import whitespace

# What separates two dates: a line break or a mark, which does not say how they relate, or a word or an arrow, which
# does.
_LATER = r"(?:and\s+)?(?:then|now|revised(?:\s+to)?|extended(?:\s+to)?|moved\s+to|slipped\s+to|changed\s+to|new\s+date)"
_EARLIER = r"(?:was|originally|previously|original(?:\s+date)?|from)"
_MARKS = r"\n|;|(?<=\s)/(?=\s)|(?<=\d)\s+(?=\d{1,2}[./-]\d{1,2}[./-])"
_BETWEEN = re.compile(rf"(?:\u2192|->|\b{_LATER}\b:?|{_MARKS})\s*+", re.IGNORECASE)
_SAID = re.compile(rf"\u2192|->|\b{_LATER}\b", re.IGNORECASE)
_BEFORE = re.compile(rf"\b{_EARLIER}\b:?\s*+", re.IGNORECASE)
_AROUND = f"{whitespace}\xa0,()[]:"


@dataclass(frozen=True, slots=True)
class DaysApart:
    """The words of each date, the first one first. `said`: between each two dates, a word or an arrow says that the
    later one replaced the other."""

    words: tuple[str, ...]
    said: bool


def days_apart(words: str) -> DaysApart:
    """Splits a cell's dates. The one in force may come first, as in `31 March (was 31 December)`."""
    turned = _pieces(_BEFORE.split(words))
    if len(turned) == 2 and not _BETWEEN.search(words):
        return DaysApart(turned[::-1], said=True)
    apart = _pieces(_BETWEEN.split(words))
    return DaysApart(apart, said=len(_pieces(_SAID.split(words))) == len(apart))


def _pieces(parts: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(piece for each in parts if each and (piece := each.strip(_AROUND)))
