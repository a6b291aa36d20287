"""A chart as plain values: what is drawn of an indicator's figures, by whichever program draws it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any


@dataclass(frozen=True, slots=True)
class Dot:
    """A figure as at a day, and as people read it: `77%`. A suppressed one has no value and leaves a gap.

    `is_revised` says that it replaced another. `stands_out` is set if it is not chance: `improvement`, `concern`, or
    `neither` if neither way is good.
    """

    on: date
    value: Decimal | None
    figure: str
    is_revised: bool = False
    stands_out: str = ""


@dataclass(frozen=True, slots=True)
class TargetStep:
    """A target: the figure to reach, in words (`at least 85%`), and the day by which, or None."""

    value: Decimal
    words: str
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Comparator:
    """Another indicator with which the first is compared."""

    name: str
    points: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Bounds:
    """The mean, and the limits within which a figure stays by chance; None for a limit that no figure could pass."""

    mean: Decimal
    lower: Decimal | None
    upper: Decimal | None


@dataclass(frozen=True, slots=True)
class Chart:
    """The figures of one indicator, one a day, oldest first, and the steps of its target by date."""

    title: str
    unit: str
    points: tuple[Dot, ...]
    steps: tuple[TargetStep, ...] = ()
    comparators: tuple[Comparator, ...] = ()
    bounds: Bounds | None = None


def plain(chart: Chart) -> dict[str, Any]:
    """A chart as lists and texts, for storing and passing on."""
    made: dict[str, Any] = {"title": chart.title, "unit": chart.unit, "points": [_plain(each) for each in chart.points]}
    if chart.steps:
        made["steps"] = [[str(each.value), each.words, _iso(each.due_on)] for each in chart.steps]
    if chart.comparators:
        made["comparators"] = [[each.name, [_plain(point) for point in each.points]] for each in chart.comparators]
    if chart.bounds:
        made["bounds"] = [_text(each) for each in (chart.bounds.mean, chart.bounds.lower, chart.bounds.upper)]
    return made


def from_plain(kept: dict[str, Any]) -> Chart:
    """The chart from which `plain` made this."""
    bounds = kept.get("bounds")
    return Chart(
        kept["title"],
        kept["unit"],
        tuple(map(_point, kept["points"])),
        tuple(TargetStep(Decimal(value), words, _day(due)) for value, words, due in kept.get("steps", ())),
        tuple(Comparator(name, tuple(map(_point, points))) for name, points in kept.get("comparators", ())),
        Bounds(Decimal(bounds[0]), *map(_number, bounds[1:])) if bounds else None,
    )


def _plain(point: Dot) -> list[Any]:
    more = [point.is_revised, point.stands_out] if point.is_revised or point.stands_out else []
    return [point.on.isoformat(), _text(point.value), point.figure, *more]


def _point(kept: list[Any]) -> Dot:
    on, value, figure, *more = kept
    return Dot(date.fromisoformat(on), _number(value), figure, *more)


def _text(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _iso(on: date | None) -> str | None:
    return on.isoformat() if on else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
