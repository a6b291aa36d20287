"""`at: 5 Aug` and `minute: 4.2` with a verb that decides nothing: the refusal offers a line that keeps them as words.

The person means the meeting, or only the place where something was seen ("met at: the office"). Either way the words go
in quotes where the verb keeps text or, if it keeps none, into an update.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence

from board.empty_words import is_evidence, is_reason
from commands.at_meeting import MEETING_SLOTS
from commands.reading.keys import Keyed, key_pattern
from commands.reading.quotes import MARKS
from commands.slots import Slot, SlotKind, SlotPlace
from commands.verbs import Verb

_BECAUSE = re.compile(r"\bbecause\b", re.IGNORECASE)
_AT_ALONE = re.compile(r"at\s?[:：]\s*(\S.*)", re.IGNORECASE | re.DOTALL)
_MINUTE = key_pattern(("minute", "minutes"))
_A_KEY = key_pattern(("at", "minute", "minutes"))
_PERSON = re.compile(r"(?<!\S)<?@\w")
_HAS_MARK = re.compile(f"[{MARKS}]")
# Slots whose words must say something by themselves.
_SAYS: Mapping[str, Callable[[str], bool]] = {"because": is_reason, "evidence": is_evidence}
_KEEPS_TEXT = frozenset({"source", "progress", "because"})

# Where a piece of a line begins and ends, and what replaces it.
Piece = tuple[int, int, str]


def decides_nothing(keys: Collection[str]) -> str:
    """What is wrong if these keys only name a meeting and its minute; empty if any other key is among them."""
    goes = "goes" if len(keys) == 1 else "go"
    return f'{goes} with a decision, such as "close", and this is none.' if MEETING_SLOTS.issuperset(keys) else ""


def words_kept(verb: Verb, line: str, keys: Sequence[Keyed]) -> tuple[list[Piece], str]:
    """The pieces that replace `at:` and `minute:` with their values in a line, and the words for which the line has no
    place.

    `keys` are all the keys in the line that the command knows, in order.
    """
    pieces: list[Piece] = []
    moved: list[str] = []
    for begins, end in _stretches(verb, keys):
        typed, people = _apart(verb, line[begins:end].strip())
        own = [each for each in keys if each.begins < begins and each.key in verb.keys]
        slot, starts = (verb.slot(own[-1].key), own[-1].begins) if own else (_free(verb), 0)
        instead = _in_place(verb, slot, line[starts:begins], typed)
        pieces.append((begins, end, "".join(f"{each} " for each in (instead, people) if each)))
        moved += [] if instead else [_quoted(typed)]
    free = _free(verb)
    if moved and free and _keeps_text(free):
        starts = keys[0].begins
        return [*pieces, (starts, starts, f"{' '.join(moved)} ")], ""
    return pieces, " ".join(moved)


def _in_place(verb: Verb, slot: Slot | None, before: str, typed: str) -> str:
    """The words as they go in a slot, after `before`; empty if it keeps no text."""
    if (slot and _keeps_text(slot)) or _BECAUSE.search(before):
        needs_more = slot is not None and not before.strip() and not _SAYS.get(slot.name, bool)(typed)
        return f"… {_quoted(typed)}" if needs_more else _quoted(typed)
    is_day = slot is not None and slot.place == SlotPlace.FREE and slot.kind == SlotKind.DAY
    if is_day and not before.strip():
        only = _AT_ALONE.fullmatch(typed)  # "due A1 at: 5 Aug" gives the date
        return only[1] if only and not _MINUTE.search(typed) else ""
    if reason := _BECAUSE.search(typed):
        other = _A_KEY.search(typed, reason.end())
        ends = other.start() if other else len(typed)
        rest = f"{typed[: reason.start()]}{typed[ends:]}"
        return f"{typed[reason.start() : ends].rstrip()} {_quoted(rest.strip())}"
    return f"because … {_quoted(typed)}" if is_day and verb.slot("because") else ""


def _apart(verb: Verb, typed: str) -> tuple[str, str]:
    """The words before the first person, and the rest, if the verb looks for an owner among them."""
    found = _PERSON.search(typed) if verb.slot("owner") else None
    return (typed[: found.start()].rstrip(), typed[found.start() :]) if found else (typed, "")


def _stretches(verb: Verb, keys: Sequence[Keyed]) -> list[tuple[int, int]]:
    """Where these keys and their values begin and end; neighbours count as one."""
    found: list[tuple[int, int]] = []
    for each in keys:
        if each.key in MEETING_SLOTS.difference(verb.keys):
            beside = found and found[-1][1] == each.begins
            found.append((found.pop()[0] if beside else each.begins, each.ends))
    return found


def _free(verb: Verb) -> Slot | None:
    return next((slot for slot in verb.slots if slot.place == SlotPlace.FREE), None)


def _keeps_text(slot: Slot) -> bool:
    return slot.kind == SlotKind.LONG or slot.name in _KEEPS_TEXT


def _quoted(words: str) -> str:
    """The words in quotes. If they contain quotes, only the keys are quoted, as a quotation ends at the next mark."""
    return _A_KEY.sub(r'"\g<0>"', words) if _HAS_MARK.search(words) else f'"{words}"'
