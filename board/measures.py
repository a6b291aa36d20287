"""Escalation measures: what was claimed, what the figures say, and where the two disagree.

A measure is as good as its worst condition in force. The claim and the figure are held side by side; nothing
here decides which is right, it only says plainly when the figures do not bear the claim out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from board.bodies import COUNCIL, body_key, same_body
from board.conditions import Claim, Condition, Reading, series, travel
from board.verdicts import FAILING, UNKNOWN, WORST_FIRST, Outcome, Verdict, verdict


class Standing(StrEnum):
    """How the figures stand to a claim."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    UNCONFIRMED = "cannot be confirmed"


STANDING_WORDS = {
    Standing.SUPPORTED: "the figures support it",
    Standing.CONTRADICTED: "the figures contradict it",
    Standing.UNCONFIRMED: "the figures cannot confirm it",
}
_WORST_STANDING = (Standing.CONTRADICTED, Standing.UNCONFIRMED, Standing.SUPPORTED)


@dataclass(frozen=True, slots=True)
class Measure:
    """An escalation measure with all that is known of it, readings and claims in the order they were entered."""

    id: int
    ref: str
    title: str
    owner_id: str | None = None
    owner_words: str = ""
    source: str = ""
    conditions: tuple[Condition, ...] = ()
    readings: tuple[Reading, ...] = ()
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Reported:
    """A body's claim that stands, how the figures stand to it, and the body's own claims before it, newest first."""

    claim: Claim
    standing: Standing
    before: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Assessment:
    """A measure as at a day: the verdicts in force, worst first; what each body reported, the council first."""

    measure: Measure
    today: date
    verdicts: tuple[Verdict, ...]
    reported: tuple[Reported, ...] = ()

    @property
    def by_council(self) -> Reported | None:
        """What the council reported, which the headline counts."""
        return next((each for each in self.reported if same_body(each.claim.body, COUNCIL)), None)

    @property
    def claim(self) -> Claim | None:
        """The council's claim that stands."""
        return self.by_council.claim if self.by_council else None

    @property
    def standing(self) -> Standing | None:
        """How the figures stand to the council's claim."""
        return self.by_council.standing if self.by_council else None

    @property
    def in_question(self) -> Reported | None:
        """The claim to look at first: contradicted before unconfirmed before supported, the council's before others."""
        return min(self.reported, key=lambda each: _WORST_STANDING.index(each.standing), default=None)

    @property
    def worst(self) -> Verdict | None:
        """The verdict the measure is as good as; None where no condition is set."""
        return self.verdicts[0] if self.verdicts else None

    @property
    def outcome(self) -> Outcome:
        """The measure's own outcome; with no condition set it cannot be computed."""
        return self.worst.outcome if self.worst else Outcome.NOT_DEFINED

    @property
    def is_mismatch(self) -> bool:
        """There is a claim, whoever's, and the figures contradict it or cannot confirm it."""
        return self.in_question is not None and self.in_question.standing != Standing.SUPPORTED

    def travel(self, condition: Condition) -> str:
        """The indicator's direction of travel in words, or nothing."""
        return travel(series(self.measure.readings, condition.indicator, self.today), condition.higher)


def in_force(conditions: Iterable[Condition], today: date) -> tuple[Condition, ...]:
    """The conditions that bind as at `today`.

    Of one indicator's dated thresholds it is the last whose date has passed, or the first where none has.
    """
    conditions = tuple(conditions)
    stages: dict[tuple[str, bool], Condition] = {}
    for stage in sorted((c for c in conditions if _is_stage(c)), key=_due):
        key = (" ".join(stage.indicator.split()).casefold(), stage.higher)
        if key not in stages or _due(stage) < today:
            stages[key] = stage
    return tuple(c for c in conditions if not _is_stage(c) or c in stages.values())


def _is_stage(condition: Condition) -> bool:
    return condition.has_target and condition.due_on is not None


def _due(condition: Condition) -> date:
    return condition.due_on or date.max


def assess(measure: Measure, today: date) -> Assessment:
    """What the figures say of `measure` as at `today`, beside what was claimed by then."""
    verdicts = [verdict(condition, measure.readings, today) for condition in in_force(measure.conditions, today)]
    verdicts.sort(key=lambda each: WORST_FIRST.index(each.outcome))
    return Assessment(measure, today, tuple(verdicts), tuple(_reported(measure.claims, verdicts, today)))


def stood_on(claims: Iterable[Claim], body: str, day: date) -> list[Claim]:
    """A body's claims as at `day` or before, newest first: the first of them is the one that stands on that day."""
    own = (claim for claim in claims if claim.as_at <= day and same_body(claim.body, body))
    return sorted(own, key=lambda each: (each.as_at, each.id), reverse=True)


def _reported(claims: Sequence[Claim], verdicts: Sequence[Verdict], today: date) -> Iterable[Reported]:
    bodies = {body_key(body): body for body in (COUNCIL, *(claim.body for claim in claims))}
    for own in filter(None, (stood_on(claims, body, today) for body in bodies.values())):
        yield Reported(own[0], _standing(own[0], verdicts), tuple(own[1:]))


def _standing(claim: Claim, verdicts: Sequence[Verdict]) -> Standing:
    outcomes = {each.outcome for each in verdicts}
    if outcomes & FAILING:
        return Standing.CONTRADICTED if claim.met else Standing.SUPPORTED
    if not outcomes or outcomes & UNKNOWN:
        return Standing.UNCONFIRMED
    return Standing.SUPPORTED if claim.met else Standing.CONTRADICTED


def worst_first(assessments: Iterable[Assessment]) -> list[Assessment]:
    """Measures by outcome, worst first; equal ones keep their order."""
    return sorted(assessments, key=lambda each: WORST_FIRST.index(each.outcome))
