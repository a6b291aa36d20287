"""Reads a likelihood and an impact as people type them: `3x4`, `likelihood 3 impact 4`, `likely/major`, `12 (3x4)`."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field

from board.refusals import Refusal
from board.scores import IMPACTS, LIKELIHOODS, STEPS, Level, levels_of
from board.words import listed

LIKELIHOOD = "likelihood"
IMPACT = "impact"
# Other words for steps of the scale. "High" and "medium" belong to another scale, and are asked about.
_STEPS: dict[str, tuple[str, int]] = {
    **{word: (LIKELIHOOD, step) for step, word in enumerate(LIKELIHOODS, 1)},
    **{word: (IMPACT, step) for step, word in enumerate(IMPACTS, 1)},
    "remote": (LIKELIHOOD, 1),
    "very unlikely": (LIKELIHOOD, 1),
    "probable": (LIKELIHOOD, 4),
    "very likely": (LIKELIHOOD, 5),
    "certain": (LIKELIHOOD, 5),
    "insignificant": (IMPACT, 1),
    "catastrophic": (IMPACT, 5),
    "critical": (IMPACT, 5),
}
_LABELS = {
    **dict.fromkeys(("likelihood", "probability", "l"), LIKELIHOOD),
    **dict.fromkeys(("impact", "severity", "consequence", "i"), IMPACT),
}
_SMALL = frozenset(["and", "by", "is", "of", "score", "scored", *"x×*/\\,;:()=&"])
_TOKEN = re.compile(r"\d++|[^\W\d_]++|[^\w\s]|_")
_DASHES = re.compile(r"\s[-\u2013\u2014]\s")
_MOST_READ = 80
SCALE = (
    f"Likelihood: {' · '.join(f'{step} {word}' for step, word in enumerate(LIKELIHOODS, 1))}.",
    f"Impact: {' · '.join(f'{step} {word}' for step, word in enumerate(IMPACTS, 1))}.",
)
_HOW = "A score is a likelihood and an impact, each from 1 to 5, such as 3x4."


@dataclass(slots=True)
class _Read:
    """The steps that the words give for each kind, and the numbers that they give without a kind."""

    said: dict[str, set[int]] = field(default_factory=lambda: {LIKELIHOOD: set(), IMPACT: set()})
    bare: list[int] = field(default_factory=list)


def level_in(words: str) -> Level:
    """The likelihood and the impact in the words. Of two bare numbers, the first is the likelihood.

    Refused: a product alone, with the levels that it may mean; steps that are not on the scale; and words that cannot
    be read.
    """
    read = _read(words)
    level = _level(read, words)
    if not (level.likelihood in STEPS and level.impact in STEPS):
        raise Refusal(f'"{words.strip()}" is not on the scale. {_HOW} {" ".join(SCALE)}')
    return level


def step_in(words: str, kind: str) -> int:
    """The one step of `kind` that a key or a cell gives: `3`, `likely`, `4 - likely`. Refused: anything else."""
    with suppress(Refusal):
        read = _read(_DASHES.sub(" ", words))
        found = read.said[kind] | set(read.bare)
        other = read.said[IMPACT if kind == LIKELIHOOD else LIKELIHOOD]
        if len(found) == 1 and not other and found <= set(STEPS):
            return found.pop()
    raise Refusal(f'"{words.strip()[:_MOST_READ]}" is no {kind}. {SCALE[0] if kind == LIKELIHOOD else SCALE[1]}')


def _read(words: str) -> _Read:
    """The steps and numbers among the words. Refused: any other word."""
    read, label = _Read(), ""
    for word in _words(words):
        if word in _LABELS:
            label = _LABELS[word]
        elif word in _STEPS:
            kind, step = _STEPS[word]
            read.said[kind].add(step)
        elif word.isdecimal():
            read.said[label].add(int(word)) if label else read.bare.append(int(word))
            label = ""
        elif word not in _SMALL:
            raise Refusal(f'"{words.strip()[:_MOST_READ]}" is no score. {_HOW} {" ".join(SCALE)}')
    return read


def _words(words: str) -> Iterator[str]:
    """The words, numbers and signs one at a time, but two words that name one step together."""
    tokens = [each.casefold() for each in _TOKEN.findall(words[:_MOST_READ].rstrip(" ."))]
    while tokens:
        pair = " ".join(tokens[:2])
        taken = 2 if pair in _STEPS and len(tokens) > 1 else 1
        yield " ".join(tokens[:taken])
        tokens = tokens[taken:]


def _level(read: _Read, words: str) -> Level:
    """The level that was read. Refused: if it contradicts itself or is not complete."""
    bare = list(read.bare)
    if len(bare) == 3:
        bare = _without_product(bare, words)
    if len(bare) == 2:
        for kind, step in zip((LIKELIHOOD, IMPACT), bare, strict=True):
            read.said[kind].add(step)
    elif len(bare) == 1:
        _place_one(read, bare[0])
    if any(len(steps) > 1 for steps in read.said.values()) or len(bare) > 2:
        raise Refusal(f'"{words.strip()}" says two different things. {_HOW}')
    missing = [kind for kind, steps in read.said.items() if not steps]
    if missing:
        lacks = listed(missing)
        raise Refusal(f'"{words.strip()}" says nothing of the {lacks}. {_HOW} {" ".join(SCALE)}')
    return Level(*(steps.pop() for steps in read.said.values()))


def _without_product(bare: list[int], words: str) -> list[int]:
    """`12 (3x4)` and `3x4 = 12` without the product. Refused: if the product is wrong."""
    if bare[0] == bare[1] * bare[2]:
        return bare[1:]
    if bare[2] == bare[0] * bare[1]:
        return bare[:2]
    raise Refusal(f'"{words.strip()}" does not come out: {_come_to(bare)}. {_HOW}')


def _come_to(bare: list[int]) -> str:
    one, other = bare[:2] if bare[0] in STEPS and bare[1] in STEPS else bare[1:]
    return f"{one} x {other} is {one * other}"


def _place_one(read: _Read, number: int) -> None:
    """Adds a single number to the kind that has no step. Refused: if both have one and it is not their product, and if
    neither has one."""
    likelihood, impact = read.said[LIKELIHOOD], read.said[IMPACT]
    if likelihood and impact:
        if {one * other for one in likelihood for other in impact} != {number}:
            raise Refusal(f"{number} is not what these come to. {_HOW}")
    elif likelihood:
        impact.add(number)
    elif impact:
        likelihood.add(number)
    else:
        raise _product_alone(number)


def _product_alone(number: int) -> Refusal:
    could = levels_of(number)
    if not could:
        return Refusal(f"No likelihood and impact come to {number}. {_HOW} {' '.join(SCALE)}")
    if len(could) == 1:
        reason = f"{number} alone does not say how likely and how bad. Is it this?"
    else:
        reason = f"{number} can be {' or '.join(str(each) for each in could)}: likelihood, then impact. Which?"
    return Refusal(reason, instead=[(str(each), each.words) for each in could])
