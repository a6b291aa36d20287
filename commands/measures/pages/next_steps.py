"""Buttons below a reply for what a person may do next with measures."""

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
    """The buttons for one measure. Whoever may only read, and everybody on a closed board, gets its chart alone."""
    steps = {"chart": _CHART} if charted_indicators(measure, call.today) else {}
    if not call.board.is_read_by(call.actor):
        steps = _STEPS | steps if measure.conditions else _STEPS | {"target": _TARGET} | steps
    ref = quoted(measure.ref)
    return Buttons(tuple(Button(label, f"/measure {verb} {ref}", about=ref) for verb, label in steps.items()))


def of_measures(call: Call, line: str) -> Buttons:
    """Buttons below the list that `line` shows. There are none for whoever may only read, or on a closed board."""
    asks = [Button(label, f"/measure {verb}") for verb, label in _STEPS.items()]
    return for_writers(call, *asks, ADD, redraws=line)
