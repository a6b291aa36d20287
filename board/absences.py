"""Who is away, by what they say in Slack's own status: the words that mean it, and until when it holds.

The words themselves are read and forgotten: a reason for an absence is nobody's business here.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

# What people set as their status when they are away; board support can have others.
USUAL_WORDS = (
    "annual leave", "on leave", "a/l", "leave until", "leave till", "out of office", "ooo", "vacation", "vacationing",
    "on holiday", "holidays", "sick", "off sick", "away until", "away till", "not working", "non-working day",
)  # fmt: skip
MOST_WORDS, LONGEST_WORD = 30, 40
NOON = 12


@dataclass(frozen=True, slots=True)
class Absence:
    """Somebody is away from a day on; until the day before `until`, or, where Slack names no end, for as long as their
    status says so."""

    since: date
    until: date | None = None

    def covers(self, day: date) -> bool:
        """They are away on that day."""
        return self.since <= day and (self.until is None or day < self.until)


def says_away(status: str, words: Sequence[str] = USUAL_WORDS) -> bool:
    """The words of a status hold one of `words`, in any case, as a word of its own."""
    said = " ".join(status.casefold().split())
    return any(_within(" ".join(each.casefold().split()), said) for each in words)


def _within(word: str, said: str) -> bool:
    return bool(word) and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", said) is not None


def back_on(expires: datetime) -> date:
    """The first day on which somebody is there again whose status clears itself at `expires`, in their own zone: that
    day where it clears in the morning, else the one after."""
    return expires.date() + timedelta(days=expires.hour >= NOON)
