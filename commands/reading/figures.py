"""Reads figures as people type them."""

import re
from decimal import Decimal, InvalidOperation

from board.refusals import Refusal
from board.words import decimals, number, without_zeros

PERCENT = re.compile(r"%|per ?cent", re.I)
_SCALES = {
    **dict.fromkeys(("k", "thousand"), 1_000), **dict.fromkeys(("m", "mn", "mil", "million"), 1_000_000),
    **dict.fromkeys(("bn", "billion"), 1_000_000_000),
}  # fmt: skip
SCALE_WORD = rf"(?:{'|'.join(_SCALES)})\b"
# What a figure is multiplied by, behind its groups `money` and `number`. "£12 m" is money, and "12 m" is metres.
_SCALE_APART = r"(?:thousand|million|billion|mn|mil|bn)\b"
SCALE = rf"(?P<scale>(?(money)\s?){SCALE_WORD}|\s{_SCALE_APART})?"
# Right behind a figure and any spaces, a word that is no unit.
NO_UNIT = rf"(?!{_SCALE_APART}|(?<=\d){SCALE_WORD})"
SCALES_SAID = {1_000: " thousand", 1_000_000: " million", 1_000_000_000: " billion"}
MOST_FIGURE = 1_000_000_000
# With nine digits before the point, these are as many as can be subtracted without loss.
MOST_DECIMALS = 18
_GROUPED = re.compile(r"-?[1-9]\d{0,2}(?:,\d{3})++(?:\.\d++)?")
# Other separators of thousands, and a comma before the decimals: "1.250,5", "1.250.000", "1 250", "1'250".
_ELSEWHERE = re.compile(
    r"(?P<whole>[1-9]\d{0,2}(?:(?:\.\d{3})++(?=,)|(?:\.\d{3}){2,}+|(?:['’\s]\d{3})++))(?:[.,](?P<rest>\d++))?"
)


def to_the_end(pattern: re.Pattern[str], words: str) -> re.Match[str] | None:
    """The first match of `pattern` that reaches the end of `words`, that is, with its group `end` set; or None.

    Such a pattern must also match a number alone, and move past it, so that no word is read twice.
    """
    return next((found for found in pattern.finditer(words) if found["end"] is not None), None)


def figure(words: str) -> Decimal:
    """A typed number with its own decimals, with or without commas between thousands.

    Refused: commas elsewhere, other separators, a thousand million or more, and more than eighteen decimals. "17,5" is
    17.5 to some and 175 to others: both are offered. "1.250,5" can only be 1,250.5.
    """
    if elsewhere := _ELSEWHERE.fullmatch(words):
        raise _other_signs(words, elsewhere)
    if "," in words and not _GROUPED.fullmatch(words):
        raise _other_commas(words)
    try:
        value = Decimal(words.replace(",", ""))
    except InvalidOperation:
        raise Refusal(f"{words[:20]} is not a number.") from None
    check_size(value, words)
    if decimals(value) > MOST_DECIMALS:
        raise Refusal(f"{words[:20]}… has more than {MOST_DECIMALS} decimals.")
    return value


def check_size(value: Decimal, words: str) -> None:
    """Refuses a thousand million or more; `words` are the figure as typed."""
    if abs(value) >= MOST_FIGURE:
        raise Refusal(f"{words[:20]}… is too large to be a figure of a board's.")


def scale_of(words: str | None) -> int:
    """What a figure is multiplied by for the words after it: 1,000 for `k` and `thousand`, 1 for none."""
    return _SCALES.get((words or "").strip().casefold(), 1)


def _other_signs(words: str, found: re.Match[str]) -> Refusal:
    digits = "".join(filter(str.isdecimal, found["whole"]))
    meant = number(Decimal(f"{digits}.{found['rest']}" if found["rest"] else digits))
    return Refusal(f"{words[:20]} is written with commas between thousands here:", instead=[(meant, "")])


def _other_commas(words: str) -> Refusal:
    whole, _, rest = words.partition(",")
    if not rest.isdecimal() or not whole.removeprefix("-").isdecimal():
        return Refusal(f"{words[:20]} is not a number. Commas stand between thousands: 1,250.")
    choices = [f"{whole}.{rest}", *([f"{whole}{rest}"] if whole.strip("-0") else [])]
    which = "can mean two figures. Which?" if choices[1:] else "is written with a point here:"
    return Refusal(f"{words[:20]} {which}", instead=[(each, "") for each in choices])


def fraction_meant(value: Decimal, unit: str, says_percent: bool) -> str:
    """The percentage that a figure below 1 may be meant as: `86%` for 0.86.
    Empty if the unit is not `%`, or the words say `%` themselves."""
    if unit != "%" or says_percent or not 0 < value < 1:
        return ""
    return f"{number(without_zeros(value * 100))}%"


def less_than_one(value: Decimal) -> str:
    """What is wrong with a fraction where a percentage belongs, as a sentence."""
    return f"{number(value)} as a percentage is less than 1%."


def check_not_negative(what: str, figure: str) -> None:
    """Refuses a figure below nought. `what` is what it would be, such as `A reading`; `figure` is as people read it."""
    bare = figure.lstrip("-\u2212")
    if bare != figure:
        under = f"What is under, such as an underspend of {bare}, takes a figure with a name of its own."
        raise Refusal(f"{what} cannot be negative: {figure}. {under}")


def check_percentage(value: Decimal, unit: str, shown: str) -> None:
    """Refuses more than 100 per cent; `shown` is the figure as people read it."""
    if unit == "%" and value > 100:
        raise Refusal(f"A percentage is at most 100; this says {shown}%.")
