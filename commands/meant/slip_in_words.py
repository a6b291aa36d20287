"""Corrects a slip for a word that means a verb: `A12 compelted`, `A12 onn track`."""

import re

from commands.meant.verb_meant import words_for
from commands.reading.nearest import is_slip
from commands.verbs import Command

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*+")
_ON_TRACK = "on-track"
# Pairs one letter away from "on track" that are no slips.
_NO_SLIP = frozenset({"no-track", "in-track", "on-tracks"})
# Words early in a sentence that say that an action has ended.
_ENDED = ("completed", "complete", "finished", "finalised", "cancelled", "reopened")
_EARLY = 4
_SHORTEST = 5
# In a word this long, changing a letter seldom makes another word.
_LONG = 8


def put_right(command: Command, words: str) -> str:
    """The words with one slip corrected; empty if there is none.

    The first word may be a slip for any word that means a verb. The next few may only be slips for a word that says
    that the action has ended.
    """
    found = [match for match, _ in zip(_WORD.finditer(words), range(_EARLY), strict=False)]
    if not found:
        return ""
    first, *more = found
    if command.verb(_ON_TRACK) and more and first.start() == 0:
        pair = f"{first[0]}-{more[0][0]}".casefold()
        if pair not in _NO_SLIP and pair != _ON_TRACK and is_slip(pair, _ON_TRACK):
            return f"{words[: first.start()]}on track{words[more[0].end() :]}"
    if not words[: first.start()].strip() and (right := _slip_of(first[0], words_for(command))):
        return f"{words[: first.start()]}{right}{words[first.end() :]}"
    for each in more:
        if right := _slip_of(each[0], _ENDED):
            return f"{words[: each.start()]}{right}{words[each.end() :]}"
    return ""


def _slip_of(typed: str, known: tuple[str, ...]) -> str:
    word = typed.casefold()
    if len(word) < _SHORTEST or word in known:
        return ""
    return next((each for each in known if _is_slip(word, each)), "")


def _is_slip(word: str, known: str) -> bool:
    """True if a letter is missing, swapped or too many or, in a long word, wrong. "Completes" is no slip."""
    if len(known) < _SHORTEST or word[0] != known[0] or word.startswith(known) or not is_slip(word, known):
        return False
    return len(word) != len(known) or sorted(word) == sorted(known) or len(known) >= _LONG
