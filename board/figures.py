"""The value of a reading: a number in its unit, or that it is suppressed."""

from decimal import Decimal
from enum import StrEnum


class Suppressed(StrEnum):
    """Replaces a figure that is too small to show. It is not a figure, and not the lack of one either."""

    SUPPRESSED = "suppressed"


SUPPRESSED = Suppressed.SUPPRESSED
POUNDS = "£"
_POUNDS = frozenset({"pound", "gbp"})


def value_of(text: str) -> Decimal | Suppressed:
    """The value of a reading, from its stored text."""
    return SUPPRESSED if text == SUPPRESSED else Decimal(text)


def same_unit(one: str, other: str) -> bool:
    """True if both units can be compared: a percentage only with a percentage, and no unit with any count. `case` and
    `Cases` are the same."""
    if "%" in (one, other):
        return one == other
    return not one or not other or unit_key(one) == unit_key(other)


def unit_key(unit: str) -> str:
    """A key that all spellings of one unit share; that of pounds is `£`."""
    key = " ".join(unit.split()).casefold().rstrip("s")
    return POUNDS if key in _POUNDS else key


def is_in_pounds(unit: str) -> bool:
    """True if a figure of that unit is a sum of money: `£`, `pounds`, `GBP`."""
    return unit_key(unit) == POUNDS


def stated(figure: Decimal | None) -> Decimal:
    """The target or range that a condition of its kind must have. Raises ValueError if it is missing: taken as zero,
    almost any reading would meet it."""
    if figure is None:
        raise ValueError("a threshold has a target, and a comparator a range")
    return figure
