"""A day that is typed as `as at 8 July` among other words, and what is meant by it."""

import re
from datetime import date

from board.refusals import Refusal
from commands.call import Call
from commands.reading.dates import as_at_date
from commands.reading.phrases.objections import A_FIGURE

# Each of these reads a line of any length in one go: what may repeat gives nothing back (`*+`).
_AS_AT = re.compile(
    r"(?<![\s,])[\s,]*+"
    r"\b(?:as\s++at|as\s++of|(?:on|at)(?=\s++(?:\d{1,2}(?:st|nd|rd|th)?[\s/.-]|end\b|[a-z]{3,9}\s++\d)))\b:?",
    re.I,
)
# The same where it says as at which day a whole page is.
_PAGE_AS_AT = re.compile(r"\bas\s++at\b:?\s*+(?=\S)", re.I)
# What each verb dates, where that is no figure.
_DATED = {
    "claim": "A claim",
    "statement": "A statement",
    "score": "A score",
    "rate": "A judgement",
    "list": "A list",
    "plan": "A plan",
    "pack": "A paper",
    "show": "This page",
}
# `as at 30 June 77%`: the figure came last.
_FIGURE_LAST = re.compile(r"(?<=[\s,])\d[\d.,]*+(?P<percent>\s*+(?:%|per ?cent\b))?", re.I)


def stated_apart(free: str, keyed: str = "") -> tuple[str, str]:
    """The words before `as at`, and those of the day after it, or the day that was `keyed`."""
    found = list(_AS_AT.finditer(free))
    phrase = keyed or (free[found[-1].end() :].strip() if found else "")
    words = free[: found[-1].start()].strip() if found else free.strip()
    last = next((each for each in _FIGURE_LAST.finditer(phrase) if each["percent"]), None)
    if last and (before := phrase[: last.start()].strip()):
        phrase, words = before.strip(" ,"), f"{words} {phrase[last.start() :]}".strip()
    return words, phrase


def page_as_at(free: str) -> tuple[str, str]:
    """The words before the first `as at`, and those of the day after it; the second empty where there is none."""
    found = _PAGE_AS_AT.search(free)
    return (free[: found.start()].strip(), free[found.end() :]) if found else (free, "")


def day_of(call: Call, phrase: str, verb: str = "") -> date:
    """The day, today or earlier. Refused: words that are none, and a day to come, by the name of what the verb dates,
    by default the call's own."""
    return as_at_date(phrase, call.today, _DATED.get(verb or call.verb, A_FIGURE))


def day_stated(call: Call, phrase: str, slot: str = "as at", verb: str = "") -> date:
    """The same; refused with what could stand in its place in the line that was typed, at that slot."""
    try:
        return day_of(call, phrase, verb)
    except Refusal as refusal:
        raise refusal.with_lines(call.instead_of(phrase, refusal), slot) from refusal
