"""`/action assign`: who owns an action."""

from dataclasses import replace

from board.actions import Action
from board.dates_agreed import is_asked, without_request
from board.refs import quoted
from board.refusals import Refusal, at_slot
from board.words import capital, day
from commands.actions.rights import check_may
from commands.actions.several import each_of
from commands.actions.steps import next_status
from commands.actions.wording import due, kept_in_words, owner
from commands.call import Call
from commands.owner_named import owner_named
from commands.reading.grammar import Words
from commands.reading.reasons import because
from commands.reply import Bold, Reply, paragraph, reply
from commands.slots import Slot, SlotKind, ref_of
from commands.verbs import Verb


def run(call: Call) -> Reply:
    """Names the one owner. Refused: nobody, somebody unknown or gone, two people, the same owner."""
    before = call.action()
    check_may(call, "assign", before)
    next_status(call, "assign", before)
    owner_id, owner_words, reason = _new_owner(call)
    if (owner_id, owner_words) == (before.owner_id, before.owner_words):
        whose = owner(before) if call.names_people else "that owner"
        raise Refusal(f"{before.ref} is already assigned to {whose}.", slot="owner")
    # That it was put off was the wish of whoever had it.
    given = replace(without_request(before), owner_id=owner_id, owner_words=owner_words, snoozed_until=None)
    after = replace(given, updated_at=call.request.now)
    call.store.actions.save(before, after)
    call.record(before, after, reason)
    now, told = f"{after.ref} is now {owner(after)}'s.", f" In place of {owner(before)}." if before.is_owned else ""
    if not call.names_people:
        now, told = f"{after.ref} has another owner.", ""
    more = [*kept_in_words(after.owner_words, call.names_people), *([f"Because: {reason}"] if reason else [])]
    more += [request_ended(call, before)] if is_asked(before) else []
    return reply(paragraph((Bold(now), f" {after.title}"), f"{capital(due(after))}.{told}", *more))


def request_ended(call: Call, before: Action) -> str:
    """`Wed 30 Sep 2020 is not asked for any more; @ali is told.`: what became of a request that waited."""
    asked_by = f"<@{before.asked_by}>" if call.names_people else "whoever asked"
    told = f"; {asked_by} is told" if call.is_heard_by(before.asked_by) else ""
    return f"{day(before.asked_due_on or call.today)} is not asked for any more{told}."


def _new_owner(call: Call) -> tuple[str | None, str, str]:
    """The owner that is named, as (Slack id, "") or (None, words), and the reason where one is given."""
    call = _without_to(call)
    whole = because(call.words.free)[0]
    if whole.startswith("@") and len(whole.split()) > 1 and not call.request.people.named(whole.split()[0][1:]):
        call.lookup.owner(whole)  # a name of several words that is not known is refused as a whole
    call, owner_id, owner_words = owner_named(call)
    words, reason = because(call.words.free)
    reason = call.said(reason)
    if not (owner_id or owner_words or words or call.words.has("owner")):
        raise Refusal(
            "Say who. Type @ and pick the person, or write the role until they are in Slack. Try:",
            lines=[f"/action assign {quoted(call.ref)} @jo"],
            slot="owner",
        )
    if words and (owner_id or owner_words):
        whose = f"<@{owner_id}>" if owner_id else owner_words
        raise Refusal("One person owns an action. Which?", lines=[call.line(whose), call.line(words)])
    if words:
        with at_slot("owner"):
            owner_id, owner_words = call.lookup.owner(words)
    if not (owner_id or owner_words):
        raise Refusal("An action must have an owner. Name one:", lines=[f"/action assign {quoted(call.ref)} @name"])
    return owner_id, owner_words, reason


def _without_to(call: Call) -> Call:
    """`assign A1 to @jo` is `assign A1 @jo`."""
    free = call.words.free
    if call.words.values or not free.casefold().startswith("to "):
        return call
    free = free[len("to ") :].strip()
    return replace(call, words=Words(free, free))


ASSIGN = Verb(
    command="action",
    name="assign",
    about="names the one owner: a person, or a role in words",
    example="/action assign A1 @jo",
    run=each_of(run, "assigned"),
    slots=(
        ref_of(SlotKind.ACTION, several=True),
        Slot("owner", "Owner", SlotKind.OWNER, required=True, typed="{}", shown="@owner", now=owner, unshown=True),
    ),
    title="Give an action",
    writes=True,
    refused="Not assigned.",
)
