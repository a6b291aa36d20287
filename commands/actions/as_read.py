"""Makes sure that a sign-off button decides on the action as it was shown, and not on anything added since."""

import re
from collections.abc import Callable

from board.actions import Action, Status
from board.refs import quoted
from board.refusals import Refusal
from board.words import cut, moment
from commands.call import Call
from commands.filled import mark
from commands.history.written_by import who
from commands.reply import Buttons

# Letters replace the digits, which would look like a person's number to the guard.
LETTERS = str.maketrans("0123456789", "ghijklmnop")
# At most this many characters of the evidence and of the note are shown; `show` has the rest.
_MOST_TOLD = 800
# At most this many characters of the last update are shown beside the evidence; `show` has the rest.
_MOST_NOTE = 200
_AS_READ = re.compile(r"(?<!\S)as read: #(?P<mark>[a-p]{6})(?!\S) ?")


def mark_of(action: Action) -> str:
    """A mark of six letters for the action as it is shown. Every change gives a new mark, because it changes the time
    of the last update."""
    read = f"{action.title} / {action.evidence} / {action.note} / {action.updated_at}"
    return mark(read)[:6].translate(LETTERS)


def as_read(line: str, action: Action) -> str:
    """A button's line with the mark of the action as it is now."""
    return f"{line} as read: #{mark_of(action)}"


def mark_in(line: str) -> tuple[str, str]:
    """A button's line without its mark, and the mark, or "" if it has none."""
    found = _AS_READ.search(line)
    return (f"{line[: found.start()]}{line[found.end() :]}".rstrip(), found["mark"]) if found else (line, "")


class NotAsRead(Refusal):
    """Raised if the action has changed since the sign-off button was drawn; `buttons` fit the action as it is now."""

    def __init__(self, reason: str, line: str, buttons: Buttons) -> None:
        super().__init__(reason, lines=[line])
        self.buttons = buttons


def last_update(action: Action) -> str:
    """The action's last update, cut short. It is shown beside the evidence, as it may say that some is missing."""
    return f'Last update: "{cut(action.note, _MOST_NOTE)}"'


def evidence_told(action: Action) -> str:
    """What to read before an action is signed off or returned; empty unless it awaits sign-off."""
    if action.status != Status.AWAITING_SIGN_OFF:
        return ""
    note = f' Its last update: "{action.note}".' if action.note else ""
    return f'its evidence is "{action.evidence}".{note}'


def check_as_read(call: Call, action: Action, below: Callable[[Action], Buttons]) -> None:
    """Raises NotAsRead if a button is to sign off an action that has changed since the button was drawn. The refusal
    gives the evidence as it is now, and the buttons that `below` makes for the action."""
    if not call.request.read or action.status != Status.AWAITING_SIGN_OFF or call.request.read == mark_of(action):
        return
    evidence = f' Its evidence is now: "{cut(action.evidence, _MOST_TOLD)}"' if action.evidence else ""
    note = f' Its last update: "{cut(action.note, _MOST_TOLD)}"' if action.note else ""
    reason = f"{changed_since(call, action)}, after that was drawn.{evidence}{note} All of it:"
    raise NotAsRead(reason, f"/action show {quoted(action.ref)}", below(action))


def changed_since(call: Call, action: Action) -> str:
    """Who last changed the action, and when: `A1 was changed by @jo on Wed 8 Jul 2020 09:00`."""
    last = call.store.history.of(call.board.id, "action", action.id)[-1:]
    by = f" by {who(last[0].person)}" if last and call.names_people else ""
    when = f" on {moment(last[0].at, call.board.schedule.timezone)}" if last else ""
    return f"{action.ref} was changed{by}{when}"
