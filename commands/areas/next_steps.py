"""Buttons for what a person may do next with areas."""

from board.areas import Area
from board.refs import quoted
from commands.areas.edit import may_edit
from commands.buttons_for import for_writers
from commands.call import Call
from commands.reply import Button, Buttons

ADD = Button("Add an area", "/area add")
_JUDGE = "Self-assessment"


def of_area(call: Call, area: Area) -> Buttons:
    """The buttons for one area; none for a person who only reads, on a closed board, or for an area that was merged or
    withdrawn."""
    if call.board.is_read_by(call.actor) or area.withdrawn or area.merged_into:
        return Buttons(())
    ref = quoted(area.ref)
    steps = [Button("Log an action", f"/action add area: {ref}", opens=True, about=ref)]
    steps += [Button(_JUDGE, f"/area rate {ref}", about=ref)]
    steps += [Button("Edit", f"/area edit {ref}", opens=True, about=ref)] if may_edit(call, area) else []
    if call.actor.decides:
        usual = ("Into the plan again", "reopen") if area.is_usual else ("Business as usual", "bau")
        steps.append(Button(usual[0], f"/area {usual[1]} {ref}", about=ref))
    return Buttons(tuple(steps))


def of_areas(call: Call, line: str) -> Buttons:
    """The buttons below a list of areas; a form asks which area. `line` is the command that draws the list again."""
    return for_writers(call, Button(_JUDGE, "/area rate"), ADD, redraws=line)
