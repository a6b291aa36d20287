"""What the title of a new action names and no key has given: an owner, or a day. Both are said, each with its line."""

import re
from functools import partial

from board.actions import Action
from board.refs import quoted
from commands.call import Call
from commands.people.whom import called_just
from commands.reading.dates import due_day
from commands.reading.mentions import MENTION
from commands.reading.owners import person_after
from commands.reading.phrases.bare_counts import bare_count
from commands.reply import Code, Line
from commands.request import People

_BARE = re.compile(r"(?<!\S)@(?=[^\W\d_])")
# What divides a title: "Visits plan; owner Head of MASH, due 3 May (urgent)"; and a key without its colon.
_PARTS = re.compile(r"[;,|()\n]| [–—-]+ ")
_BEFORE_KEY = re.compile(r" (?=(?:owner|due|deadline|source|measure|area|ref) )", re.I)
# In mid-sentence only before a name: "one owner per case" names nobody.
_OWNED_BY = re.compile(r"(?:\A(?i:owner(?: is)?) |(?<= )(?i:owner) (?=[^\W\d_a-z]))(?P<words>\S.*)")
_TO_A_DAY = re.compile(r"(?:.* )?(?:due|by|deadline)(?: date)?(?: is| on| by)? (?P<words>\S.*)", re.I)
# Longer words are no day, and would take long to read.
_LONGEST, _MOST = 40, 8


def left_in_title(call: Call, action: Action) -> list[Line]:
    """What is said under the answer to `/action add`; nothing of what the action has."""
    return [*_of_owner(call, action), *_of_day(call, action)]


def _of_owner(call: Call, action: Action) -> list[Line]:
    if action.is_owned or not call.names_people or not (whom := _named(call)):
        return []
    line = f"/action assign {quoted(action.ref)} {whom}"
    return [("Whoever is named in the title does not own it yet. To make them its owner: ", Code(line))]


def _named(call: Call) -> str:
    if person := person_in(call.words.free, call.request.people):
        return f"<@{person}>"
    said = (_OWNED_BY.search(each) for each in _parts(call.words.free))
    return next((call.said(_BEFORE_KEY.split(found["words"])[0]) for found in said if found), "")


def person_in(title: str, people: People) -> str:
    """The id of the first person whom the title names, by a mention or else by a bare `@name` that one person has."""
    if mentioned := MENTION.search(title):
        return mentioned[1]
    known = partial(called_just, people)
    places = (person_after(title, found.start(), known) for found in _BARE.finditer(title))
    named = next((known(title[begin + 1 : end]) for begin, end in filter(None, places)), [])
    return named[0].id if len(named) == 1 else ""


def _of_day(call: Call, action: Action) -> list[Line]:
    if action.due_on or action.due_words or not (day := call.once(("day", call.words.free), lambda: _day(call))):
        return []
    line = f"/action due {quoted(action.ref)} {day}"
    return [("The day in the title is not its due date yet. To make it that: ", Code(line))]


def _day(call: Call) -> str:
    """The words for a day to come in the title, the last ones: after "due" or "by", or a date that stands alone."""
    pieces = [piece for part in _parts(call.words.free) for piece in _BEFORE_KEY.split(part)]
    for piece in pieces[: -_MOST - 1 : -1]:
        found = _TO_A_DAY.fullmatch(piece)
        words = found["words"] if found else piece if piece[:1].isdigit() else ""
        if 0 < len(words) <= _LONGEST and _is_day(call, words):
            return words
    return ""


def _is_day(call: Call, words: str) -> bool:
    """A day and nothing else. "By ten days" says how much, and not when."""
    day = due_day(words, call.today, call.board.meetings)
    return day is not None and day >= call.today and bare_count(words) is None


def _parts(title: str) -> list[str]:
    return [part.strip(" .!") for part in _PARTS.split(title)]
