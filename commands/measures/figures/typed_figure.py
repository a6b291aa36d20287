"""A figure as somebody typed it, and what is asked where no one figure is meant."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from board.figures import SUPPRESSED
from board.refusals import Refusal

SEVERAL = "There is more than one figure in that. Which is it?"


@dataclass(frozen=True, slots=True)
class Typed:
    """A figure as it was typed, and the words that say what it is of.

    `before` and `after` are the words on either side that say something. `figure` is the whole of it as typed, `value`
    its number, with the factor `scale` (1,000 for "k"). `part` and `whole` are its counts. What is not there is empty.
    Of one that is suppressed there are none of these; it may be `given` as less than some number.
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
        """It is too small to show."""
        return self.figure == SUPPRESSED


def unit_typed(found: re.Match[str]) -> str:
    """The unit of a figure that a pattern has found, by its groups `unit` and `money`; empty for a plain number."""
    return "%" if found["unit"] else "£" if found["money"] else ""


class Unclear(Refusal):
    """No one figure is meant. `choices` are figures that may be, each with what would be lost as its caveat. `before`
    are the words before all of them, and `own` those beside each, where several stand in a row."""

    def __init__(
        self, reason: str, choices: Iterable[tuple[str, str]] = (), before: str = "", own: Iterable[str] = ()
    ) -> None:
        super().__init__(reason)
        self.choices = tuple(choices)
        self.before = before
        self.own = tuple(own)
