"""Finds a title that follows a key's value, as people dictate it: `add owner: @ali Write the plan`."""

from board.refusals import Refusal
from commands.call import Call
from commands.reading.behind_a_day import BETWEEN, behind_day
from commands.reading.grammar import Value
from commands.reading.mentions import MENTION
from commands.slots import SlotKind, SlotPlace

# Fewer words are likely to be "please" or "(TBC)".
_LEAST_WORDS = 2


def line_with_title_first(call: Call) -> str:
    """The line with the title moved before the keys, if words after a value can only be the title; else empty."""
    for key, value in sorted(call.words.values.items(), key=lambda each: -each[1].start):
        if title := _title_behind(call, key, value):
            start = value.end - len(title)
            line = f"{call.words.line[:start].strip()} {call.words.line[value.end :].strip()}"
            return call.line(f"{title.rstrip(' ,;')} {line.strip()}")
    return ""


def _title_behind(call: Call, key: str, value: Value) -> str:
    if found := MENTION.match(value.words):
        takes_one = any(slot.name == key and slot.kind == SlotKind.OWNER for slot in call.slots)
        return value.words[found.end() :].lstrip(BETWEEN) if takes_one else ""
    if key != "due":
        return ""
    return behind_day(value.words, call.today, call.board.meetings)


def line_with_words_behind_day(call: Call, refusal: Refusal) -> str:
    """The line with the day that a refused due date offers, and the words after it moved to their key or the title.

    Empty if several days are offered, or fewer than `_LEAST_WORDS` words follow.
    """
    behind = behind_day(call.words.get("due"), call.today, call.board.meetings).strip(" .()")
    if len(refusal.instead) != 1 or len(behind.split()) < _LEAST_WORDS:
        return ""
    day = refusal.instead[0][0]
    key, _, value = behind.partition(" ")
    if key.casefold() in _keys_left(call):
        return call.line(call.words.with_value("due", f"{day} {key.casefold()}: {value}"))
    line, free = call.words.with_value("due", day).strip(), call.words.free
    return call.line(f"{free}; {behind}{line[len(free) :]}")


def _keys_left(call: Call) -> set[str]:
    """The keys that the line does not have yet."""
    return {slot.name for slot in call.slots if slot.place == SlotPlace.KEY and not call.words.has(slot.name)}
