"""`/action edit`: corrects an action's title, source or accountable officer, and whether it is a milestone."""

from dataclasses import replace

from board.actions import Action
from board.refs import quoted
from board.refusals import Refusal, at_slot
from commands.actions.add import MILESTONE_HINT, is_milestone
from commands.actions.rights import check_may
from commands.actions.steps import next_status
from commands.actions.title import checked_title
from commands.actions.wording import accountable, slip
from commands.call import Call
from commands.reading.reasons import meant
from commands.reply import Bold, Reply, paragraph, reply
from commands.slots import Slot, SlotKind, ref_of
from commands.verbs import Verb
from commands.without_colon import check_colon

NO_LONGER = "It is no longer a milestone."


def run(call: Call) -> Reply:
    """Changes the fields that the keys name; the history keeps the old words. Refused: words without a key, no key, and
    values that are the same as before."""
    before = call.action()
    check_may(call, "edit", before, call.line_for(before.ref))
    next_status(call, "edit", before)
    _check_keyed(call, before)
    after = before
    if call.words.has("title"):
        with at_slot("title"):
            after = replace(after, title=checked_title(call, call.words.get("title")))
    if call.words.has("source"):
        after = replace(after, source=meant(call.said(call.words.get("source"))))
    if call.words.has("accountable"):
        with at_slot("accountable"):
            person, words = call.lookup.owner(call.words.get("accountable"), "accountable")
        after = replace(after, accountable_id=person, accountable_words=words)
    if call.words.has("milestone"):
        after = replace(after, milestone=is_milestone(call))
    if after == before:
        raise Refusal(f"That is what {before.ref} says already.", lines=[f"/action show {quoted(before.ref)}"])
    after = replace(after, updated_at=call.request.now)
    call.store.actions.save(before, after)
    call.record(before, after)
    return reply(paragraph((Bold(f"{after.ref} edited."), f" {after.title}"), *_told(call, before, after)))


def _check_keyed(call: Call, action: Action) -> None:
    start = f"/action edit {quoted(action.ref)}"
    if call.words.free:
        check_colon(call, start)
        rest = call.words.line.removeprefix(call.words.free).strip()
        title = [] if call.words.has("title") else [f"{start} title: {call.words.line.strip()}"]
        raise Refusal(f'"{call.words.free}" follows no key. Is it the new title?', lines=title or [f"{start} {rest}"])
    if not call.words.values:
        raise Refusal(
            "Say what is to change: its title, its source, who is accountable for it, or whether it is a milestone. "
            "Try:",
            lines=[
                f"{start} title: {action.title}",
                f"{start} source: …",
                f"{start} accountable: @name",
                f"{start} milestone: {'no' if action.milestone else 'yes'}",
            ],
            slot="title",
        )


def _told(call: Call, before: Action, after: Action) -> list[str]:
    """A line for each field that was changed, with what it was before."""
    told = [f'It was: "{before.title}"'] if after.title != before.title else []
    if after.source != before.source:
        told.append(f"Source: {after.source or 'none'}{_was(before.source)}")
    if accountable(after) != accountable(before):
        named = f"Accountable: {accountable(after) or 'nobody'}{_was(accountable(before))}"
        told.append(named if call.names_people else "Who is accountable has changed.")
    if after.milestone != before.milestone:
        told.append(" · ".join(filter(None, ["It is a milestone", slip(after)])) if after.milestone else NO_LONGER)
    return told


def _was(old: str) -> str:
    return f", in place of {old}" if old else ""


EDIT = Verb(
    command="action",
    name="edit",
    about="corrects its title, source or accountable officer; the history keeps the old words",
    example="/action edit A1 title: Second officer to chair each panel accountable: @pat",
    run=run,
    slots=(
        ref_of(SlotKind.ACTION),
        Slot("title", "Title", SlotKind.LONG, now=lambda action: action.title),
        Slot("source", "Source", SlotKind.SHORT, now=lambda action: action.source),
        Slot("accountable", "Accountable officer", SlotKind.OWNER, now=accountable),
        Slot(
            "milestone",
            "A milestone",
            SlotKind.YES_NO,
            shown="",
            hint=MILESTONE_HINT,
            now=lambda action: "yes" if action.milestone else "",
        ),
    ),
    title="Put words right",
    writes=True,
    refused="Not edited.",
    aliases=("retitle",),
)
