"""Writes a number as its cell's format shows it: 1.1 in the format 0.00 is the ref 1.10, and 0.85 may be 85%.

No number is read as less than its cell holds: if the format would round it, it is given in full.
"""

import re
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

# A currency sign with its country: `[$£-809]`.
_MONEY = re.compile(r"\[\$([^\]\-\"]{1,10})(?:-[^\]]{0,20})?\]")
# Codes that show no words: colours and languages, a space as wide as a character, a character that fills the cell.
_NO_WORDS = re.compile(r"\[[^\]]{0,100}\]|_.|\*.")
_PIECES = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|(?P<digit>[0#?])|(?P<point>\.)|(?P<skipped>[,()+])|(?P<plain>.)', re.S
)
_QUOTED_OR_END = re.compile(r'"[^"]*+"?+|;')
_CONDITION = re.compile(r"\[[<>=]")
# Signs of an exponent, a fraction, a calendar or a text.
_NO_PLAIN_NUMBER = frozenset("EeGgAa/@")
_LONGEST = 255


def number_words(value: int | float, form: str) -> str:
    """The number as its cell shows it, if it shows all of it; else in full."""
    exact = Decimal(value) if isinstance(value, int) else Decimal(format(value, ".15g"))
    if not exact.is_finite():
        return str(value)
    section = _section(form, exact)
    if section is None:
        return _in_full(exact)
    pieces, hundredfold = section
    shown = _as_shown(exact * 100 if hundredfold else exact, pieces)
    return (shown or _in_full(exact)) + ("%" if hundredfold else "")


def is_general(form: str) -> bool:
    """True if the format says nothing about how a number is shown."""
    return form.casefold() in {"", "general", "@"}


def _in_full(value: Decimal) -> str:
    words = format(value, "f") if value else "0"
    return words.rstrip("0").rstrip(".") if "." in words else words


def _section(form: str, value: Decimal) -> tuple[tuple[tuple[str, str], ...], bool] | None:
    if is_general(form) or len(form) > _LONGEST:
        return None
    sections = _sections(form)
    if sections is None:
        return None
    at = 1 if value < 0 and len(sections) > 1 else 2 if value == 0 and len(sections) > 2 else 0
    return sections[at]


@lru_cache(maxsize=512)
def _sections(form: str) -> tuple[tuple[tuple[tuple[str, str], ...], bool] | None, ...] | None:
    if _CONDITION.search(form):
        return None
    return tuple(map(_pieces, _parted(form)))


def _parted(form: str) -> list[str]:
    """The sections of a format. A semicolon in quotes does not end one."""
    sections, start = [], 0
    for each in _QUOTED_OR_END.finditer(form):
        if each[0] == ";":
            sections.append(form[start : each.start()])
            start = each.end()
    return [*sections, form[start:]]


def _pieces(section: str) -> tuple[tuple[tuple[str, str], ...], bool] | None:
    """The pieces of a section, and whether it is a percentage; None if it is not for a plain number."""
    found: list[tuple[str, str]] = []
    hundredfold = False
    for piece in _PIECES.finditer(_NO_WORDS.sub("", _MONEY.sub(r'"\1"', section))):
        kind, words = piece.lastgroup or "", piece[0]
        if kind == "plain" and words in _NO_PLAIN_NUMBER:
            return None
        if kind == "plain" and words == "%":
            hundredfold = True
        elif kind != "skipped":
            said = "words" if kind in {"quoted", "escaped", "plain"} else kind
            found.append((said, piece[kind]))
    kinds = [kind for kind, _ in found]
    if "digit" not in kinds or kinds.count("point") > 1:
        return None
    return tuple(found), hundredfold


def _as_shown(value: Decimal, pieces: tuple[tuple[str, str], ...]) -> str:
    point = next((at for at, (kind, _) in enumerate(pieces) if kind == "point"), len(pieces))
    least = sum(words == "0" for kind, words in pieces[point:] if kind == "digit")
    most = sum(kind == "digit" for kind, _ in pieces[point:])
    rounded = value.quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP) if abs(value) < 10**15 else value
    whole, _, part = format(abs(rounded if rounded == value else value), "f").partition(".")
    part = part.rstrip("0").ljust(least, "0")
    words = _whole(whole, pieces[:point]) + (f".{part}" if part else "")
    after = "".join(words for kind, words in pieces[point:] if kind == "words")
    shown = (words + after).strip()
    # A format's section for negative numbers contains the minus sign, or brackets instead.
    return f"-{shown}" if value < 0 and not shown.startswith("-") else shown


def _whole(digits: str, pieces: tuple[tuple[str, str], ...]) -> str:
    """The digits before the decimal point, placed by the format from the right; the first place takes any left over."""
    left = list(digits if digits != "0" else "")
    places = [at for at, (kind, _) in enumerate(pieces) if kind == "digit"]
    shown: list[str] = []
    for at in range(len(pieces) - 1, -1, -1):
        kind, words = pieces[at]
        if kind != "digit":
            shown.append(words)
        elif at == places[0]:
            shown.append("".join(left) or ("0" if words == "0" else ""))
        else:
            shown.append(left.pop() if left else ("0" if words == "0" else ""))
    return "".join(reversed(shown))
