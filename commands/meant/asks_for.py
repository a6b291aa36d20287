"""What words after a ref ask for: `A12 could you move it to Friday`. Words that ask for something are no update."""

import re
from collections.abc import Iterator
from datetime import date

from board.empty_words import is_reason
from board.refusals import Refusal
from commands.meant.verb_in_words import bare
from commands.reading.dates import due_date, due_day
from commands.reading.reasons import because

# The beginning of a sentence or a clause.
_BEGINS = r"(?:\A|[.!?;,:–—-]\s*+|\s(?:and|but|so|then|also|or)\s++)"
_LEAD = r"(?:(?:hi|hello|hey|sorry|ok|okay|please|pls|plz|also|so)[\s,]++)*+"
_SOMEBODY = r"(?:i|we|you|he|she|they|there|(?:some|any|every)(?:one|body)|<@[^<>\s]++>)"
# "Is this week's priority" reports on the action.
_IT = r"(?:it|(?:this|that)(?!\s++(?:week|month|quarter|year|term|of)|['’]))"
_INVERTED = re.compile(
    rf"{_BEGINS}{_LEAD}(?:(?:can|could|would|will|may|might|shall|should|is|are|was|do|does|did)(?:n['’]?t)?\s++"
    rf"(?:{_SOMEBODY}|{_IT})(?!\w)|(?:has|have)(?:n['’]?t)?\s++{_SOMEBODY}(?!\w)|any\s++(?:chance|news|update)\b|"
    r"let\s++(?:me|us)\s++know\b|let['’]?s\b)",
    re.I,
)
_PLEASE = re.compile(r"(?<!to )\b(?:please|pls|plz)\b(?!\s++(?:note|see|find|refer|read|be\s++aware)\b)", re.I)
_NOT_MINE = re.compile(
    r"\b(?:not|isn['’]?t|no\s++longer|never)\s++(?:mine|me|ours|us|my\s++(?:action|job|one)|for\s++(?:me|us))(?=\W*+\Z|[,;.])|"
    r"\bwrong\s++(?:person|owner)\b|\bnothing\s++to\s++do\s++with\s++(?:me|us)\b",
    re.I,
)
_WHO = r"(?:<@[^<>\s]++>|[^\W\d_]+(?:\s[^\W\d_]+){0,2}?)"
# Matches "It's Ali's", "should be Ali's job" and "belongs to Ali", but not "is this week's priority".
_SOMEBODYS = re.compile(
    rf"\A{_LEAD}(?:no[\s,]++)?(?:(?:it|this|that)(?:['’]?s)?\s++|is\s++|should\s++be\s++|must\s++be\s++|actually\s++|really\s++|now\s++)*+"
    rf"(?:{_WHO}(?<!week)(?<!month)(?<!year)(?<!day)['’]s?(?:\s++(?:action|job|one|task|responsibility|now|not\s++mine))*+\W*+\Z|"
    r"(?:should\s++|must\s++)?belongs?\s++(?:to|with)\s|for\s++(?:<@[^<>\s]++>|(?-i:[A-Z])\w++)\W*+\Z)",
    re.I,
)
_MORE_TIME = re.compile(
    rf"{_BEGINS}{_LEAD}(?:(?:i|we|it|this|will|would|still|just|really|['’]d|['’]ll|id)\s*+)*+"
    r"(?:needs?|wants?|requires?|like|(?:ask|asking)\s++for|request(?:ing)?)\s++(?:an?\s++|some\s++|bit\s++|little\s++)*+"
    r"(?:more\s++time|longer|extra\s++time|extension|until|till|til)\b|"
    r"\A(?:more|extra)\s++time\b",
    re.I,
)
_MOVED = (
    r"(?:moved?|push(?:ed)?|put|extend(?:ed)?|postponed?|shift(?:ed)?|changed?|delay(?:ed)?|rescheduled?|set|bumped)"
)
_DATE = r"(?:(?:the|its|my|our)\s++)?(?:due\s++)?(?:date|deadline)"
_TOLD_TO = re.compile(
    rf"\A{_LEAD}(?:{_MOVED}\s++(?:{_IT}|{_DATE}|back|out)(?!\w)|"
    r"(?:pass|hand|give|transfer)\s++(?:it|this|that|over|back|to)\b|(?:mark|put)\s++(?:(?:it|this)\s++)?(?:as|on)\b|"
    r"(?:ask|tell|remind|chase)\s|(?:take|remove)\s++me\b|stop\s++(?:reminding|asking)\b)",
    re.I,
)
_UNTIL = re.compile(
    rf"\A{_LEAD}(?:(?:can|could|would|will|may|might)\s++(?:{_SOMEBODY}|{_IT}|{_DATE})\s++)?+"
    r"(?:(?:i|we|it|this|please|possibly|be|would|will|still|['’]d|['’]ll)\s++|(?:i|we)['’](?:d|ll)\s++)*+"
    rf"(?:{_MOVED}\s++(?:(?:{_IT}|{_DATE})\s++)?+(?:(?:back|out|on)\s++)?+|"
    r"(?:have|get|need|needs|want|like|take|ask\s++for|request)\s++"
    r"(?:(?:it|this|(?:some\s++)?more\s++time|longer|extra\s++time|an?\s++extension)\s++)?+|"
    r"(?:an?\s++)?extension\s++|(?:new\s++)?(?:due\s++)?(?:date|deadline)\s++)"
    r"(?:to|until|till|til)\s++(?P<date>\S.*)\Z",
    re.I | re.S,
)
_GO_TO = re.compile(
    rf"\A{_LEAD}(?:can|could|would|may|might)\s++(?:{_IT}|{_DATE})\s++go\s++(?:back\s++)?(?:to|until|till)\s++(?P<date>\S.*)\Z",
    re.I | re.S,
)
# Where the last clause of a sentence begins.
_CLAUSE = re.compile(r"(?:[.,;:!?]|\s[–—-])\s++(?=(?P<last>[^.,;:!?]++[.!?]*+\Z))")
_THANKS = re.compile(r"(?:[\s,.!?]++(?:please|pls|plz|thanks|thank\s++you|cheers))?+[\s,.!?]*+\Z", re.I)
_TO = re.compile(r"\A(?:to|until|till|til)\s++", re.I)
_LONGEST_DATE = 60
# What an owner may ask for: a verb, what follows the ref in its line, and the words that ask for it.
_DOES = (
    ("hold", "…", re.compile(r"\bhold\b", re.I)),
    ("assign", "…", _SOMEBODYS),
    (
        "assign",
        "…",
        re.compile(r"\b(?:pass|hand|give|transfer|reassign|assign|take|else|mine|me|owner|person)\b", re.I),
    ),
    ("due", "<date> because …", re.compile(rf"\b(?:{_MOVED}|until|till|longer|time|extension|date|deadline)\b", re.I)),
    ("cancel", "…", re.compile(r"\A\W*+(?:cancel|delete|remove)(?:\s++(?:it|this|that))?+\W*+\Z", re.I)),
    ("done", "…", re.compile(r"\b(?:closed?|done|completed?|finish(?:ed)?|sign(?:ed)?(?:\s++it)?[ -]off)\b", re.I)),
    ("close", "", re.compile(r"\A\W*+(?:close|sign\s++off)(?:\s++(?:it|this|that))?+\W*+\Z", re.I)),
)
# "Whats" and "whos" are typed for "what's" and "who's".
_QUESTION_WORDS = frozenset(
    each + more for each in ("who", "what", "when", "where", "why", "how", "which") for more in ("", "s", "se", "is")
)
_COURTESY = re.compile(rf"{_LEAD}(?:(?:can|could|would|will)\s++{_SOMEBODY}\s++)?+(?:please\s++)?+", re.I)


