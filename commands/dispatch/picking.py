"""What a picker on a form offers while somebody types: actions, measures, areas and risks, by ref and title; and the
refusal of a form on which there would be nothing to pick."""

from collections.abc import Iterable

from board.actions import LIVE, MOVES, Action
from board.areas import Area
from board.boards import Board
from board.folding import folded
from board.measures import Measure
from board.refs import loose_key, refs_named
from board.risks import Risk, RiskStatus
from board.roles import Actor
from commands.boards.reachable import reachable
from commands.dispatch.log import Log
from commands.dispatch.theirs import NothingToPick, is_theirs
from commands.forms import Form
from commands.request import Request
from commands.slots import PICKED, Slot, SlotKind
from storage.action_filters import ASKED
from storage.actions import Listed
from storage.store import Store

# Slack accepts 100. A phone shows six, and the next letter typed narrows the list.
MOST_OFFERED = 40

Choice = tuple[str, str]
_Owned = Action | Listed | Measure | Area | Risk


def offered_in_picker(request: Request, log: Log, board_id: int | None, kind: SlotKind, verb: str) -> list[Choice]:
    """Up to MOST_OFFERED choices for what was typed (`request.text`), each a value and a label;
    empty if the person cannot reach the board."""
    with log.reading(request.deadline) as store:
        board = next((each for each in reachable(request, store) if each.id == board_id), None)
        if board is None:
            return []
        actor = board.actor(request.person.id, request.person.guest)
        found = _all(kind, verb, actor, board, store, done_to=request.command == kind)
    # An area is not merged into itself, nor linked to itself.
    about = request.filled.about if request.filled and request.command == kind else ""
    found = [(ref, title) for ref, title in found if ref != about]
    # A whole ref comes first, even if more refs begin with it than are offered.
    meant = refs_named(request.text, [ref for ref, _ in found])
    fit = [(ref, title) for ref, title in found if ref in meant or _fits(request.text, ref, title)]
    fit.sort(key=lambda each: each[0] not in meant)
    return [(ref, f"{ref} {title}".strip()) for ref, title in fit[:MOST_OFFERED]]


def check_can_be_sent(form: Form, actor: Actor, board: Board, store: Store) -> None:
    """Raises NothingToPick if a required field of the form has nothing to pick from."""
    for each in form.fields:
        slot, verb = each.slot, form.verb
        if slot.required and slot.kind in PICKED:
            found = _all(slot.kind, verb.name, actor, board, store, done_to=verb.command == slot.kind)
            if all(ref == form.ref for ref, _ in found):
                raise _nothing_to_pick(slot, actor, board, store)
        elif slot.required and slot.offers and not each.options:
            raise NothingToPick(f'There is nothing to choose at "{slot.label}".')


def _nothing_to_pick(slot: Slot, actor: Actor, board: Board, store: Store) -> NothingToPick:
    if store.of(slot.kind).refs(board.id):
        lines = [f"/{slot.kind} list"]
        return NothingToPick(f"There is no {slot.kind} on this board that you could pick. All of them:", lines=lines)
    lines = [] if board.is_read_by(actor) else [f"/{slot.kind} add"]
    return NothingToPick(f"This board has no {slot.kind}.{' Add one:' if lines else ''}", lines=lines)


def _all(kind: SlotKind, verb: str, actor: Actor, board: Board, store: Store, done_to: bool) -> list[Choice]:
    """Everything that the person could do the verb to, their own first. A field that is not for what it is `done_to`
    offers everything that can be named there."""
    of_kind = _of_kind(kind, verb, board, store, done_to)
    found = [each for each in of_kind if not done_to or is_theirs(actor, verb, each)]
    return [
        (each.ref, "" if each.title == each.ref else each.title)
        for each in sorted(found, key=lambda each: each.owner_id != actor.person)
    ]


def _of_kind(kind: SlotKind, verb: str, board: Board, store: Store, done_to: bool) -> Iterable[_Owned]:
    if kind == SlotKind.MEASURE:
        return [each for each in store.measures.all(board.id) if not done_to or _has_what_it_takes(verb, each)]
    if kind == SlotKind.AREA:
        return _areas(verb, board, store)
    if kind == SlotKind.RISK:
        return _risks(verb, board, store)
    statuses, conditions = MOVES.get(verb, LIVE), [ASKED] if verb in {"agree", "decline"} else []
    if done_to:
        return store.actions.of_status(board.id, statuses, conditions)
    return store.actions.listed(board.id, statuses, conditions)


def _has_what_it_takes(verb: str, measure: Measure) -> bool:
    """False for a chart of a measure without a figure, and for a judgement of one that figures alone decide."""
    if verb == "chart":
        return bool(measure.readings or measure.official)
    return verb != "judge" or any(each.is_judged for each in measure.conditions)


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
