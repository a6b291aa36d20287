"""Tells from Slack statuses who is away and until when.

The words of a status are read and not stored: why somebody is away is nobody's business here.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

# What people set as their Slack status when they are away; board support can replace the list.
USUAL_WORDS = (
    "annual leave", "on leave", "a/l", "leave until", "leave till", "out of office", "ooo", "vacation", "vacationing",
    "on holiday", "holidays", "sick", "off sick", "away until", "away till", "not working", "non-working day",
)  # fmt: skip
MOST_WORDS, LONGEST_WORD = 30, 40
NOON = 12


@dataclass(frozen=True, slots=True)
class Absence:
    """A person's absence from a day on. It ends the day before `until`, or, if Slack gives no end, when their status no
    longer says so."""

    since: date
    until: date | None = None

    def covers(self, day: date) -> bool:
        """True if the person is away on that day."""
        return self.since <= day and (self.until is None or day < self.until)


def says_away(status: str, words: Sequence[str] = USUAL_WORDS) -> bool:
    """True if the status contains one of `words`, as whole words, in any case."""
    said = " ".join(status.casefold().split())
    return any(_within(" ".join(each.casefold().split()), said) for each in words)


def _within(word: str, said: str) -> bool:
    return bool(word) and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", said) is not None


def back_on(expires: datetime) -> date:
    """The first day back of somebody whose status clears itself at `expires`, in their own zone: the same day if it
    clears in the morning, otherwise the next."""
    return expires.date() + timedelta(days=expires.hour >= NOON)
