"""Points out an owner or a day in the title of a new action or risk that has none, with the line that sets it."""

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
# These divide a title, as in "Visits plan; owner Head of MASH, due 3 May (urgent)"; so does a key without its colon.
_PARTS = re.compile(r"[;,|()\n]| [–—-]+ ")
_BEFORE_KEY = re.compile(r" (?=(?:owner|due|deadline|source|measure|area|ref) )", re.I)
# In mid-sentence, "owner" counts only before a capital letter: "one owner per case" names nobody.
_OWNED_BY = re.compile(r"(?:\A(?i:owner(?: is)?) |(?<= )(?i:owner) (?=[^\W\d_a-z]))(?P<words>\S.*)")
_TO_A_DAY = re.compile(r"(?:.* )?(?:due|by|deadline)(?: date)?(?: is| on| by)? (?P<words>\S.*)", re.I)
# The longest words that are tried as a day, and how many: reading a date is slow.
_LONGEST, _MOST = 40, 8


def left_in_title(call: Call, action: Action) -> list[Line]:
    """The lines to add to the answer of `/action add`: none about an owner or a due date that the action has."""
    return [*_of_owner(call, action), *_of_day(call, action)]


def _of_owner(call: Call, action: Action) -> list[Line]:
    return [] if action.is_owned else owner_left(call, f"/action assign {quoted(action.ref)} ")


def owner_left(call: Call, line: str) -> list[Line]:
    """The line that makes whoever the title names the owner, where it names somebody; `line` is its beginning."""
    whom = _named(call) if call.names_people else ""
    told = "Whoever is named in the title does not own it yet. To make them its owner: "
    return [(told, Code(f"{line}{whom}"))] if whom else []


def _named(call: Call) -> str:
    if person := person_in(call.words.free, call.request.people):
        return f"<@{person}>"
    said = (_OWNED_BY.search(each) for each in _parts(call.words.free))
    return next((call.said(_BEFORE_KEY.split(found["words"])[0]) for found in said if found), "")


def person_in(title: str, people: People) -> str:
    """The id of the first person mentioned in the title, or else of the one person with the first bare `@name`."""
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
    """The last words in the title for a day from today on: after "due" or "by", or a date on its own. Else empty."""
    pieces = [piece for part in _parts(call.words.free) for piece in _BEFORE_KEY.split(part)]
    for piece in pieces[: -_MOST - 1 : -1]:
        found = _TO_A_DAY.fullmatch(piece)
        words = found["words"] if found else piece if piece[:1].isdigit() else ""
        if 0 < len(words) <= _LONGEST and _is_day(call, words):
            return words
    return ""


def _is_day(call: Call, words: str) -> bool:
    """True if the words are a day from today on. "By ten days" says how much, not when."""
    day = due_day(words, call.today, call.board.meetings)
    return day is not None and day >= call.today and bare_count(words) is None


def _parts(title: str) -> list[str]:
    return [part.strip(" .!") for part in _PARTS.split(title)]
