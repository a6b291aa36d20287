"""Finds the one owner that a line names, by `owner:`, by a mention or by a bare `@name`."""

from dataclasses import replace
from functools import partial

from board.refusals import Refusal, at_slot
from board.words import with_article
from commands.call import Call
from commands.people.whom import called_just
from commands.reading.grammar import check_filled
from commands.reading.owners import MOST_NAME_WORDS, Run, line_naming, owners_in, without_runs
from commands.slots import SlotKind

# A person in one of these slots is not also taken for the owner.
_PEOPLE = (SlotKind.PERSON, SlotKind.OWNER)
_MOST_OFFERED = 5


def owner_named(call: Call) -> tuple[Call, str | None, str]:
    """The call without the words that name the owner, then the owner: a Slack id and "", or None and a role in words.

    (None, "") if no owner is named. Refused: two owners, with a line for each; and somebody who is not known or may not
    be named.
    """
    if call.words.filled is not None:
        return call, *_filled_in(call)
    with at_slot("owner"):
        return _named(call)


def _filled_in(call: Call) -> tuple[str | None, str]:
    """The owner in a form, which has its own field: nobody is looked for in the other fields."""
    with at_slot("owner"):
        return call.lookup.owner(call.words.get("owner"), "owner") if call.words.has("owner") else (None, "")


def _named(call: Call) -> tuple[Call, str | None, str]:
    people = frozenset(slot.name for slot in call.slots if slot.kind in _PEOPLE)
    several = frozenset(slot.name for slot in call.slots if slot.kind == SlotKind.PEOPLE)
    known = partial(called_just, call.request.people)
    runs = owners_in(call.words, people, known, several) or _nearly(call)
    keyed = call.words.has("owner")
    if keyed:
        # If the owner has a key, a bare `@name` that is nobody's is just part of the text.
        runs = [
            run for run in runs if not run.in_sentence and all(each[0] == "<" or known(each[1:]) for each in run.people)
        ]
    found = dict.fromkeys(call.lookup.owner(person) for run in runs for person in run.people)
    if keyed:
        found[call.lookup.owner(call.words.get("owner"), "owner")] = None
    if len(found) > 1:
        raise Refusal(f"One person owns {with_article(call.command)}. Which?", lines=_choices(call, runs))
    words = without_runs(call.words, runs)
    check_filled(words)
    owner_id, owner_words = next(iter(found), (None, ""))
    return replace(call, words=words), owner_id, owner_words


def _nearly(call: Call) -> list[Run]:
    """A bare `@name` of several words at the end of the free text that is nearly somebody's name; empty if none."""
    free = call.words.free
    at = free.rfind("@")
    name = free[at + 1 :]
    is_short = at > 0 and free[at - 1].isspace() and 1 < len(name.split()) <= MOST_NAME_WORDS
    if not (is_short and call.request.people.nearest(name)):
        return []
    start = len(call.words.line) - len(call.words.line.lstrip())
    return [Run("", start + at, start + len(free), (free[at:],))]


def _choices(call: Call, runs: list[Run]) -> list[str]:
    """The line once for each person named, with only that person as the owner."""
    named = [person for run in runs for person in run.people]
    named += [call.words.get("owner")] if call.words.has("owner") else []
    return [call.line(line_naming(call.words, runs, person)) for person in dict.fromkeys(named)][:_MOST_OFFERED]
