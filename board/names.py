"""Whether words could name a person: an owner in words, beside what somebody is called in Slack.

Names never give a right; they take one away. So in doubt the answer is yes: whoever might be the owner does not decide.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

# A name is looked at this far; nobody's is longer.
MOST = 200
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
_FORMS_OF_ADDRESS = frozenset(
    {"dr", "mr", "mrs", "ms", "miss", "mx", "prof", "professor", "cllr", "councillor"}
    | {"sir", "dame", "lady", "lord", "rev", "reverend"}
)
_LINKING = frozenset({"of", "the", "for", "and", "to", "in", "at", "a"})
_SUPPORT = frozenset({"board", "support", "officer", "improvement"})
_BETWEEN_PEOPLE = re.compile(r"[/&;,+|()\[\]\n]|\b(?:and|or|with)\b")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_APOSTROPHE = re.compile(r"['\u2018\u2019\u02bc`\u00b4]")
_POSSESSIVE = re.compile(_APOSTROPHE.pattern + r"s\b")
_SHORTEST_FORM = 2


def could_name(words: str, names: Iterable[str], titles: Iterable[str] = (), is_support: bool = False) -> bool:
    """True where `words` could mean whoever goes by `names` and has the job `titles`; False for empty words.

    Case, accents, apostrophes, dashes, forms of address, brackets and the order of a name's parts make no difference.
    A first name, a surname or initials alone are enough, and so is a job title, whole or in part.
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


def _people_in(words: str) -> list[list[str]]:
    """The words as they stand, and each of the people or roles that they may list."""
    words = words[:MOST]
    each = [_parts(part) for part in (words, _BRACKETS.sub(" ", words), *_BETWEEN_PEOPLE.split(words.casefold()))]
    return [parts for parts in each if parts]


def _spellings(name: str) -> list[list[str]]:
    """What somebody calls themselves, with and without what stands in brackets: pronouns, a team."""
    name = name[:MOST]
    return [parts for parts in (_parts(name), _parts(_BRACKETS.sub(" ", name))) if parts]


def _parts(words: str) -> list[str]:
    """The words of a name in small plain letters, without forms of address."""
    plain = unicodedata.normalize("NFKD", _APOSTROPHE.sub("", _POSSESSIVE.sub("", words))).casefold()[: 4 * MOST]
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter)).translate(_LETTERS)
    found = "".join(letter if letter.isalnum() else " " for letter in plain).split()
    return [part for part in found if part not in _FORMS_OF_ADDRESS] or found


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
    """`sc` and `cs` of Sam Cole; of three names the first and last alone too."""
    letters = [part[0] for part in name]
    forms = (letters, letters[::-1], [letters[0], letters[-1]]) if len(letters) > 1 else ()
    return {"".join(form) for form in forms}


def _is_short_for(short: str, full: str) -> bool:
    """`jo` is short for `joanne`; a single letter is short for nothing by itself."""
    return len(short) >= _SHORTEST_FORM and full.startswith(short)


def _fits(one: str, other: str) -> bool:
    """The same part of a name: equal, short for it, or its initial."""
    short, full = sorted((one, other), key=len)
    return full.startswith(short)


def _job(parts: Sequence[str]) -> list[str]:
    return [each for each in parts if each not in _LINKING]


def _same_job(job: Sequence[str], title: Sequence[str]) -> bool:
    """One is a part of the other; of a title of one word that says too little."""
    return bool(job) and (set(job) <= set(title) or (len(title) > 1 and set(title) <= set(job)))


def _short_for_job(job: Sequence[str], title: Sequence[str]) -> bool:
    """`dcs` is short for Director of Children's Services."""
    return len(title) > 1 and "".join(job) == "".join(part[0] for part in title)
