"""Words that might be about one child: a date of birth, initials, a count of very few. Each is only asked about."""

import re

from board.conditions import SMALL_DENOMINATOR
from commands.reading.guard.kinds import Concern

SMALL_COUNT = Concern("a count so small that it could point to a child", askable=True)
_CHILD = (
    r"child(?:ren)?|bab(?:y|ies)|infant|toddler|boys?|girls?|teen(?:ager)?s?|young (?:people|persons?|wom[ae]n|m[ae]n)|"
    r"pupils?|siblings?|twins?|care leavers?|looked[ -]after|famil(?:y|ies)|cases?|yp"
)
_KIN = rf"(?i:{_CHILD}|mother|mum|father|dad|parents?|carers?|son|daughter|brother|sister)"
# One person, of whom two capitals may be the initials; of a service or many children they seldom are.
_ONE = (
    r"(?i:child|baby|boy|girl|teenager|young person|pupil|siblings?|twins?|yp|family|mother|mum|father|dad|parent|"
    r"carer|son|daughter|brother|sister)"
)
# What follows where the words are about a service, and not about children: "3 of 5 children's homes".
_SERVICE = (
    r"(?!['’]s?\s+\w|\s+(?:support|services?|teams?|workers?|files?|audits?|homes?|plans?|reviews?|panels?|"
    r"conferences?|"
    r"centres?|hubs?|social|summar\w+|records?|managers?|meetings?|and families|group|progression|sampled|audited))"
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DAY = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?(?:\s++of)?[\s./\-]*+(?:\d{{1,2}}|{_MONTH})[\s./,\-]*+\d{{2,4}}|\d{{4}}-\d{{2}}-\d{{2}}|"
    rf"\d{{8}}|{_MONTH}\s+(?:\d{{1,2}}(?:st|nd|rd|th)?[\s,]+)?\d{{2,4}})"
)
_BORN = r"(?:d\.?\s?o\.?\s?b\b\.?|\bborn\b|date[\s\-]+of[\s\-]+birth|birth\s?da(?:te|y)|(?<!\w)b\.)"
_BIRTH = re.compile(
    rf"{_BORN}\W{{0,5}}(?:(?:on|in|is|was|the)\s++){{0,3}}{_DAY}|(?:\d{{8}}|(?<!\d){_DAY})\W{{0,3}}{_BORN}", re.I
)
# Two capitals that are a service, a plan or a place of work, and nobody's initials.
_NO_INITIALS = frozenset({
    "AD", "AP", "BS", "CE", "CP", "CS", "CX", "DA", "DV", "ED", "EH", "EP", "FC", "FE", "FF", "FP", "GP", "HR", "HT",
    "HV", "IB", "IR", "IT", "LA", "LP", "MH", "NE", "NW", "PA", "PI", "PR", "QA", "RI", "SE", "SG", "SO", "SW", "TM",
    "AM", "ID", "IN", "IS", "NO", "OF", "OK", "ON", "OR", "OT", "PM", "SC", "SP", "TO", "VR", "AT", "BY", "IF", "DO",
    "TV", "UK", "US", "VS", "WC", "WE", "YJ", "YO", "YP", "YR",
})  # fmt: skip
_INITIALS = re.compile(
    rf"\b{_KIN}(?:'s)?(?:\s++(?:of|called|named|is))?\s*+(?:[,:(]\s*+)?"
    r"(?P<after>(?:[A-Z]\.\s?){1,3}[A-Z]\b\.?)"
    rf"|\b{_ONE}(?:'s)?(?:\s++(?:of|called|named|is))?\s*+(?:[,:(\"-]\s*+)?(?P<two>[A-Z]{{2}}(?![\w\-/]))"
    rf"|(?P<first>(?<!\w)(?:(?:[A-Z]\.\s?){{1,3}}[A-Z]?\.?|[A-Z]{{2}}))\s*+\(\s*+{_ONE}\s*+\)"
    rf"|(?P<before>(?<!\w)(?:[A-Z]\.\s?){{1,3}}[A-Z]?\.?|(?<!\w)[A-Z]{{2}})(?:'s|’s)\s++{_KIN}\b",
)
_FEW = re.compile(
    r"(?<![\d.,/])(?P<part>\d)\s*+(?:of|out of|/)\s*+(?:the\s++)?(?P<whole>\d)(?![\d.,%/])\s++(?:\w++\s++)?"
    rf"(?:{_CHILD})\b{_SERVICE}",
    re.I,
)


def date_of_birth(text: str) -> Concern | None:
    """A day beside a word such as *born*."""
    return Concern("a child's date of birth", askable=True) if _BIRTH.search(text) else None


def initials(text: str) -> Concern | None:
    """Capitals beside a word for a child or for one of their family."""
    names = ("after", "two", "first", "before")
    found = (next(match[name] for name in names if match[name]) for match in _INITIALS.finditer(text))
    likely = any("." in letters or letters not in _NO_INITIALS for letters in found)
    return Concern("the initials of a child or a family", askable=True) if likely else None


def small_count(text: str) -> Concern | None:
    """A part of so few children that it could point to one of them."""
    few = (int(found["part"]) <= int(found["whole"]) < SMALL_DENOMINATOR for found in _FEW.finditer(text))
    return SMALL_COUNT if any(few) else None
