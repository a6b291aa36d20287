"""Reads whose part a list is asked for: `accountable @pat`, `supporting Ali Noor`, `@ali supports`, `I answer for`.

Such words become the key that means the same. Words after the person in a key's value go back to the free text.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from commands.people.whom import called_just
from commands.reading.grammar import Value, Words
from commands.reading.mentions import MENTION
from commands.reading.owners import MOST_NAME_WORDS
from commands.request import People

ACCOUNTABLE = "accountable"
SUPPORT = "support"
# The keys, and the words for each in a list's heading.
PARTS = {ACCOUNTABLE: "accountable", SUPPORT: "supported by"}
_LEAD = re.compile(
    r"(?<!\S)(?<!no )(?<!not )(?<!an )"
    r"(?:(accountable officer|accountable|answered for by|sro)|(supporting|supported by|supporters?|support))"
    r"(?: is| by| for| to)? (?=\S)",
    re.I,
)
_BEHIND = re.compile(
    r"(?<!\S)(<@[^<>]++>|@\S++|I)(?: is| am)? "
    r"(?:(accountable(?: for)?|answers? for)|(supports?|helps?(?: with)?))(?!\S)",
    re.I,
)
_ME = re.compile(r"(?:myself|me|mine)(?!\S)", re.I)
_WORD = re.compile(r"\S++")
_AFTER = ",;.?!"


def with_parts(words: Words, people: People) -> Words:
    """The words, with each person who is named for a part moved from the free text to the value of that part's key."""
    words = _given_back(words, people)
    start = len(words.line) - len(words.line.lstrip())
    for key, begin, end, value in _named(words.free, people):
        if key in words.values:
            continue
        at = start + words.line[start:].find(value)
        kept = words.values | {key: Value(_meant(value), at, at + len(value))}
        free = f"{words.free[:begin]} {words.free[end:]}".strip()
        return with_parts(replace(words, free=free, values=kept), people)
    return words


def without_lead(free: str) -> tuple[str, str]:
    """The key that the first words mean, and the text after them, as in `supporting Head of MASH`. Else both empty."""
    found = _LEAD.match(free)
    return (_key(found), free[found.end() :].strip()) if found else ("", "")


def _named(free: str, people: People) -> Iterator[tuple[str, int, int, str]]:
    """For each part that is named in free text: its key, where its words start and end, and the person as typed."""
    for found in _LEAD.finditer(free):
        if person := _person_at(free, found.end(), people):
            yield _key(found), found.start(), found.end() + len(person), person
    for found in _BEHIND.finditer(free):
        yield ACCOUNTABLE if found[2] else SUPPORT, found.start(), found.end(), found[1]


def _meant(person: str) -> str:
    return "me" if person == "I" else person


def _key(found: re.Match[str]) -> str:
    return ACCOUNTABLE if found[1] else SUPPORT


def _given_back(words: Words, people: People) -> Words:
    for key in PARTS:
        value = words.values.get(key)
        person = _person_at(value.words, 0, people) if value else ""
        if value and person and (rest := value.words[len(person) :].lstrip(_AFTER + " ")):
            kept = Value(person, value.start, value.start + len(person))
            words = replace(words, free=f"{words.free} {rest}".strip(), values=words.values | {key: kept})
    return words


def _person_at(text: str, start: int, people: People) -> str:
    """The person named at that position of the text, as typed; empty if there is none."""
    if found := MENTION.match(text, start) or _ME.match(text, start):
        return found[0]
    pieces = [found for _, found in zip(range(MOST_NAME_WORDS), _WORD.finditer(text, start), strict=False)]
    names = [text[start : each.end()].rstrip(_AFTER) for each in pieces]
    known = next((each for each in reversed(names) if called_just(people, each.removeprefix("@"))), "")
    return known or (names[0] if names and names[0].startswith("@") else "")
