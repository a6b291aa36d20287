"""What a button to sign off says of the action above it: on words that came after it nobody has decided."""

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

# Figures would look like somebody's number.
LETTERS = str.maketrans("0123456789", "ghijklmnop")
# So much of each is told; `show` has all of it.
_MOST_TOLD = 800
# So much of the last update stands beside the evidence; all of it is in `show`.
_MOST_NOTE = 200
_AS_READ = re.compile(r"(?<!\S)as read: #(?P<mark>[a-p]{6})(?!\S) ?")


def mark_of(action: Action) -> str:
    """A mark of the action as it is to be read. Any change, by whatever verb, is another moment of its last update."""
    read = f"{action.title} / {action.evidence} / {action.note} / {action.updated_at}"
    return mark(read)[:6].translate(LETTERS)


def as_read(line: str, action: Action) -> str:
    """A button's line that does something to the action as it is now."""
    return f"{line} as read: #{mark_of(action)}"


def mark_in(line: str) -> tuple[str, str]:
    """A button's line without its mark, and the mark; empty where it has none."""
    found = _AS_READ.search(line)
    return (f"{line[: found.start()]}{line[found.end() :]}".rstrip(), found["mark"]) if found else (line, "")


class NotAsRead(Refusal):
    """What a button was to sign off has changed since it was drawn; `buttons` are for the action as it is now."""

    def __init__(self, reason: str, line: str, buttons: Buttons) -> None:
        super().__init__(reason, lines=[line])
        self.buttons = buttons


def last_update(action: Action) -> str:
    """What was said of it last, which may be that its evidence is not all: it is read beside that."""
    return f'Last update: "{cut(action.note, _MOST_NOTE)}"'


def evidence_told(action: Action) -> str:
    """What there is to read before an action is signed off or returned; empty where neither is waited for."""
    if action.status != Status.AWAITING_SIGN_OFF:
        return ""
    note = f' Its last update: "{action.note}".' if action.note else ""
    return f'its evidence is "{action.evidence}".{note}'


def check_as_read(call: Call, action: Action, below: Callable[[Action], Buttons]) -> None:
    """Refuses to sign off by a button what has changed since that was drawn, with the evidence as it is now and the
    buttons that are `below` it now."""
    if not call.request.read or action.status != Status.AWAITING_SIGN_OFF or call.request.read == mark_of(action):
        return
    evidence = f' Its evidence is now: "{cut(action.evidence, _MOST_TOLD)}"' if action.evidence else ""
    note = f' Its last update: "{cut(action.note, _MOST_TOLD)}"' if action.note else ""
    reason = f"{changed_since(call, action)}, after that was drawn.{evidence}{note} All of it:"
    raise NotAsRead(reason, f"/action show {quoted(action.ref)}", below(action))


def changed_since(call: Call, action: Action) -> str:
    """`A1 was changed by @jo on Wed 8 Jul 2020 09:00`."""
    last = call.store.history.of(call.board.id, "action", action.id)[-1:]
    by = f" by {who(last[0].person)}" if last and call.names_people else ""
    when = f" on {moment(last[0].at, call.board.schedule.timezone)}" if last else ""
    return f"{action.ref} was changed{by}{when}"
