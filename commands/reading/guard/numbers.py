"""Numbers that identify a child, other than the NHS number: pupil numbers, and numbers of case systems and courts."""

import re

from stdnum.gb import upn

from commands.reading.guard.kinds import Concern
from commands.reading.guard.without_dates import without_dates

_PUPIL_NUMBER = "a Unique Pupil Number"
_PLAINLY_WRITTEN = re.compile(r"[A-Za-z](?:[\s\-]?\d){11}[\s\-]?[A-Za-z\d]")
_PUPIL_HINT = re.compile(r"upn|pupil n|pupil r")
_SIGNS = re.compile(r"[^\w]+")
# With slashes or full stops between the digits, it may be a plan's or paper's number, and is asked about.
_PUPIL = re.compile(r"(?<!\w)[A-Za-z](?:[\s\-./|*·]{0,3}\d){11}[\s\-./|*·]{0,3}[A-Za-z\d](?!\w)")
_SAID_TO_BE_PUPIL = re.compile(
    r"\b(?:upn|unique pupil number|pupil (?:no|number|ref))s?\b\W{0,3}(?:is\s++)?"
    r"(?:[A-Za-z]?(?:[\s\-./]{0,2}\d){11,12}[A-Za-z]?)(?!\w)",
    re.I,
)
_FIVE_DIGITS = re.compile(r"\d(?:\s?\d){4}")
_ID = r"(?:(?:id|ids|no|nos|number|numbers|ref|reference|record|file|pin|case|person)\b\.?\W{0,3}(?:is\s+)?)"
_NUMBER = r"[A-Za-z]{0,3}\d(?:\d|\s(?=\d)){4,11}(?!\d)"
_SYSTEMS = r"(?:lcs|ics|liquid ?logic|mosaic|eclipse|care ?first|azeus)"
_SYSTEM = re.compile(
    rf"\b{_SYSTEMS}[^\w£$€]{{0,3}}{_ID}{{0,3}}{_NUMBER}|(?<![\d£$€])\d{{5,10}}\s*+\(?(?:on |in )?{_SYSTEMS}\b"
    rf"|\b(?:case|child|client|person|pupil|service user|family)(?:'s)?\s*+(?:{_ID}|#\s*+){{1,3}}{_NUMBER}"
    r"|(?<!per )\b(?:case|child|client|person|pupil)\s++\d{6,10}\b",
    re.I,
)
# In a link: `person/1234567`, `caseId=1234567`, `client-id=1234567`.
_IN_A_LINK = re.compile(
    rf"(?<![a-z])(?:cases?|child|client|person|pupil|patient|student|serviceuser|{_SYSTEMS})(?:-?(?:id|no|ref|number))?"
    r"(?:[=/]|[?#][a-z]{0,12}=)\d{5,10}\b",
    re.I,
)
_COURT = re.compile(r"(?<!\w)[A-Z]{2}\s?\d{2}\s?[CPZ]\s?\d{5}(?!\d)", re.I)


def pupil_number(text: str) -> Concern | None:
    """A number with the check letter of a pupil number, or one that is said to be one.

    The library's list of local authorities is not used: it dates from 2011, and there are newer ones. A number without
    that letter, or with unusual marks between its digits, may be confirmed.
    """
    found = [match[0] for match in _PUPIL.finditer(without_dates(text)) if _passes(_SIGNS.sub("", match[0]))]
    if any(_PLAINLY_WRITTEN.fullmatch(number) for number in found):
        return Concern(_PUPIL_NUMBER)
    found += _SAID_TO_BE_PUPIL.findall(text) if _PUPIL_HINT.search(text.lower()) else []
    return Concern(_PUPIL_NUMBER, askable=True) if found else None


def _passes(number: str) -> bool:
    try:
        return upn.calc_check_digit(number[1:].upper()) == number[0].upper()
    except ValueError:
        return False


def system_number(text: str) -> Concern | None:
    """A number after the name of a case system, or after a word such as *case* or *child*."""
    if not _FIVE_DIGITS.search(text):
        return None
    found = _SYSTEM.search(text) or _IN_A_LINK.search(text)
    return Concern("a child's number in a case system") if found else None


def court_number(text: str) -> Concern | None:
    """A number in the form that the family courts use."""
    return Concern("a court case number") if _COURT.search(text) else None
