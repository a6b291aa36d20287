"""What awaits sign-off, with its evidence, on Home for the chair and for support, who may record decisions."""

from collections.abc import Iterator, Sequence

from board.actions import Action, Status
from board.boards import Board
from commands.actions.as_read import last_update
from commands.actions.next_steps import SIGN_OFF_SEVERAL, step
from commands.actions.wording import owner
from commands.asked_waiting import asked_of, asked_parts
from commands.boards.reachable import told_apart
from commands.home.parts import HomePart
from commands.home.visit import Visit, stretch
from commands.reply import Bold, Button, Buttons, paragraph, whole_lines

A_PAGE = 10
_NO_EVIDENCE = "No evidence is on the log: it can be returned, and not signed off."
_THEIR_OWN = "It is yours: the chair or another support officer decides."


def awaiting(visit: Visit) -> list[Action]:
    """The actions that await sign-off; empty unless the person is the chair or support."""
    if not visit.actor.decides:
        return []
    return visit.store.actions.of_status(visit.board.id, (Status.AWAITING_SIGN_OFF,))


def awaiting_words(visit: Visit, waiting: Sequence[Action]) -> str:
    """How many wait, and for whom; empty unless the person is the chair or support."""
    if not visit.actor.decides:
        return ""
    many = f"{len(waiting):,} {'waits' if len(waiting) == 1 else 'wait'}" if waiting else "nothing waits"
    whose = "for you to sign off" if visit.is_chair else "for the chair to sign off"
    return f"{many} {whose}.".capitalize()


def waiting_elsewhere(visit: Visit, boards: Sequence[Board]) -> Iterator[HomePart]:
    """How many actions await sign-off on each other open board of the person's `boards` of which they are the chair or
    support; empty if none does."""
    names = dict(zip((each.id for each in boards), told_apart(boards), strict=True))
    led = [each for each in boards if each.leads(visit.actor.person) and not each.is_closed and each != visit.board]
    many = visit.store.actions.awaiting_on([each.id for each in led]) if led else {}
    told = [f"{names[each.id]}: {many[each.id]:,}" for each in led if each.id in many]
    if told:
        yield paragraph((Bold("To be signed off on your other boards"), f" {' · '.join(told)}"))


def waiting_parts(visit: Visit, waiting: Sequence[Action]) -> Iterator[HomePart]:
    """A page of what waits, each with its evidence, *Sign off* and *Return*, and a button for several at once; then the
    later dates that are asked for, with *Agree* and *Decline…*."""
    if waiting:
        yield from _sign_offs(visit, waiting)
    if visit.actor.decides:
        yield from asked_parts(visit.call, asked_of(visit.store, visit.board.id))


def _sign_offs(visit: Visit, waiting: Sequence[Action]) -> Iterator[HomePart]:
    page = stretch(visit, waiting, A_PAGE, "waiting", "to sign off")
    whose = "Waiting for you" if visit.is_chair else "Waiting for the chair; you may record what was decided"
    yield paragraph((Bold(whose), page.words))
    if len(waiting) > 1:
        yield Buttons((SIGN_OFF_SEVERAL,))
    for action in page.items:
        theirs = visit.actor.owns(action) and not visit.is_chair
        said = [last_update(action)] if action.note else []
        yield paragraph((Bold(action.ref), f" {action.title} · {owner(action)}"), *said)
        yield paragraph(*_evidence(action), *([_THEIR_OWN] if theirs else []))
        if not theirs:
            yield Buttons(tuple(_buttons(action)))
    if page.turns:
        yield page.turns


def _evidence(action: Action) -> list[tuple[str, ...]]:
    told = [f'Evidence: "{action.evidence}"'] if action.evidence else []
    told += [_NO_EVIDENCE] if action.lacks_evidence else []
    return [tuple(map(str, line)) for each in told for line in whole_lines(each)]


def _buttons(action: Action) -> Iterator[Button]:
    if not action.lacks_evidence:
        yield step("close", action)
    yield step("return", action)
