"""Where in a line the guard found something: in the title, after `source:`."""

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

# The names that the help gives to the words before the first key.
_FREE_TEXT = re.compile(r"<(title|note|evidence|reason|name|body)>")


def check_screened(said: Said) -> None:
    """Refuses what looks personal if nobody may confirm it, such as an NHS number, or if nobody asks to confirm it."""
    with at_slot(slot_of(said)):
        said.screened.refuse_outright(partial(where_in, said))


def where_in(said: Said, concern: Concern) -> str:
    """The places in the line where `concern` is found by itself, such as `in the title and after "source:"`; empty if
    there are none, or the line cannot be read."""
    try:
        return listed([place for place, words in _slots(said) if _holds(words, concern)])
    except Refusal:
        return ""


def slot_of(said: Said) -> str:
    """The slot of a form that contains the gravest thing that the guard found;
    empty if no slot contains it by itself."""
    filled, found = said.request.filled, said.screened.concerns
    values = filled.values if filled and found else {}
    return next((name for name, words in values.items() if _holds(words, found[0])), "")


def _holds(words: str, concern: Concern) -> bool:
    # Only the look is compared: whether it may be confirmed depends on the words around it, perhaps in another slot.
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
