"""The guard: nothing about a child may enter the log, by whatever way the words come in.

Numbers that name a child are refused outright. What only might (a date of birth, initials beside "child", counts so
small that a neighbour would know) is asked about, and board support may confirm it with a reason. The refusal never
repeats the words. The guard cannot catch a story: the help says so. The rules are docs/rules.md 7.1 to 7.4.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from stdnum.gb import nhs, upn

from board.conditions import SMALL_DENOMINATOR
from board.empty_words import is_reason
from board.refusals import Refusal
from commands.reading.reasons import meant

HEADING = "Not saved."
CONFIRM = "confirm"
_CONFIRMS = re.compile(rf"\b{CONFIRM}\s?:", re.I)
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
_MOST_FOR_ONE = 4
_MOST_REMEMBERED = 10_000
_BLANK = re.compile(r"\s{2,}")
_NO_DIGIT = re.compile(r"\D+")
_GAPS = re.compile(r"[\s\-]+")
_GAP = r"[\s.\-_/]{1,3}"
_DIGITS = re.compile(rf"(?<!\d)(?:\d{{3}}{_GAP}\d{{3}}{_GAP}\d{{4}}|(?:\d[ .\-]?){{9}}\d)(?!\d)")
_DATE_IN_DIGITS = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}")
_NHS_THEN_DIGITS = re.compile(r"\bnhs\D{0,20}?(?P<digits>(?:\d[\s.\-_]{0,2}){9}\d)(?!\d)", re.I)
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


@dataclass(frozen=True, slots=True)
class Concern:
    """What the words look like; `askable` where board support may confirm that they are not that."""

    looks_like: str
    askable: bool = False


def concerns(text: str) -> Iterator[Concern]:
    """What in `text` looks as if it could name a child, the gravest first. Never what the text said."""
    plain = text if text.isascii() else text.translate(_PLAIN)
    # Of a long run of spaces each would be tried as the beginning of the rest: seconds for some thousand of them.
    plain = _BLANK.sub(" ", plain)
    for looks_like, found, askable in _LOOKS:
        if found(plain):
            yield Concern(looks_like, askable)


class _Plain(dict[int, str]):
    """For each letter what the patterns know it as: a full-width digit is a digit, every dash a hyphen, every space a
    space; what cannot be seen is gone.

    A letter that stands for a whole phrase stays: a line of them would be eighteen times as long.
    """

    def __missing__(self, point: int) -> str:
        spelt = unicodedata.normalize("NFKC", chr(point))
        plain = "".join(map(_plain_letter, spelt if len(spelt) <= _MOST_FOR_ONE else chr(point)))
        if len(self) < _MOST_REMEMBERED:
            self[point] = plain
        return plain


def _plain_letter(letter: str) -> str:
    category = unicodedata.category(letter)
    if category == "Cf":
        return ""
    if category == "Pd" or letter == "\u2212":
        return "-"
    return " " if category == "Zs" else letter


_PLAIN = _Plain()


def _nhs_number(text: str) -> bool:
    found = [match[0] for match in _DIGITS.finditer(text) if not _DATE_IN_DIGITS.match(match[0])]
    found += [match["digits"] for match in _NHS_THEN_DIGITS.finditer(text)]
    return any(nhs.is_valid(_NO_DIGIT.sub("", digits)) for digits in found)


def _pupil_number(text: str) -> bool:
    """By the check letter alone: the library's list of local authorities is of 2011, and new ones have come since."""
    for found in _PUPIL.finditer(text):
        number = _GAPS.sub("", found[0]).upper()
        try:
            if upn.calc_check_digit(number[1:]) == number[0]:
                return True
        except ValueError:
            continue
    return False


def _initials(text: str) -> bool:
    names = ("after", "two", "first", "before")
    found = (next(match[name] for name in names if match[name]) for match in _INITIALS.finditer(text))
    return any("." in letters or letters not in _NO_INITIALS for letters in found)


def _few(text: str) -> bool:
    return any(int(found["part"]) <= int(found["whole"]) < SMALL_DENOMINATOR for found in _FEW.finditer(text))


_SMALL_COUNT = "a count so small that it could point to a child"
_LOOKS: tuple[tuple[str, Callable[[str], object], bool], ...] = (
    ("an NHS number", _nhs_number, False),
    ("a Unique Pupil Number", _pupil_number, False),
    ("a child's number in a case system", _SYSTEM.search, False),
    ("a court case number", _COURT.search, False),
    ("a child's date of birth", _BIRTH.search, True),
    ("the initials of a child or a family", _initials, True),
    (_SMALL_COUNT, _few, True),
)


@dataclass(frozen=True, slots=True)
class Screened:
    """What the guard found in a text, looked for once: `concerns`, the gravest first, and whether `confirm:` is there.

    Where there is nothing to confirm, `confirm:` is words like any other.
    """

    concerns: tuple[Concern, ...] = ()
    confirms: bool = False

    @property
    def looks_personal(self) -> bool:
        """The text may name a child: it is not repeated, and not kept."""
        return bool(self.concerns)

    @property
    def asks_to_confirm(self) -> bool:
        """The person asks board support's confirmation to count for what was found."""
        return self.confirms and self.looks_personal

    def refuse_outright(self) -> None:
        """Refuses what nobody may confirm, and what could be confirmed where nobody has tried to."""
        for concern in self.concerns:
            if not concern.askable or not self.confirms:
                raise Refusal(_reason(concern, _how_to_confirm(concern)), heading=HEADING)

    def refuse_unless_confirmed(self, reason: str, may_confirm: bool) -> None:
        """Refuses what was found, unless somebody who may has confirmed it with a `reason` that is plain."""
        for concern in self.concerns:
            confirmed = concern.askable and is_reason(meant(reason)) and not any(concerns(reason))
            if not (confirmed and may_confirm):
                more = " Only board support can confirm that it is not." if confirmed else _how_to_confirm(concern)
                raise Refusal(_reason(concern, more), heading=HEADING)


NOTHING_FOUND = Screened()


def screen_text(text: str) -> Screened:
    """What the guard finds in `text`."""
    return Screened(tuple(concerns(text)), bool(_CONFIRMS.search(text)))


def _reason(concern: Concern, more: str = "") -> str:
    return (
        f"That looks like {concern.looks_like}. Nothing about a child may go in this log; "
        f"say what was done without it.{more}"
    )


def _how_to_confirm(concern: Concern) -> str:
    if not concern.askable:
        return ""
    return " If it is nothing of the kind, board support can send it with a reason at the end: confirm: <reason>"


def check_few(part: int | None, whole: int | None, confirmed: bool) -> None:
    """Asks about a reading whose counts are so small that they could point to a child."""
    if part is not None and whole is not None and whole < SMALL_DENOMINATOR and not confirmed:
        concern = Concern(_SMALL_COUNT, askable=True)
        raise Refusal(_reason(concern, _how_to_confirm(concern)), heading=HEADING)
