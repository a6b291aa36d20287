"""The direction of travel: a figure compared with the one before it."""

from collections.abc import Sequence
from decimal import Decimal

from board import words
from board.conditions import Reading, shown
from board.figures import same_unit


def travel(readings: Sequence[Reading], higher: bool) -> str:
    """The direction of travel in a word, with the figure before: `better, was 75%`. Empty for a single reading."""
    if not (figures := _last_two(readings)):
        return ""
    before, latest = figures
    was, now = told_apart(before, latest)
    also = f", now {now}" if now != latest.figure else ""
    return f"{direction(readings, higher)}, was {was}{also}"


def direction(readings: Sequence[Reading], higher: bool) -> str:
    """`better`, `same` or `worse` than the figure before. Empty for a single reading."""
    figures = _last_two(readings)
    return direction_from(*figures, higher) if figures else ""


def _last_two(readings: Sequence[Reading]) -> tuple[Reading, Reading] | None:
    """The latest figure and the one before it, skipping suppressed ones between them; None if there are no two, or if
    the latest is suppressed."""
    figures = [each for each in shown(readings) if same_unit(each.unit, readings[-1].unit)]
    return (figures[-2], figures[-1]) if len(figures) > 1 and not readings[-1].is_suppressed else None


def direction_from(before: Reading, latest: Reading, higher: bool) -> str:
    """`better`, `same` or `worse` than an earlier figure."""
    if latest.exact == before.exact:
        return "same"
    return "better" if (latest.exact > before.exact) == higher else "worse"


def told_apart(one: Reading, other: Reading) -> tuple[str, str]:
    """The figures of two readings in words, as `printed_apart` gives them."""
    figures = printed_apart(one, other)
    return words.figure(figures[0], one.unit), words.figure(figures[1], other.unit)


def printed_apart(one: Reading, other: Reading) -> tuple[Decimal, Decimal]:
    """The figures of two readings as they are shown. If these do not show how far apart they are, they are unrounded:
    with enough decimals to show the difference, or as many as the other has."""
    least = words.decimals(one.printed, other.printed)
    is_so = one.printed.compare(other.printed) == one.exact.compare(other.exact)
    if is_so and not any(words.hides(each.printed, each.exact, least) for each in (one, other)):
        return one.printed, other.printed
    places = words.places_apart(one.exact, other.exact, least)
    return words.rounded(one.exact, places), words.rounded(other.exact, places)
