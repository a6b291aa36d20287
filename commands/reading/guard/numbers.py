"""Numbers that name a child, beside the NHS number: pupil numbers, and numbers of case systems and of courts."""

import re

from stdnum.gb import upn

from commands.reading.guard.kinds import Concern

_GAPS = re.compile(r"[\s\-]+")
_PUPIL = re.compile(r"(?<!\w)[A-Za-z](?:[\s\-]?\d){11}[\s\-]?[A-Za-z\d](?!\w)")
_ID = r"(?:(?:id|ids|no|nos|number|numbers|ref|reference|record|file|pin|case|person)\b\.?\W{0,3}(?:is\s+)?)"
_NUMBER = r"[A-Za-z]{0,3}\d(?:\d|\s(?=\d)){4,11}(?!\d)"
_SYSTEMS = r"(?:lcs|ics|liquid ?logic|mosaic|eclipse|care ?first|azeus)"
_SYSTEM = re.compile(
    rf"\b{_SYSTEMS}\W{{0,3}}{_ID}{{0,3}}{_NUMBER}|(?<!\d)\d{{5,10}}\s*+\(?(?:on |in )?{_SYSTEMS}\b"
    rf"|\b(?:case|child|client|person|pupil|service user|family)(?:'s)?\s*+(?:{_ID}|#\s*+){{1,3}}{_NUMBER}"
    r"|\b(?:cases?|child|client|person|pupil)(?:_?id)?[=/]\d{5,10}\b"
    r"|(?<!per )\b(?:case|child|client|person|pupil)\s++\d{6,10}\b",
    re.I,
)
_COURT = re.compile(r"(?<!\w)[A-Z]{2}\s?\d{2}\s?[CPZ]\s?\d{5}(?!\d)", re.I)


def pupil_number(text: str) -> Concern | None:
    """By the check letter alone: the library's list of local authorities is of 2011, and new ones have come since."""
    for found in _PUPIL.finditer(text):
        number = _GAPS.sub("", found[0]).upper()
        try:
            if upn.calc_check_digit(number[1:]) == number[0]:
                return Concern("a Unique Pupil Number")
        except ValueError:
            continue
    return None


def system_number(text: str) -> Concern | None:
    """A number after the name of a case system, or after a word such as *case* or *child*."""
    return Concern("a child's number in a case system") if _SYSTEM.search(text) else None


def court_number(text: str) -> Concern | None:
    """A number as the family courts give them."""
    return Concern("a court case number") if _COURT.search(text) else None
