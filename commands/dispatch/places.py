"""Where in a line something stands that the guard found: in the title, after `source:`."""

import re
from collections.abc import Iterator
from functools import partial

from board.refusals import Refusal, at_slot
from board.words import listed
from commands.dispatch.finding import find_verb
from commands.dispatch.said import Said
from commands.dispatch.spoken import command_of
from commands.reading.grammar import first_word, read
from commands.reading.guard import CONFIRM
from commands.reading.guard.kinds import Concern
from commands.reading.guard.looks import concerns
from commands.reading.reasons import because

# What the help calls the words before the first key.
_FREE_TEXT = re.compile(r"<(title|note|evidence|reason|name|body)>")


def check_screened(said: Said) -> None:
    """Refuses what looks personal: where not even board support may confirm it, such as an NHS number, and where nobody
    asks to."""
    with at_slot(slot_of(said)):
        said.screened.refuse_outright(partial(where_in, said))


def where_in(said: Said, concern: Concern) -> str:
    """The places in the line where `concern` is found by itself, such as `in the title and after "source:"`; nothing
    where there is none, or the line cannot be read."""
    try:
        return listed([place for place, words in _slots(said) if _holds(words, concern)])
    except Refusal:
        return ""


def slot_of(said: Said) -> str:
    """The slot of a form in which the gravest of what the guard found stands by itself; empty where that is none."""
    filled, found = said.request.filled, said.screened.concerns
    values = filled.values if filled and found else {}
    return next((name for name, words in values.items() if _holds(words, found[0])), "")


def _holds(words: str, concern: Concern) -> bool:
    # Whether it may be confirmed hangs on the words around it, which may be another slot's.
    return any(found.looks_like == concern.looks_like for found in concerns(words))


def _slots(said: Said) -> Iterator[tuple[str, str]]:
    if said.request.filled is not None:
        return
    found = find_verb(*command_of(said))
    line = found.rest
    if found.verb.takes_ref:
        ref, line = first_word(line)
        yield "in the ref", ref
    words = read(line, (*found.verb.keys, CONFIRM))
    free, reason = because(words.free) if "because" in found.verb.usage else (words.free, "")
    called = _FREE_TEXT.search(found.verb.usage)
    yield "in the reason", f"because {reason}"
    yield f"in the {called[1]}" if called and free == words.free else f'after "{found.verb.name}"', free
    yield from ((f'after "{key}:"', value.words) for key, value in words.values.items())
