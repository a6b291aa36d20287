"""Days as officers type them on 8 July 2020, with a board on the first Wednesday of each month."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest

from board.refusals import Refusal
from commands.reading.dates import due_date

DATA = Path(__file__).parent / "data"
TODAY = date(2020, 7, 8)  # a Wednesday


def first_wednesday(year: int, month: int) -> date:
    start = date(year, month, 1)
    return start + timedelta(days=(2 - start.weekday()) % 7)


MEETINGS = tuple(first_wednesday(year, month) for year in range(2020, 2025) for month in range(1, 13))[1:]


def due(phrase: str, today: date = TODAY) -> date:
    return due_date(phrase, today, MEETINGS)


def refused(phrase: str, today: date = TODAY) -> Refusal:
    with pytest.raises(Refusal) as refusal:
        due(phrase, today)
    return refusal.value


def words(refusal: Refusal) -> list[str]:
    return [words for words, _ in refusal.instead]


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a sheet in tests/data."""
    return list(csv.DictReader((DATA / f"{name}.csv").read_text(encoding="utf-8").splitlines()))


# What is read, and as which day: those of the sheet, and those in which something cannot be seen.
READ = {row["phrase"]: row["meant"] for row in rows("due_read")} | {
    "31 July\u200b 2020\ufeff": "2020-07-31",
}
