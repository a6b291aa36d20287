"""Describes how a row differs from the log, briefly and field by field."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import partial
from typing import Any

from board.refusals import Refusal
from board.words import cut, day
from commands.imports.lists.columns import without_number
from commands.imports.sheets.sheet import Row

_SHORT = 40


@dataclass(frozen=True, slots=True)
class Differing:
    """How a row differs from the log, in `words`; empty if it does not. `newer` describes the differences that stay,
    because the log has changed since the file said so. `change` applies the differences in `words`, if that is
    possible; `why_not` is the rule that refuses it."""

    words: str
    newer: str = ""
    change: Callable[[], None] | None = None
    why_not: Refusal | None = None


def differing(
    row: Row,
    before: Any,
    after: Any,
    said_by: Mapping[str, Iterable[str]],
    called: Callable[[str, str], str] = lambda _, words: words,
) -> str:
    """`due Fri 31 Jul 2020, on the log Mon 31 Aug 2020; title …`; empty if nothing that the row says differs.

    `said_by` names the fields that each column sets. An empty cell says nothing. `called` takes a field and its words
    and returns them as a reader knows them: a person by name, not by Slack id.
    """
    told = []
    for column, names in said_by.items():
        (was_in, was), (now_in, now) = (_first(value, names) for value in (before, after))
        if row.get(column) and was != now:
            there, here = shown(was, partial(called, was_in)), shown(now, partial(called, now_in))
            told.append(f"{without_number(column).replace('_', ' ')} {here}, on the log {there}")
    return "; ".join(dict.fromkeys(told))


def _first(value: Any, names: Iterable[str]) -> tuple[str, Any]:
    """The first of those fields that is not empty, and its value."""
    return next(((name, found) for name in names if (found := getattr(value, name)) not in (None, "")), ("", None))


def shown(value: Any, called: Callable[[str], str] = str) -> str:
    """A value as differences show it: a day in full, words cut short."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return day(value)
    if isinstance(value, Enum):
        return str(value)
    words = " ".join(called(str(value)).split())
    return f'"{cut(words, _SHORT)}"'
