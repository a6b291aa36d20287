"""The guard: nothing about a child may enter the log, by whatever way the words come in.

Numbers that name a child are refused outright. What only might (a date of birth, initials beside "child", counts so
small that a neighbour would know) is asked about, and board support may confirm it with a reason. The refusal never
repeats the words. The guard cannot catch a story: the help says so. The rules are DESIGN section 4 and domain.md 4.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from stdnum.gb import nhs, upn

from board.conditions import SMALL_DENOMINATOR
from board.refusals import Refusal

HEADING = "Not saved."
CONFIRM = "confirm"
_CHILD = (
    r"child(?:ren)?|bab(?:y|ies)|infant|toddler|boys?|girls?|teen(?:ager)?s?|young (?:people|persons?|wom[ae]n|m[ae]n)|"
    r"pupils?|siblings?|twins?|care leavers?|looked[ -]after|famil(?:y|ies)|cases?|yp"
)
_KIN = rf"(?:{_CHILD}|mother|mum|father|dad|parents?|carers?|son|daughter|brother|sister)"
_DIGITS = re.compile(r"(?<![\w.])(?:\d[\s.\-]?){9}\d(?![\w])")
_PUPIL = re.compile(r"(?<!\w)[A-Za-z](?:[\s\-]?\d){11}[\s\-]?[A-Za-z\d](?!\w)")
_SYSTEM = re.compile(
    r"\b(?:lcs|ics|liquid ?logic|mosaic|eclipse|care ?first|azeus|"
    r"(?:case|child|client|person|pupil|service user|family|social care)(?:'s)?)\b"
    r"\s*(?:\(?(?:id|ids|no|nos|number|numbers|ref|reference|record|file|pin)\b\.?\)?)?\s*[:#.\-]?\s*(?:is\s+)?"
    r"(?=[A-Za-z]{0,3}\d{5,})(?:[A-Za-z]{0,3}\d{5,10})(?!\d)",
    re.I,
)
_COURT = re.compile(r"(?<!\w)[A-Z]{2}\d{2}[CPZ]\d{5}(?!\w)")
_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)?[\s./\-]+(?:\d{1,2}|[A-Za-z]{3,9})[\s./\-,]+\d{2,4}|\d{4}-\d{2}-\d{2})"
_BIRTH = re.compile(
    rf"\b(?:d\.?\s?o\.?\s?b\b\.?|born(?:\s+on)?|date\s+of\s+birth|birth\s?date)\W{{0,5}}(?:is\s+|was\s+)?{_DAY}", re.I
)
_BIRTH_AFTER = re.compile(rf"{_DAY}\s*\(?\s*(?:d\.?\s?o\.?\s?b\b|date\s+of\s+birth|birthday)", re.I)
# Two capitals that are a service, a plan or a place of work, and nobody's initials.
_NO_INITIALS = frozenset(
    [
        "AD",
        "AP",
        "BS",
        "CE",
        "CP",
        "CS",
        "CX",
        "DA",
        "DV",
        "ED",
        "EH",
        "EP",
        "FC",
        "FE",
        "FF",
        "FP",
        "GP",
        "HR",
        "HT",
        "HV",
        "IB",
        "IR",
        "IT",
        "LA",
        "LP",
        "MH",
        "NE",
        "NW",
        "PA",
        "PI",
        "PR",
        "QA",
        "RI",
        "SE",
        "SG",
        "SO",
        "SW",
        "TM",
        "TV",
        "UK",
        "US",
        "VS",
        "WC",
        "WE",
        "YJ",
        "YO",
        "YP",
        "YR",
    ]
)
_INITIALS = re.compile(
    rf"\b{_KIN}(?:'s)?(?:\s+(?:of|called|named|is))?\s*[,:(]?\s*"
    r"(?P<after>(?:[A-Z]\.\s?){1,3}[A-Z]\b\.?|[A-Z]{2}(?![\w\-/]))"
    rf"|(?P<before>(?<!\w)(?:[A-Z]\.\s?){{1,3}}[A-Z]?\.?|(?<!\w)[A-Z]{{2}})(?:'s|’s)\s+{_KIN}\b",
)
_FEW = re.compile(
    rf"(?<![\d.,/])(?P<part>\d)\s*(?:of|out of|/)\s*(?:the\s+)?(?P<whole>\d)(?![\d.,%/])\s+(?:\w+\s+)?(?:{_CHILD})\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Concern:
    """What the words look like; `askable` where board support may confirm that they are not that."""

    looks_like: str
    askable: bool = False


def concerns(text: str) -> Iterator[Concern]:
    """What in `text` looks as if it could name a child, the gravest first. Never what the text said."""
    plain = unicodedata.normalize("NFKC", text)
    plain = "".join(letter for letter in plain if unicodedata.category(letter) != "Cf")
    for looks_like, found, askable in _LOOKS:
        if found(plain):
            yield Concern(looks_like, askable)


def _nhs_number(text: str) -> bool:
    return any(nhs.is_valid(re.sub(r"\D", "", found[0])) for found in _DIGITS.finditer(text))


def _pupil_number(text: str) -> bool:
    """By the check letter alone: the library's list of local authorities is of 2011, and new ones have come since."""
    for found in _PUPIL.finditer(text):
        number = re.sub(r"[\s\-]", "", found[0]).upper()
        try:
            if upn.calc_check_digit(number[1:]) == number[0]:
                return True
        except ValueError:
            continue
    return False


