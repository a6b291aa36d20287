"""What was measured, and the goals that it is held to."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal in `words`, the number `measured` for it, and its limit: at `most`, or at `least` where that is given.
    Another goal will do `otherwise`, where there is one."""

    words: str
    measured: float
    unit: str
    most: float | None = None
    least: float | None = None
    otherwise: "Goal | None" = None

    @property
    def met(self) -> bool:
        """What was measured is within the limit, the limit itself included; or another goal, that will do, is met."""
        if self.otherwise is not None and self.otherwise.met:
            return True
        if self.least is not None:
            return self.measured >= self.least
        return self.most is not None and self.measured <= self.most


@dataclass(slots=True)
class Figure:
    """One row: `samples` in `unit` (ms, s or MB), in the order they were taken, and its goals."""

    name: str
    unit: str
    samples: Sequence[float]
    goals: list[Goal] = field(default_factory=list)

    @property
    def median(self) -> float:
        return median(self.samples)

    @property
    def high(self) -> float | None:
        """The 99th percentile by nearest rank; None of fewer than a hundred samples, which have none."""
        ranked = sorted(self.samples)
        return ranked[-(-99 * len(ranked) // 100) - 1] if len(ranked) >= 100 else None

    def must_be_at_most(self, times: float, other: "Figure", words: str, otherwise: Goal | None = None) -> None:
        """A goal: this median is at most so many times the other's."""
        self.goals.append(Goal(words, self.median / other.median, "×", most=times, otherwise=otherwise))

    def above(self, other: "Figure", most: float, words: str) -> Goal:
        """A goal for another figure: this median is at most so much, in its own unit, above the other's."""
        return Goal(words, self.median - other.median, self.unit, most=most)

    def must_beat(self, times: float, other: "Figure", words: str) -> None:
        """A goal: the other's median is at least so many times this one."""
        self.goals.append(Goal(words, other.median / self.median, "×", least=times))

    def must_be_below(self, limit: float, words: str) -> None:
        """A goal: this median is at most `limit`, in the figure's own unit."""
        self.goals.append(Goal(words, self.median, self.unit, most=limit))


@dataclass(slots=True)
class Results:
    """All that one run found. `counts` say what was really stored: pairs that must be equal, by what they count."""

    figures: list[Figure] = field(default_factory=list)
    counts: dict[str, tuple[int, int]] = field(default_factory=dict)

    def add(self, name: str, unit: str, samples: Sequence[float]) -> Figure:
        """A new row. Seconds are given as seconds, and kept in milliseconds where the unit says so."""
        factor = 1000 if unit == "ms" else 1
        figure = Figure(name, unit, [each * factor for each in samples])
        self.figures.append(figure)
        return figure

    def count(self, what: str, stored: int, asked: int) -> None:
        """Notes what is stored beside what was asked for. Raises where they differ: then nothing was measured."""
        self.counts[what] = (stored, asked)
        if stored != asked:
            raise RuntimeError(f"{what}: {stored:,} are stored and {asked:,} were asked for")

    @property
    def missed(self) -> list[Goal]:
        return [goal for figure in self.figures for goal in figure.goals if not goal.met]
