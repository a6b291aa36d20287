"""The words that dates are written in: names, numbers, the pieces of rules, and how a phrase is simplified."""

import re
import unicodedata

from board.calendar import WEEKDAYS
from board.words import COUNTS

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
LONGEST = 200

_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
NUMBERS = (
    {"a": 1, "an": 1}
    | {word: number for number, word in enumerate(COUNTS, 1)}
    | {word: number * 10 for number, word in enumerate(_TENS, 2)}
)
NTHS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": -1}

# In a pattern, this needs a group of its own.
ANY_MONTH = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    "oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_WEEKDAY = (
    "mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
)
_UNIT = (
    r"(?:working|work|business|wkg|w/?) ?days?|w/?ds?|(?:calendar )?days?|hours?|hrs?|weeks?|wks?|fortnights?|"
    "(?:calendar )?months?|mths?|mnths?|years?|yrs?"
)
_COUNT = f"[0-9]{{1,4}}|an?|(?:{'|'.join(_TENS)})(?: (?:{'|'.join(COUNTS[:9])}))?|{'|'.join(COUNTS)}"

# What `{name}` means in a rule. `[0-9]` is used because `\d` matches the digits of every script.
_PIECES = {
    "day": r"(?P<day>[0-9]{1,2})(?: ?(?:st|nd|rd|th))?",
    "nth": r"(?P<day>[0-9]{1,2}) ?(?:st|nd|rd|th)",
    "month": f"(?P<month>{ANY_MONTH})",
    "from_month": f"(?P<from_month>{ANY_MONTH})",
    "year": r"(?P<year>[0-9]{4}|'?[0-9]{2})",
    "full_year": r"(?P<year>[0-9]{4})",
    "fy": r"(?P<fy>(?:[0-9]{2}){1,2} ?[/-] ?(?:[0-9]{2}){1,2})",
    "which": "(?P<which>this|current|next|last|previous)",
    "weekday": f"(?P<weekday>{_WEEKDAY})",
    "count": f"(?P<count>{_COUNT})",
    "unit": f"(?P<unit>{_UNIT})",
    "unit_or_letter": f"(?P<unit>{_UNIT}|[dwmy])",
    "board": "(?:meeting )?(?:improvement )?(?:board|meeting|mtg|ib)(?: (?:meeting|mtg))?(?: date)?",
    "rest": "(?P<rest>[a-z0-9].*)",
}


def pattern(template: str) -> re.Pattern[str]:
    """A compiled pattern from a rule written with `{day}`, `{month}` and the like."""
    return re.compile(re.sub(r"\{([a-z_]+)\}", lambda found: _PIECES[found[1]], template))


def month_number(word: str) -> int:
    """`sept` is 9. The word must be a month's name or its beginning."""
    return next(number for number, name in enumerate(MONTHS, 1) if name.lower().startswith(word[:3]))


def weekday_number(word: str) -> int:
    """`weds` is 2: Monday is 0, as in `date.weekday`."""
    return next(number for number, name in enumerate(WEEKDAYS) if name.lower().startswith(word[:3]))


def how_far_on(which: str | None) -> int:
    """How many weeks, months or years `next`, `this`, `last` or `after next` is from the present one."""
    return {"after next": 2, "next": 1, "following": 1, "last": -1, "previous": -1}.get(which or "this", 0)


def count_of(words: str) -> int:
    """`12`, `twelve`, `forty five`; `a` and an empty text are one."""
    return int(words) if words.isdecimal() else sum(NUMBERS[word] for word in words.split()) or 1


# A footnote mark is no digit of the year before it, but NFKC would make it one.
_FOOTNOTES = str.maketrans(dict.fromkeys("¹²³⁰⁴⁵⁶⁷⁸⁹", " "))
_DASHES, _QUOTES, _DOUBLE_QUOTES = "‐‑‒–—―−", "‘’‛′`´", "“”„″"
_ALIKE = str.maketrans(
    dict.fromkeys(_DASHES, "-") | dict.fromkeys(_QUOTES, "'") | dict.fromkeys(_DOUBLE_QUOTES, '"'),
)


def _in_usual_letters(phrase: str) -> str:
    text = unicodedata.normalize("NFKC", phrase.translate(_FOOTNOTES))
    return "".join(letter for letter in text if unicodedata.category(letter) != "Cf")


def tidy(phrase: str) -> str:
    """The phrase in lower case, with one kind of space, dash and quote; empty if it is longer than LONGEST."""
    if len(phrase) > LONGEST:
        return ""
    text = (phrase if phrase.isascii() else _in_usual_letters(phrase)).casefold().translate(_ALIKE)
    text = " ".join(text.split()).strip("\"'*_~ ")
    return text.rstrip(".,;:!").rstrip("\"'*_~ ")[:LONGEST]


