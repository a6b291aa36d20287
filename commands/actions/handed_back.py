"""Makes the lines that reverse a handover of one action, from its line of history."""

from collections.abc import Iterator
from typing import Any

from board.history import Entry
from board.refs import quoted
from commands.reading.several_people import as_one_value


def hand_back_lines(entry: Entry) -> Iterator[str]:
    """A line for each part of the action that was handed over: owner, accountable officer, supporters."""
    ref = quoted(entry.ref)
    if owner := _had_by(entry, "owner"):
        yield f"/action assign {ref} {owner}"
    if accountable := _had_by(entry, "accountable"):
        yield f"/action edit {ref} accountable: {accountable}"
    old, new = ((each or "").splitlines() for each in entry.changes.get("supporters", ("", "")))
    back, off = as_one_value(one for one in old if one not in new), as_one_value(one for one in new if one not in old)
    if back:
        yield f"/action assign {ref} support: {back}" + (f" without: {off}" if off else "")


def _had_by(entry: Entry, part: str) -> str:
    """Who had the part before: a mention, or a role in words, in quotes so that it is read as a role. Empty if the part
    did not change."""
    person, words = (_old(entry.changes.get(f"{part}_{kind}")) for kind in ("id", "words"))
    return f"<@{person}>" if person else f'"{words}"' if words else ""


def _old(change: tuple[Any, Any] | None) -> str:
    return change[0] or "" if change else ""
