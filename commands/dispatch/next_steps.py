"""What may be done next to what somebody has just changed, of whatever kind, as buttons below the answer."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from board.refs import quoted
from commands.actions.next_steps import of_action
from commands.areas.next_steps import of_area
from commands.call import Call
from commands.measures.next_steps import of_measure
from commands.reply import Button, Buttons, Reply
from commands.risks.next_steps import of_risk
from commands.undoing import UNDO, undo_line


def with_next_steps(answer: Reply, call: Call) -> Reply:
    """The answer to a change, with what may be done next to what it changed. Where others read the answer it cannot be
    undone from there: whoever presses undoes their own."""
    written = [each for each in call.store.history.written if each.subject == call.command]
    if call.command not in _STEPS or not written:
        return answer
    changed = list(dict.fromkeys((each.subject_id, each.ref) for each in written))
    thing, ref = changed[0]
    steps = _STEPS[call.command](call, thing, ref) if len(changed) == 1 else Buttons(())
    undo = Button(UNDO, undo_line(call.command, ref, written[-1].id), about=quoted(ref))
    row = (*steps.buttons, *([undo] if _is_undone(call) else []))
    return replace(answer, parts=(*answer.parts, Buttons(row))) if row else answer


def _is_undone(call: Call) -> bool:
    """Undo takes the change back: any but an undo, and but a new measure, which is nobody's entry."""
    return call.verb != "undo" and (call.command, call.verb) != ("measure", "add") and not call.request.overheard


def _of_action(call: Call, thing: int, _: str) -> Buttons:
    return of_action(call, call.store.actions.these([thing])[0])


def _of_area(call: Call, _: int, ref: str) -> Buttons:
    area = call.store.areas.find(call.board.id, ref)
    return of_area(call, area) if area else Buttons(())


def _of_measure(call: Call, _: int, ref: str) -> Buttons:
    measure = call.store.measures.find(call.board.id, ref)
    return of_measure(call, measure) if measure else Buttons(())


def _of_risk(call: Call, _: int, ref: str) -> Buttons:
    risk = call.store.risks.find(call.board.id, ref)
    return of_risk(call, risk) if risk else Buttons(())


_STEPS: Mapping[str, Callable[[Call, int, str], Buttons]] = {
    "action": _of_action,
    "area": _of_area,
    "measure": _of_measure,
    "risk": _of_risk,
}
