"""The figures of one indicator in the order of their days."""

from collections.abc import Iterable
from datetime import date

from board.conditions import Reading, same_indicator


def series(readings: Iterable[Reading], indicator: str, today: date) -> tuple[Reading, ...]:
    """One reading a day, oldest first, known by `today`: of a day's several the one entered last, or of
    official figures the one published last.

    `readings` are in the order they were entered. A reading that replaced another of its day has `revises` set
    by the storage.
    """
    latest = {
        reading.as_at: reading
        for reading in sorted(readings, key=lambda each: each.published or date.min)
        if reading.known_from <= today and same_indicator(reading.indicator, indicator)
    }
    return tuple(latest[day] for day in sorted(latest))
