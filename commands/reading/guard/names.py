"""A child's name: after a word for a child, or next to a parent or someone who works with the child."""

import re

from commands.reading.guard.given_names import GIVEN_NAMES
from commands.reading.guard.kinds import Concern
from commands.reading.guard.stretches import is_near

_PARENT = r"(?:step)?(?:mother|father|mum|mam|dad|nan|gran|grandmother|grandfather|brother|sister|son|daughter)\b"
_NOBODY = (
    r"(?!Child|Bab|Boy|Girl|Famil|Pupil|Teen|Person|People|Young|M[ae]n|Women|Woman|Mother|Father|Mum|Dad|Parent|"
    r"Sibling|Twin|Today|Every|Some|Year|Unborn|Leaver|Their|Her|His|The|Our|My|Your|This|That|Each|One|Both|No|Care|"
    r"Patient|Client)"
)
# These count for any name: `Zorana's mother`, `the father of Zorana`, `a girl called Zorana`.
_ANYBODY = re.compile(
    rf"\b{_NOBODY}[A-Z][a-z]{{2,20}}'s?\s(?:own\s|birth\s|late\s|older\s|younger\s)?{_PARENT}"
    r"|\b(?i:(?:step)?(?:mother|father|mum|dad|grandmother|grandfather|brother|sister))"
    rf"\sof\s{_NOBODY}[A-Z][a-z]{{2,20}}\b"
    rf"|\b(?i:child|boy|girl|baby|teenager|young person|pupil|toddler)\s(?i:called|named)\s[A-Z][a-z]{{2,20}}\b"
)
# The rest count only for given names on the list: other names in such words are mostly places or organisations.
_NAME = re.compile(r"[A-Z][a-z]{2,20}")
_RAN = (
    r"\s(?:ran away|went missing|is missing|absconded|disclosed|and (?:his|her) (?:mother|mum|father|dad|brother|"
    r"sister))\b"
)
_WHOSE = re.compile(
    rf"{_RAN}|"
    r"'s?\s(?:allocated\s|new\s|current\s|old\s)?(?:social worker|sw\b|iro\b|key ?worker|foster|placement|school|"
    r"nursery|college|parents|siblings?|family|carers?|(?:case|file)\b(?!\s(?:(?:file\s)?audit|load))|home\b|care plan|"
    r"pathway plan|birthday|behaviour|health visitor|guardian|teacher|pep\b|ehcp\b|disclosure|allegation)",
    re.I,
)
_SURNAME = re.compile(r"(?:\s(?:[A-Z]'|Mac|Mc)?[A-Z](?:[a-z]+|[A-Z]+)(?:-[A-Z][a-z]+)?){1,2}")
# After a full name, which may be a colleague's, what a person has at work does not count ("case load", "file", "team").
_WHOSE_AT_HOME = re.compile(
    rf"{_RAN}|"
    r"'s?\s(?:allocated\s|new\s|current\s|old\s)?(?:social worker|iro\b|key ?worker|foster (?:carers?|placement|home|"
    r"family|mother|father|parents?)\b|placement|school|nursery|college|parents|siblings?|carers?|care plan|"
    r"pathway plan|health visitor|guardian|pep\b|ehcp\b|family\b(?!\s(?:hub|group|support|centre|service|court|"
    r"solutions|safeguarding|nurse|information|learning|practi|worker|help|time\b)))"
    r"(?!\s(?:post|vacanc|recruit|team|service|strategy|training|pay\b))"
)
_CHILD_BEFORE = re.compile(
    r"\b(?:child|baby|boy|girl|siblings?|twins?|pupil|teenager|young person|sibling of|placement for|"
    r"social worker for|(?:his|her|their) (?:\w{1,10} )?(?:son|daughter|brother|sister))\s\Z",
    re.I,
)
_HINT = re.compile(r"mother|father|mum|mam|dad|nan|gran|brother|sister|son|daughter|called|named")
_SAINT = re.compile(r"\b(?:St\.?|Saint)\s\Z")
_FAR = 45


def childs_name(text: str) -> Concern | None:
    """A name that, by the words around it, is a child's."""
    found = is_near(text, _HINT, _FAR, _ANYBODY) or any(
        match[0] in GIVEN_NAMES and _is_a_childs(text, match.start(), match.end()) for match in _NAME.finditer(text)
    )
    return Concern("a child's name", askable=True) if found else None


def _is_a_childs(text: str, begin: int, end: int) -> bool:
    # Schools, churches and streets are named after saints.
    if _SAINT.search(text, max(0, begin - len("Saint ")), begin):
        return False
    surname = _SURNAME.match(text, end)
    whose = _WHOSE_AT_HOME.match(text, surname.end()) if surname else _WHOSE.match(text, end)
    return bool(whose or _CHILD_BEFORE.search(text[max(0, begin - _FAR) : begin]))
