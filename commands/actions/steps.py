"""An action's steps from one status to the next: whether a verb may follow, who took the last step, and the line that
takes one."""

from functools import partial

from board.actions import ENDED, Action, Status, status_after
from board.history import Entry
from board.words import moment
from commands.call import Call
from commands.history.written_by import is_person

# What each verb did, as words after "it was".
STEPS = {
    "start": "started",
    "hold": "put on hold",
    "done": "proposed for closure",
    "close": "closed",
    "return": "returned",
    "reopen": "reopened",
    "bau": "handed to business as usual",
    "cancel": "cancelled",
}
# The words for each decision in messages to people.
HEARD = {verb: STEPS[verb] for verb in ("return", "reopen", "bau", "cancel")} | {"close": "signed off"}
# The placeholder after the ref in a line to copy, for verbs that need more words than a ref.
_NEEDS = {
    "update": "…",
    "done": "<evidence>",
    "bau": "to <body>",
    **dict.fromkeys(("hold", "reopen", "cancel", "decline"), "<reason>"),
}
_SIGNED_OFF = frozenset({Status.AWAITING_SIGN_OFF, *ENDED})


def line_left_open(verb: str, ref: str) -> str:
    """The line of a verb with a placeholder for what it needs: `/action done A1 <evidence>`. `ref` is in quotes if it
    needs them."""
    return f"/action {verb} {ref} {_NEEDS.get(verb, '')}".rstrip()


def next_status(call: Call, verb: str, action: Action) -> Status:
    """The status that `verb` gives the action: see `status_after`. Refused: a verb that may not follow; the refusal
    says who took the step that prevents it, and when."""
    return status_after(verb, action, partial(_in_the_way, call, verb, action))


def last_step(call: Call, action: Action) -> Entry | None:
    """The line of history that gave the action its status; None if it has been the same since the action was logged."""
    entry = call.store.history.last_status(call.board.id, action.id)
    return None if entry is None or entry.verb == "add" else entry


def step_words(call: Call, step: Entry) -> str:
    """What gave an action its status, by whom and when, as words after "it was"; without the name if the answer must
    not name people."""
    old, new = step.changes["status"]
    words = STEPS.get(step.verb, f"set to {new}")
    if step.verb == "import":
        words = f"imported as {new}"
    elif step.verb == "start" and old == Status.AWAITING_SIGN_OFF:
        words = "taken back into progress"
    by = "with undo" if step.verb == "undo" else ""
    return " ".join(filter(None, [words, _by(call, step), by, f"on {moment(step.at, call.board.schedule.timezone)}"]))


def _by(call: Call, step: Entry) -> str:
    if step.person == call.actor.person:
        return "by you"
    return f"by <@{step.person}>" if call.names_people and is_person(step.person) else ""


def _in_the_way(call: Call, verb: str, action: Action) -> str:
    """The last step in words, if it explains more than the status does; else empty. That an action was started long ago
    does not explain why it cannot be closed."""
    step = last_step(call, action)
    if step is None:
        return ""
    is_decision = verb in {"close", "return", "reopen"} and action.status not in ENDED
    if is_decision and (step.verb == "import" or step.changes["status"][0] not in _before(verb)):
        return ""
    return step_words(call, step)


def _before(verb: str) -> frozenset[Status]:
    """The statuses that the decision is taken on: a step out of one of them explains why it is no longer possible."""
    return frozenset(ENDED) if verb == "reopen" else _SIGNED_OFF
