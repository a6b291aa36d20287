"""The checks that every undo makes first: that this change is meant, is recent, and has not been built on since."""

import re
from collections.abc import Callable, Sequence
from datetime import timedelta

from board.history import UNDO_MINUTES, Entry, standing
from board.refs import has_digit, quoted, ref_key
from board.refusals import Refusal
from board.words import listed
from commands.call import Call
from commands.history.written_by import who
from commands.reading.nearest import split_ref

UNDO = "Undo"
# The id of the line of history that a button takes back.
_LINE = re.compile(r"#(\d{1,15})\s*\Z")


def undo_line(command: str, ref: str, line: int) -> str:
    """The line of a button that takes back one change and no other: the one that wrote this line of history."""
    return f"/{command} undo {quoted(ref)} #{line}"


def last_change(call: Call, none: str) -> Entry:
    """The person's own last change of the command's kind. Refused: if there is none, with the words `none`, and if
    another change is meant (see `check_is_meant`)."""
    entry = call.store.history.last_by(call.board.id, call.actor.person, call.command)
    if entry is None:
        raise Refusal(none)
    check_is_meant(call, entry)
    return entry


def check_is_recent(
    call: Call,
    entry: Entry,
    lines: Callable[[Entry], Sequence[str]],
    change: str = "change",
    then: str = "say what is right now",
) -> None:
    """Raises Refusal if the change is more than UNDO_MINUTES old, with the lines that correct it instead.

    `change` and `then` are the refusal's words for the change and for what to do.
    """
    if call.request.now - entry.at > timedelta(minutes=UNDO_MINUTES):
        raise Refusal(
            f'Your last {change} was "{call.typed(entry)}", more than {UNDO_MINUTES} minutes ago. '
            f"It stays in the history; {then}:",
            lines=lines(entry),
        )


def check_is_meant(call: Call, entry: Entry) -> None:
    """Raises Refusal if the words after `undo` name something that the person's last change was not about, or if a
    button means a change that has been undone or is not the last."""
    _check_is_that_line(call, entry)
    refs = call.store.of(entry.subject).refs(call.board.id)
    meant = {ref_key(ref) for ref, _ in split_ref(call.words.free, refs)}
    if not has_digit("".join(meant)):
        return
    changed = [each.ref for each in call.store.history.together_with(call.board.id, entry)]
    if meant.isdisjoint(map(ref_key, changed)):
        raise Refusal(f"Your last change was to {listed(changed)}, and undo takes back that alone:",
                      lines=[f"/{call.command} undo"])  # fmt: skip


def _check_is_that_line(call: Call, entry: Entry) -> None:
    meant = _LINE.search(call.words.free)
    if meant is None or int(meant[1]) in [each.id for each in call.store.history.together_with(call.board.id, entry)]:
        return
    raise Refusal(
        f'That change was taken back, or you have changed something since. Your last one is "{call.typed(entry)}". '
        "To take that back:",
        lines=[f"/{call.command} undo"],
    )


def changed_since(call: Call, entry: Entry) -> list[Entry]:
    """The later changes of the same thing that nobody has taken back, oldest first."""
    return standing(call.store.history.of(call.board.id, entry.subject, entry.subject_id, after=entry.id))


def check_unchanged_since(call: Call, entry: Entry) -> None:
    """Raises Refusal if the thing has been changed since, by anybody."""
    if later := changed_since(call, entry):
        raise Refusal(
            f'{entry.ref} has been changed since by {who(later[-1].person)}: "{call.typed(later[-1])}". '
            "Undoing yours would lose theirs. See what it says now:",
            lines=[f"/{entry.subject} show {quoted(entry.ref)}"],
        )
