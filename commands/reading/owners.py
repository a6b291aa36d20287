"""Finds where a line names its owner: at the end of a slot's value, or at the start or end of the free text.

In mid-sentence, a person is just one of the words. So is one after "to", "with" or the like ("Write to @jo"), whose
name the sentence needs; but if nobody else is named, that person is the owner.
"""

import re
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, replace
from itertools import islice

from commands.reading.grammar import Value, Words
from commands.reading.mentions import MENTION

MOST_NAME_WORDS = 5
# What may come between two people, after the last one, and on either side of the words beside them.
_JOINT = re.compile(r"(?:[\s,;&/+]|\b(?:and|or)\b)*+", re.I)
_MARKS_BETWEEN = " \t\r\n,;&/+"
_HANDLE = re.compile(r"[^\W\d_][\w.'’-]*+")
_WORD = re.compile(r"\S++")
_AFTER = " \t\r\n,;.!)]"
_BESIDE = " \t\r\n,;([–—-"
_STARTS = frozenset(" \t\r\n,;/&+([–—-")
_LEAD_TO = frozenset(
    {"about", "against", "at", "by", "between", "for", "from", "of", "on", "than", "to", "via", "with"}
)
# Words, set off from those before them, that announce a name: without it they say nothing, and are removed too.
_SAYS_WHOSE = re.compile(
    r"(?:[,;(]|\s[–—-])\s*+(?:(?:action )?owner|lead(?: officer)?|responsible(?: officer)?)(?: is)?[\s:]*+\Z", re.I
)
# How many characters before a person are searched for words that lead up to them.
_LONGEST_BEFORE = 30

Known = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Run:
    """People named side by side, as they are typed: `start` and `end` are their place in the line.

    `key` is the slot that contains them, empty for the free text; `in_sentence` says that the words need their names.
    """

    key: str
    start: int
    end: int
    people: tuple[str, ...]
    in_sentence: bool = False


def owners_in(words: Words, not_in: Iterable[str], known: Known, never_in: Container[str] = ()) -> list[Run]:
    """The people who may be meant as the owner, in the order of the line.

    The slots `not_in` take people of their own: a person there counts only after other words,
    `accountable: the director @jo`. In the slots `never_in`, nobody counts. `known` says whether a bare name is
    somebody's. If anyone is named outside a sentence, only such people are returned.
    """
    start = len(words.line) - len(words.line.lstrip())
    slots = [("", Value(words.free, start, start + len(words.free)))]
    slots += [(key, value) for key, value in words.values.items() if key != "owner" and key not in never_in]
    runs = [run for key, value in slots for run in _runs(words.line, key, value, known)]
    own = frozenset(not_in)
    runs = [run for run in runs if run.key not in own or _is_behind_words(words, run)]
    runs.sort(key=lambda run: run.start)
    return [run for run in runs if not run.in_sentence] or runs


def without_runs(words: Words, runs: Iterable[Run]) -> Words:
    """The words without those people, except those that a sentence needs. `line` stays as it was typed."""
    free, values = words.free, dict(words.values)
    start = len(words.line) - len(words.line.lstrip())
    for run in sorted(runs, key=lambda run: -run.start):
        if run.in_sentence:
            continue
        if run.key:
            value = values[run.key]
            left = words.line[value.start : run.start].rstrip(_BESIDE)
            values[run.key] = Value(left, value.start, value.start + len(left))
        elif run.start == start:
            free = free[run.end - start :].lstrip(f":{_BESIDE}")
        else:
            free = _SAYS_WHOSE.sub("", free[: run.start - start]).rstrip(_BESIDE)
    return replace(words, free=free, values=values)


def line_naming(words: Words, runs: Iterable[Run], person: str) -> str:
    """The line with `person` as its only owner."""
    line, runs = words.line, list(runs)
    value = words.values.get("owner")
    cuts = [(run.start, run.end, "") for run in runs if not run.in_sentence]
    if value:
        cuts.append((value.start, value.end, person))
    elif cuts:
        place = next((n for n, run in enumerate(runs) if person in run.people), 0)
        cuts[place] = (*cuts[place][:2], person)
    for start, end, instead in sorted(cuts, reverse=True):
        before = line[:start] if instead else line[:start].rstrip(_BESIDE)
        line = f"{before}{instead}{line[end:]}"
    return line.strip() if cuts else f"{line} owner: {person}"


