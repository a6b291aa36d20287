"""Finds and counts the actions in which a person has a part: as owner, accountable officer or supporter."""

from collections.abc import Iterator

from board.actions import OPEN
from board.words import count
from commands.actions.part_words import ACCOUNTABLE, SUPPORT
from commands.call import Call
from commands.reply import Code, Line
from storage.action_filters import (
    answered_for_by,
    answered_for_in_words,
    due_before,
    owned_by,
    supported_by,
    supported_in_words,
)
from storage.filters import Filter

_BY_PERSON = {"owner": owned_by, ACCOUNTABLE: answered_for_by, SUPPORT: supported_by}
_IN_WORDS = {ACCOUNTABLE: answered_for_in_words, SUPPORT: supported_in_words}
# The key of each part, and the words before its count: to the person, and about them.
_TOLD = ((ACCOUNTABLE, "You answer for", "Answers for"), (SUPPORT, "You support", "Supports"))


def part_of(call: Call, part: str, person_id: str) -> Filter:
    """Keeps the actions in which a person has that part: by id, or as a role in words with their name."""
    person = call.request.people.person(person_id)
    if person_id == call.actor.person:
        person = call.request.person
    return _BY_PERSON[part](person_id, (person.name, person.handle) if person else ())


def asked_for(call: Call, part: str) -> tuple[Filter, str]:
    """The condition that a list's key asks for, and whom it names: a mention, or a role in words. Refused: see
    `NameLookup.owner`."""
    person, words = call.lookup.owner(call.words.get(part), part)
    return (part_of(call, part, person), f"<@{person}>") if person else (_IN_WORDS[part](words), words)


def other_parts(call: Call, person: str) -> Iterator[tuple[str, str, str]]:
    """How many open actions a person answers for, and how many they support, if any: for each, the words, the line that
    lists them, and the part."""
    parts = [(part, part_of(call, part, person)) for part, _, _ in _TOLD]
    kinds = [(OPEN, each) for _, part in parts for each in (part, part & due_before(call.today))]
    many = call.store.actions.counts(call.board.id, kinds)
    whose = "me" if person == call.actor.person else f"<@{person}>"
    for (part, you, they), open_ones, late in zip(_TOLD, many[::2], many[1::2], strict=True):
        if open_ones:
            overdue = f", {late} overdue" if late else ""
            told = f"{you if whose == 'me' else they} {count(open_ones, 'open action')}{overdue}"
            yield told, f"/action list {part}: {whose}", part


def other_part_lines(call: Call, person: str) -> list[Line]:
    """The counts of `other_parts` as lines of an answer."""
    return [(f"{told}: ", Code(line)) for told, line, _ in other_parts(call, person)]
