"""How often an indicator comes, and for how long its latest figure counts (docs/rules.md 5.2)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from board.conditions import same_indicator


class Frequency(StrEnum):
    """How often an indicator comes, from most to least often."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    YEARLY = "yearly"

    @property
    def period(self) -> str:
        """The word that is typed for it: `month`."""
        return {"monthly": "month", "quarterly": "quarter", "yearly": "year"}[self]

    def is_stale(self, as_at: date, on: date) -> bool:
        """True if on day `on` a figure as at `as_at` is older than one and a half periods: 45, 136 or 547 days."""
        return (on - as_at).days > _GOOD_FOR[self]


# One and a half times 30, 91 and 365 days, in whole days.
_GOOD_FOR = {Frequency.MONTHLY: 45, Frequency.QUARTERLY: 136, Frequency.YEARLY: 547}
_NAMES = {
    Frequency.MONTHLY: {"month", "monthly"},
    Frequency.QUARTERLY: {"quarter", "quarterly", "3 months", "three months"},
    Frequency.YEARLY: {"year", "yearly", "annual", "annually", "12 months", "twelve months"},
}


@dataclass(frozen=True, slots=True)
class Comes:
    """Somebody's word on how often an indicator comes; the latest counts. `entered_at` is set by the storage."""

    id: int
    indicator: str
    every: Frequency
    entered_at: datetime | None = None


def frequency_named(words: str) -> Frequency | None:
    """The frequency that `words` name, or None."""
    words = " ".join(words.casefold().strip(" .").split())
    for each_one in ("every ", "each ", "once a ", "one ", "1 "):
        words = words.removeprefix(each_one)
    return next((each for each, names in _NAMES.items() if words in names), None)


def frequency_said(said: Iterable[Comes], indicator: str) -> Frequency | None:
    """How often an indicator comes, by the latest entry; None if nobody has said."""
    return next((each.every for each in reversed(tuple(said)) if same_indicator(each.indicator, indicator)), None)


def frequency_of(said: Iterable[Comes], indicator: str) -> Frequency:
    """How often an indicator comes: monthly, unless somebody has said otherwise."""
    return frequency_said(said, indicator) or Frequency.MONTHLY


def rarer(one: Frequency, other: Frequency) -> Frequency:
    """The one that comes less often."""
    return max(one, other, key=list(Frequency).index)
