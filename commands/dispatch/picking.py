"""What a picker on a form offers while somebody types: actions, measures, areas and risks, by ref and title."""

from collections.abc import Iterable

from board.actions import LIVE, MOVES
from board.areas import Area
from board.boards import Board
from board.folding import folded
from board.measures import Measure
from board.refs import loose_key, refs_named
from board.risks import Risk, RiskStatus
from commands.boards.reachable import reachable
from commands.dispatch.log import Log
from commands.request import Request
from commands.slots import SlotKind
from storage.action_filters import ASKED
from storage.actions import Listed
from storage.store import Store

# Slack accepts 100. A phone shows six, and the next letter typed narrows the list.
MOST_OFFERED = 40

Choice = tuple[str, str]
_Owned = Listed | Measure | Area | Risk


def offered_in_picker(request: Request, log: Log, board_id: int | None, kind: SlotKind, verb: str) -> list[Choice]:
    """Up to MOST_OFFERED choices for what was typed (`request.text`), each a value and a label;
    empty if the person cannot reach the board."""
    with log.reading(request.deadline) as store:
        board = next((each for each in reachable(request, store) if each.id == board_id), None)
        if board is None:
            return []
        found = [(ref, title) for ref, title in _all(kind, verb, request.person.id, board, store)]
    # A whole ref comes first, even if more refs begin with it than are offered.
    meant = refs_named(request.text, [ref for ref, _ in found])
    fit = [(ref, title) for ref, title in found if ref in meant or _fits(request.text, ref, title)]
    fit.sort(key=lambda each: each[0] not in meant)
    return [(ref, f"{ref} {title}".strip()) for ref, title in fit[:MOST_OFFERED]]


def _all(kind: SlotKind, verb: str, person: str, board: Board, store: Store) -> Iterable[Choice]:
    """Everything that the verb could be done to, the person's own first."""
    found = sorted(_of_kind(kind, verb, board, store), key=lambda each: each.owner_id != person)
    return [(each.ref, "" if each.title == each.ref else each.title) for each in found]


def _of_kind(kind: SlotKind, verb: str, board: Board, store: Store) -> Iterable[_Owned]:
    if kind == SlotKind.MEASURE:
        return store.measures.all(board.id)
    if kind == SlotKind.AREA:
        return _areas(verb, board, store)
    if kind == SlotKind.RISK:
        return _risks(verb, board, store)
    return store.actions.listed(board.id, MOVES.get(verb, LIVE), [ASKED] if verb in {"agree", "decline"} else [])


def _areas(verb: str, board: Board, store: Store) -> Iterable[Area]:
    """The areas: for `bau` those in the plan, and for `reopen` those in business as usual."""
    usual = {"bau": False, "reopen": True}
    return [each for each in store.areas.all(board.id) if each.is_usual == usual.get(verb, each.is_usual)]


def _risks(verb: str, board: Board, store: Store) -> Iterable[Risk]:
    """The open risks; for `reopen`, the closed ones."""
    wanted = RiskStatus.CLOSED if verb == "reopen" else RiskStatus.OPEN
    return [each for each in store.risks.all(board.id) if each.status == wanted]


def _fits(typed: str, ref: str, title: str) -> bool:
    """True if every word typed is in the ref or the title, or the ref begins
    with what was typed, however it is spelt."""
    words = folded(typed).split()
    if not words:
        return True
    within = folded(f"{ref} {title}")
    key = loose_key(typed)
    return all(word in within for word in words) or (bool(key) and loose_key(ref)[: len(key)] == key)