def _runs(line: str, key: str, value: Value, known: Known) -> list[Run]:
    text = line[value.start : value.end]
    at_start = [] if key else _people_at_start(text, known)
    at_end = [each for each in _people_at_end(text, known) if not at_start or each[0] >= at_start[-1][1]]
    runs = []
    for people in filter(None, (at_start, at_end)):
        start, end = people[0][0], people[-1][1]
        before = text[max(0, start - _LONGEST_BEFORE) : start].casefold().split()
        needed = people is at_end and bool(before) and before[-1] in _LEAD_TO
        if people is at_end:
            end = len(text)
        named = tuple(text[first:last] for first, last in people)
        runs.append(Run(key, value.start + start, value.start + end, named, needed))
    return runs


def _is_behind_words(words: Words, run: Run) -> bool:
    before = words.line[words.values[run.key].start : run.start]
    return len(run.people) == 1 and any(map(str.isalnum, before)) and "@" not in before


def _people_at_end(text: str, known: Known) -> list[tuple[int, int]]:
    """The places of the people that the text ends with."""
    found: list[tuple[int, int]] = []
    end = len(text.rstrip(_AFTER))
    while person := _person_before(text, end, known):
        found.insert(0, person)
        end = _before_joint(text, person[0])
    return found


def _before_joint(text: str, end: int) -> int:
    """The place before what separates two people: marks, and at most one "and" or "or"."""
    before = text[max(0, end - _LONGEST_BEFORE) : end].rstrip(_MARKS_BETWEEN)
    word = before[-4:].casefold().lstrip(_MARKS_BETWEEN)
    if word.split()[-1:] in (["and"], ["or"]):
        before = before[: -len(word.split()[-1])].rstrip(_MARKS_BETWEEN)
    return max(0, end - _LONGEST_BEFORE) + len(before)


def _person_before(text: str, end: int, known: Known) -> tuple[int, int] | None:
    at = text.rfind("@", 0, end)
    start = at - 1 if at > 0 and text[at - 1] == "<" else at
    if start < 0 or (start and text[start - 1] not in _STARTS):
        return None
    if start < at:
        mention = MENTION.match(text, start)
        return (start, end) if mention and mention.end() == end else None
    return (start, end) if _is_name(text[at + 1 : end], known) else None


def _is_name(name: str, known: Known) -> bool:
    many = len(name.split())
    looks_like_one = many == 1 and _HANDLE.fullmatch(name) is not None
    return looks_like_one or (name[:1].isalpha() and many <= MOST_NAME_WORDS and bool(known(name)))


def _people_at_start(text: str, known: Known) -> list[tuple[int, int]]:
    """The places of the people that the text begins with."""
    found: list[tuple[int, int]] = []
    start = 0
    while person := person_after(text, start, known):
        found.append(person)
        joint = _JOINT.match(text, person[1])
        start = joint.end() if joint else person[1]
    return found


def person_after(text: str, start: int, known: Known) -> tuple[int, int] | None:
    """The place of the person at `start` of the text, as a mention or a bare `@name`; None if there is nobody."""
    if mention := MENTION.match(text, start):
        return None if text[mention.end() :][:1] in {"'", "’", "-"} else (start, mention.end())
    if text[start : start + 1] != "@" or not text[start + 1 : start + 2].isalpha():
        return None
    words = _WORD.finditer(text, start + 1)
    names = [text[start + 1 : found.end()].rstrip(_AFTER + ":") for found in islice(words, MOST_NAME_WORDS)]
    name = next((each for each in reversed(names) if known(each)), names[0])
    return None if name.endswith(("'s", "’s")) else (start, start + 1 + len(name))
