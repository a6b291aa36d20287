"""`/measure undo`: takes back the person's own last reading, claim, target or judgement, as a new line of history."""

from datetime import timedelta

from board.history import UNDO_MINUTES, Entry, standing
from board.refs import quoted
from board.refusals import Refusal
from board.roles import check_decides, check_may_write
from commands.actions.undo import check_is_meant
from commands.call import Call
from commands.reply import Bold, Reply, paragraph, reply
from commands.verbs import Verb

# What a line of a measure's history added, and the part of the log that holds it.
PARTS = {
    "reading": "readings",
    "claim": "claims",
    "condition": "conditions",
    "judgement": "judgements",
    "frequency": "frequencies",
}
_WHAT = {
    "judgement": "judgement",
    "condition": "target that replaced another",
    "claim": "claim that replaced another",
    "frequency": "change of how often a figure comes",
}


def run(call: Call) -> Reply:
    """Takes back the last entry. Refused: none, one too long ago, one that another has followed, and what the person
    may not enter now."""
    entry = call.store.history.last_by(call.board.id, call.actor.person, "measure")
    if entry is None or not _part(entry):
        raise Refusal("You have entered no reading, claim, target or judgement that could be undone.")
    check_is_meant(call, entry)
    if call.request.now - entry.at > timedelta(minutes=UNDO_MINUTES):
        raise Refusal(
            f'Your last entry was "{call.typed(entry)}", more than {UNDO_MINUTES} minutes ago. It stays in the '
            "history; enter what is right now, and both are kept:",
            lines=[f"/measure show {quoted(entry.ref)}"],
        )
    _check_may(call, entry)
    _check_nothing_since(call, entry)
    part = _part(entry)
    kept = _take_back(call, entry, part)
    if part == "condition" and "frequency" in entry.changes:
        _take_back(call, entry, "frequency")
    taken = {part, "body", "body_stated", "frequency"}
    back = {name: (new, old) for name, (old, new) in entry.changes.items() if name in taken}
    call.add_history(("measure", entry.subject_id, entry.ref), back, f'undoes "{entry.said}"', entry.id)
    return reply(paragraph((Bold("Undone."), f' "{call.typed(entry)}"'), kept))


def _take_back(call: Call, entry: Entry, part: str) -> str:
    """Takes back what was entered, withdrawn or said of it; what that comes to, in words."""
    before, after = entry.changes[part]
    if after is None:
        call.store.measures.restore(PARTS[part], int(before))
        return f"The {part} counts again."
    if before is not None:
        call.store.measures.set_claim_body(int(after), entry.changes["body"][0], stated=entry.changes["body_stated"][0])
        return "It is an open question again whose claim it is."
    call.store.measures.withdraw(PARTS[part], int(after))
    return f"The {part} is no longer counted; the history keeps it."


def _part(entry: Entry) -> str:
    return next((part for part in PARTS if part in entry.changes), "")


def _check_may(call: Call, entry: Entry) -> None:
    """Refuses whoever may no longer enter what they would take back."""
    part = _part(entry)
    is_new = entry.changes[part][0] is None
    if part in {"judgement", "frequency"} or not is_new or entry.changes.get("replaces", (None, None))[1]:
        what = f"a {_WHAT[part]}" if is_new else "what was decided about a claim"
        check_decides(call.actor, f"take back {what}", f"/measure show {quoted(entry.ref)}")
    check_may_write(call.actor)


def _check_nothing_since(call: Call, entry: Entry) -> None:
    """Refuses where somebody has entered another of the same about the same measure since."""
    lines = standing(call.store.history.of(call.board.id, "measure", entry.subject_id, after=entry.id))
    later = [line for line in lines if _part(line) == _part(entry)]
    if later:
        since = (
            f"had another {_part(entry)}" if later[-1].changes[_part(entry)][1] else f"had a {_part(entry)} withdrawn"
        )
        raise Refusal(
            f'{entry.ref} has {since} since, by <@{later[-1].person}>: "{call.typed(later[-1])}". '
            "Undoing yours could change what theirs means. See what stands now:",
            lines=[f"/measure show {quoted(entry.ref)}"],
        )


UNDO = Verb(
    command="measure",
    name="undo",
    about=f"takes back your own last reading, claim, target or judgement, within {UNDO_MINUTES} minutes",
    example="/measure undo",
    run=run,
    writes=True,
    refused="Not undone.",
)
