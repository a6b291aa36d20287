"""A person of a child's age: a name or initials with an age, or an age with a place."""

import re
from collections.abc import Iterator

from commands.reading.guard.given_names import GIVEN_NAMES
from commands.reading.guard.kinds import Concern
from commands.reading.guard.stretches import is_near
from commands.reading.guard.words import AGE, OLD, ONE

_FAR = 40
_THEN = r"(?:\s?\(|\s?,\s?|\s)(?:who\sis\s|is\s|now\s)?"
# After a name or initials, these can only be an age: `aged 7`, `(age 7)`, `14 yrs`, `is 14 years old`.
_SAID = re.compile(
    rf"{_THEN}(?:(?i:aged?):?\s(?:about\s|only\s)?{AGE}|"
    rf"{AGE}\s?(?i:yo|y/o|(?:y|yrs?|years?|months?|mths?|weeks?)[\s-]old)\b)"
)
# The age of a person, or the length of a contract: `(14 yrs)`.
_SO_LONG = re.compile(rf"{_THEN}{AGE}[\s-]?{OLD}\b")
# A bare number, which may be a count: `(7)`, `, 7,`, `is 14 and`, `/7`.
_BARE = re.compile(
    rf"\s?\(\s?{AGE}\s?\)|\s?,\s?{AGE}(?=\s?[,;.)]|\Z)|"
    rf"(?:\s?,\swho)?\sis\s(?:only\s|just\s|now\s)?{AGE}(?=\s?[,;.]|\sand\s|\Z)|/\d{{1,2}}(?![\d/])"
)
_OLD_BEFORE = re.compile(
    rf"{AGE}[\s-]?(?i:years?|yrs?|months?|mths?|weeks?)[\s-]olds?,?\s(?:{ONE},?\s)?\Z|"
    rf"{AGE}\s?(?i:yo|y/o),?\s(?:{ONE}\s)?\Z"
)
_OLD = re.compile(r"old|y/?o", re.I)
# Between a name and an age, these say whose age it is. "Hull's children aged 7" are many, and identify nobody.
_OWNS = r"(?:'s?|(?<='s)|(?<=s'))\s"
_WHOSE = re.compile(
    rf"{_OWNS}(?:allocated\s|foster\s|new\s)?(?:family|parents?|carers?|mother|father|mum|dad|siblings?|brother|sister|"
    r"social worker|guardian)\b"
)
_WHOSE_OF_A_CHILD = re.compile(
    rf"{_OWNS}(?:[a-z]+\s)?(?:case|file|placement|home|school|nursery|plan|review|visits?)\b"
)
_NAME = re.compile(r"(?<![\w@'])[A-Z][a-z]{2,20}(?:-[A-Z][a-z]+)?(?:\s[A-Z][a-z'-]+)?")
# Words beside an age or a number that are nobody's name.
_NOBODY = frozenset({
    "Adolescents", "Adults", "All", "And", "Any", "Anybody", "Anyone", "Audit", "Babies", "Baby", "Both", "Boy", "Boys",
    "Building", "Carers", "Cases", "Child", "Children", "Chronologies", "Cohort", "Contract", "Dashboard", "Data",
    "Document", "Each", "Eclipse", "Every", "Everybody", "Everyone", "Families", "Females", "Few", "Form", "Framework",
    "Girl", "Girls", "Guidance", "Handbook", "Infants", "Intranet", "Learner", "Learners", "Leaver", "Leavers",
    "Liquidlogic", "Males", "Manual", "Many", "Men", "Minors", "Mosaic", "Most", "Now", "One", "Only", "Open",
    "Parents", "People", "Person", "Persons", "Plan", "Plans", "Policy", "Population", "Procedure", "Protocol", "Pupil",
    "Pupils", "Referrals", "Report", "Residents", "Review", "Service", "Siblings", "Software", "Some", "Spreadsheet",
    "Staff", "Strategy", "Students", "System", "Team", "Teenager", "Teenagers", "Template", "The", "These", "They",
    "This", "Those", "Toddlers", "Toolkit", "Website", "Women", "Workforce", "Young", "Youth",
})  # fmt: skip
_SOMEBODY = re.compile(r"\b(?:she|he|her|his|him|mum|mother|dad|father|foster|sibling)\b", re.I)
_PLACE_HINT = re.compile(
    r"[\s-](?:year|yr|month|week)s?[\s-]old|\dyo|\d\s?yr|y/o|"
    r"(?:boy|girl|baby|child|infant|toddler|teenager|person|pupil)(?:\s?\(|\s?,\s?|\s)(?:of\s|aged?\s)?"
    r"(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|th|fo|fi|si|se|ei)"
)
_MONTHS = "Jan|Feb|March|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tues|Wed|Thurs|Fri|Satur|Sun"
_PLACE = (
    r"(?:(?i:who\s)?(?i:is\s|lives\s|living\s|placed\s|staying\s|now\s|currently\s)*+(?i:in|at|from|of)\s"
    rf"(?:the\s|The\s)?(?!{_MONTHS})[A-Z][a-z]{{2,}})"
)
_WITH_PLACE = re.compile(
    rf"{AGE}[\s-]?(?i:years?|yrs?|months?|weeks?|yo|y/o)(?:[\s-]?old)?\s(?:{ONE}\s)?{_PLACE}"
    rf"|\b(?i:boy|girl|baby|child|infant|toddler|teenager|young person|pupil)\b(?:\s?\(|\s?,\s?|\s)(?:(?i:of|aged?)\s)?"
    rf"{AGE}(?:\s{OLD})?(?:\)|,)?\s{_PLACE}"
    rf"|\b(?i:boy|girl|baby|toddler|teenager)(?:\s?\(|\s?,\s?|\s)(?:(?i:of|aged?)\s)?{AGE}(?:\s{OLD})?\)?,\s"
    rf"(?!{_MONTHS})[A-Z][a-z]{{2,}}"
)


def name_with_age(text: str) -> Concern | None:
    """A name beside an age.

    If the age is a bare number, which may be a count, only a given name on the list counts, or a name soon followed by
    *she* or *mum*.
    """
    return Concern("a child's name with an age", askable=True) if any(_named(text)) else None


def age_with_place(text: str) -> Concern | None:
    """One child's age and where they are: a neighbour would know who it is."""
    found = is_near(text, _PLACE_HINT, _FAR, _WITH_PLACE)
    return Concern("a child's age with a place", askable=True) if found else None


def has_age(text: str, before: str, end: int, sure: bool) -> bool:
    """True if an age follows or precedes the person whose name ends at `end` of `text`. A bare number counts only if
    `sure` says that this is a child."""
    return bool(
        _SAID.match(text, end)
        or (sure and (_SO_LONG.match(text, end) or _BARE.match(text, end)))
        or (_OLD.search(before) and _OLD_BEFORE.search(before))
    )


def _named(text: str) -> Iterator[bool]:
    for match in _NAME.finditer(text):
        words = match[0].split()
        end = match.end()
        if words[-1] in _NOBODY or (words[0] in _NOBODY and len(words) == 1):
            continue
        before = text[max(0, match.start() - _FAR) : match.start()]
        sure = not GIVEN_NAMES.isdisjoint(words) or (
            bool(_BARE.match(text, end)) and bool(_SOMEBODY.search(text, end, end + _FAR))
        )
        yield has_age(text, before, end, sure and text[end : end + 1] != "/")
        whose = _WHOSE.match(text, end)
        if not whose and words[0] in GIVEN_NAMES:
            whose = _WHOSE_OF_A_CHILD.match(text, end)
        if whose:
            yield has_age(text, "", whose.end(), sure=False)
