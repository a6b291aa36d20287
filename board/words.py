"""How the product writes days, numbers and counts: one way, everywhere."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from zoneinfo import ZoneInfo

# Not strftime: its names change with the machine's locale.
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day(on: date) -> str:
    """`Fri 31 Jul 2020`, the form every date is echoed in."""
    return f"{_DAYS[on.weekday()]} {on.day} {_MONTHS[on.month - 1]} {on.year}"


def moment(at: datetime, timezone: str) -> str:
    """`Mon 13 Jul 2020 at 09:00`, an instant in a zone's own time."""
    local = at.astimezone(ZoneInfo(timezone))
    return f"{day(local.date())} at {local:%H:%M}"


def month(on: date) -> str:
    """`Apr 2020`."""
    return f"{_MONTHS[on.month - 1]} {on.year}"


def number(value: Decimal) -> str:
    """A figure with one decimal at most: `77`, `84.6`, `1,675`."""
    rounded = value.quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{rounded or Decimal(0):,}".removesuffix(".0")


def figure(value: Decimal, unit: str) -> str:
    """A figure with its unit where that is a percentage: `77%`, `17`."""
    return number(value) + ("%" if unit == "%" else "")


def gap(amount: Decimal, unit: str) -> str:
    """A distance between two figures: `8 points` of a percentage, else the bare number.

    A gap that would print as 0 is `less than 0.1`, for a figure that misses by a hair still misses.
    """
    words = number(amount) if amount >= Decimal("0.05") else "less than 0.1"
    if unit != "%":
        return words
    return f"{words} point" if words == "1" else f"{words} points"


def count(many: int, singular: str, plural: str = "") -> str:
    """`1 action`, `29 actions`, `no actions`."""
    words = singular if many == 1 else plural or singular + "s"
    return f"{many:,} {words}" if many else f"no {words}"


def listed(items: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


def days_from(today: date, on: date) -> str:
    """`today`, `in 54 days`, `145 days overdue`."""
    ahead = (on - today).days
    if ahead == 0:
        return "today"
    return f"in {count(ahead, 'day')}" if ahead > 0 else f"{count(-ahead, 'day')} overdue"


def capital(sentence: str) -> str:
    """The words with a capital first; the rest stays as it is."""
    return sentence[:1].upper() + sentence[1:]
