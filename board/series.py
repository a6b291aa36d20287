"""The figures of one indicator in the order of their days."""

from collections.abc import Iterable
from datetime import date

from board.conditions import Reading, indicator_key


def series(readings: Iterable[Reading], indicator: str, today: date) -> tuple[Reading, ...]:
    """One reading a day, oldest first, as known by `today`. If a day has several, it is the one entered last, or for
    official figures the one published last.

    `readings` are in the order of entry. If a reading replaced another of its day, the storage has set its `revises`.
    """
    wanted = indicator_key(indicator)
    known = [each for each in readings if each.known_from <= today and indicator_key(each.indicator) == wanted]
    latest = {reading.as_at: reading for reading in sorted(known, key=lambda each: each.published or date.min)}
    return tuple(latest[day] for day in sorted(latest))
