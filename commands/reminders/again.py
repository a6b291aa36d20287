"""`/action reminder`: today's reminder as it stands now, with the person's answers to it. After a press, a reminder in
Slack is redrawn from it."""

from collections.abc import Iterator

from board.actions import ENDED, Action, Status
from board.boards import Board
from board.history import Entry, standing
from commands.boards.reachable import reachable
from commands.call import Call
from commands.reminders.page import AGAIN, CHANGE_WHEN, item_buttons, when_words
from commands.reply import Bold, Buttons, Code, Line, Part, Reply, paragraph, reply
from commands.verbs import Verb
from commands.with_board import with_board
from storage.reminders import reminder_key

_SAID = {
    "on-track": "on track, said by you",
    "snooze": "put off by you",
    "update": "updated by you",
    "done": "done, proposed by you for closure",
    "due": "its date was moved, or a later one asked for, by you",
    "hold": "put on hold by you",
    "start": "started by you",
    "assign": "given to somebody else by you",
}


# What the person said holds only while the action still has the status that their verb gave it.
_HOLDS_WHILE = {"done": Status.AWAITING_SIGN_OFF, "hold": Status.ON_HOLD}
NOT_YOURS = "no longer yours"


def run(call: Call) -> Reply:
    """The actions in today's reminder, each with its buttons or with the owner's answer since."""
    ids = call.store.reminders.of_post(call.board.team, reminder_key(call.actor.person, call.today))
    boards = {each.id: each for each in reachable(call.request, call.store)}
    told = [(each.action, boards.get(each.board_id)) for each in call.store.reminders.these(ids)]
    found = [(action, board) for action, board in told if board is not None]
    if not found:
        return reply(paragraph((Bold("No reminder today."), " What is yours: ", Code("/action"))))
    parts: list[Part] = []
    of = {board.id: board for _, board in found}
    for each in of.values():
        parts += [paragraph((Bold(each.name),))] if len(of) > 1 else []
        for action in (action for action, board in found if board.id == each.id):
            drawn = Reply(tuple(_item(call, action, each)))
            parts += with_board(drawn, each, in_lines=len(boards) > 1).parts
    return reply(*parts, Buttons((CHANGE_WHEN,)))


def _item(call: Call, action: Action, board: Board) -> Iterator[Part]:
    said = _said_today(call, action, board)
    if said is None and action.is_open and call.actor.owns(action):
        yield paragraph((Bold(f"{when_words(action, call.today)}: {action.ref}"), f" {action.title}"))
        yield Buttons(tuple(item_buttons(action, call.today)), redraws=AGAIN)
        return
    line: Line = (Bold(action.ref), f" {action.title} · {_words(call, action, said)}")
    yield paragraph(line)


def _words(call: Call, action: Action, said: Entry | None) -> str:
    """How the action stands. What became of it since counts before what the person said of it."""
    if action.status in ENDED:
        return str(action.status)
    if not call.actor.owns(action) and not (said and said.verb == "assign"):
        return NOT_YOURS
    return _SAID.get(said.verb, str(action.status)) if said else str(action.status)


def _said_today(call: Call, action: Action, board: Board) -> Entry | None:
    """The newest line that the person wrote about the action today, that nobody has taken back and that still holds."""
    lines = call.store.history.of(board.id, "action", action.id)
    today = [
        each
        for each in standing(lines)
        if each.person == call.actor.person and board.schedule.today(each.at) == call.today
    ]
    last = today[-1] if today else None
    return last if last and _HOLDS_WHILE.get(last.verb, action.status) == action.status else None


REMINDER = Verb(
    command="action",
    name="reminder",
    about="today's reminder again, with what you have said to it",
    example="/action reminder",
    run=run,
    refused="Not shown.",
    hidden=True,
    of_person=True,
)
