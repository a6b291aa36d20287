"""What a verdict can be, in a word or two, and what that means for a measure and for a claim."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from board import words
from board.conditions import Condition, Reading


class Outcome(StrEnum):
    """A verdict in a word or two. What is watched has no target, and so no verdict."""

    NOT_MET = "not met"
    SLIPPED = "slipped"
    BROKEN = "broken"
    TO_GO = "to go"
    NO_READING = "no reading"
    NOT_DEFINED = "cannot be computed"
    NEEDS_EVIDENCE = "needs evidence"
    MIXED = "mixed"
    MET_LATE = "met late"
    ON_TARGET = "on target"
    HELD = "held"
    MET = "met"
    WATCHED = "watched"


WORST_FIRST = tuple(Outcome)
FAILING = frozenset({Outcome.NOT_MET, Outcome.SLIPPED, Outcome.BROKEN, Outcome.TO_GO})
UNKNOWN = frozenset({Outcome.NO_READING, Outcome.NOT_DEFINED, Outcome.NEEDS_EVIDENCE})
CONFIRMS_NOTHING = UNKNOWN | {Outcome.MIXED}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the readings say of `condition`: the outcome, and `because` in plain words, `brief` in very few.

    `reading` is the latest that bears on it, or None. `short` is the distance to the target in the
    indicator's unit, where it is missed. `is_stale` says that the reading is too old to speak of the day asked about,
    and `is_hidden` that it cannot be computed because a figure is suppressed, which is said in `brief`.
    """

    condition: Condition
    outcome: Outcome
    because: str = ""
    reading: Reading | None = None
    short: Decimal | None = None
    is_stale: bool = False
    brief: str = ""
    is_hidden: bool = False

    @property
    def since(self) -> str:
        """`no reading since Sun 30 Jun 2019`, of a figure that is too old; else nothing."""
        return f"{self.outcome} since {words.day(self.reading.as_at)}" if self.is_stale and self.reading else ""

    @property
    def beside(self) -> str:
        """What else is said of a verdict that is hidden: `met at its date`; else nothing."""
        return self.because.removeprefix(self.brief).removeprefix(", ") if self.is_hidden else ""

    @property
    def words(self) -> str:
        """`not met, 8 points short`; `met late, first on Fri 31 Jan 2020 (27)`; `no reading since Fri 31 Jan 2020`."""
        if self.since:
            return ", ".join(filter(None, [self.since, self.because]))
        if self.outcome == Outcome.TO_GO or not self.because:
            return self.because or str(self.outcome)
        if self.because.startswith("in "):
            return f"{self.outcome} {self.because}"
        return f"{self.outcome}{':' if self.outcome in UNKNOWN else ','} {self.because}"


def hidden(condition: Condition, what: str, reading: Reading, beside: str = "") -> Verdict:
    """The verdict where a figure is suppressed: it cannot be computed. `what` is suppressed: `the figure`."""
    brief = f"{what} is suppressed"
    because = ", ".join(filter(None, [brief, beside]))
    return Verdict(condition, Outcome.NOT_DEFINED, because, reading, brief=brief, is_hidden=True)
