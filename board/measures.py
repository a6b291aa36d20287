"""Escalation measures: what was claimed, what the figures say, and where the two disagree.

A measure is as good as its worst condition in force. The claim and the figure are held side by side; nothing
here decides which is right.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from board.bodies import COUNCIL, same_body
from board.claims import Reported, Standing, reported
from board.conditions import Claim, Condition, Reading, indicator_key, same_indicator
from board.definitions import Definition, Good, defined, with_places
from board.frequency import Comes, frequency_of
from board.grounds import Grounds
from board.official import OfficialFigure, official_figures
from board.outcomes import WORST_FIRST, Outcome, Verdict
from board.series import series
from board.statements import Statement
from board.travel import direction, travel
from board.verdicts import known_to
from board.watched import Figure, figure_of


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure with all that is known of it: readings and claims in the order of entry, and the chair's statements.
    `official` are the readings of official series, on which nothing of it depends, and `replaced` the conditions that
    others have replaced."""

    id: int
    ref: str
    title: str
    owner_id: str | None = None
    owner_words: str = ""
    source: str = ""
    conditions: tuple[Condition, ...] = ()
    readings: tuple[Reading, ...] = ()
    claims: tuple[Claim, ...] = ()
    frequencies: tuple[Comes, ...] = ()
    definitions: tuple[Definition, ...] = ()
    statements: tuple[Statement, ...] = ()
    official: tuple[Reading, ...] = ()
    replaced: tuple[Condition, ...] = ()

    @property
    def as_shown(self) -> tuple[Reading, ...]:
        """The readings with the decimals to show; each keeps the figure that was entered."""
        return with_places(self.readings, self.definitions)

    @property
    def every_reading(self) -> tuple[Reading, ...]:
        """The council's own, then the official ones."""
        return (*self.readings, *self.official)

    @property
    def grounds(self) -> Grounds:
        """What it is judged by."""
        return Grounds(self.conditions, self.as_shown, self.frequencies, self.replaced)

    def good(self, indicator: str) -> Good:
        """Which way of an indicator is good, by its targets or by its definition; neither if nobody has said, or if the
        targets disagree."""
        ways = {Good.HIGHER if each.higher else Good.LOWER for each in self.tests(indicator)}
        if ways:
            return ways.pop() if len(ways) == 1 else Good.NEITHER
        return defined(self.definitions, indicator).good or Good.NEITHER

    def tests(self, indicator: str) -> list[Condition]:
        """The conditions that test an indicator's figures."""
        figures = [each for each in self.conditions if not each.is_judged]
        return [each for each in figures if same_indicator(each.indicator, indicator)]


@dataclass(frozen=True, slots=True)
class Assessment:
    """A measure as at a day: the verdicts in force, worst first, and what each body reported, the council first."""

    measure: Measure
    today: date
    verdicts: tuple[Verdict, ...]
    reported: tuple[Reported, ...] = ()

    @property
    def by_council(self) -> Reported | None:
        """What the council reported; the headline counts this."""
        return next((each for each in self.reported if same_body(each.claim.body, COUNCIL)), None)

    @property
    def claim(self) -> Claim | None:
        """The council's claim that stands."""
        return self.by_council.claim if self.by_council else None

    @property
    def standing(self) -> Standing | None:
        """The standing of the council's claim."""
        return self.by_council.standing if self.by_council else None

    @property
    def in_question(self) -> Reported | None:
        """The claim to look at first, by its rank; among equals the council's."""
        return min(self.reported, key=lambda each: each.rank, default=None)

    @property
    def worst(self) -> Verdict | None:
        """The verdict that decides the measure; None if no condition is set."""
        return self.verdicts[0] if self.verdicts else None

    @property
    def outcome(self) -> Outcome:
        """The measure's own outcome; with no condition set it is watched."""
        return self.worst.outcome if self.worst else Outcome.WATCHED

    @property
    def is_watched(self) -> bool:
        """True if no target is set: it is not an escalation measure yet, and neither met nor not met."""
        return not self.verdicts

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The latest figure of each indicator that has one, in the order of their first readings."""
        names = dict.fromkeys(indicator_key(each.indicator) for each in self.measure.readings)
        return tuple(filter(None, map(self.figure, names)))

    def figure(self, indicator: str) -> Figure | None:
        """The latest figure of one indicator with its changes, or None."""
        known = series(self.measure.as_shown, indicator, self.today)
        every = frequency_of(self.measure.frequencies, indicator)
        return figure_of(known, every, self.measure.good(indicator), self.today)

    @property
    def official(self) -> tuple[OfficialFigure, ...]:
        """The latest official figures published by then."""
        return official_figures(self.measure.official, self.measure.definitions, self.today)

    @property
    def is_mismatch(self) -> bool:
        """True if any body's claim is contradicted or cannot be confirmed by the figures, or the measure now fails."""
        return any(each.is_in_question for each in self.reported)

    def direction(self, verdict: Verdict) -> str:
        """The direction of travel in one word; empty if the figure is too old."""
        known = known_to(verdict.condition, self.measure.as_shown, self.today)
        return "" if verdict.is_stale else direction(known, verdict.condition.higher)

    def travel(self, verdict: Verdict, on: date | None = None) -> str:
        """The direction of travel of a verdict's figure in words, today or on another day; empty if the figure is too
        old."""
        condition = verdict.condition
        known = known_to(condition, self.measure.as_shown, on or self.today)
        return "" if verdict.is_stale else travel(known, condition.higher)


def assess(measure: Measure, today: date) -> Assessment:
    """What the figures say of `measure` as at `today`, beside what was claimed by then."""
    grounds = measure.grounds
    now = grounds.verdicts(today)
    return Assessment(measure, today, now, tuple(reported(measure.claims, grounds, today, now)))


def worst_first(assessments: Iterable[Assessment]) -> list[Assessment]:
    """The measures by outcome, worst first; equal ones keep their order."""
    return sorted(assessments, key=lambda each: WORST_FIRST.index(each.outcome))
