"""Words that follow a day: `30 Sept two agency staff left`."""

import re
from collections.abc import Sequence
from datetime import date

from board.empty_words import is_reason
from commands.reading.dates import due_day

# The most words in a date: "no later than Friday 31 July 2020".
_MOST_OF_A_DATE = 8
_SPACE = re.compile(r"\s++")
BETWEEN = " \n\t,;:–—-"
# What leads up to a reason without "because"; and words that begin no reason.
_LEADS = re.compile(
    r"[\s,;:(–—-]*+(?:(?:cos|coz|bc|b/c|as|since|(?:due|owing|thanks)\s++to|because)(?!\w)[\s:]*+)?", re.I
)
_NO_REASON = re.compile(r"(?:or|and|to|until|then|if|not|tbc|tba|latest|at)\b|\W*+\Z", re.I)


def behind_day(words: str, today: date, meetings: Sequence[date]) -> str:
    """What follows the day that the words begin with; empty if they begin with none."""
    ends = [found.start() for found in _SPACE.finditer(words)][:_MOST_OF_A_DATE]
    end = next((each for each in reversed(ends) if due_day(words[:each], today, meetings)), None)
    return "" if end is None else words[end:].lstrip(BETWEEN)


def reason_behind_day(words: str, today: date, meetings: Sequence[date]) -> str:
    """What follows that day, without the words that lead up to it, if it can only be the reason; else empty."""
    reason = _LEADS.sub("", behind_day(words, today, meetings), count=1).strip(" ).")
    return reason if not _NO_REASON.match(reason) and is_reason(reason) else ""
