"""Finds a day that is typed among other words, such as `as at 8 July`, and reads it."""

import re
from datetime import date

from board.refusals import Refusal
from commands.call import Call
from commands.reading.dates import as_at_date
from commands.reading.phrases.objections import A_FIGURE

# Possessive quantifiers (`*+`) never backtrack, so each pattern takes linear time on a line of any length.
_AS_AT = re.compile(
    r"(?<![\s,])[\s,]*+"
    r"\b(?:as\s++at|as\s++of|(?:on|at)(?=\s++(?:\d{1,2}(?:st|nd|rd|th)?[\s/.-]|end\b|[a-z]{3,9}\s++\d)))\b:?",
    re.I,
)
# A whole page takes only `as at`, and a day after it.
_PAGE_AS_AT = re.compile(r"\bas\s++at\b:?\s*+(?=\S)", re.I)
# What each verb puts a date to, if not a figure.
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
# The figure may come last, as in `as at 30 June 77%`. Only one with a percent sign can be told from the day.
_FIGURE_LAST = re.compile(r"(?<=[\s,])\d[\d.,]*+(?P<percent>\s*+(?:%|per ?cent\b))?", re.I)


def stated_apart(free: str, keyed: str = "") -> tuple[str, str]:
    """The words before the last `as at`, and the words of the day: `keyed` if it is given, else those after `as at`.

    A percentage after the day is put back among the words. Either part is empty if it was not typed.
    """
    found = list(_AS_AT.finditer(free))
    phrase = keyed or (free[found[-1].end() :].strip() if found else "")
    words = free[: found[-1].start()].strip() if found else free.strip()
    last = next((each for each in _FIGURE_LAST.finditer(phrase) if each["percent"]), None)
    if last and (before := phrase[: last.start()].strip()):
        phrase, words = before.strip(" ,"), f"{words} {phrase[last.start() :]}".strip()
    return words, phrase


def page_as_at(free: str) -> tuple[str, str]:
    """The words before the first `as at`, and the words after it; the second is empty if there is no `as at`."""
    found = _PAGE_AS_AT.search(free)
    return (free[: found.start()].strip(), free[found.end() :]) if found else (free, "")


def day_of(call: Call, phrase: str, verb: str = "") -> date:
    """The day that the phrase means, today or earlier. `verb`, by default the call's own, decides what a refusal says
    is dated: "A claim". Refused: words that are no day, and a day in the future."""
    return as_at_date(phrase, call.today, _DATED.get(verb or call.verb, A_FIGURE))


def day_stated(call: Call, phrase: str, slot: str = "as at", verb: str = "") -> date:
    """The same day as `day_of`. A refusal here names the slot and offers the typed line with other days in place."""
    try:
        return day_of(call, phrase, verb)
    except Refusal as refusal:
        raise refusal.with_lines(call.instead_of(phrase, refusal), slot) from refusal
