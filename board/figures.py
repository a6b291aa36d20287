"""What stands in a reading: a number in its unit, or that it is suppressed."""

from decimal import Decimal
from enum import StrEnum


class Suppressed(StrEnum):
    """What stands in a figure's place where it is too small to show. It is no figure, and not the want of one."""

    SUPPRESSED = "suppressed"


SUPPRESSED = Suppressed.SUPPRESSED


def value_of(text: str) -> Decimal | Suppressed:
    """A reading's value as it is kept."""
    return SUPPRESSED if text == SUPPRESSED else Decimal(text)


def same_unit(one: str, other: str) -> bool:
    """Both count in one unit: a percentage is compared with percentages only, and words that name no unit with any
    count. `case` and `Cases` are one."""
    if "%" in (one, other):
        return one == other
    return not one or not other or unit_key(one) == unit_key(other)


def unit_key(unit: str) -> str:
    """What two spellings of one unit share."""
    return " ".join(unit.split()).casefold().rstrip("s")


def stated(figure: Decimal | None) -> Decimal:
    """The target or range that a condition of its kind has. Raises ValueError where it is missing: read as nought, it
    would be met by almost any reading."""
    if figure is None:
        raise ValueError("a threshold has a target, and a comparator a range")
    return figure
