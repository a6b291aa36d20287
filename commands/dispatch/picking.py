"""What a picker on a form offers as somebody types into it: actions, measures, areas and risks, by ref and title."""

from collections.abc import Iterable

from board.actions import LIVE, MOVES
from board.boards import Board
from board.folding import folded
from board.refs import loose_key
from board.risks import Risk, RiskStatus
from commands.boards.reachable import reachable
from commands.dispatch.log import Log
from commands.request import Request
from commands.slots import SlotKind
from storage.action_filters import ASKED
from storage.actions import Listed
from storage.store import Store

# Slack takes a hundred; a phone shows six, and the next letter finds the rest.
MOST_OFFERED = 40

Choice = tuple[str, str]


def offered_in_picker(request: Request, log: Log, board_id: int | None, kind: SlotKind, verb: str) -> list[Choice]:
    """Up to MOST_OFFERED choices, as (value, label), for what was typed: `request.text`. None where the board is not
    one that the person can reach."""
    with log.reading(request.deadline) as store:
        board = next((each for each in reachable(request, store) if each.id == board_id), None)
        if board is None:
            return []
        found = [(ref, title) for ref, title in _all(kind, verb, request.person.id, board, store)]
    choices = [(ref, f"{ref} {title}".strip()) for ref, title in found if _fits(request.text, ref, title)]
    typed = " ".join(request.text.split())
    if kind == SlotKind.AREA and typed and typed.casefold() not in [ref.casefold() for ref, _ in choices]:
        choices.append((typed, f"New: {typed}"))
    return choices[:MOST_OFFERED]


def _all(kind: SlotKind, verb: str, person: str, board: Board, store: Store) -> Iterable[Choice]:
    if kind == SlotKind.MEASURE:
        return [(each.ref, each.title) for each in store.measures.all(board.id)]
    if kind == SlotKind.AREA:
        return [(area.ref, "" if area.title == area.ref else area.title) for area in store.areas.all(board.id)]
    if kind == SlotKind.RISK:
        return [(each.ref, each.title) for each in _risks(verb, board, store)]
    asked = [ASKED] if verb in {"agree", "decline"} else []
    found = store.actions.listed(board.id, MOVES.get(verb, LIVE), asked)
    return [(each.ref, each.title) for each in sorted(found, key=lambda each: _is_anothers(each, person))]


def _risks(verb: str, board: Board, store: Store) -> Iterable[Risk]:
    """The open risks; to be reopened, those that are closed."""
    wanted = RiskStatus.CLOSED if verb == "reopen" else RiskStatus.OPEN
    return [each for each in store.risks.all(board.id) if each.status == wanted]


def _is_anothers(each: Listed, person: str) -> bool:
    return each.owner_id != person


def _fits(typed: str, ref: str, title: str) -> bool:
    """Every word typed is in the ref or the title; or the ref begins with what was typed, however it is spelt."""
    words = folded(typed).split()
    if not words:
        return True
    within = folded(f"{ref} {title}")
    key = loose_key(typed)
    return all(word in within for word in words) or (bool(key) and loose_key(ref)[: len(key)] == key)