def _initials(text: str) -> bool:
    found = (match["after"] or match["before"] for match in _INITIALS.finditer(text))
    return any("." in letters or letters not in _NO_INITIALS for letters in found)


def _few(text: str) -> bool:
    return any(int(found["part"]) <= int(found["whole"]) < SMALL_DENOMINATOR for found in _FEW.finditer(text))


_LOOKS: tuple[tuple[str, Callable[[str], object], bool], ...] = (
    ("an NHS number", _nhs_number, False),
    ("a Unique Pupil Number", _pupil_number, False),
    ("a child's number in a case system", _SYSTEM.search, False),
    ("a court case number", _COURT.search, False),
    ("a child's date of birth", lambda text: _BIRTH.search(text) or _BIRTH_AFTER.search(text), True),
    ("the initials of a child or a family", _initials, True),
    ("a count so small that it could point to a child", _few, True),
)


def refuse_outright(text: str) -> None:
    """Refuses words that no one may confirm."""
    for concern in concerns(text):
        if not concern.askable:
            raise Refusal(_reason(concern), heading=HEADING)


def refuse_unless_confirmed(text: str, confirmed: bool, may_confirm: bool) -> None:
    """Refuses words that are asked about, unless somebody who may has confirmed them with a reason."""
    for concern in concerns(text):
        if not (concern.askable and confirmed and may_confirm):
            raise Refusal(_reason(concern, _how_to_confirm(concern, confirmed)), heading=HEADING)


def _reason(concern: Concern, more: str = "") -> str:
    return (
        f"That looks like {concern.looks_like}. Nothing about a child may go in this log; "
        f"say what was done without it.{more}"
    )


def _how_to_confirm(concern: Concern, confirmed: bool) -> str:
    if not concern.askable:
        return ""
    if confirmed:
        return " Only board support can confirm that it is not."
    return " If it is nothing of the kind, board support can send it with a reason at the end: confirm: <reason>"


def check_few(part: int | None, whole: int | None, confirmed: bool) -> None:
    """Asks about a reading whose counts are so small that they could point to a child."""
    if part is not None and whole is not None and whole < SMALL_DENOMINATOR and not confirmed:
        concern = Concern("a count so small that it could point to a child", askable=True)
        raise Refusal(_reason(concern, _how_to_confirm(concern, confirmed)), heading=HEADING)
