"""What a person may do next to measures, as buttons below a reply."""

from board.measures import Measure
from board.refs import quoted
from commands.call import Call
from commands.reply import Button, Buttons

_STEPS = {"reading": "Enter a figure", "claim": "Record a claim"}
_TARGET = "Set a target"
ADD = Button("Add a measure", "/measure add")


def of_measure(call: Call, measure: Measure) -> Buttons:
    """What may be done next to one measure; no button for whoever only reads, or on a board that is closed."""
    if call.board.is_read_by(call.actor):
        return Buttons(())
    ref = quoted(measure.ref)
    steps = _STEPS if measure.conditions else _STEPS | {"target": _TARGET}
    return Buttons(tuple(Button(label, f"/measure {verb} {ref}", about=ref) for verb, label in steps.items()))


def of_measures(call: Call, line: str) -> Buttons:
    """What may be done next to any measure of a list, which `line` shows: a form asks which."""
    asks = [Button(label, f"/measure {verb}") for verb, label in _STEPS.items()]
    return Buttons(() if call.board.is_read_by(call.actor) else (*asks, ADD), redraws=line)
