"""What every undo asks before it takes a change back: that this one is meant, and that nobody has built on it."""

from board.history import Entry, standing
from board.refs import has_digit, quoted, ref_key
from board.refusals import Refusal
from board.words import listed
from commands.call import Call
from commands.reading.nearest import split_ref


def check_is_meant(call: Call, entry: Entry) -> None:
    """Refuses to take back the person's last change where the words after `undo` name something else."""
    refs = call.store.of(entry.subject).refs(call.board.id)
    meant = {ref_key(ref) for ref, _ in split_ref(call.words.free, refs)}
    if not has_digit("".join(meant)):
        return
    changed = [each.ref for each in call.store.history.together_with(call.board.id, entry)]
    if meant.isdisjoint(map(ref_key, changed)):
        raise Refusal(f"Your last change was to {listed(changed)}, and undo takes back that alone:",
                      lines=[f"/{call.command} undo"])  # fmt: skip


def check_unchanged_since(call: Call, entry: Entry) -> None:
    """Refuses to take back a change of what somebody has changed since."""
    later = standing(call.store.history.of(call.board.id, entry.subject, entry.subject_id, after=entry.id))
    if later:
        raise Refusal(
            f'{entry.ref} has been changed since by <@{later[-1].person}>: "{call.typed(later[-1])}". '
            "Undoing yours would lose theirs. See what it says now:",
            lines=[f"/{entry.subject} show {quoted(entry.ref)}"],
        )
