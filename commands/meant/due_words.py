"""The due date in words after a ref that say when the action will be done, or will not: `A12 can't do by Friday`."""

import re
from datetime import date

from commands.meant.asks_for import date_alone, is_a_date
from commands.reading.dates import due_day
from commands.reading.phrases.bare_counts import BareCount, bare_count
from commands.reading.phrases.meaning import Question

# Words before a date that are no part of it.
_LEAD = re.compile(
    r"(?:(?:can['’]?t|cannot|won['’]?t|not|can|could|do|does|be|make|makes?|get|got|have|has|needs?|want|finish(?:ed)?|done|"
    r"complete[d]?|ready|due|date|deadline|new|is|it|this|that|we|i|i['’]ll|we['’]ll|only|now|maybe|probably|perhaps|more\s++like|"
    r"delay(?:ed)?|postponed?|defer(?:red)?|extend(?:ed)?|move[d]?|push(?:ed)?|put|slip(?:ped)?|back|out|reschedule[d]?|"
    r"before|by|to|until|till|til|for|on)(?![\w'’])[\s:,]*+)*+",
    re.I,
)
_MOVED = re.compile(r"\b(?:delay|postpone|defer|extend|move|push|put|slip|back|out)", re.I)
_ARTICLE = re.compile(r"\Aan?\s++", re.I)
# Longer words are a sentence, in which a day may belong to anything.
_MOST_WORDS = 8
# In so few words, a date is all that is said.
_SHORT = 4


def due_said(words: str, today: date) -> str:
    """What follows `due` and the ref in a line to copy, if the words are only a date with what leads up to it.

    `…` stands for a date or reason that they do not give. Empty if they say more, or contain no date.
    """
    if len(words.partition(" because ")[0].split()) > _MOST_WORDS:
        return ""
    lead = _LEAD.match(words)
    end = lead.end() if lead else 0
    day = date_alone(words[end:], today)
    if day and _is_no_more(day, today):
        day = f"another {_ARTICLE.sub('', day)}" if _MOVED.search(words[:end]) and _is_bare(day) else day
        return day if " because " in day else f"{day} because …"
    return "<date> because …" if len(words.split()) <= _SHORT and is_a_date(words, today) else ""


def _is_no_more(day: str, today: date) -> bool:
    """True if all of it is the date, which in "the panel meets on Friday" it is not."""
    phrase = day.partition(" because ")[0]
    # "31 June" is asked about later, and "another two weeks" is counted from the date in force.
    return due_day(phrase, today) is not None or phrase[:1].isdigit() or _count(phrase) is not None


def _is_bare(day: str) -> bool:
    """True if it is a count without a starting day. In words that put a date off, it counts from the due date."""
    count = _count(day.partition(" because ")[0])
    return count is not None and not count.from_date


def _count(phrase: str) -> BareCount | None:
    try:
        return bare_count(phrase)
    except Question:
        return None
