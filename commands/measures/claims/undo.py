"""`/measure undo`: takes back the person's last entry about a measure, as a new line of history."""

from board.history import UNDO_MINUTES, Entry
from board.refs import quoted
from board.refusals import Refusal
from board.roles import check_decides, check_may_write
from commands.call import Call
from commands.history.written_by import who
from commands.reply import Bold, Reply, paragraph, reply
from commands.undoing import changed_since, check_is_meant, check_is_recent
from commands.verbs import Verb

# Each part that a line of a measure's history can add, and the table that holds it.
PARTS = {
    "reading": "readings",
    "claim": "claims",
    "condition": "conditions",
    "judgement": "judgements",
    "frequency": "frequencies",
    "definition": "definitions",
    "statement": "statements",
}
# The measure's own fields that `/measure edit` changes.
_OWN = ("title", "owner_id", "owner_words")
_WHAT = {
    "judgement": "judgement",
    "condition": "target that replaced another",
    "claim": "claim that replaced another",
    "frequency": "change of how often a figure comes",
    "statement": "statement of the chair's",
}


def run(call: Call) -> Reply:
    """Takes back the person's last entry. Refused: if there is none, if it is too old, if somebody has since entered
    another of the same part, and if the person may not enter it now."""
    entry = call.store.history.last_by(call.board.id, call.actor.person, "measure")
    if entry is None or not (_parts(entry) or _is_edit(entry)):
        raise Refusal("You have entered no reading, claim, target, judgement, statement or edit that could be undone.")
    check_is_meant(call, entry)
    check_is_recent(
        call,
        entry,
        lambda entered: [f"/measure show {quoted(entered.ref)}"],
        change="entry",
        then="enter what is right now, and both are kept",
    )
    _check_may(call, entry)
    _check_nothing_since(call, entry)
    kept = [_take_back(call, entry, part) for part in _parts(entry)]
    if _is_edit(entry):
        _put_back(call, entry)
        kept = ["What was before stands again."]
    taken = {*PARTS, "body", "body_stated", *(_OWN if _is_edit(entry) else ())}
    back = {name: (new, old) for name, (old, new) in entry.changes.items() if name in taken}
    call.add_history(("measure", entry.subject_id, entry.ref), back, f'undoes "{entry.said}"', entry.id)
    return reply(paragraph((Bold("Undone."), f' "{call.typed(entry)}"'), kept[0]))


def _take_back(call: Call, entry: Entry, part: str) -> str:
    """Takes back an entry, restores a withdrawn one, or reopens whose a claim is. Returns the result in words."""
    before, after = entry.changes[part]
    if after is None:
        call.store.measures.restore(PARTS[part], int(before))
        return f"The {part} {'stands' if part == 'statement' else 'counts'} again."
    if before is not None:
        call.store.measures.set_claim_body(int(after), entry.changes["body"][0], stated=entry.changes["body_stated"][0])
        return "It is an open question again whose claim it is."
    call.store.measures.withdraw(PARTS[part], int(after))
    gone = "stands no longer" if part == "statement" else "is no longer counted"
    return f"The {part} {gone}; the history keeps it."


def _put_back(call: Call, entry: Entry) -> None:
    """Restores the title and the owner from before an edit."""
    was = {name: old for name, (old, _) in entry.changes.items()}
    if "title" in was:
        call.store.measures.set_title(entry.subject_id, was["title"])
    if "owner_words" in was:
        call.store.measures.set_owner(entry.subject_id, was["owner_id"], was["owner_words"])


def _parts(entry: Entry) -> list[str]:
    return [part for part in PARTS if part in entry.changes]


def _is_edit(entry: Entry) -> bool:
    return entry.verb == "edit"


def _check_may(call: Call, entry: Entry) -> None:
    """Refuses a person who may no longer make the entry that they want to take back."""
    part = next(iter(_parts(entry)), "")
    see = f"/measure show {quoted(entry.ref)}"
    if _is_edit(entry) and part != "frequency":
        measure = call.store.measures.find(call.board.id, entry.ref)
        if measure is None or measure.owner_id != call.actor.person:
            check_decides(call.actor, f"take back what was said of {entry.ref}", see)
        return check_may_write(call.actor)
    is_new = entry.changes[part][0] is None
    if part in {"judgement", "frequency", "statement"} or not is_new or entry.changes.get("replaces", (None, None))[1]:
        what = f"a {_WHAT[part]}" if is_new else "what was decided about a claim"
        check_decides(call.actor, f"take back {what}", see)
    return check_may_write(call.actor)


def _check_nothing_since(call: Call, entry: Entry) -> None:
    """Refuses if somebody has since changed the same part of the same measure."""
    touched = {*_parts(entry), *(_OWN if _is_edit(entry) else ())} & entry.changes.keys()
    later = [line for line in changed_since(call, entry) if touched & line.changes.keys()]
    if later:
        part = next(iter(_parts(later[-1])), "")
        since = f"had another {part}" if part and later[-1].changes[part][1] else f"had a {part} withdrawn"
        raise Refusal(
            f"{entry.ref} has {since if part else 'been edited'} since, by {who(later[-1].person)}: "
            f'"{call.typed(later[-1])}". Undoing yours could change what theirs means. See what stands now:',
            lines=[f"/measure show {quoted(entry.ref)}"],
        )


UNDO = Verb(
    command="measure",
    name="undo",
    about=f"takes back your own last reading, claim, target, judgement or edit, within {UNDO_MINUTES} minutes",
    example="/measure undo",
    run=run,
    writes=True,
    refused="Not undone.",
)
