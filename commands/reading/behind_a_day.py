"""Words that stand behind a day: `30 Sept two agency staff left`."""

import re
from collections.abc import Sequence
from datetime import date

from board.empty_words import is_reason
from commands.reading.dates import due_day

# So many words at most are a date: "no later than Friday 31 July 2020".
_MOST_OF_A_DATE = 8
_SPACE = re.compile(r"\s++")
BETWEEN = " \n\t,;:–—-"
# What leads to a reason where "because" was not typed; and what begins no reason.
_LEADS = re.compile(
    r"[\s,;:(–—-]*+(?:(?:cos|coz|bc|b/c|as|since|(?:due|owing|thanks)\s++to|because)(?!\w)[\s:]*+)?", re.I
)
_NO_REASON = re.compile(r"(?:or|and|to|until|then|if|not|tbc|tba|latest|at)\b|\W*+\Z", re.I)


def behind_day(words: str, today: date, meetings: Sequence[date]) -> str:
    """What stands behind the day that the words begin with; empty where they begin with none."""
    ends = [found.start() for found in _SPACE.finditer(words)][:_MOST_OF_A_DATE]
    end = next((each for each in reversed(ends) if due_day(words[:each], today, meetings)), None)
    return "" if end is None else words[end:].lstrip(BETWEEN)


def reason_behind_day(words: str, today: date, meetings: Sequence[date]) -> str:
    """The same where it can be nothing but the reason, without what leads to it; else empty."""
    reason = _LEADS.sub("", behind_day(words, today, meetings), count=1).strip(" ).")
    return reason if not _NO_REASON.match(reason) and is_reason(reason) else ""
