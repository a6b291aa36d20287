"""Verification: the file is sound, no line of history was altered, and the log says what its history says."""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any

from board.actions import Action, Status
from board.boards import Board
from board.history import Entry, facts, plain
from board.measures import Measure
from board.words import capital
from storage.database import Database
from storage.digests import fingerprint
from storage.store import Store

# The verbs whose lines tell of a measure itself, and not of a part of it.
_ABOUT = frozenset({"add", "handover", "import measure"})
PARTS = ("reading", "claim", "condition", "judgement")


def problems_in(database: Database) -> list[str]:
    """What is wrong with the log, a sentence each; nothing where the log can be relied on.

    Looked at: SQLite's own check of the file, the chain of hashes, each digest's note of the chain at its time, and
    every action, figure, target, claim, judgement, role and meeting against the history of how it came to be.
    """
    with database.reading() as store:
        problems = [*store.integrity(), *store.history.faults()]
        boards = store.boards.all()
        gone = store.history.boards() - {board.id for board in boards}
        problems += [f"Board {board_id} is in the history and not in the log." for board_id in sorted(gone)]
        for board in boards:
            found = _board_problems(store, board)
            problems += [f"{board.name}: {each}" if len(boards) > 1 else capital(each) for each in found]
    return problems


def _board_problems(store: Store, board: Board) -> Iterator[str]:
    yield from _actions(store, board)
    # A board's measures are changed by tens, its actions by thousands: only the latter are read a line at a time.
    yield from _measures(store.measures.all(board.id), list(store.history.everything(board.id, "measure")))
    own = list(store.history.everything(board.id, "board"))
    yield from _people_and_meetings(board, own)
    yield from _digests(store, board, own)


def _actions(store: Store, board: Board) -> Iterator[str]:
    told: dict[int, dict[str, Any]] = {}
    for entry in store.history.everything(board.id, "action"):
        told.setdefault(entry.subject_id, {"ref": entry.ref}).update(_new(entry))
    actions = {action.id: action for action in store.actions.of_status(board.id, tuple(Status))}
    for action_id, known in told.items():
        if action_id not in actions:
            yield f"action {known['ref']} is in the history and not in the log."
    for action in actions.values():
        if action.id not in told:
            yield f"action {action.ref} has no history."
            continue
        now = {each.name: plain(getattr(action, each.name)) for each in fields(Action)}
        wrong = [name for name, value in now.items() if told[action.id].get(name) != value]
        if wrong:
            yield f"action {action.ref} differs from its own history in {', '.join(sorted(wrong))}."


def _measures(measures: Iterable[Measure], entries: list[Entry]) -> Iterator[str]:
    """Every part of a measure that stands must have been entered, as it is; every one entered must stand."""
    told: dict[tuple[str, int], tuple[str, dict[str, Any]]] = {}
    for entry in entries:
        for part in (each for each in PARTS if each in entry.changes):
            before, after = entry.changes[part]
            if entry.undoes is not None:
                told.pop((part, before), None)
            else:
                told[part, after] = (entry.ref, _new(entry))
    replaced = {(ref, known["replaces"]) for ref, known in told.values() if known.get("replaces")}
    for (part, part_id), now, ref in _standing(measures):
        entered = told.pop((part, part_id), None)
        if entered is None:
            yield f"{part} {part_id} of {ref} has no history."
        elif entered[0] != ref or any(entered[1].get(name, value) != value for name, value in now.items()):
            yield f"{part} {part_id} of {ref} differs from its history."
    for (part, part_id), (ref, known) in told.items():
        if not (part == "condition" and (ref, known.get("label")) in replaced):
            yield f"{part} {part_id} of {ref} is in the history and not in the log."
    yield from _titles(measures, entries)


def _titles(measures: Iterable[Measure], entries: list[Entry]) -> Iterator[str]:
    """Each measure's ref, title, owner and source against what was said when it was added or handed over."""
    told: dict[int, dict[str, Any]] = {}
    for entry in entries:
        told.setdefault(entry.subject_id, {"ref": entry.ref}).update(_new(entry) if entry.verb in _ABOUT else {})
    for measure in measures:
        known = told.pop(measure.id, {})
        if any(known.get(name) != getattr(measure, name) for name in ("ref", "title", "owner_id", "owner_words")):
            yield f"measure {measure.ref} differs from its history."
    yield from (f"measure {known['ref']} is in the history and not in the log." for known in told.values())


def _standing(measures: Iterable[Measure]) -> Iterator[tuple[tuple[str, int], dict[str, Any], str]]:
    """Every part that stands: its kind and id, its facts, and the ref of its measure."""
    for measure in measures:
        for reading in measure.readings:
            yield ("reading", reading.id), facts(reading), measure.ref
        for claim in measure.claims:
            yield ("claim", claim.id), facts(claim), measure.ref
        for condition in measure.conditions:
            yield ("condition", condition.id), facts(condition), measure.ref
            for judgement in condition.judgements:
                yield ("judgement", judgement.id), facts(judgement) | {"of": condition.label}, measure.ref


def _people_and_meetings(board: Board, entries: list[Entry]) -> Iterator[str]:
    roles: dict[str, str] = {}
    meetings: set[str] = set()
    told: dict[str, Any] = {"paused": False}
    for entry in entries:
        for name, (old, new) in entry.changes.items():
            if name in {"name", "channel", "paused"}:
                told[name] = new
            elif name == "meeting":
                meetings ^= {old or new}
            elif name[:1] in {"U", "W"} and name.isalnum() and name.isupper():
                roles[name] = new
    now = {"name": board.name, "channel": board.channel, "paused": board.paused}
    if any(now[name] != value for name, value in told.items()):
        yield "its name, channel or pause differs from its history."
    if roles != {person: str(role) for person, role in board.roles.items()}:
        yield "its roles differ from its history."
    if meetings != {on.isoformat() for on in board.meetings}:
        yield "its meetings differ from its history."


def _digests(store: Store, board: Board, entries: list[Entry]) -> Iterator[str]:
    """What was frozen is as it was; and the history that a digest was composed from is still there."""
    told = {
        entry.changes["digest"][1]: entry.changes["messages"][1] for entry in entries if "messages" in entry.changes
    }
    for digest in store.digests.of(board.id):
        if told.pop(digest.slot, None) != fingerprint(digest.messages):
            yield f"the digest {digest.slot} is not as it was composed."
        if digest.history_id and store.history.hash_of(digest.history_id) != digest.history_hash:
            yield f"history lines before the digest {digest.slot} are missing or altered."
    for slot in told:
        yield f"the digest {slot} is in the history and not in the log."


def _new(entry: Entry) -> dict[str, Any]:
    return {name: new for name, (_, new) in entry.changes.items()}
