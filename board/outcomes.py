"""The outcomes of a verdict, in a word or two, and what they mean for a measure and for a claim."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from board import words
from board.conditions import Condition, Reading


class Outcome(StrEnum):
    """A verdict in a word or two. A measure that is watched has no target, and so no verdict."""

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
# Those of which "was" or "now" alone would make no sentence: then, and now.
_TOLD_AS: Mapping[str, tuple[str, str]] = {
    Outcome.TO_GO: ("had some way to go", "now has some way to go"),
    Outcome.NO_READING: ("had no reading", "now has no reading"),
    Outcome.NOT_DEFINED: ("could not be computed", "now cannot be computed"),
    Outcome.NEEDS_EVIDENCE: ("needed evidence", "now needs evidence"),
    Outcome.SLIPPED: ("had slipped", "now slipped"),
}


def turned(then: str, now: str) -> str:
    """A change of outcome: `was met, now not met`; `had no reading, now has some way to go`."""
    before, _ = _TOLD_AS.get(then, (f"was {then}", ""))
    _, after = _TOLD_AS.get(now, ("", f"now {now}"))
    return f"{before}, {after}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the readings say of `condition`: the outcome, `because` in plain words, and `brief` in very few.

    `reading` is the latest that bears on it, or None. `short` is the distance to the target in the indicator's unit, if
    it is missed. `is_stale` says that the reading is too old for the day in question. `is_hidden` says that it cannot
    be computed because a figure is suppressed; `brief` names the figure.
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
        """`no reading since Sun 30 Jun 2019`, for a figure that is too old; otherwise empty."""
        return f"{self.outcome} since {words.day(self.reading.as_at)}" if self.is_stale and self.reading else ""

    @property
    def beside(self) -> str:
        """What else is said of a hidden verdict: `met at its date`; otherwise empty."""
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
    """The verdict if a figure is suppressed: it cannot be computed. `what` names the suppressed figure: `the
    figure`."""
    brief = f"{what} is suppressed"
    because = ", ".join(filter(None, [brief, beside]))
    return Verdict(condition, Outcome.NOT_DEFINED, because, reading, brief=brief, is_hidden=True)