def asks(words: str) -> bool:
    """True if the words ask for something, or ask somebody to do it, rather than report on the action."""
    return any(each.search(words) for each in (_INVERTED, _PLEASE, _NOT_MINE, _SOMEBODYS, _MORE_TIME, _TOLD_TO))


def begins_a_question(words: str) -> bool:
    """True if the first word is one that begins a question: `who`, `What's`, `where’re`, `whose`."""
    first = bare(next(iter(words.split(None, 1)), ""))
    return first.replace("’", "'").partition("'")[0] in _QUESTION_WORDS


def verbs_asked_for(words: str) -> Iterator[tuple[str, str]]:
    """The names of the verbs that the words may ask for, each with what follows the ref in its line to copy."""
    asked = _THANKS.sub("", words[_end_of_courtesy(words) :])
    return iter(dict.fromkeys((name, after) for name, after, said in _DOES if said.search(asked)))


def date_asked_for(words: str, today: date) -> str:
    """The date that the words ask for, with its reason if they give one: `could you move it to Friday` gives `Friday`.
    Empty if they ask for none, or say more than that."""
    if found := _UNTIL.match(words):
        return date_alone(found["date"], today)
    # "Can it go to the panel on Friday?" asks for no new date.
    found = _GO_TO.match(words)
    day = date_alone(found["date"], today) if found else ""
    return day if day and due_day(because(day)[0], today) else ""


def date_asked_last(words: str, today: date) -> str:
    """The date that the last clause asks for, with the words before it as the reason:
    `no applicants, can it go to the end of June?` gives `the end of June because no applicants`. Empty if it asks for
    none."""
    found = _CLAUSE.search(words)
    day = date_asked_for(found["last"], today) if found else ""
    if not found or not day or " because " in day:
        return day
    before = words[: found.start()].strip()
    return f"{day} because {before if is_reason(before) else '…'}"


def date_alone(words: str, today: date) -> str:
    """The date that the words are, without `to` before it or thanks after it, but
    with its reason; empty if they are no date."""
    phrase, reason = because(_TO.sub("", words))
    phrase = _THANKS.sub("", phrase)
    if not is_a_date(phrase, today):
        return ""
    return f"{phrase} because {reason}" if reason else phrase


def is_a_date(phrase: str, today: date) -> bool:
    """True if the whole phrase is a due date, even one that must be asked about."""
    try:
        return len(phrase) <= _LONGEST_DATE and due_date(phrase, today) is not None
    except Refusal as refused:
        return bool(refused.instead)


def _end_of_courtesy(words: str) -> int:
    found = _COURTESY.match(words)
    return found.end() if found else 0
