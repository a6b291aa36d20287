"""How days, numbers and counts are written, in the same way everywhere."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Context, Decimal
from zoneinfo import ZoneInfo

from board.figures import POUNDS, is_in_pounds

# Not strftime: its names depend on the machine's locale.
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
COUNTS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
# More digits than any figure has: a figure worked out from whole numbers has 28.
_ROUNDING = Context(prec=100, rounding=ROUND_HALF_UP)


def day(on: date) -> str:
    """`Fri 31 Jul 2020`, the form in which every date is echoed."""
    return f"{_DAYS[on.weekday()]} {plain_day(on)}"


def plain_day(on: date) -> str:
    """`31 Jul 2020`, the form in a line to copy, and wherever the weekday would add nothing."""
    return f"{on.day} {SHORT_MONTHS[on.month - 1]} {on.year}"


def short_day(on: date, today: date) -> str:
    """`5 Aug`, for a text that carries its own date; with the year if it is not today's."""
    told = f"{on.day} {SHORT_MONTHS[on.month - 1]}"
    return told if on.year == today.year else f"{told} {on.year}"


def near_day(on: date, today: date) -> str:
    """`Fri 17 Jul`, for a day that people look up in a diary; with the year if it is not today's."""
    return f"{_DAYS[on.weekday()]} {short_day(on, today)}"


def moment(at: datetime, timezone: str) -> str:
    """`Mon 13 Jul 2020 at 09:00`, an instant in a zone's own time."""
    local = at.astimezone(ZoneInfo(timezone))
    return f"{day(local.date())} at {local:%H:%M}"


def month(on: date, year: bool = True) -> str:
    """`Apr 2020`, or `Apr` without its year."""
    return f"{SHORT_MONTHS[on.month - 1]} {on.year}" if year else SHORT_MONTHS[on.month - 1]


def months_apart(days: Sequence[date]) -> list[str]:
    """Each day as its month, or in full where another is of the same month: `Nov 2019`, `8 Dec 2019`, `11 Dec 2019`."""
    months = [month(each) for each in days]
    return [plain_day(on) if months.count(name) > 1 else name for on, name in zip(days, months, strict=True)]


def number(value: Decimal) -> str:
    """A figure with its own decimals, as it was typed: `77`, `84.60`, `2.75`, `1,675`."""
    return f"{value if value else value.copy_abs():,f}"


def number_said(words: str) -> int:
    """The whole number in digits, or in one of the words `COUNTS`: `4`, `four`."""
    return int(words) if words.isdecimal() else COUNTS.index(words) + 1


def figure(value: Decimal, unit: str) -> str:
    """A figure with its unit if that is a sign: `77%`, `£1,200`; `17` cases."""
    if unit == "%":
        return f"{number(value)}%"
    return _in_pounds(number(value)) if is_in_pounds(unit) else number(value)


def _in_pounds(told: str) -> str:
    """A number as a sum of money: `£1,200`, `-£49.50`."""
    pence = "0" if told.partition(".")[2].isdecimal() and told[-2] == "." else ""
    return f"{told[: told.startswith('-')]}{POUNDS}{told.removeprefix('-')}{pence}"


def decimals(*values: Decimal) -> int:
    """The largest number of decimals among the figures."""
    return max(max(0, -int(value.as_tuple().exponent)) for value in values)


def rounded(value: Decimal, places: int) -> Decimal:
    """A worked-out figure, rounded to that many decimals. Half is rounded up, as people and spreadsheets do."""
    return value.quantize(Decimal(1).scaleb(-places), context=_ROUNDING)


def at_most(value: Decimal, places: int | None) -> Decimal:
    """A figure with that many decimals at most; with its own if that is None."""
    return value if places is None or decimals(value) <= places else rounded(value, places)


def without_zeros(value: Decimal) -> Decimal:
    """A worked-out figure without zeros at the end of its decimals."""
    return rounded(value, decimals(value.normalize(_ROUNDING)))


def hides(printed: Decimal, exact: Decimal, places: int) -> bool:
    """True if the printed figure, which has fewer than `places` decimals, differs from the exact one at that many."""
    return decimals(printed) < places and rounded(exact, places) != printed


def places_apart(one: Decimal, other: Decimal, least: int) -> int:
    """The fewest decimals, `least` or more, that print two figures differently; `least` if they are equal."""
    places = least
    while one != other and rounded(one, places) == rounded(other, places):
        places += 1
    return places


def points(distance: str, unit: str) -> str:
    """A distance in words: `8 points` between percentages, `£200` between sums of money, otherwise the bare number."""
    if unit != "%":
        return _in_pounds(distance) if is_in_pounds(unit) else distance
    return f"{distance} point" if distance == "1" else f"{distance} points"


def count(many: int, singular: str, plural: str = "") -> str:
    """`1 action`, `29 actions`, `no actions`."""
    words = singular if many == 1 else plural or singular + "s"
    return f"{many:,} {words}" if many else f"no {words}"


def how_often(many: int) -> str:
    """`once`, `twice`, `3 times`."""
    return {1: "once", 2: "twice"}.get(many) or count(many, "time")


def with_article(noun: str) -> str:
    """`an action`, `a risk`."""
    return f"an {noun}" if noun[:1] in set("aeiou") else f"a {noun}"


def listed(items: Sequence[str], joint: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`; with the joint "or", `a, b or c`."""
    return f" {joint} ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


def listed_in_short(items: Sequence[str], most: int) -> str:
    """The same of many: `a, b and 1,204 more`, where `most` of them are named."""
    return listed([*items[:most], *([f"{len(items) - most:,} more"] if len(items) > most else [])])


def days_from(today: date, on: date) -> str:
    """`today`, `in 54 days`, `145 days overdue`."""
    ahead = (on - today).days
    if ahead == 0:
        return "today"
    return f"in {count(ahead, 'day')}" if ahead > 0 else f"{count(-ahead, 'day')} overdue"


def cut(words: str, most: int) -> str:
    """The words if they are at most `most` characters, otherwise as many whole words as fit, and `…`. If that is less
    than half of it, the last word is cut too."""
    if len(words) <= most:
        return words
    shown = words[: most - 1]
    end = shown.rfind(" ", most // 2) if words[most - 1] != " " else most - 1
    return f"{shown[: end if end > 0 else None].rstrip(' ,;:')}…"


def capital(sentence: str) -> str:
    """The words with a capital first letter; the rest stays as it is."""
    return sentence[:1].upper() + sentence[1:]
