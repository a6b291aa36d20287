"""`/action assign`: who owns an action, and who helps with it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from board.actions import Action
from board.dates_agreed import is_asked, without_request
from board.refs import quoted
from board.refusals import Refusal, at_slot
from board.supporters import without_owner
from board.words import capital, day
from commands.actions.rights import check_may
from commands.actions.several import each_of
from commands.actions.steps import next_status
from commands.actions.supporting import (
    KEYS,
    SUPPORT,
    WITHOUT,
    kept_as_roles,
    only_leaves,
    supported_words,
    with_supporters,
)
from commands.actions.wording import due, kept_in_words, owner
from commands.call import Call
from commands.named.owner_named import owner_named
from commands.reading.reasons import because, meant
from commands.reply import Bold, Line, Reply, paragraph, reply
from commands.slots import Slot, SlotKind, ref_of
from commands.verbs import Verb

_THANKS = re.compile(r"[\s,.!]*(?:(?:please|pls|thanks|thank you|cheers)[\s,.!]*)*", re.IGNORECASE)
# Words that begin like this say when or how; they are not a role.
_NO_ROLE = re.compile(
    r"(?:from|until|till|for|by|on|in|at|as|while|whilst|when|once|if|since|today|tomorrow|now|next|this|who|will|is|to)\b",
    re.IGNORECASE,
)


def run(call: Call) -> Reply:
    """Names the one owner, the supporters, or both. Refused: nobody, somebody unknown or gone, two owners, no change;
    and if the person may not."""
    before = call.action()
    if not only_leaves(call, before):
        named = call.names_people and (call.words.free.strip() or call.words.has("owner"))
        repeats = bool(named) or any(map(call.words.has, KEYS))
        check_may(call, "assign", before, call.line_for(before.ref) if repeats else "")
    next_status(call, "assign", before)
    owner_id, owner_words, reason = _new_owner(call)
    given = _given(before, owner_id, owner_words) if owner_id or owner_words else before
    after = with_supporters(call, given)
    if after == before:
        raise _so_already(call, before)
    after = replace(after, updated_at=call.request.now)
    call.store.actions.save(before, after)
    call.record(before, after, reason)
    more = [f"Because: {reason}"] if reason else []
    more += [request_ended(call, before)] if is_asked(before) and not is_asked(after) else []
    return reply(paragraph(*_told(call, before, after), *more))


def _given(before: Action, owner_id: str | None, owner_words: str) -> Action:
    """The action with that owner; unchanged if they own it already. A new owner ceases to be a supporter, and the old
    one's request for a later date, or reminder that was put off, ends."""
    if (owner_id, owner_words) == (before.owner_id, before.owner_words):
        return before
    after = replace(without_request(before), owner_id=owner_id, owner_words=owner_words, snoozed_until=None)
    return without_owner(after)


def _so_already(call: Call, before: Action) -> Refusal:
    if any(map(call.words.has, KEYS)):
        return Refusal(f"{before.ref} is {supported_words(call, before)} already.", slot=SUPPORT.name)
    whose = owner(before) if call.names_people else "that owner"
    return Refusal(f"{before.ref} is already assigned to {whose}.", slot="owner")


def _told(call: Call, before: Action, after: Action) -> Iterator[Line]:
    """The lines of the answer: who owns the action and supports it now, and what has changed."""
    is_given = (after.owner_id, after.owner_words) != (before.owner_id, before.owner_words)
    helped = supported_words(call, after)
    if is_given:
        now, told = f"{after.ref} is now {owner(after)}'s.", f" In place of {owner(before)}." if before.is_owned else ""
        if not call.names_people:
            now, told = f"{after.ref} has another owner.", ""
        yield (Bold(now), f" {after.title}")
        yield (f"{capital(due(after))}.{told}",)
        yield from [(f"{capital(helped)}.",)] if before.supporters or after.supporters else []
        yield from [(line,) for line in kept_in_words(after.owner_words, call.names_people)]
    else:
        yield (Bold(f"{after.ref} is {helped}{'' if after.supporters else ' now'}."), f" {after.title}")
    yield from [(line,) for line in kept_as_roles(call, before, after)]


