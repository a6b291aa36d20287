"""Buttons below the reply to a change: what can be done next to the thing that was changed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from board.actions import Action
from board.refs import quoted
from commands.actions.next_steps import evidence_first, of_action
from commands.areas.next_steps import of_area
from commands.call import Call
from commands.measures.pages.next_steps import of_measure
from commands.reply import Button, Buttons, Reply
from commands.risks.next_steps import of_risk
from commands.told.telling import Written
from commands.undoing import UNDO, undo_line
from storage.ref_table import Thing


def with_next_steps(answer: Reply, call: Call, of_actions: Sequence[Written]) -> Reply:
    """The answer to a change, with buttons for what may be done next; `of_actions` are its lines of history about
    actions.

    An answer that others read has no undo button: a person who presses it would undo a change of their own.
    """
    written = [each for each in call.store.history.written if each.subject == call.command]
    if call.command not in _STEPS or not written:
        return answer
    changed = list(dict.fromkeys((each.subject_id, each.ref) for each in written))
    _, ref = changed[0]
    thing = _thing(call, ref, of_actions) if len(changed) == 1 else None
    steps = _STEPS[call.command](call, thing) if thing else Buttons(())
    undo = Button(UNDO, undo_line(call.command, ref, written[-1].id), about=quoted(ref))
    row = (*steps.buttons, *([undo] if _is_undone(call) else []))
    return replace(answer, parts=(*answer.parts, Buttons(row))) if row else answer


def _thing(call: Call, ref: str, of_actions: Sequence[Written]) -> Thing | None:
    if call.command == "action":
        return next((action for _, action in of_actions), None)
    return call.store.of(call.command).find(call.board.id, ref)


def _is_undone(call: Call) -> bool:
    """True if undo takes the change back.
    It takes back neither an undo nor a new measure, which is not one person's entry."""
    return call.verb != "undo" and (call.command, call.verb) != ("measure", "add") and not call.request.overheard


def _of_action(call: Call, action: Action) -> Buttons:
    """The steps. "Sign off" is among them only if the evidence was given just now, as the answer then shows it."""
    steps = of_action(call, action)
    return steps if call.verb == "done" else evidence_first(steps)


_STEPS: Mapping[str, Callable[[Call, Any], Buttons]] = {
    "action": _of_action,
    "area": of_area,
    "measure": of_measure,
    "risk": of_risk,
}
