"""The line that does what a key asks for: to an action, `measure: M6` is `/action link A1 M6`."""

import re
from collections.abc import Mapping

from board.actions import ALSO_CALLED, ENDED_BY
from commands.actions.steps import line_left_open
from commands.at_meeting import MEETING_SLOTS
from commands.reading.keys import ALIASES
from commands.reading.reasons import because
from commands.slots import SlotPlace
from commands.verbs import Command

# An action's keys, and what does what each asks for.
_DOES: Mapping[str, str] = {
    "owner": "assign {ref} {value}",
    "measure": "link {ref} {value}",
    "area": "link {ref} area: {value}",
    "title": "edit {ref} title: {value}",
    "source": "edit {ref} source: {value}",
    "milestone": "edit {ref} milestone: {value}",
    "accountable": "edit {ref} accountable: {value}",
    "support": "assign {ref} support: {value}",
    "without": "assign {ref} without: {value}",
    "status": "update {ref} status: {value}",
    "progress": "update {ref} progress: {value}",
    "rating": "update {ref} rating: {value}",
    "evidence": "done {ref} {value}",
}
_ENDS = {str(status): verb for status, verb in ENDED_BY.items()}
_ENDS |= {name: ENDED_BY[status] for name, status in ALSO_CALLED.items() if status in ENDED_BY}
# A key of these needs nothing beside it.
_BY_ITSELF = frozenset({"edit", "update", "link"})
_KEY = re.compile(r"(?P<key>[^\W\d_]+(?: [^\W\d_]+)?)\s?[:：](?!//)\s*(?P<value>\S.*)", re.S)


def line_of_key(key: str, value: str, ref: str) -> str:
    """The line; empty for a key that none does by itself. `ref` is as it is typed in a line."""
    if key == "ref" or key in MEETING_SLOTS:
        return ""
    if key == "due":
        words, reason = because(value)
        return f"/action due {ref} {words} because {reason or '…'}"
    if key == "status" and (verb := _ENDS.get(value.casefold(), "")):
        return line_left_open(verb, ref)
    return f"/action {_DOES[key].format(ref=ref, value=value)}"


def line_of_keyed(words: str, ref: str) -> str:
    """The line for words that begin with such a key and have no other; empty where they do not."""
    found = _KEY.fullmatch(words)
    key = found["key"].casefold() if found else ""
    key = ALIASES.get(key, key)
    if found is None or ":" in found["value"] or (key != "due" and key not in _DOES):
        return ""
    return line_of_key(key, found["value"].strip(), ref)


def line_of_verb(command: Command, key: str, value: str, ref: str) -> str:
    """The line of the verb that has the key: one that puts things right before any other, and with a place for what it
    needs beside it; the help where only what is new can have it. `ref` is as it is typed in a line."""
    having = [verb for verb in command.verbs if verb.writes and key in verb.keys]
    # What only a form has under that name is typed without it.
    later = [verb for verb in having if verb.takes_ref and (slot := verb.slot(key)) and slot.typed != "{}"]
    if not ref or not later:
        return f"/{command.name} help {having[0].name}"
    verb = min(later, key=lambda each: each.name not in _BY_ITSELF)
    beside = " …" if verb.name not in _BY_ITSELF and any(slot.place == SlotPlace.FREE for slot in verb.slots) else ""
    return f"/{command.name} {verb.name} {ref}{beside} {key}: {value}".strip()
