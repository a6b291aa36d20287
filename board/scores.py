"""How likely a risk is and how bad it would be, in five steps each, and the score that is their product."""

from dataclasses import dataclass
from datetime import date
from itertools import product

LIKELIHOODS = ("rare", "unlikely", "possible", "likely", "almost certain")
IMPACTS = ("negligible", "minor", "moderate", "major", "severe")
STEPS = range(1, 6)


@dataclass(frozen=True, slots=True)
class Level:
    """A likelihood and an impact, each from 1 to 5."""

    likelihood: int
    impact: int

    def __str__(self) -> str:
        """As it is typed, and as history keeps it: `3x4`."""
        return f"{self.likelihood}x{self.impact}"

    @property
    def points(self) -> int:
        """Their product, from 1 to 25."""
        return self.likelihood * self.impact

    @property
    def words(self) -> str:
        """As it is read: `12 (3x4: possible, major)`."""
        return f"{self.points} ({self}: {LIKELIHOODS[self.likelihood - 1]}, {IMPACTS[self.impact - 1]})"


def level_of(kept: str) -> Level:
    """The level from its kept form, `3x4`."""
    likelihood, _, impact = kept.partition("x")
    return Level(int(likelihood), int(impact))


@dataclass(frozen=True, slots=True)
class Score:
    """A risk's score as at a day, and the reason for it. `id` is its row's; 0 until it is stored."""

    id: int
    likelihood: int
    impact: int
    as_at: date
    because: str = ""

    @property
    def level(self) -> Level:
        """Its likelihood and impact."""
        return Level(self.likelihood, self.impact)


def levels_of(points: int) -> list[Level]:
    """The levels whose product is that many points; empty if there are none, as for 7."""
    return [Level(*each) for each in product(STEPS, repeat=2) if each[0] * each[1] == points]
