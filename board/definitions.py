"""The definition of an indicator: its unit, which way is good, and its number of decimals (docs/rules.md 5.16)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from board.conditions import Reading, same_indicator

MOST_PLACES = 6


class Good(StrEnum):
    """Which way is good."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Definition:
    """What was said of an indicator up to a moment; the latest entry counts.

    None is what nobody has said: then the unit is that of its targets or readings, neither way is good unless a target
    says so, and figures have the decimals with which they were entered. `entered_at` is set by the storage.
    """

    id: int
    indicator: str
    unit: str | None = None
    good: Good | None = None
    decimals: int | None = None
    entered_at: datetime | None = None


def defined(said: Iterable[Definition], indicator: str) -> Definition:
    """The definition that counts for an indicator; empty but for its name if nobody has given one."""
    last = [each for each in said if same_indicator(each.indicator, indicator)][-1:]
    return last[0] if last else Definition(0, indicator)


def with_places(readings: tuple[Reading, ...], said: tuple[Definition, ...]) -> tuple[Reading, ...]:
    """The readings, each with its indicator's number of decimals."""
    if all(each.decimals is None for each in said):
        return readings
    return tuple(replace(each, places=defined(said, each.indicator).decimals) for each in readings)
