"""Finds which reading, judgement, claim or statement of a measure a person means, from the words they use for it."""

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from board.boards import Board
from board.conditions import Claim, Judgement, Reading
from board.digest import quoted_claim
from board.figures import SUPPRESSED
from board.measures import Measure
from board.refusals import Refusal
from board.statements import Statement
from board.words import day, plain_day
from commands.call import Call
from commands.measures.claims.claim_body import whose_key
from commands.measures.claims.stance import in_words
from commands.reading.dates import as_at_date
from commands.reading.figures import SCALE_WORD, figure, scale_of
from commands.reading.quotes import MARKS

# Words that people put around a name, but that are not part of it.
_NOISE = frozenset((
    "the", "a", "an", "of", "for", "on", "by", "from", "as", "at", "in", "entered", "made", "dated", "claim", "reading",
    "judgement", "judgment", "statement", "chair's",
))  # fmt: skip
_DAY = re.compile(r"\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|today|yesterday", re.I)
_FIGURE = re.compile(rf"£?(?P<number>\d[\d,]*+(?:\.\d++)?+)(?P<scale>{SCALE_WORD})?+%?")
# "Wed 8 July 2020," is a day in four words. Nobody types a name of more than 25.
_MOST_OF_A_DAY, _MOST_WORDS = 5, 25


@dataclass(frozen=True, slots=True)
class Entered:
    """An entry about a measure that counts.

    `called` is how it is typed, and `told` how a reply names it. `on`, `words`, `met`, `figure` and `of` (the label of
    the condition that was judged) are what a person can call it by.
    """

    part: str
    value: Claim | Judgement | Reading | Statement
    called: str
    told: str
    on: date
    words: str
    met: bool | None = None
    figure: Decimal | None = None
    of: str = ""

    @property
    def picked(self) -> str:
        """The entry in words without a key, as a form offers it."""
        return self.called.replace(" by: ", " by ")


@dataclass(frozen=True, slots=True)
class Name:
    """What somebody called an entry: its words, and each run of them that may be a day, as (start, end, day)."""

    words: tuple[str, ...]
    days: tuple[tuple[int, int, date], ...]

    def fits(self, what: Entered) -> bool:
        """True if every word is one of the entry's own words, its figure or its day."""
        left = list(self.words)
        for first, after, on in self.days:
            if on == what.on:
                left[first:after] = []
                break
        return _is_of(left, what)


def name_of(call: Call, words: str) -> Name:
    """The words as a `Name`, with days read as at the call's today. Worked out once for each call."""
    return call.once(("name", words), lambda: name_in(words, call.today))


def name_in(words: str, today: date) -> Name:
    """The words as a `Name`. Days without a year are read as past ones, as at `today`."""
    parts = tuple(filter(None, (each.strip(f",;:.(){MARKS}") for each in words.split()[:_MOST_WORDS])))
    return Name(parts, tuple(_days(parts, today)))


def entered(board: Board, measure: Measure) -> list[Entered]:
    """The entries about a measure that can be withdrawn: claims, judgements, statements, readings, each newest
    first."""
    judged = [
        _judgement(board, each.label, each.indicator, judgement)
        for each in measure.conditions
        for judgement in reversed(each.judgements)
    ]
    return [
        *map(_claim, reversed(measure.claims)),
        *sorted(judged, key=lambda each: each.value.id, reverse=True),
        *map(_statement, reversed(measure.statements)),
        *map(_reading, reversed(measure.every_reading)),
    ]


def _days(parts: Sequence[str], today: date) -> list[tuple[int, int, date]]:
    """Each run of words that can be read as a day, the longest first."""
    found = []
    for long in range(min(_MOST_OF_A_DAY, len(parts)), 0, -1):
        for first in range(len(parts) - long + 1):
            phrase = " ".join(parts[first : first + long])
            if _DAY.search(phrase) and not phrase.endswith("%") and not phrase.isdigit():
                with suppress(Refusal):
                    found.append((first, first + long, as_at_date(phrase, today)))
    return found


def _is_of(words: Sequence[str], what: Entered) -> bool:
    own = what.words.casefold().split()
    wanted = [word for word in map(str.casefold, words) if word not in _NOISE]
    if what.met is not None and "met" in wanted:
        if ("not" in wanted) == what.met:
            return False
        wanted = [word for word in wanted if word not in {"met", "not"}]
    return all(any(_begins(each, word) for each in own) or _is_figure(word, what.figure) for word in wanted)


def _begins(own: str, word: str) -> bool:
    """True if `word` is the whole of `own` or, from three letters on, its beginning. Numbers must match whole."""
    return own == word or (len(word) > 2 and word.isalpha() and own.startswith(word))


def _is_figure(word: str, value: Decimal | None) -> bool:
    found = _FIGURE.fullmatch(word) if value is not None else None
    return found is not None and figure(found["number"]) * scale_of(found["scale"]) == value


def _reading(reading: Reading) -> Entered:
    value = str(reading.value)
    if not reading.is_suppressed:
        value = f"{reading.reported:f}{'%' if reading.unit == '%' else ''}"
    counts = f"{reading.numerator}/{reading.denominator}"
    return Entered(
        "reading",
        reading,
        f"reading {reading.indicator} {value} as at {plain_day(reading.as_at)}",
        f"reading {reading.indicator} {reading.figure} as at {day(reading.as_at)}",
        reading.as_at,
        f"{reading.indicator} {reading.unit} {counts} {reading.source} {SUPPRESSED if reading.is_suppressed else ''}",
        figure=None if reading.is_suppressed else reading.reported,
    )


def _judgement(board: Board, label: str, indicator: str, judgement: Judgement) -> Entered:
    on = board.schedule.today(judgement.judged_at)
    word = in_words(judgement.met)
    return Entered(
        "judgement",
        judgement,
        f"judgement {label} {word} of {plain_day(on)}",
        f'judgement "{word}" of {label} by <@{judgement.judged_by}> on {day(on)}',
        on,
        f"{label} {indicator} {judgement.evidence}",
        judgement.met,
        of=label,
    )


def _statement(statement: Statement) -> Entered:
    return Entered(
        "statement",
        statement,
        f"statement as at {plain_day(statement.as_at)}",
        f"chair's statement as at {day(statement.as_at)}",
        statement.as_at,
        statement.words,
    )


def _claim(claim: Claim) -> Entered:
    return Entered(
        "claim",
        claim,
        f"claim {in_words(claim.met)} as at {plain_day(claim.as_at)}{whose_key(claim)}",
        f"claim {quoted_claim(claim)} by {claim.body}",
        claim.as_at,
        f"{claim.reported} {claim.source} {claim.body}",
        claim.met,
    )