def request_ended(call: Call, before: Action) -> str:
    """What became of a request that waited: `Wed 30 Sep 2020 is not asked for any more; @ali is told.`"""
    asked_by = f"<@{before.asked_by}>" if call.names_people else "whoever asked"
    told = f"; {asked_by} is told" if call.is_heard_by(before.asked_by) else ""
    return f"{day(before.asked_due_on or call.today)} is not asked for any more{told}."


def _new_owner(call: Call) -> tuple[str | None, str, str]:
    """The owner that is named, as a Slack id and "", or None and words, and then the reason, or "".

    No owner is named if only `support:` or `without:` was typed.
    """
    call = _without_to(call)
    whole = because(call.words.free)[0]
    if whole.startswith("@") and len(whole.split()) > 1 and not call.request.people.named(whole.split()[0][1:]):
        call.lookup.owner(whole)  # a name of several words that is not known is refused as a whole
    call, owner_id, owner_words = owner_named(call)
    whose = f"<@{owner_id}>" if owner_id else owner_words
    words, reason = because(call.words.free)
    if words and whose and _is_set_off(call.words.line, words):
        words, reason = "", meant(call.words.free)
    words, reason = "" if _THANKS.fullmatch(words) else meant(words), call.said(reason)
    if words and whose:
        raise _two_owners(call, whose, words)
    name_one = f"/action assign {quoted(call.ref)} @name"
    if not (words or whose):
        if any(map(call.words.has, KEYS)):
            return None, "", reason
        if not call.words.has("owner"):
            why = f"Say who. {call.lookup.pick} the person, or write the role until they are in Slack. Try:"
            raise Refusal(why, lines=[name_one], slot="owner")
    if words:
        with at_slot("owner"):
            owner_id, owner_words = call.lookup.owner(words)
    if not (owner_id or owner_words):
        raise Refusal("An action must have an owner. Name one:", lines=[name_one])
    return owner_id, owner_words, reason


def _two_owners(call: Call, whose: str, words: str) -> Refusal:
    """The refusal of words beside the named owner: they may be another owner, or no person or role at all."""
    if _NO_ROLE.match(words):
        with_words = (call.line(f"{whose} because {words}"), "keeps the other words as the reason")
        return Refusal(f'"{words}" is nobody. Send:', lines=[call.line(whose), with_words], slot="owner")
    return Refusal("One person owns an action. Which?", lines=[call.line(whose), call.line(words)])


def _is_set_off(line: str, words: str) -> bool:
    """True if a dash comes before the words: `@jo - Ali is on leave`."""
    before, found, _ = line.rpartition(words)
    return bool(found) and before.rstrip().endswith(("-", "–", "—"))


def _without_to(call: Call) -> Call:
    """The call without a leading "to": `assign A1 to @jo` means `assign A1 @jo`."""
    free, line = call.words.free, call.words.line
    if call.words.filled is not None or not free.casefold().startswith("to "):
        return call
    # Spaces replace it, so that each value keeps its position in the line.
    start = len(line) - len(line.lstrip()) + len("to ")
    blank = " " * start + line[start:]
    return replace(call, words=replace(call.words, line=blank, free=free[len("to ") :].strip()))


ASSIGN = Verb(
    command="action",
    name="assign",
    about="names the one owner, and who helps: people, or roles in words",
    example="/action assign A1 @jo",
    run=each_of(run, "assigned"),
    slots=(
        ref_of(SlotKind.ACTION, several=True),
        Slot("owner", "Owner", SlotKind.OWNER, required=True, typed="{}", shown="@owner", now=owner, unshown=True),
        SUPPORT,
        WITHOUT,
    ),
    title="Give an action",
    writes=True,
    refused="Not assigned.",
)
