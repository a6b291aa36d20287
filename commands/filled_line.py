"""Turns a form that was filled in into the words that its verb reads, and the typed line that means the same.

The values never pass through the grammar: "due: Friday" in a note stays in the note.
"""

from collections.abc import Mapping

from board.refs import quoted
from commands.filled import Filled, mark
from commands.reading.grammar import Value, Words
from commands.reading.keys import ALIASES, key_pattern
from commands.reading.quotes import quoted_places
from commands.slots import CONFIRMATION, Slot, SlotKind, SlotPlace
from commands.verbs import Verb


def put_in(verb: Verb, filled: Filled) -> dict[str, str]:
    """The words that the person put in, by slot. A value that the form showed and that is unchanged is left out, and a
    tick that was taken away is "no"."""
    given = {slot.name: _without_lead(slot, filled.values.get(slot.name, "").strip()) for slot in _asked(verb)}
    given |= {slot.name: "no" for slot in _asked(verb) if slot.now and is_unticked(slot, filled)}
    return {name: words for name, words in given.items() if words and filled.seen.get(name) != mark(words)}


def is_unticked(slot: Slot, filled: Filled) -> bool:
    """True if the slot is yes or no, was ticked when the form was opened, and came back without the tick."""
    return slot.kind == SlotKind.YES_NO and slot.name in filled.emptied


def _without_lead(slot: Slot, words: str) -> str:
    """The words without the key word that somebody typed in the field as well, as in "because two left"."""
    lead = slot.name if slot.name == "because" else slot.typed.partition("{}")[0].strip()
    first, _, rest = words.partition(" ")
    return rest.strip() if lead and first.casefold().rstrip(":") == lead and rest.strip() else words


def filled_words(verb: Verb, values: Mapping[str, str]) -> Words:
    """The words after the verb and its ref as if they had been typed, with the place of each key's value."""
    pieces: list[str] = []
    kept: dict[str, Value] = {}
    for slot in _given(verb, values):
        words = values[slot.name]
        piece = slot.in_line(_kept_apart(words, slot, verb))
        if slot.place == SlotPlace.KEY:
            start = sum(len(each) + 1 for each in pieces) + piece.index(words)
            kept[slot.name] = Value(words, start, start + len(words))
        pieces.append(piece)
    free = " ".join(slot.in_line(values[slot.name]) for slot in _given(verb, values) if slot.place == SlotPlace.FREE)
    return Words(" ".join(pieces), free, kept, dict(values))


def filled_line(verb: Verb, values: Mapping[str, str]) -> str:
    """The typed line that means the same as the form, from its verb on. History records this line."""
    ref = values.get("ref", "") if verb.takes_ref else ""
    return " ".join(filter(None, [verb.name, ref and quoted(ref), filled_words(verb, values).line]))


def _given(verb: Verb, values: Mapping[str, str]) -> list[Slot]:
    return [slot for slot in _asked(verb) if slot.place != SlotPlace.REF and values.get(slot.name)]


def _asked(verb: Verb) -> list[Slot]:
    return [*(slot for slot in verb.slots if slot.on_form), CONFIRMATION]


def _kept_apart(words: str, slot: Slot, verb: Verb) -> str:
    """The words, in quotes if they contain a key, or lines that could be several titles, or the slot asks for it, so
    that the line can be typed again and means the same."""
    held = slot.in_quotes or (lambda each: _has_key(each, (*verb.keys, *ALIASES)))
    has_lines = verb.name == "add" and slot.name == "title" and "\n" in words and '"' not in words
    return f'"{words}"' if has_lines or held(words) else words


def _has_key(words: str, keys: tuple[str, ...]) -> bool:
    quoted = quoted_places(words)
    return any(found.start() not in quoted for found in key_pattern(keys).finditer(words))
