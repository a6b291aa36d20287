"""A title that stands behind a key and its value: `add owner: @ali Write the plan`, as it is dictated."""

import re

from commands.call import Call
from commands.reading.dates import due_day
from commands.reading.grammar import Value
from commands.reading.mentions import MENTION

# So many words at most are a date: "no later than Friday 31 July 2020".
_MOST_OF_A_DATE = 8
_SPACE = re.compile(r"\s++")
_BETWEEN = " \n\t,;:–—-"


def line_with_title_first(call: Call) -> str:
    """The line with its title before the keys, where words behind a value can be nothing else; else empty."""
    for key, value in sorted(call.words.values.items(), key=lambda each: -each[1].start):
        if title := _title_behind(call, key, value):
            start = value.end - len(title)
            line = f"{call.words.line[:start].strip()} {call.words.line[value.end :].strip()}"
            return call.line(f"{title.rstrip(' ,;')} {line.strip()}")
    return ""


def _title_behind(call: Call, key: str, value: Value) -> str:
    if found := MENTION.match(value.words):
        return value.words[found.end() :].lstrip(_BETWEEN) if key in ("owner", "accountable") else ""
    if key != "due":
        return ""
    ends = [found.start() for found in _SPACE.finditer(value.words)][:_MOST_OF_A_DATE]
    for end in reversed(ends):
        if due_day(value.words[:end], call.today, call.board.meetings):
            return value.words[end:].lstrip(_BETWEEN)
    return ""
