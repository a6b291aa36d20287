"""The decisions of a meeting in words, each with its evidence, its reason and its minute."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from board.boards import Board
from board.history import Entry
from board.words import day, listed, moment
from commands.actions.steps import STEPS
from commands.at_meeting import decided_by
from storage.store import Store

EVER = datetime.max.replace(tzinfo=UTC)
_REFS_SHOWN = 20
# `STEPS`, with the decisions that it lacks. The words follow the action's title.
_DECIDED = {**STEPS, "agree": "later date agreed", "decline": "later date declined", "handover": "handed over"}
# The words given with these are a note, not a reason.
_WITH_NOTE = frozenset({"close", "agree"})
# A later line can reopen what these end.
_ENDS = frozenset({"close", "bau", "cancel"})
# One decision: its ref and heading, and the lines that it rests on.
Decision = tuple[tuple[str, str], list[str]]


def decided_on(store: Store, board: Board, on: date, until: datetime = EVER) -> list[Decision]:
    """The decisions of the meeting on a day, as recorded by the instant `until`, with people as mentions."""
    entries = [each for each in store.history.decided_at(board.id, on) if each.at <= until]
    return _told(store, board, entries, until)


def _told(store: Store, board: Board, entries: Sequence[Entry], until: datetime) -> list[Decision]:
    """Each decision, in the order in which they were recorded. Everything that one handover moved is one decision."""
    together: dict[object, list[Entry]] = {}
    for entry in entries:
        one = (entry.person, entry.at, entry.said) if entry.verb == "handover" else entry.id
        together.setdefault(one, []).append(entry)
    actions = [each.subject_id for each in entries if each.subject == "action"]
    titles = _titles(store, board, entries, actions)
    evidence = store.history.evidence_of(board.id, actions) if actions else {}
    again = store.history.reopened(board.id, actions) if actions else {}
    again = {of: [(line, at) for line, at in those if at <= until] for of, those in again.items()}
    return [
        _handed_over(board, lines, titles)
        if lines[0].verb == "handover"
        else _decision(
            board,
            lines[0],
            titles.get(about := (lines[0].subject, lines[0].subject_id), ""),
            evidence.get(about[1], ()) if about[0] == "action" else (),
            again.get(about[1], ()) if about[0] == "action" else (),
        )
        for lines in together.values()
    ]


def _titles(store: Store, board: Board, entries: Sequence[Entry], actions: Sequence[int]) -> dict[tuple[str, int], str]:
    """The title of each action and risk, by its kind and id."""
    found = {("action", each.id): each.title for each in store.actions.these(actions)} if actions else {}
    if any(each.subject == "risk" for each in entries):
        found |= {("risk", each.id): each.title for each in store.risks.all(board.id)}
    return found


def _decision(
    board: Board, entry: Entry, title: str, evidence: Sequence[tuple[int, str]], again: Sequence[tuple[int, datetime]]
) -> Decision:
    old = {name: before for name, (before, _) in entry.changes.items()}
    new = {name: now for name, (_, now) in entry.changes.items()}
    shown = next((words for line, words in reversed(evidence) if line <= entry.id), "")
    rests_on = [
        f'Evidence: "{shown}"' if shown and entry.verb == "close" else "",
        f"Watched by {new['body']}" if new.get("body") else "",
        _asked(old),
        _opened_again(board, entry, again),
        (f'"{entry.why}"' if entry.verb in _WITH_NOTE else f"Because: {entry.why}") if entry.why else "",
    ]
    return (entry.ref, f" {title}: {_head(board, entry)}"), [each for each in rests_on if each]


def _opened_again(board: Board, entry: Entry, again: Sequence[tuple[int, datetime]]) -> str:
    """When what this decision ended was reopened; empty if it was not, or if the decision ended nothing."""
    at = next((at for line, at in again if line > entry.id), None) if entry.verb in _ENDS else None
    return f"Reopened since, {moment(at, board.schedule.timezone)}" if at else ""


def _asked(old: Mapping[str, Any]) -> str:
    """The later date that was asked for until then, and why; empty if none was."""
    on, why = old.get("asked_due_on"), old.get("asked_why")
    return f"Asked for: {day(date.fromisoformat(on))}{f', because: {why}' if why else ''}" if on else ""


def _handed_over(board: Board, lines: Sequence[Entry], titles: Mapping[tuple[str, int], str]) -> Decision:
    refs = [each.ref for each in lines]
    named = [
        f"{each.ref} {titles[each.subject, each.subject_id]}"
        for each in lines[:_REFS_SHOWN]
        if (each.subject, each.subject_id) in titles
    ]
    more = f" and {len(refs) - _REFS_SHOWN} more" if len(refs) > _REFS_SHOWN else ""
    shown = listed(refs) if not more else ", ".join(refs[:_REFS_SHOWN]) + more
    return (shown, f": {_head(board, lines[0])}"), [*_from_whom(lines[0]), *named]


def _from_whom(entry: Entry) -> list[str]:
    person, words = (entry.changes.get(name, (None, ""))[1] for name in ("owner_id", "owner_words"))
    to = f"<@{person}>" if person else f'"{words}"'
    return [f"{entry.why.removeprefix('handed over ')} to {to}"]


def _head(board: Board, entry: Entry) -> str:
    by = f" by <@{entry.person}>"
    minute = decided_by(entry).minute
    told = f"{_DECIDED.get(entry.verb, entry.verb)}{by}, {moment(entry.at, board.schedule.timezone)}"
    return f"{told} · minute {minute}" if minute else told