_ENDS = {"m": "month", "q": "quarter", "w": "week", "fy": "financial year"}
_PLAIN_PARENTHESES = pattern(r"\(((?:at )?(?:the )?latest|cop|cob|{weekday}|{board}|{fy}|{full_year})\)")
_SIMPLER = (
    (_PLAIN_PARENTHESES, r" \1 "),
    (re.compile(r"\(|\)"), r" \g<0> "),
    (re.compile(r"[,;]"), " "),
    (re.compile(r"\?+"), " ? "),
    (re.compile(r"(?<=[a-z])\.(?=[0-9])|(?<=[a-z]):"), " "),
    (re.compile(rf"\b({ANY_MONTH}|{_WEEKDAY}|board|meeting)'s\b"), r"\1"),
    (re.compile(rf"\b({ANY_MONTH})s(?= (?:improvement |meeting )?(?:board|meeting|mtg|ib)\b)"), r"\1"),
    (re.compile(r"(?<=[a-z])\.|'(?![0-9]{2}\b)"), ""),
    (re.compile(rf"\b({ANY_MONTH})-(?=(?:{ANY_MONTH})\b)"), r"\1 - "),
    (re.compile(r"\b([0-9]{1,2}[/.][0-9]{1,2}(?:[/.](?:[0-9]{2}){1,2})?)-(?=[0-9]{1,2}[/.][0-9])"), r"\1 - "),
    (re.compile(r"(?<=[a-z])-(?=[a-z'])|(?<=[0-9])[./-](?=[a-z]{3})|(?<=[a-z]{3})[./-](?='?[0-9])"), " "),
    (re.compile(r" ?/ ?"), "/"),
    (re.compile(r"(?<=[0-9])(?=(?!(?:st|nd|rd|th)\b)[a-z])|(?<=[a-z]{2})(?=[0-9])"), " "),
    # "in the next week" is seven days, unlike "next week", so this comes before "the" is removed.
    (pattern(r"\b(?:(?:within|in|over|during) )?(?:the )?next (?={count} )"), ""),
    (re.compile(r"\b(?:within|in|over|during) the next (?=(?:week|fortnight|month|year)\b)"), "a "),
    (re.compile(r"\b(days|weeks|months|fortnights|years) of\b"), r"\1 from"),
    (re.compile(r"\b(?:ahead of|prior to|in advance of)\b"), "before"),
    # Only "week of" becomes "w/c": "week 3 of August" would become the week of the 3rd.
    (re.compile(r"\b(?:week|wk) of\b"), "w/c"),
    (re.compile(r"\b(?:the|of)\b"), " "),
    (re.compile(rf"(?<!y )\bfirst +(?=(?:{ANY_MONTH})\b)"), "1st "),
    (re.compile(rf"\beo(?:(?=(?:m|q|w|fy)\b)| (?=(?:{ANY_MONTH}|week|month|quarter)\b))"), "end "),
    (re.compile(r"(?<=\bend )(?:[mqw]|fy)(?= |$)"), lambda found: _ENDS[found[0]]),
)
_CLOSE = (
    "cop|cob|eop|eob|eod|close play|close business|end play|end business|end day|(?:12 )?noon|midday|lunchtime|"
    r"[0-9]{1,2}(?:[.:][0-9]{2})? ?(?:am|pm)|[0-2]?[0-9]:[0-5][0-9]"
)
_LEAD = re.compile(
    r"(?:(?:(?:on|by) ?(?:or|/) ?before|no later than|not later than|nlt|up to|up until|until|til|till|"
    "(?:due |target |completion |end )?date|(?:to be )?(?:completed?|delivered|done|expected|needed|required) by|"
    "(?:changed|extended|moved|revised) to|(?:in time|ready) for|"
    rf"by|on|at|in|for|due|target|deadline|within|during|latest|is|first thing|{_CLOSE}) (?:- )?)+"
)
_TRAIL = re.compile(
    r"(?: (?:at (?:very )?latest|latest|am|pm|(?<!this )(?:morning|afternoon|evening)|first thing|"
    rf"inclusive|please|deadline|or (?:before|earlier|sooner)|(?:(?:by|at) )?(?:{_CLOSE})))+$"
)


def simplified(text: str) -> str:
    """A tidy phrase without "the", "of" and the marks between its parts:
    `31st of July, 2020` gives `31st july 2020`."""
    for found, instead in _SIMPLER:
        text = found.sub(instead, text)
    return " ".join(text.split())


def bare(text: str) -> str:
    """A simplified phrase without the words around a date: "by close of play", "at the latest"."""
    lead = _LEAD.match(text)
    return _TRAIL.sub("", text[lead.end() :] if lead else text)
