"""A chart as plain values: what is drawn of an indicator's figures, whoever draws it. It has no words but its own."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any


@dataclass(frozen=True, slots=True)
class Dot:
    """A figure as at a day, and as people read it: `77%`. One that is suppressed has no value, and leaves a gap.

    `is_revised` says that it took another's place. `stands_out` is why it is not chance, where it is not:
    `improvement`, `concern`, or `neither` where neither way is good.
    """

    on: date
    value: Decimal | None
    figure: str
    is_revised: bool = False
    stands_out: str = ""


@dataclass(frozen=True, slots=True)
class TargetStep:
    """A target: the figure to reach, in words `at least 85%`, and the day by which; None where it has none."""

    value: Decimal
    words: str
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Comparator:
    """Another indicator, which the first is compared with."""

    name: str
    points: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Bounds:
    """The mean, and the limits that a figure stays within by chance; None where no figure could be beyond it."""

    mean: Decimal
    lower: Decimal | None
    upper: Decimal | None


@dataclass(frozen=True, slots=True)
class Chart:
    """The figures of one indicator, one a day, oldest first; the steps of its target by their dates."""

    title: str
    unit: str
    points: tuple[Dot, ...]
    steps: tuple[TargetStep, ...] = ()
    comparators: tuple[Comparator, ...] = ()
    bounds: Bounds | None = None


def plain(chart: Chart) -> dict[str, Any]:
    """A chart as lists and texts, to keep and to pass on."""
    made: dict[str, Any] = {"title": chart.title, "unit": chart.unit, "points": [_plain(each) for each in chart.points]}
    if chart.steps:
        made["steps"] = [[str(each.value), each.words, _iso(each.due_on)] for each in chart.steps]
    if chart.comparators:
        made["comparators"] = [[each.name, [_plain(point) for point in each.points]] for each in chart.comparators]
    if chart.bounds:
        made["bounds"] = [_text(each) for each in (chart.bounds.mean, chart.bounds.lower, chart.bounds.upper)]
    return made


def from_plain(kept: dict[str, Any]) -> Chart:
    """The chart that `plain` gave."""
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
