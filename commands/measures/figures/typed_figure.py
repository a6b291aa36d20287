"""A figure as somebody typed it, and the question that is asked if it is unclear which one they mean."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from board.figures import POUNDS, SUPPRESSED
from board.refusals import Refusal
from commands.measures.figures.lead_words import without_leads

SEVERAL = "There is more than one figure in that. Which is it?"


@dataclass(frozen=True, slots=True)
class Typed:
    """A figure as it was typed, and the words that say what it is of.

    `before` and `after` are the words on either side of it. `figure` is all of it as typed, `value` its number, with
    the factor `scale` (1,000 for "k"). `part` and `whole` are its counts. What was not typed is empty. A suppressed
    figure has only its words and `given`, if it was typed as less than a number.
    """

    before: str
    after: str
    figure: str
    value: str = ""
    unit: str = ""
    scale: int = 1
    part: str = ""
    whole: str = ""
    given: str = ""

    @property
    def is_suppressed(self) -> bool:
        """True if the figure is too small to show."""
        return self.figure == SUPPRESSED

    def with_unit(self) -> "Typed":
        """The figure, with a single word after it as its unit."""
        after = without_leads(self.after)
        return replace(self, unit=after) if after.isalpha() and not self.unit and not self.whole else self


def unit_typed(found: re.Match[str]) -> str:
    """The unit of a figure that a pattern has found, from its groups `unit` and `money`. Empty for a plain number."""
    return "%" if found["unit"] else POUNDS if found["money"] else ""


class Unclear(Refusal):
    """Raised if it is unclear which figure is meant.

    `choices` are the figures that it may be, each with the words that would be lost as its caveat. `before` are the
    words before all of them, and `own` the words beside each, if there are several in a row.
    """

    def __init__(
        self, reason: str, choices: Iterable[tuple[str, str]] = (), before: str = "", own: Iterable[str] = ()
    ) -> None:
        super().__init__(reason)
        self.choices = tuple(choices)
        self.before = before
        self.own = tuple(own)
