"""The line that does what a key asks for: for an action, `measure: M6` gives `/action link A1 M6`."""

import re
from collections.abc import Mapping

from board.actions import ALSO_CALLED, ENDED_BY
from commands.actions.steps import line_left_open
from commands.reading.keys import ALIASES
from commands.reading.reasons import because
from commands.risks.update import UPDATE
from commands.slots import SlotPlace
from commands.verbs import Command

# The keys of actions and risks, and the line that does what each asks for.
_DOES: Mapping[str, Mapping[str, str]] = {
    "action": {
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
    },
    "risk": {key: f"update {{ref}} {key}: {{value}}" for key in UPDATE.keys},
}
# The same for keys with a reason: it comes last, or is left open.
_DOES_WITH_REASON: Mapping[str, Mapping[str, str]] = {
    "action": {"due": "due {ref} {value}"},
    "risk": {
        "score": "score {ref} {value}",
        "likelihood": "score {ref} likelihood: {value}",
        "impact": "score {ref} impact: {value}",
    },
}
# The verbs that end an action, by each word for the resulting status.
_ENDS = {str(status): verb for status, verb in ENDED_BY.items()}
_ENDS |= {name: ENDED_BY[status] for name, status in ALSO_CALLED.items() if status in ENDED_BY}
# These verbs need nothing beside a key.
_BY_ITSELF = frozenset({"edit", "update", "link"})
_KEY = re.compile(r"(?P<key>[^\W\d_]+(?: [^\W\d_]+)?)\s?[:：](?!//)\s*(?P<value>\S.*)", re.S)


def line_of_key(kind: str, key: str, value: str, ref: str) -> str:
    """The line for a key of an action or a risk; empty if no line needs only that key.
    `ref` is quoted as for a line."""
    if kind == "action" and key == "status" and (verb := _ENDS.get(value.casefold(), "")):
        return line_left_open(verb, ref)
    if line := _DOES_WITH_REASON.get(kind, {}).get(key):
        words, reason = because(value)
        return f"/{kind} {line.format(ref=ref, value=words)} because {reason or '…'}"
    line = _DOES.get(kind, {}).get(key)
    return f"/{kind} {line.format(ref=ref, value=value)}" if line else ""


def line_of_keyed(words: str, ref: str) -> str:
    """The line for words that begin with a key of an action and have no other; empty for other words."""
    found = _KEY.fullmatch(words)
    if found is None or ":" in found["value"]:
        return ""
    key = found["key"].casefold()
    return line_of_key("action", ALIASES.get(key, key), found["value"].strip(), ref)


def line_of_verb(command: Command, key: str, value: str, ref: str) -> str:
    """The line of a verb that has the key, with `…` for what the verb needs beside it.

    A verb that needs only the key is preferred. If only a new thing can have the key, it is the help. `ref` is quoted
    as for a line.
    """
    having = [verb for verb in command.verbs if verb.writes and key in verb.keys]
    # A slot that only a form has under that name is typed without its key.
    later = [verb for verb in having if verb.takes_ref and (slot := verb.slot(key)) and slot.typed != "{}"]
    if not ref or not later:
        return f"/{command.name} help {having[0].name}"
    verb = min(later, key=lambda each: each.name not in _BY_ITSELF)
    beside = " …" if verb.name not in _BY_ITSELF and any(slot.place == SlotPlace.FREE for slot in verb.slots) else ""
    return f"/{command.name} {verb.name} {ref}{beside} {key}: {value}".strip()
