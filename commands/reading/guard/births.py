"""A child's date of birth: beside a word such as *born*, or after initials in the name of a file."""

import re

from commands.reading.guard.initials import may_be_initials
from commands.reading.guard.kinds import Concern
from commands.reading.guard.stretches import is_near, stretches
from commands.reading.guard.words import AGE, ONE

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DIGITS = (
    r"(?:(?!(?:19|20)\d\d\b)\d{1,2}(?:st|nd|rd|th)?(?:\s++of)?[\s./\-]*+"
    rf"(?:\d{{1,2}}|{_MONTH})[\s./,\-]*+'?\d{{2,4}}|\d{{4}}[\-/.]\d{{2}}[\-/.]\d{{2}}|\d{{8}}|"
    rf"{_MONTH}\s+(?:\d{{1,2}}(?:st|nd|rd|th)?[\s,]+)?\d{{2,4}})"
)
_NTH = (
    r"(?:(?:twenty|thirty)[\s-])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|"
    r"thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth)|twentieth|thirtieth"
)
# A day of the year, or a month with its year in words: `the third of March`, `3 March`, `March twenty-twelve`.
_IN_WORDS = (
    rf"(?:(?:{_NTH}|\d{{1,2}}(?:st|nd|rd|th)?)\s(?:of\s)?{_MONTH}\b|"
    rf"{_MONTH}\s(?:the\s)?(?:{_NTH}|twenty|two thousand)\b)"
)
_BORN = r"(?:(?<!\w)d\.?\s?o\.?\s?b\b\.?|(?<![\w-])born\b|date[\s\-]+of[\s\-]+birth|birth\s?da(?:te|y))"
_THEN = r"\W{0,5}(?:(?:in|at)\s[a-z]++\s)?(?:(?:on|in|is|was|the|falls)\s++){0,3}"
_BIRTH = re.compile(
    rf"{_BORN}{_THEN}(?:{_DIGITS}|{_IN_WORDS})|(?<!\w)b\.{_THEN}{_DIGITS}|"
    rf"(?:\d{{8}}|(?<!\d){_DIGITS})\W{{0,3}}(?:{_BORN}|(?<!\w)b\.)",
    re.I,
)
_HINT = re.compile(
    r"born|birth|turn(?:s|ed|ing)?\s(?:\d|on|tw|th|fo|fi|si|se|ei|ni|te|el)|[dy]\.?\s?o\.?\s?b|(?<!\w)b\."
)
_FILE_ENDING = r"\.(?:docx?|pdf|xlsx?|odt|rtf|msg|eml|jpe?g|png|txt|csv|pptx?|zip)"
_FILE_HINT = re.compile(_FILE_ENDING)
_FAR = 60
_YEAR = r"(?:19|20)\d\d\b"
_YEAR_OF_BIRTH = re.compile(
    rf"\b(?:{ONE}|she|he)\s(?:(?:was|were|is)\s)?born\s(?:in\s)?(?:(?:early|late|mid)\s)?(?:{_MONTH}\s)?{_YEAR}"
    rf"|(?:(?<![\w-])born|,\s(?:and\s)?born\sin)\s(?:{_MONTH}\s)?{_YEAR}"
    rf"|(?<!\w)(?:y\.?o\.?b\.?|year of birth|d\.?o\.?b\.?)\W{{1,3}}(?:is\s|in\s)?{_YEAR}",
    re.I,
)
_TURNED = re.compile(rf"\bturn(?:s|ed|ing)?\s{AGE}\son\s(?:the\s)?(?:\d|{_NTH}|{_MONTH}\b)", re.I)
# `JM-03-03-2012.docx`. `may_be_initials` rules out a service's abbreviation.
_FILE = re.compile(
    rf"(?<![\w])(?P<initials>[A-Za-z]{{2}}|(?:[A-Za-z]\.){{2}})[\s\-+.]{{1,2}}(?:{_DIGITS}|\d{{6}})"
    rf"(?:[\s\-+][a-z]{{1,20}}){{0,3}}{_FILE_ENDING}\b",
    re.I,
)


def date_of_birth(text: str) -> Concern | None:
    """A day or year beside a word such as *born*, or a day after initials in the name of a file."""
    found = is_near(text, _HINT, _FAR, _BIRTH, _YEAR_OF_BIRTH, _TURNED) or any(
        may_be_initials(match["initials"].upper())
        for begin, end in stretches(text, _FILE_HINT, _FAR)
        for match in _FILE.finditer(text, begin, end)
    )
    return Concern("a child's date of birth", askable=True) if found else None
