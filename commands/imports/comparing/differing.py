"""How a row differs from what is on the log already, field by field and in short."""

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
    """How a row differs from the log, in `words`; empty where it does not. `newer` says the same of what the log has
    changed since the file said so: that stays. `change` brings in the former, where that can be done; `why_not` says
    why the rules refuse it."""

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
    """`due Fri 31 Jul 2020, on the log Mon 31 Aug 2020; title …`; empty where nothing that the row says differs.

    `said_by` names the fields of the value that each column says. An empty cell says nothing. `called` is given a
    field and its words, and says them as a reader knows them: a person by name, and not by Slack's id.
    """
    told = []
    for column, names in said_by.items():
        (was_in, was), (now_in, now) = (_first(value, names) for value in (before, after))
        if row.get(column) and was != now:
            there, here = shown(was, partial(called, was_in)), shown(now, partial(called, now_in))
            told.append(f"{without_number(column).replace('_', ' ')} {here}, on the log {there}")
    return "; ".join(dict.fromkeys(told))


def _first(value: Any, names: Iterable[str]) -> tuple[str, Any]:
    """The first of those fields that has something in it, and what that is."""
    return next(((name, found) for name in names if (found := getattr(value, name)) not in (None, "")), ("", None))


def shown(value: Any, called: Callable[[str], str] = str) -> str:
    """A value as what differs is told: a day in full, words in short."""
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
