"""A reading beside the figure it must reach: whether it passes, how far it is from passing, and how that is printed."""

from dataclasses import dataclass
from decimal import Decimal

from board import words
from board.conditions import Reading


@dataclass(frozen=True, slots=True)
class Compared:
    """A reading beside the figure it must reach; `way` is 1 if more is good, otherwise -1. `against` names the other
    indicator from which the figure to reach was worked out, and `printed` is that figure worked out from the other's
    printed value."""

    reading: Reading
    bar: Decimal
    printed: Decimal
    way: int
    against: str = ""

    @property
    def short(self) -> Decimal:
        """How far it is from passing, unrounded; it passes at zero or less."""
        return self.way * (self.bar - self.reading.exact)

    @property
    def passes(self) -> bool:
        """True if it reaches the figure, unrounded."""
        return self.short <= 0

    @property
    def _places(self) -> int:
        least = words.decimals(self.printed, self.reading.printed)
        return words.places_apart(self.reading.exact, self.bar, least)

    @property
    def _seen(self) -> Decimal:
        return self.way * (self.printed - self.reading.printed)

    @property
    def _is_hidden(self) -> bool:
        """True if rounding for print changes the distance between the two figures."""
        both = ((self.printed, self.bar), (self.reading.printed, self.reading.exact))
        return any(words.hides(printed, exact, self._places) for printed, exact in both)

    @property
    def unrounded(self) -> str:
        """The figure with more decimals, if as printed it would pass and does not, or the other way round, or if it
        fails by another distance than the printed figures show."""
        is_seen = (self._seen <= 0) == self.passes and (self.passes or not self._is_hidden)
        return "" if is_seen else f"unrounded {self.reading.to(self._places)}"

    def distance(self, unit: str) -> str:
        """How far it is from passing, in words: `8 points` for percentages.

        It is the distance between the printed figures if they show it, otherwise one with more decimals.
        """
        there, here = (words.rounded(each, self._places) for each in (self.bar, self.reading.exact))
        far = self.way * (there - here) if self.unrounded else self._seen
        return words.points(words.number(words.without_zeros(far)), unit)
