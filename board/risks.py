"""Risks: what may happen, how likely and how bad it is, and what a board should be told of one.

Scores are dated, so a risk has a direction. Nothing here decides whether a risk is worth taking.
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
    """The status of a risk. One entered by mistake is withdrawn: nothing is ever deleted."""

    OPEN = "open"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class Gap(StrEnum):
    """Something that an open risk lacks and a board should be told of: an owner, a score, a review since the board last
    met, or an open action while it is above its target."""

    OWNER = "owner"
    SCORE = "score"
    REVIEW = "review"
    ACTION = "action"


@dataclass(frozen=True, slots=True)
class LinkedAction:
    """An action that should bring a risk down."""

    id: int
    ref: str
    title: str
    status: Status


@dataclass(frozen=True, slots=True)
class Risk:
    """A risk with all that is known of it. Its scores are in the order of their days, a correction after what it
    corrects.

    `target` is the level it should come down to; None if nobody has said. `reviewed_on` is the day on which somebody
    last reported on it or scored it; None until then. `areas` are the refs of the areas of improvement that it
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
        """The refs of the actions that should bring it down and of the areas that it threatens."""
        return Linked(action=tuple(each.ref for each in self.actions), area=self.areas)

    @property
    def is_open(self) -> bool:
        """True if it may still happen."""
        return self.status == RiskStatus.OPEN

    @property
    def is_owned(self) -> bool:
        """True if a person or a role in words owns it."""
        return bool(self.owner_id or self.owner_words)

    @property
    def score(self) -> Score | None:
        """Its latest score, or None."""
        return self.scores[-1] if self.scores else None

    @property
    def level(self) -> Level | None:
        """The likelihood and impact of its latest score, or None."""
        return self.score.level if self.score else None

    @property
    def score_before(self) -> Score | None:
        """The score before the latest one, of an earlier day, or None."""
        earlier = [each for each in self.scores if each.as_at < self.scores[-1].as_at]
        return earlier[-1] if earlier else None

    @property
    def direction(self) -> str:
        """`better`, `same` or `worse` than the score before, where fewer points are better. Empty if there is none
        before."""
        if self.score is None or self.score_before is None:
            return ""
        now, was = self.score.level.points, self.score_before.level.points
        return "same" if now == was else "better" if now < was else "worse"

    @property
    def is_above_target(self) -> bool:
        """True if its score has more points than its target."""
        return bool(self.score and self.target and self.score.level.points > self.target.points)

    @property
    def open_actions(self) -> tuple[LinkedAction, ...]:
        """The linked actions that are still open."""
        return tuple(each for each in self.actions if each.status in OPEN)

    @property
    def is_left_alone(self) -> bool:
        """True if it is above its target, and no open action is linked to it."""
        return self.is_above_target and not self.open_actions

    def is_unreviewed(self, last_board: date | None) -> bool:
        """True if nobody has reviewed it since the board last met, and it was in the log on that day. False if no
        meeting is known."""
        if last_board is None or self.opened_on > last_board:
            return False
        return self.reviewed_on is None or self.reviewed_on < last_board

    def as_at(self, on: date) -> "Risk":
        """The risk with only the scores of that day or earlier."""
        return replace(self, scores=tuple(each for each in self.scores if each.as_at <= on))


def gaps_of(risk: Risk, last_board: date | None) -> list[Gap]:
    """What an open risk lacks; empty for one that is not open. `last_board` is when the board last met, or None."""
    found = {
        Gap.OWNER: not risk.is_owned,
        Gap.SCORE: risk.score is None,
        Gap.REVIEW: risk.is_unreviewed(last_board),
        Gap.ACTION: risk.is_left_alone,
    }
    return [gap for gap, lacks in found.items() if lacks and risk.is_open]


def gaps_in(risks: Iterable[Risk], last_board: date | None) -> dict[Gap, int]:
    """How many of the risks lack each thing; things that none lacks are left out."""
    found = Counter(gap for each in risks for gap in gaps_of(each, last_board))
    return {gap: found[gap] for gap in Gap if found[gap]}


def worst_first(risks: Iterable[Risk]) -> list[Risk]:
    """The risks by score, the most points first; equal ones keep their order, and those without a score come last."""
    return sorted(risks, key=lambda each: -(each.score.level.points if each.score else 0))


def in_the_grid(risks: Sequence[Risk]) -> dict[Level, list[Risk]]:
    """The risks by the likelihood and impact of their latest score, without those that have none."""
    found: dict[Level, list[Risk]] = {}
    for each in risks:
        if each.score:
            found.setdefault(each.score.level, []).append(each)
    return found
