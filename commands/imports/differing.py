"""How a row differs from what is on the log already, field by field and in short."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum
from typing import Any

from board.words import day
from commands.imports.sheet import Row

_SHORT = 40


def differing(row: Row, before: Any, after: Any, said_by: Mapping[str, Iterable[str]]) -> str:
    """`due Fri 31 Jul 2020, on the log Mon 31 Aug 2020; title …`; empty where nothing that the row says differs.

    `said_by` names the fields of the value that each column says. An empty cell says nothing.
    """
    told = []
    for column, names in said_by.items():
        was, now = (_first(value, names) for value in (before, after))
        if row.get(column) and was != now:
            told.append(f"{column.replace('_', ' ')} {_shown(now)}, on the log {_shown(was)}")
    return "; ".join(dict.fromkeys(told))


def _first(value: Any, names: Iterable[str]) -> Any:
    """The first of those fields that has something in it."""
    return next((found for name in names if (found := getattr(value, name)) not in (None, "")), None)


def _shown(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, date):
        return day(value)
    if isinstance(value, Enum):
        return str(value)
    words = " ".join(str(value).split())
    return f'"{words}"' if len(words) <= _SHORT else f'"{words[:_SHORT]}…"'
