"""Boards of any size: actions through storage's own code, and history in bulk, chained as storage chains it."""

import json
from collections.abc import Iterator
from datetime import timedelta
from itertools import islice
from typing import Any

from bare_log import tables
from bench.stand import BEGAN, NOW, Stand
from end_to_end.stage import ALI, JO, PAT, SAM

from board.actions import Action, Status
from board.history import Entry, differences
from storage.chain import OF_ITS_BOARD, hash_of
from storage.history import _INSERT
from storage.rows import instant
from storage.upkeep.verify import problems_in

PEOPLE = (JO, ALI, SAM, PAT)
# The last is a role in words.
OWNERS = (*PEOPLE, None)
# Days from today to the due date, in turn: four in ten overdue, as on Northmoor, and one undated.
DUE_IN = (-150, 12, -61, 90, -30, 45, None, 200, -7, 120)
AT_ONCE = 50_000


def fill_actions(stand: Stand, many: int) -> None:
    """Adds open actions `A1` to `A<many>`, each with its line of history, all opened when the log began."""
    with stand.log.writing() as store:
        board = stand.board(store)
        for number in range(many):
            action = store.actions.add(board.id, _action(store.boards.take_ref(board.id, "A"), number))
            said, changes = f"/action add {action.title}", differences(None, action)
            line = Entry(0, "action", action.id, action.ref, "add", SAM.id, BEGAN, said, changes)
            store.history.add(board.id, line)


def _action(ref: str, number: int) -> Action:
    owner, due_in = OWNERS[number % len(OWNERS)], DUE_IN[number % len(DUE_IN)]
    due_on = None if due_in is None else NOW.date() + timedelta(days=due_in + number % 7)
    return Action(
        id=0,
        ref=ref,
        title=f"Dip sample {number % 40 + 1} of visits by the north team, with the partnership",
        status=Status.IN_PROGRESS if number % 3 else Status.NOT_STARTED,
        owner_id=owner.id if owner else None,
        owner_words="" if owner else "Head of Service, Safeguarding",
        due_on=due_on,
        original_due_on=due_on,
        source="Improvement plan, 2020",
        note="Running since January; 19 sampled in May were seen the same day.",
        opened_at=BEGAN,
        updated_at=BEGAN,
    )


def fill_history(stand: Stand, many: int) -> None:
    """Adds lines of history up to `many` in all: updates of the board's actions, spread evenly over the years before.

    Each tells of a passing note, after which the action says again what it says now, so that the log agrees with it.
    They go in by the thousand, for a million one by one would take minutes; each hash is storage's own.
    """
    with stand.log.reading() as store:
        board_id = stand.board(store).id
        actions = store.actions.of_status(board_id)
        last = store.history.last_of(board_id)
    rows = _updates(board_id, actions, last, many)
    while chunk := list(islice(rows, AT_ONCE)):
        with stand.log.writing() as store:
            tables(store).conn.executemany(_INSERT, chunk)


def _updates(board_id: int, actions: list[Action], last: tuple[int, str], many: int) -> Iterator[dict[str, Any]]:
    first, previous = last[0] + 1, last[1]
    step = (NOW - timedelta(days=1) - BEGAN) / max(1, many - first)
    for line in range(first, many + 1):
        action, note = actions[line % len(actions)], f"{line % 535} of 535 reviewed"
        row: dict[str, Any] = {
            "id": line,
            "board_id": board_id,
            "subject": "action",
            "subject_id": action.id,
            "ref": action.ref,
            "verb": "update",
            "person": PEOPLE[line % len(PEOPLE)].id,
            "at": instant(BEGAN + step * (line - first)),
            "said": f"/action update {action.ref} {note}",
            "changes": json.dumps({"note": (note, action.note)}, ensure_ascii=False),
            "why": "",
            "undoes": None,
            "previous_hash": previous,
            "rule": OF_ITS_BOARD,
        }
        row["hash"] = previous = hash_of(row)
        yield row


def check_history(stand: Stand) -> None:
    """Raises where the log would not pass `boardbot verify`: then what was filled in is not as the bot writes it."""
    problems = problems_in(stand.log)
    if problems:
        raise RuntimeError(f"the history that was filled in would not pass boardbot verify: {problems[0]}")
