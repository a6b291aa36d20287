"""Headings with a day, a month or a quarter in them, as each refresh of a plan adds: "Update (Nov 25)", "RAG June"."""

import re

from commands.reading.phrases.vocabulary import ANY_MONTH

MONTH = f"(?:{ANY_MONTH})"
_DAY = rf"(?:[0-9]{{1,2}} )?(?:{MONTH}|q[1-4])(?: (?:20)?[0-9]{{2}}){{0,2}}"
# "November progress update from action lead", "Q2 update".
_UPDATE = re.compile(
    rf"(?:{_DAY} )?(?:(?:mgmt|management|officers?|leads?|owners?|service) )?(?:progress )?"
    r"(?:updates?|position|comments?|commentary|narrative|progress)"
    rf"(?: (?:from|by) .+| (?:as at |at |for |in )?{_DAY}(?: board| meeting)?| [0-9 ]+)?"
)
_ITS_DAY = re.compile(rf"\A{_DAY} | (?:(?:as at|at|for|in) )?{_DAY}\Z")


def is_update(plain: str) -> bool:
    """True if a folded heading is that of updates, with or without a day."""
    return bool(_UPDATE.fullmatch(plain))


def without_day(plain: str) -> str:
    """A folded heading without its day: `rag` for `rag june 2020`, `status` for `status as at q2`."""
    return _ITS_DAY.sub("", plain, count=1)
