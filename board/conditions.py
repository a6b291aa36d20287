"""The parts of an escalation measure: conditions, readings, claims and judgements."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import assert_never

from board import words
from board.bodies import COUNCIL, body_in
from board.figures import Suppressed, stated
from board.moderation import moderation_words

SMALL_DENOMINATOR = 6
# The decimals of a percentage worked out from counts: finer than counts can differ, and subtracted exactly.
_EXACT_DECIMALS = 20
# A page compares the name of each reading with that of each condition.
_NAMES_KEPT = 1024


class Kind(StrEnum):
    """What a condition tests: a number, a direction, nearness to another figure, or a person's judgement."""

    THRESHOLD = "threshold"
    TREND = "trend"
    COMPARATOR = "comparator"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's judgement of an evidence condition. `judged_at` is in the board's own zone."""

    met: bool
    evidence: str
    judged_by: str
    judged_at: datetime
    id: int = 0


@dataclass(frozen=True, slots=True)
class Condition:
    """One test a measure must pass.

    `higher` says which direction is good. `target` belongs to a threshold; `monthly` to a trend that must hold in every
    month; `comparator` (an indicator) and `within` (points, or the indicator's unit) to a comparator. `due_words` is
    the date as the notice wrote it. `questions` are what the notice leaves undefined: while there are any, the
    condition cannot be computed. For evidence, `indicator` is what must be shown. `entered_at` and `replaced_at` are in
    the board's own zone.
    """

    id: int
    label: str
    kind: Kind
    indicator: str
    unit: str = "%"
    higher: bool = True
    target: Decimal | None = None
    due_on: date | None = None
    due_words: str = ""
    monthly: bool = False
    comparator: str = ""
    within: Decimal | None = None
    source: str = ""
    note: str = ""
    questions: tuple[str, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    entered_at: datetime | None = field(default=None, compare=False)
    replaced_at: datetime | None = field(default=None, compare=False)

    def judgement(self, today: date) -> Judgement | None:
        """The judgement that stands on `today`: the last given by then, or None."""
        return next((each for each in reversed(self.judgements) if each.judged_at.date() <= today), None)

    @property
    def is_judged(self) -> bool:
        """True if a person decides it, by evidence, and no figure does."""
        match self.kind:
            case Kind.EVIDENCE:
                return True
            case Kind.THRESHOLD | Kind.TREND | Kind.COMPARATOR:
                return False
            case never:
                assert_never(never)

    @property
    def has_target(self) -> bool:
        """True if it has a number to reach, which may come in stages and may be eased."""
        match self.kind:
            case Kind.THRESHOLD:
                return True
            case Kind.TREND | Kind.COMPARATOR | Kind.EVIDENCE:
                return False
            case never:
                assert_never(never)

    @property
    def is_open_in_points(self) -> bool:
        """True if it is not settled whether a comparator's figure is a percentage or points."""
        return any("points or percent" in each for each in self.questions)

    @property
    def test(self) -> str:
        """The condition's test in words, without its indicator: `at least 85% by Tue 30 Jun 2020`."""
        if self.comparator and self.questions and not self.due_on:
            return f"{self.asked} {self.due_words}".strip()
        return f"{self.asked} by {words.day(self.due_on)}" if self.due_on and not self.is_judged else self.asked

    @property
    def asked(self) -> str:
        """The test without its date: `at least 85%`."""
        match self.kind:
            case Kind.THRESHOLD:
                return f"{'at least' if self.higher else 'at most'} {words.figure(stated(self.target), self.unit)}"
            case Kind.TREND:
                return ("rising" if self.higher else "falling") + (" each month" if self.monthly else "")
            case Kind.COMPARATOR:
                within = stated(self.within)
                points = words.points(words.number(within), self.unit)
                return f"within {f'{words.number(within)}%' if self.is_open_in_points else points} of {self.comparator}"
            case Kind.EVIDENCE:
                return f"evidence: {self.indicator}"
            case never:
                assert_never(never)

    def passes(self, value: Decimal) -> bool:
        """True if `value`, unrounded, reaches a threshold's target."""
        return self.target is not None and (value >= self.target if self.higher else value <= self.target)


@dataclass(frozen=True, slots=True)
class Reading:
    """An indicator's value as at a day, as reported, or that it is suppressed. A correction is a further reading.

    `entered_at` is when it was typed or imported, in the board's own zone; the storage sets it. `places` is the most
    decimals to show, if somebody has set that for the indicator. `moderated` is as given by `moderation`. `published`
    is the day on which an official figure was published; the council's own have none.
    """

    id: int
    indicator: str
    as_at: date
    value: Decimal | Suppressed
    unit: str = "%"
    numerator: int | None = None
    denominator: int | None = None
    source: str = ""
    caveat: str = ""
    revises: bool = False
    entered_at: datetime | None = None
    places: int | None = None
    moderated: str = ""
    published: date | None = None

    def is_entered_after(self, at: datetime) -> bool:
        """True if it was not in the log yet at that instant."""
        return self.entered_at is not None and self.entered_at > at

    @property
    def known_from(self) -> date:
        """The day from which it is known: its own, or that of its publication."""
        return max(self.as_at, self.published or self.as_at)

    @property
    def checked(self) -> str:
        """Whether it was moderated, in words; empty if nothing is said."""
        return moderation_words(self.moderated)

    @property
    def is_suppressed(self) -> bool:
        """True if the figure is too small to show."""
        return isinstance(self.value, Suppressed)

    @property
    def reported(self) -> Decimal:
        """The value as reported. Raises ValueError for a suppressed one: taken as zero, it could meet a target."""
        if isinstance(self.value, Suppressed):
            raise ValueError("what is suppressed has no figure")
        return self.value

    @property
    def exact(self) -> Decimal:
        """The unrounded value: for a percentage the fraction if it is known, otherwise the value as reported. Raises
        ValueError for a suppressed reading."""
        if self.unit == "%" and self.denominator and self.numerator is not None:
            return words.rounded(Decimal(self.numerator) * 100 / Decimal(self.denominator), _EXACT_DECIMALS)
        return self.reported

    @property
    def printed(self) -> Decimal:
        """The value as it is shown. Raises ValueError for a suppressed reading."""
        return words.at_most(self.reported, self.places)

    @property
    def figure(self) -> str:
        """The value as people read it: `77%`, `suppressed`."""
        return str(self.value) if isinstance(self.value, Suppressed) else words.figure(self.printed, self.unit)

    def to(self, places: int) -> str:
        """The unrounded value with that many decimals: `77.01%`."""
        return words.figure(words.rounded(self.exact, places), self.unit)

    @property
    def fraction(self) -> str:
        """`412 of 535`; empty if it is unknown, or so small that it could identify a child."""
        if self.numerator is None or self.denominator is None:
            return ""
        if self.denominator < SMALL_DENOMINATOR:
            return "small numbers, counts withheld"
        return f"{self.numerator:,} of {self.denominator:,}"


@dataclass(frozen=True, slots=True)
class Claim:
    """What a body reported a measure to be: `reported` in its own words, `met` as it meant them.

    `body_stated`: somebody said whose claim it is; otherwise it is taken as the council's. Storage sets `entered_at`.
    """

    id: int
    reported: str
    met: bool
    as_at: date
    source: str = ""
    body: str = COUNCIL
    body_stated: bool = False
    entered_at: datetime | None = None

    @property
    def doubt(self) -> str:
        """The body that the source names while nobody has said whose claim it is, about which support is asked."""
        return "" if self.body_stated else body_in(self.source)


def shown(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """The readings that are not suppressed."""
    return tuple(each for each in readings if not each.is_suppressed)


@lru_cache(maxsize=_NAMES_KEPT)
def indicator_key(name: str) -> str:
    """A key that all spellings of one indicator share: case and spacing make no difference."""
    return " ".join(name.split()).casefold()


def same_indicator(one: str, other: str) -> bool:
    """True if both name the same indicator."""
    return indicator_key(one) == indicator_key(other)
