"""Risks: what may happen, how likely and how bad that is, and what a board should be told of one.

A score is dated, so that a risk has a direction. Nothing here decides whether a risk is worth taking.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from board.actions import OPEN, Status
from board.links import Linked
from board.scores import Level, Score


class RiskStatus(StrEnum):
    """Where a risk stands. One that was entered by mistake is withdrawn: nothing is ever deleted."""

    OPEN = "open"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class Gap(StrEnum):
    """What a board should be told that an open risk lacks: an owner, a score, a review since the board last met, or an
    open action while it is above its target."""

    OWNER = "owner"
    SCORE = "score"
    REVIEW = "review"
    ACTION = "action"


@dataclass(frozen=True, slots=True)
class LinkedAction:
    """An action that is to bring a risk down."""

    id: int
    ref: str
    title: str
    status: Status


@dataclass(frozen=True, slots=True)
class Risk:
    """A risk with all that is known of it; its scores in the order of their days, a correction after what it corrects.

    `target` is what it is to come down to; None where nobody has said. `reviewed_on` is the day on which somebody last
    said how it stands, or scored it; None until then. `areas` are the refs of the areas of improvement that it
    threatens.
    """

    id: int
    ref: str
    title: str
    opened_on: date
    owner_id: str | None = None
    owner_words: str = ""
    controls: str = ""
    target: Level | None = None
    status: RiskStatus = RiskStatus.OPEN
    note: str = ""
    reviewed_on: date | None = None
    scores: tuple[Score, ...] = ()
    actions: tuple[LinkedAction, ...] = ()
    areas: tuple[str, ...] = ()

    @property
    def linked(self) -> Linked:
        """The actions that are to bring it down and the areas that it threatens, by ref."""
        return Linked(action=tuple(each.ref for each in self.actions), area=self.areas)

    @property
    def is_open(self) -> bool:
        """It may still happen."""
        return self.status == RiskStatus.OPEN

    @property
    def is_owned(self) -> bool:
        """A person or a role in words owns it."""
        return bool(self.owner_id or self.owner_words)

    @property
    def score(self) -> Score | None:
        """Its latest score; None until it is scored."""
        return self.scores[-1] if self.scores else None

    @property
    def level(self) -> Level | None:
        """The likelihood and impact of its latest score."""
        return self.score.level if self.score else None

    @property
    def score_before(self) -> Score | None:
        """The score of the day before the latest one's; None where there is none."""
        earlier = [each for each in self.scores if each.as_at < self.scores[-1].as_at]
        return earlier[-1] if earlier else None

    @property
    def direction(self) -> str:
        """`better`, `same` or `worse` than the score before: fewer points are better. Empty without one before."""
        if self.score is None or self.score_before is None:
            return ""
        now, was = self.score.level.points, self.score_before.level.points
        return "same" if now == was else "better" if now < was else "worse"

    @property
    def is_above_target(self) -> bool:
        """Its score has more points than its target."""
        return bool(self.score and self.target and self.score.level.points > self.target.points)

    @property
    def open_actions(self) -> tuple[LinkedAction, ...]:
        """The linked actions that somebody still works on."""
        return tuple(each for each in self.actions if each.status in OPEN)

    @property
    def is_left_alone(self) -> bool:
        """It is above its target, and no open action is linked to it."""
        return self.is_above_target and not self.open_actions

    def is_unreviewed(self, last_board: date | None) -> bool:
        """Nobody has reviewed it since the board last met, on the day of which it was on the log. False where no
        meeting is known."""
        if last_board is None or self.opened_on > last_board:
            return False
        return self.reviewed_on is None or self.reviewed_on < last_board

    def as_at(self, on: date) -> "Risk":
        """The same with the scores of that day and before."""
        return replace(self, scores=tuple(each for each in self.scores if each.as_at <= on))


def gaps_of(risk: Risk, last_board: date | None) -> list[Gap]:
    """What an open risk lacks; nothing of one that is not open. `last_board` is when the board last met, or None."""
    found = {
        Gap.OWNER: not risk.is_owned,
        Gap.SCORE: risk.score is None,
        Gap.REVIEW: risk.is_unreviewed(last_board),
        Gap.ACTION: risk.is_left_alone,
    }
    return [gap for gap, lacks in found.items() if lacks and risk.is_open]


def gaps_in(risks: Iterable[Risk], last_board: date | None) -> dict[Gap, int]:
    """How many of the risks lack each; what none lacks is left out."""
    found = Counter(gap for each in risks for gap in gaps_of(each, last_board))
    return {gap: found[gap] for gap in Gap if found[gap]}


def worst_first(risks: Iterable[Risk]) -> list[Risk]:
    """By score, the most points first; equal ones keep their order, and those without a score come last."""
    return sorted(risks, key=lambda each: -(each.score.level.points if each.score else 0))


def in_the_grid(risks: Sequence[Risk]) -> dict[Level, list[Risk]]:
    """The risks by the likelihood and impact of their latest score; those without one are left out."""
    found: dict[Level, list[Risk]] = {}
    for each in risks:
        if each.score:
            found.setdefault(each.score.level, []).append(each)
    return found
