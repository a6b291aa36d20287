"""Chooses the buttons below a reply, for what a person may do next to its actions. No verb chooses its own.

A phone shows five buttons well. So a list has buttons for its first five open actions, and one that asks for which
other action it is meant.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from board.actions import MOVES, Action, Status
from board.boards import Board
from board.dates_agreed import is_asked
from board.position import Position
from board.refs import quoted
from board.refusals import Refusal
from board.roles import Role, check_moves_due_date
from commands.actions.as_read import as_read
from commands.actions.asking import agree_button
from commands.actions.rights import check_may, updates_one
from commands.call import Call
from commands.reply import Button, Buttons
from commands.with_board import of_board_alone

IN_A_ROW = 5
# The most actions for which the log is asked whether support may decide on them.
_MOST_ASKED = 12
ANOTHER = "Update another"
GIVE_A_DATE = "Give it a date"
WAITING_LINE = "/action waiting"
MINE = Button("What is mine", "/action")
UPDATE_ONE = Button("Update", "/action update")
WAITING = Button("Waiting for me", WAITING_LINE)
SIGN_OFF_SEVERAL = Button("Sign off several", WAITING_LINE)
_STEPS = {
    "close": "Sign off",
    "return": "Return",
    "agree": "Agree",
    "decline": "Decline…",
    "update": "Update",
    "done": "Done",
    "due": "Move the date",
}


def may(call: Call, verb: str, action: Action) -> bool:
    """True if the person may use the verb on the action now, and it would be of use."""
    if call.board.is_closed or action.status not in MOVES[verb] or not _is_of_use(verb, action):
        return False
    try:
        check_may(call, verb, action)
        if verb == "due":
            check_moves_due_date(call.actor, action)
    except Refusal:
        return False
    return True


def step(verb: str, action: Action) -> Button:
    """The button that uses the verb, one of `_STEPS`, on the action."""
    if verb == "agree":
        return agree_button(action)
    label = GIVE_A_DATE if verb == "due" and action.due_on is None else _STEPS[verb]
    line = f"/action {verb} {quoted(action.ref)}"
    return Button(label, as_read(line, action) if verb == "close" else line, about=action.ref)


def of_action(call: Call, action: Action, *more: Button) -> Buttons:
    """The buttons for what the person may do next to one action, and then `more`."""
    steps = [step(verb, action) for verb in _STEPS if may(call, verb, action)]
    if action.status == Status.AWAITING_SIGN_OFF and several_wait(call):
        steps.append(SIGN_OFF_SEVERAL)
    return Buttons((*steps, *more))


def evidence_first(row: Buttons) -> Buttons:
    """The buttons for below words that do not show the evidence: *Sign off* gives way to a button that shows it."""
    if all(each.label != _STEPS["close"] for each in row.buttons):
        return row
    rest = [each for each in row.buttons if each.label != _STEPS["close"]]
    return replace(row, buttons=tuple(rest if SIGN_OFF_SEVERAL in rest else [WAITING, *rest]))


def of_list(call: Call, actions: Sequence[Action], line: str) -> list[Buttons]:
    """The buttons for the actions on one page of a list, which `line` shows: a row for the first open ones, and a row
    of buttons that ask which action is meant."""
    if len(actions) == 1:
        return [replace(evidence_first(of_action(call, actions[0])), redraws=line)]
    ours = [each for each in actions if each.is_open and may(call, "update", each)]
    first = [
        Button(f"Update {quoted(each.ref)}", f"/action update {quoted(each.ref)}", about=each.title)
        for each in ours[:IN_A_ROW]
    ]
    asked = [
        Button(ANOTHER if verb == "update" else label, f"/action {verb}")
        for verb, label in _STEPS.items()
        if (verb in {"done", "due"} or (verb == "update" and len(ours) > IN_A_ROW))
        and any(may(call, verb, each) for each in actions)
    ]
    if any(each.status == Status.AWAITING_SIGN_OFF for each in actions) and several_wait(call):
        asked.append(SIGN_OFF_SEVERAL)
    return [Buttons(tuple(row), redraws=line) for row in (first, asked) if row]


def for_everybody(board: Board) -> Buttons:
    """The buttons below words that everybody reads, which act for whoever presses them. They mean this board even if
    the channel has another by then. A closed board has no button to update."""
    return of_board_alone(Buttons((MINE, *_update_on(board), WAITING)), board)


def _update_on(board: Board) -> list[Button]:
    return [] if board.is_closed else [UPDATE_ONE]


def of_board(call: Call, where: Position, read_by_all: bool) -> Buttons:
    """The buttons for a board that stands `where` its page says."""
    if read_by_all:
        return for_everybody(call.board)
    several = SIGN_OFF_SEVERAL if len(where.awaiting) > 1 else WAITING
    theirs = [several] if (where.awaiting or where.asked) and call.actor.decides else []
    update = _update_on(call.board) if (where.open_actions or where.awaiting) and updates_one(call) else []
    return Buttons((MINE, *update, *theirs))


def several_wait(call: Call) -> bool:
    """True if more than one action awaits the person's decision.

    For support, only the first `_MOST_ASKED` actions that await sign-off are looked at.
    """
    if not call.actor.decides:
        return False
    ids = call.store.actions.ids(call.board.id, [Status.AWAITING_SIGN_OFF])
    if call.actor.role == Role.CHAIR or len(ids) < 2:
        return len(ids) > 1
    theirs = (each for each in call.store.actions.these(ids[:_MOST_ASKED]) if may(call, "close", each))
    # Each takes a query of its history, so stop at two.
    return len(list(islice(theirs, 2))) > 1


def _is_of_use(verb: str, action: Action) -> bool:
    if verb == "close":
        return not action.lacks_evidence
    if verb == "done":
        return action.is_open or action.lacks_evidence
    if verb in {"agree", "decline"}:
        return is_asked(action)
    return verb != "due" or action.is_open
