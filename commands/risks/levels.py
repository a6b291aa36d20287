"""Reads the score and the target that a line gives, and offers lines to copy if they cannot be read."""

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from board.refusals import Refusal
from board.scores import IMPACTS, LIKELIHOODS, Level
from commands.call import Call
from commands.reading.behind_a_day import BETWEEN
from commands.risks.level_words import IMPACT, LIKELIHOOD, level_in, step_in
from commands.slots import Offer, Slot, SlotKind

Meant = TypeVar("Meant")
# Left in place of the score: people would copy and send an invented one.
_LEFT_OPEN = "…"
_SCORE = re.compile(
    r"(?<!\w)(?:([1-5])(?:\s?[x×*]\s?|[,;]?\s(?:and\s)?impact\s)([1-5])|"
    r"L\s?[:=]?\s?([1-5])[,;/x×*]?\s?I\s?[:=]?\s?([1-5]))(?!\w)",
    re.I,
)


def _offers(words: Sequence[str]) -> Offer:
    """Offers the steps of a scale by number and word: `4 likely`."""
    return lambda _store, _board, _risk, _today: [(word, f"{step} {word}") for step, word in enumerate(words, 1)]


LIKELIHOOD_SLOT = Slot(LIKELIHOOD, "Likelihood", SlotKind.CHOICE, offers=_offers(LIKELIHOODS))
IMPACT_SLOT = Slot(IMPACT, "Impact", SlotKind.CHOICE, offers=_offers(IMPACTS))


def level_typed(call: Call, words: str, key: str) -> Level:
    """The likelihood and impact in the words, typed after `key` or in the free text. Refused: as for `level_in`, with a
    line for each level that may be meant, or one to complete."""
    return _offering(call, words, key, lambda: level_in(words))


def step_typed(call: Call, kind: str) -> int:
    """The step that `likelihood:` or `impact:` names."""
    words = call.words.get(kind)
    return _offering(call, words, kind, lambda: step_in(words, kind))


def target_typed(call: Call) -> Level | None:
    """The level that `target:` names, or None if it is not given."""
    return level_typed(call, call.words.get("target"), "target") if call.words.get("target") else None


def scores_in(words: str) -> list[str]:
    """Each score among the words (`3 x 4`, `likelihood 3, impact 4`, `L3 I4`), as `3x4`."""
    return list(dict.fromkeys(_as_score(found) for found in _SCORE.finditer(words)))


def behind_score(words: str) -> tuple[str, str]:
    """The score that the words start with, as `3x4`, and the words after it: `3x4 two have started`. Both are empty if
    there is none."""
    found = _SCORE.match(words.strip())
    return (_as_score(found), words.strip()[found.end() :].lstrip(BETWEEN)) if found else ("", "")


def _as_score(found: re.Match[str]) -> str:
    return f"{found[1] or found[3]}x{found[2] or found[4]}"


def _offering(call: Call, words: str, key: str, read: Callable[[], Meant]) -> Meant:
    try:
        return read()
    except Refusal as refused:
        choices = refused.instead or [(each, "") for each in scores_in(words)] or ((_LEFT_OPEN, ""),)
        lines = [(_with(call, key, words, choice), note) for choice, note in choices]
        raise Refusal(refused.reason, lines=lines, instead=refused.instead, slot=key) from refused


def _with(call: Call, key: str, words: str, choice: str) -> str:
    """The person's own line, with `choice` in place of those words."""
    if call.words.has(key):
        return call.line(call.words.with_value(key, choice))
    return call.line(call.words.line.replace(words, choice, 1) if words else f"{choice} {call.words.line}".strip())
