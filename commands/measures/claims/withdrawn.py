"""How withdrawn entries about a measure are worded, on the measure's own page and in the digest."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from board.conditions import Reading
from board.figures import value_of
from board.history import Entry
from board.publishing import says_held_back
from board.words import day
from commands.call import Call
from commands.measures.claims.stance import in_words
from commands.measures.claims.withdraw import WITHDRAW


def withdrawn_lines(call: Call, entries: Iterable[Entry]) -> list[str]:
    """A line for each withdrawn entry about a measure: what it said, who withdrew it, when and why. `entries` are the
    lines of the measure's history that have not been undone."""
    return [_line(call, each) for each in entries if each.verb == WITHDRAW.name]


def _line(call: Call, entry: Entry) -> str:
    on = day(call.board.schedule.today(entry.at))
    return f"Withdrawn on {on} by <@{entry.person}>: {_said(was_of(entry))}. Because: {entry.why}"


def was_of(entry: Entry) -> dict[str, Any]:
    """The old values that a line of history replaces, by name."""
    return {name: old for name, (old, _) in entry.changes.items()}


def reading_words(was: Mapping[str, Any]) -> str:
    """A reading from its values in the history: `CIN visits 77% as at Tue 30 Jun 2020`."""
    as_at = date.fromisoformat(was["as_at"])
    figure = Reading(0, was["indicator"], as_at, value_of(was["value"]), was["unit"], source=was["source"]).figure
    return f"{was['indicator']} {figure} as at {day(as_at)}"


def reading_told(was: Mapping[str, Any]) -> str:
    """A reading as in `reading_words`, but without a figure that must not be published."""
    if not says_held_back(was.get("caveat") or ""):
        return reading_words(was)
    return f"{was['indicator']} (not to be published) as at {day(date.fromisoformat(was['as_at']))}"


def _said(was: Mapping[str, Any]) -> str:
    if "reading" in was:
        return f"reading {reading_words(was)}"
    if "statement" in was:
        return f'the chair\'s statement as at {day(date.fromisoformat(was["as_at"]))}: "{was["words"]}"'
    if "judgement" in was:
        return f'{was["of"]} judged {in_words(was["met"])} by <@{was["judged_by"]}> ("{was["evidence"]}")'
    return f'"{was["reported"]}" by {was["body"]}' + (f" ({was['source']})" if was["source"] else "")


def withdrawn_words(entry: Entry) -> str:
    """A withdrawn reading or judgement in the digest: `M6 reading CIN visits 77% as at … withdrawn, because: …`."""
    was = was_of(entry)
    if "reading" in was:
        return f"{entry.ref} reading {reading_told(was)} withdrawn, because: {entry.why}"
    return f'{entry.ref} judgement "{in_words(was["met"])}" of {was["of"]} withdrawn, because: {entry.why}'
