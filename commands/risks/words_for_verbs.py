"""Catches a note on a risk that is only a score, an owner or an ending: `3x4`, `now 3x4`, `@ali`, `closed`.

Kept as a note it would change nothing, and nobody would notice, so the line that does it is offered. People can keep
such words as a note by putting them in double quotes.
"""

import re

from board.refs import quoted
from board.refusals import Refusal
from board.risks import Risk
from commands.actions.words_for_verbs import ONLY_WORDS, PERSON
from commands.call import Call
from commands.reading.reasons import because
from commands.risks.level_words import level_in

_LEADS = re.compile(r"(?:(?:it is|is|now|score[ds]?|rescored|reduced|raised|down|up|at|to)\b[\s:]*+)++", re.I)
_OWNER = re.compile(rf"(?:owner(?: is)?(?: now)? )?{PERSON}", re.I)
_ENDED = frozenset({"close", "closed", "close it", "is closed", "no longer a risk", "no longer applies"})


def check_no_verb(call: Call, risk: Risk) -> None:
    """Refuses such a note, with a line for each thing that it may mean."""
    said = " ".join(call.words.free.split()).rstrip(" .!,;")
    if lines := _lines(call, quoted(risk.ref), said):
        others = [call.line(call.rest_of_line)] if call.words.values and call.words.filled is None else []
        raise Refusal(ONLY_WORDS, lines=[*lines, *others], slot="note")


def _lines(call: Call, ref: str, said: str) -> list[str]:
    if said.casefold() in _ENDED:
        return [f"/risk close {ref} …"]
    if (found := _OWNER.fullmatch(said)) and not call.words.has("owner"):
        return [f"/risk update {ref} owner: {found['person']}"]
    words, why = because(said)
    lead = _LEADS.match(words)
    levels = _levels(words[lead.end() :] if lead else words)
    return [f"/risk score {ref} {each} because {why or '…'}" for each in levels]


def _levels(words: str) -> list[str]:
    try:
        return [str(level_in(words))] if words else []
    except Refusal as refusal:
        return [each for each, _ in refusal.instead]
