"""The scorecard of an area: the progress of its actions, the outcomes of its measures, and what it lacks."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from board.actions import OPEN, Status
from board.areas import Area
from board.measures import Assessment
from board.outcomes import FAILING
from board.rungs import Rung


@dataclass(frozen=True, slots=True)
class Tally:
    """An area's actions, counted by status. Cancelled ones count nowhere. Those handed to business as usual
    individually are counted apart: `planned` are the rest, of which `closed` are closed."""

    planned: int = 0
    closed: int = 0
    awaiting: int = 0
    overdue: int = 0
    usual: int = 0

    @property
    def per_cent(self) -> int | None:
        """The closed share of the planned in whole per cent, never 100 before the last is closed; None if none is
        planned."""
        if not self.planned:
            return None
        share = Decimal(100 * self.closed) / self.planned
        rounded = int(share.quantize(Decimal(1), ROUND_HALF_UP))
        return min(rounded, 99) if self.closed < self.planned else 100

    @property
    def still_live(self) -> int:
        """How many have not ended."""
        return self.planned - self.closed


class Counted(NamedTuple):
    """The fields of an action that are counted."""

    id: int
    status: Status
    due_on: date | None

    def is_overdue(self, today: date) -> bool:
        """True if it is open and its due date has passed."""
        return self.status in OPEN and self.due_on is not None and self.due_on < today


def tally(actions: Iterable[Counted], today: date) -> Tally:
    """Counts the actions of one area."""
    actions = [each for each in actions if each.status != Status.CANCELLED]
    usual = sum(each.status == Status.BUSINESS_AS_USUAL for each in actions)
    return Tally(
        planned=len(actions) - usual,
        closed=sum(each.status == Status.CLOSED for each in actions),
        awaiting=sum(each.status == Status.AWAITING_SIGN_OFF for each in actions),
        overdue=sum(each.is_overdue(today) for each in actions),
        usual=usual,
    )


def tally_of(many: Mapping[Status, int]) -> Tally:
    """The same from numbers by status; overdue actions are not counted."""
    usual, closed = many.get(Status.BUSINESS_AS_USUAL, 0), many.get(Status.CLOSED, 0)
    planned = sum(many.values()) - usual - many.get(Status.CANCELLED, 0)
    return Tally(planned, closed, many.get(Status.AWAITING_SIGN_OFF, 0), 0, usual)


@dataclass(frozen=True, slots=True)
class Card:
    """An area's scorecard. `before` is its tally at the end of the day of the last board, `last_board`; None if there
    was none. `measures` are those linked to it, the worst first. `rung` is the judgement that stands, and `rung_before`
    the one before it."""

    area: Area
    now: Tally
    before: Tally | None = None
    last_board: date | None = None
    measures: Sequence[Assessment] = ()
    rung: Rung | None = None
    rung_before: Rung | None = None

    @property
    def has_actions(self) -> bool:
        """True if it has an action, in the plan or business as usual."""
        return bool(self.now.planned or self.now.usual)

    @property
    def may_hand_over(self) -> bool:
        """True if nothing in it is open and it is still in the plan, so that it may go to business as usual."""
        return self.has_actions and not self.now.still_live and not self.area.is_usual

    @property
    def has_no_body(self) -> bool:
        """True if it is business as usual, and no body is named that watches it."""
        return self.area.is_usual and not self.area.body

    @property
    def has_no_action(self) -> bool:
        """True for a finding without any action."""
        return self.area.kind == "finding" and not (self.has_actions or self.area.is_usual)

    @property
    def lacks(self) -> list[str]:
        """What is to be said of it, in words."""
        told = ["nothing open: may go to business as usual"] if self.may_hand_over else []
        told += ["business as usual with no body that watches it"] if self.has_no_body else []
        return [*told, "no action"] if self.has_no_action else told


def unattended(assessments: Iterable[Assessment], attended: Mapping[str, bool]) -> list[Assessment]:
    """The measures that fail and have no open action. `attended` holds the refs of the measures that have an action,
    and whether one is open. Empty on a board that has linked no action to a measure: there the links say nothing."""
    failing = [each for each in assessments if each.outcome in FAILING] if attended else []
    return [each for each in failing if not attended.get(each.measure.ref)]


@dataclass(frozen=True, slots=True)
class Gaps:
    """How many of a board's areas and measures lack something: areas with nothing open, business as usual with no body,
    findings with no action, and failing measures with no open action."""

    nothing_open: int = 0
    no_body: int = 0
    no_action: int = 0
    unattended: int = 0


def gaps_in(cards: Sequence[Card], assessments: Iterable[Assessment], attended: Mapping[str, bool]) -> Gaps:
    """Counts what the areas and measures lack."""
    return Gaps(
        sum(each.may_hand_over for each in cards),
        sum(each.has_no_body for each in cards),
        sum(each.has_no_action for each in cards),
        len(unattended(assessments, attended)),
    )
