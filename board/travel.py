"""The direction of travel: a figure beside the one before it."""

from collections.abc import Sequence
from decimal import Decimal

from board import words
from board.conditions import Reading


def travel(readings: Sequence[Reading], higher: bool) -> str:
    """The direction of travel in a word, with the figure before: `better, was 75%`. Empty for a single reading."""
    if len(readings) < 2:
        return ""
    before, latest = readings[-2:]
    was, now = told_apart(before, latest)
    also = f", now {now}" if now != latest.figure else ""
    return f"{direction(readings, higher)}, was {was}{also}"


def direction(readings: Sequence[Reading], higher: bool) -> str:
    """`better`, `same` or `worse` than the figure before. Empty for a single reading."""
    if len(readings) < 2:
        return ""
    return direction_from(readings[-2], readings[-1], higher)


def direction_from(before: Reading, latest: Reading, higher: bool) -> str:
    """`better`, `same` or `worse` than an earlier figure."""
    if latest.exact == before.exact:
        return "same"
    return "better" if (latest.exact > before.exact) == higher else "worse"


def told_apart(one: Reading, other: Reading) -> tuple[str, str]:
    """The figures of two readings in words, as `printed_apart` has them."""
    figures = printed_apart(one, other)
    return words.figure(figures[0], one.unit), words.figure(figures[1], other.unit)


def printed_apart(one: Reading, other: Reading) -> tuple[Decimal, Decimal]:
    """The figures of two readings: as they were reported, or with the decimals that show how they differ where they
    were reported alike, or the other way round, and their counts say otherwise."""
    if one.exact == other.exact or one.value.compare(other.value) == one.exact.compare(other.exact):
        return one.value, other.value
    places = words.places_apart(one.exact, other.exact, words.decimals(one.value, other.value))
    return words.rounded(one.exact, places), words.rounded(other.exact, places)
