"""What a person may do next to measures, as buttons below a reply."""

from board.measures import Measure
from board.refs import quoted
from commands.buttons_for import for_writers
from commands.call import Call
from commands.measures.pages.charted import charted_indicators
from commands.reply import Button, Buttons

_STEPS = {"reading": "Enter a figure", "claim": "Record a claim"}
_TARGET, _CHART = "Set a target", "Chart"
ADD = Button("Add a measure", "/measure add")


def of_measure(call: Call, measure: Measure) -> Buttons:
    """What may be done next to one measure; for whoever only reads, and on a board that is closed, its chart alone."""
    steps = {"chart": _CHART} if charted_indicators(measure, call.today) else {}
    if not call.board.is_read_by(call.actor):
        steps = _STEPS | steps if measure.conditions else _STEPS | {"target": _TARGET} | steps
    ref = quoted(measure.ref)
    return Buttons(tuple(Button(label, f"/measure {verb} {ref}", about=ref) for verb, label in steps.items()))


def of_measures(call: Call, line: str) -> Buttons:
    """What may be done next to any measure of a list, which `line` shows: a form asks which."""
    asks = [Button(label, f"/measure {verb}") for verb, label in _STEPS.items()]
    return for_writers(call, *asks, ADD, redraws=line)
