"""Finds a target's test in typed words, in the log's own terms, and splits it from what is around it."""

import re

from commands.measures.targets.notice_asked import SURE
from commands.measures.targets.notice_words import TargetAsked, name_before_test, threshold_in
from commands.reading.figures import NO_UNIT, to_the_end

# A test is at the end of the words, and the indicator before it. Each pattern also matches the beginning of a test
# alone, which `to_the_end` passes over, so that a line of any length is read in linear time.
_NUMBER = r"(?P<number>\d[\d,]*+(?:\.\d++)?+)"
_UNIT = rf"(?:\s*+{NO_UNIT}(?P<unit>%(?: points?)?|per ?cent\b|percentage points?|[^\W\d_]+(?<!by)))?"
_BY = r"(?:(?:\s*+,)?\s++by\s++(?P<by>.+))?\s*+(?P<end>\Z)"
_AT_LEAST = r"at least|no less than|not less than|minimum(?: of)?|>=|≥"
_AT_MOST = r"at most|no more than|not more than|maximum(?: of)?|<=|≤"
# A whole figure after a test, including those written as in other countries: 1.250,5 or 1 250.
WHOLE_FIGURE = re.compile(rf"(?:{_AT_LEAST}|{_AT_MOST})\s*+£?(?P<figure>\d++(?:[.,'’]\d++|\s\d{{3}}(?![\w/]))*+)", re.I)
# A figure below nought. A dash between words and a figure has a space on both sides.
BELOW_NOUGHT = re.compile(r"(?<!\S)[-\u2212]£?\d[\d,]*+(?:\.\d++)?+(?:[mk%](?!\w))?+", re.I)
THRESHOLD = re.compile(rf"(?:(?P<least>{_AT_LEAST})|(?P<most>{_AT_MOST}))(?:\s*+{_NUMBER}{_UNIT}{_BY})?", re.I | re.S)
# "Within 15 days of" a visit compares nothing.
_NOT_TIME = r"(?!\s++(?:day|week|month|hour|year|minute))"
_WITHIN = rf"(?P<money>£)?+{_NUMBER}{_NOT_TIME}{_UNIT.replace('(?<!by)', '')}"
COMPARATOR = re.compile(
    rf"\bwithin(?:\s++{_WITHIN}\s++of\s++(?:the\s++)?+(?P<other>.+)(?P<end>\Z))?",
    re.I | re.S,
)
THEN_BY = re.compile(r"(?<!\s)(?:\s*+,)?\s++by\s++", re.I)
TREND = re.compile(
    r"\b(?P<way>rising|rises|improving|falling|falls)"
    r"(?:(?P<monthly>\s++(?:each|every)\s++month|\s++month[ -](?:by|on)[ -]month)?(?P<end>\Z))?",
    re.I,
)
OR_MORE = re.compile(
    rf"{_NUMBER}(?:{_UNIT}\s++(?:(?P<least>or (?:more|over|above|higher)|and (?:over|above))|"
    rf"(?P<most>or (?:fewer|less|under|below|lower)|and under)){_BY})?",
    re.I | re.S,
)
# A name that could be read as a test is typed in quotation marks.
NAME_IN_QUOTES = re.compile(r'["“„](?P<name>[^"“”„]++)["”]\s++(?P<rest>.+)', re.S)
_LIKE_A_TEST = re.compile(
    r"[\d<>≥≤£:：]|\A(?:all|every|each|no|none|zero|nil)\b|[.,;:–-]\Z|\b(?:at|by|within|above|below|over|under|than|min\w*|"
    r"max\w*|ris\w+|fall\w*|improv\w+|reduc\w+|increas\w+|decreas\w+|average|month\w*)\b",
    re.I,
)


def parts_of(words: str) -> tuple[str, str, str, str, str]:
    """The words as the indicator, the kind of test, its figure, what it is compared with, and its day. Words that are
    not a test are all returned as the indicator."""
    if sized := to_the_end(THRESHOLD, words) or to_the_end(OR_MORE, words):
        way = "at least" if sized["least"] else "at most"
        wanted = TargetAsked("", way, sized["number"], sized["unit"] or "")
        return name_before_test(words[: sized.start()]), way, wanted.figure, "", sized["by"] or ""
    if near := to_the_end(COMPARATOR, words):
        other, *by = THEN_BY.split(near["other"], maxsplit=1)
        figure = f"{near['money'] or ''}{near['number']} {near['unit'] or ''}".strip()
        return words[: near.start()].strip(), "within", figure, other.strip(), "".join(by)
    if trend := to_the_end(TREND, words):
        way = {"f": "falling", "r": "rising"}.get(trend["way"][0].casefold(), "")
        return words[: trend.start()].strip(), f"{way} each month" if way and trend["monthly"] else way, "", "", ""
    asked = threshold_in(words)
    if asked and asked.way in SURE:
        return asked.indicator, asked.way, asked.figure, "", ""
    return words, "", "", "", ""


def is_like_a_test(words: str) -> bool:
    """True if a typed target could misread this name of an indicator, unless it is in quotation marks."""
    return bool(_LIKE_A_TEST.search(words))
