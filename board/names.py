"""Tells whether words name a person, certainly or possibly: an owner in words, compared with a person's names in Slack.

A name never gives a right; `could_name` takes one away. So in doubt it says yes: whoever might be the owner does not
decide. `name_keys` is for words that certainly name somebody, and `may_mean` for people to ask about.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from board.folding import APOSTROPHES, folded

# Only this many characters of a name are looked at; no real name is longer.
MOST = 200
FORMS_OF_ADDRESS = frozenset(
    {"dr", "mr", "mrs", "ms", "miss", "mx", "prof", "professor", "cllr", "councillor"}
    | {"sir", "dame", "lady", "lord", "baroness", "rev", "revd", "reverend"}
)
_HONOURS = frozenset({"obe", "mbe", "cbe", "kbe", "phd", "jp", "kc"})
_LINKING = frozenset({"of", "the", "for", "and", "to", "in", "at", "a"})
_SUPPORT = frozenset({"board", "support", "officer", "improvement"})
_BETWEEN_PEOPLE = re.compile(r"[/&;,+|()\[\]\n]|\b(?:and|or|with)\b")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_PRONOUNS = re.compile(r"\b(?:she|he|they|ze|xe|it|any)\s*+/\s*+\w++(?:\s*+/\s*+\w++)*+", re.I)
# `Jo Reed | MASH`, `Jo Reed - MASH`: a team follows the name.
_TEAM = re.compile(r"\s[|\u2013\u2014-]\s")
# Slack's notation for an emoji in a name.
_PICTURE = re.compile(r":[a-z0-9_+-]++:", re.I)
_POSSESSIVE = re.compile(rf"[{APOSTROPHES}]s\b")
_SHORTEST_FORM = 2


def name_words(name: str) -> list[str]:
    """The words of a name, folded."""
    return "".join(letter if letter.isalnum() else " " for letter in folded(name[:MOST])[: 4 * MOST]).split()


@lru_cache(maxsize=2048)
def name_keys(name: str) -> frozenset[str]:
    """The keys of a name: two names are the same person's if they share any key.

    Case, accents, apostrophes, dashes, spaces, emoji, brackets, pronouns, a team after a bar or dash, a form of address
    before the name and an honour after it make no difference; `Cole, Sam` is `Sam Cole`. No keys if there is no letter.
    """
    return frozenset(filter(None, ("".join(parts) for parts in _whole_names(name))))


def is_more_than_a_name(words: str) -> bool:
    """True if something stands beside the name, in brackets or after a dash or bar: a team, pronouns, or a remark."""
    words = words[:MOST]
    return bool(_BRACKETS.search(words) or _TEAM.search(words))


def bare_name(name: str) -> list[str]:
    """The parts of a name in its shortest form: see `name_keys`. Empty if there is no letter."""
    return next(iter(_whole_names(name)[-1:]), [])


def may_mean(words: str, name: str) -> bool:
    """True if `words` are a part of `name`, or more than it, and so may mean that person: a first name, a surname, an
    initial for either, a short first name, a name with a role beside it."""
    called = _whole_names(name)[-1:]
    return any(_overlap(meant, each) for meant in _whole_names(words) for each in called)


def could_name(words: str, names: Iterable[str], titles: Iterable[str] = (), is_support: bool = False) -> bool:
    """True if `words` could mean the person with these `names` and job `titles`; False for empty words.

    Case, accents, apostrophes, dashes, forms of address, brackets and the order of a name's parts make no difference. A
    first name, a surname or initials are enough by themselves, and so is a job title, in whole or in part.
    """
    called = [parts for name in names for parts in _spellings(name)]
    jobs = [(_job(_parts(title)), [_job(part) for part in _people_in(title)]) for title in titles]
    for meant in _people_in(words):
        if any(_alike(meant, name) for name in called):
            return True
        job = _job(meant)
        if any(_same_job(job, title) or any(_short_for_job(job, part) for part in parts) for title, parts in jobs):
            return True
        if is_support and "support" in job and _SUPPORT.issuperset(job):
            return True
    return False


def _whole_names(name: str) -> list[list[str]]:
    """The parts of a name in each way it may be read, the shortest last, without forms of address before it and honours
    after it."""
    name = _PICTURE.sub(" ", name[:MOST])
    bare = _PRONOUNS.sub(" ", _BRACKETS.sub(" ", name))
    alone = _TEAM.split(bare, maxsplit=1)[0]
    last, comma, first = alone.partition(",")
    read = map(name_words, dict.fromkeys((name, bare, alone, f"{first} {last}" if comma else alone)))
    return [parts for each in read if (parts := _without_honours(each))]


def _without_honours(parts: list[str]) -> list[str]:
    begin = next((at for at, part in enumerate(parts) if part not in FORMS_OF_ADDRESS), 0)
    end = next((at for at in range(len(parts), begin + 1, -1) if parts[at - 1] not in _HONOURS), len(parts))
    return parts[begin:end]


def _overlap(meant: Sequence[str], name: Sequence[str]) -> bool:
    """True if one contains the other, with at least one part of two letters or more in full. A name of one part is not
    a part of a longer one, because it may be a team's."""
    shared = [part for part in meant if len(part) > 1 and part in name]
    if not shared or len(name) == 1 < len(meant):
        return False
    few, many = sorted((meant, name), key=len)
    return all(any(_same_part(part, each, name[0]) for each in many) for part in few)


