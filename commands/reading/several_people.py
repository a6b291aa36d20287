"""Several people in one value: `@ali and @sam`, `Ali Noor, Head of MASH`, as typed or in a file.

A mention is one person, and marks separate the rest. "And" is part of a role ("Head of Performance and Data") unless it
is next to a person. Words in quotes are one person.
"""

import re
from collections.abc import Callable, Iterable

from commands.reading.mentions import MENTION
from commands.reading.quotes import quoted_places, unquoted

_MARKS = ",;\n"
# What joins two people, besides the marks.
_JOINT = re.compile(r"\s(?:and|with)\s|[/+&]", re.I)
_JOINTS = frozenset({"and", "with", "&", "+", "/"})
_BARE = re.compile(r"(?<=\s)@(?=[^\W\d_])")
_ME = frozenset({"me", "myself"})
# Nobody is called by more characters. Longer words would be looked through again at each joint in them.
_LONGEST_NAME = 200

IsName = Callable[[str], object]


def people_in_words(words: str, is_name: IsName) -> list[str]:
    """Each person or role that the words name, as typed. `is_name` says whether words may be somebody's name."""
    words = words.strip(" ,;\n")
    if is_name(unquoted(words).removeprefix("@")):
        return [words]
    found = (one for part in _parts(words) for one in _apart(part, is_name))
    return [each for each in found if each]


def as_one_value(people: Iterable[str]) -> str:
    """People and roles as one value that reads back as the same people. Those that would be split are put in quotes."""
    return ", ".join(f'"{each}"' if _would_part(each) else each for each in people)


def _would_part(words: str) -> bool:
    return not MENTION.fullmatch(words) and bool(_JOINT.search(words) or any(mark in words for mark in _MARKS))


def _parts(words: str) -> list[str]:
    """The words split at marks and around each person with an @, except within quotes."""
    quoted = quoted_places(words)
    cuts = [(at, at + 1) for at, letter in enumerate(words) if letter in _MARKS]
    for found in MENTION.finditer(words):
        cuts += [(found.start(), found.start()), (found.end(), found.end())]
    cuts += [(found.start(), found.start()) for found in _BARE.finditer(words)]
    parts, start = [], 0
    for begin, end in sorted(each for each in cuts if each[0] not in quoted):
        parts.append(words[start:begin])
        start = end
    return [_without_joints(each) for each in [*parts, words[start:]]]


def _without_joints(part: str) -> str:
    """The part without any "and" at its beginning or end."""
    if unquoted(part) != part.strip():
        return part.strip()
    words = part.split()
    while words and words[0].casefold() in _JOINTS:
        words = words[1:]
    while words and words[-1].casefold() in _JOINTS:
        words = words[:-1]
    return " ".join(words)


def _apart(part: str, is_name: IsName) -> list[str]:
    """A part, split again if "and" or the like is next to somebody's name."""
    if unquoted(part) != part or MENTION.fullmatch(part):
        return [part]
    found, joint, start = [""], "", 0
    for joined in [*_JOINT.finditer(part), None]:
        words = part[start : joined.start()] if joined else part[start:]
        if joint and (_is_person(found[-1], is_name) or _is_person(words, is_name)):
            found.append(words.strip())
        else:
            found[-1] += joint + words
        joint, start = (joined[0], joined.end()) if joined else ("", len(part))
    return [each.strip() for each in found]


def _is_person(words: str, is_name: IsName) -> bool:
    words = words.strip()
    if words.startswith("@") or words.casefold() in _ME:
        return True
    return 0 < len(words) <= _LONGEST_NAME and bool(is_name(words))