def _same_part(one: str, other: str, first: str) -> bool:
    """True if they are equal, if one is the other's initial, or, for a first name, its short form."""
    short, full = sorted((one, other), key=len)
    return short == full or ((len(short) == 1 or first in (one, other)) and full.startswith(short))


def _people_in(words: str) -> list[list[str]]:
    """The whole words, and each of the people or roles that they may list."""
    words = words[:MOST]
    each = [_parts(part) for part in (words, _BRACKETS.sub(" ", words), *_BETWEEN_PEOPLE.split(words.casefold()))]
    return [parts for parts in each if parts]


def _spellings(name: str) -> list[list[str]]:
    """A person's name with and without what is in brackets: pronouns, a team."""
    name = name[:MOST]
    return [parts for parts in (_parts(name), _parts(_BRACKETS.sub(" ", name))) if parts]


def _parts(words: str) -> list[str]:
    """The words of a name, folded, without forms of address."""
    found = name_words(_POSSESSIVE.sub("", words))
    return [part for part in found if part not in FORMS_OF_ADDRESS] or found


def _alike(meant: Sequence[str], name: Sequence[str]) -> bool:
    joined = "".join(meant)
    if joined == "".join(name) or joined in _initials(name):
        return True
    if len(meant) == 1:
        return any(_is_short_for(meant[0], part) or (len(part) > 2 and _is_short_for(part, meant[0])) for part in name)
    if len(name) == 1:
        return name[0] in meant
    return all(any(_fits(one, part) for part in name) for one in meant) or all(
        any(_fits(part, one) for one in meant) for part in name
    )


def _initials(name: Sequence[str]) -> set[str]:
    """`sc` and `cs` for Sam Cole; for three names also those of the first and last alone."""
    letters = [part[0] for part in name]
    forms = (letters, letters[::-1], [letters[0], letters[-1]]) if len(letters) > 1 else ()
    return {"".join(form) for form in forms}


def _is_short_for(short: str, full: str) -> bool:
    """True if `short` is short for `full`, as `jo` is for `joanne`. A single letter is short for nothing."""
    return len(short) >= _SHORTEST_FORM and full.startswith(short)


def _fits(one: str, other: str) -> bool:
    """True for the same part of a name: equal, short for it, or its initial."""
    short, full = sorted((one, other), key=len)
    return full.startswith(short)


def _job(parts: Sequence[str]) -> list[str]:
    return [each for each in parts if each not in _LINKING]


def _same_job(job: Sequence[str], title: Sequence[str]) -> bool:
    """True if one is a part of the other; a title of one word is not enough for that."""
    return bool(job) and (set(job) <= set(title) or (len(title) > 1 and set(title) <= set(job)))


def _short_for_job(job: Sequence[str], title: Sequence[str]) -> bool:
    """True for an abbreviation of the title: `dcs` is short for Director of Children's Services."""
    return len(title) > 1 and "".join(job) == "".join(part[0] for part in title)
