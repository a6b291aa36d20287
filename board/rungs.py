"""Self-assessment: a board's scale of rungs, and an area's judgement on it as at a date."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from board.folding import folded
from board.moderation import NOT_MODERATED, moderation_words
from board.refusals import Refusal
from board.words import day

FEWEST, MOST = 3, 6
LONGEST_NAME = 40
AS_BEFORE = "as before"
_BETWEEN = re.compile(r"[,;/&]|\band\b", re.IGNORECASE)
_COMMAS = re.compile(r"[,;\n]")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Point:
    """One rung of a scale: its name, and the name of its colour if it has one. `also` is another way to write it."""

    name: str
    colour: str = ""
    also: tuple[str, ...] = ()

    @property
    def called(self) -> set[str]:
        """Everything, folded, that can stand for it by itself."""
        return {folded(each) for each in (self.name, self.colour, *self.also) if each}

    @property
    def with_colour(self) -> set[str]:
        """Its name, or the other way to write it, next to its colour, without what joins them."""
        names = (self.name, *self.also) if self.colour else ()
        return {_bare(each) for name in names for each in (f"{name} {self.colour}", f"{self.colour} {name}")}


def _bare(words: str) -> str:
    return folded(" ".join(_WORD.findall(words)))


# The six points of the self-assessment that Devon's improvement board was given in 2017, lowest first. They are not
# red, amber and green: two are ambers, and two are greens.
SIX_POINTS = (
    Point("Inadequate", "Red"),
    Point("Requires significant improvement", "Dark Amber", ("rsi",)),
    Point("Requires improvement", "Light Amber", ("ri", "requires improvement to be good")),
    Point("Good", "Light Green"),
    Point("Secure good", "Dark Green"),
    Point("Outstanding", "Purple"),
)


@dataclass(frozen=True, slots=True)
class Scale:
    """A board's rungs, lowest first."""

    points: tuple[Point, ...] = SIX_POINTS

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the rungs, lowest first."""
        return tuple(point.name for point in self.points)

    @property
    def words(self) -> str:
        """The names in one text; empty for the six points."""
        return "" if self.points == SIX_POINTS else ", ".join(self.names)

    def place(self, name: str) -> int | None:
        """The place of a rung, from 0; None if it is not on this scale."""
        return next((at for at, each in enumerate(self.names) if folded(each) == folded(name)), None)

    def point(self, words: str) -> Point | None:
        """The rung that the words name, by its name, its colour, its initials, or a name and the colour ("Good (Light
        Green)"); None if they name none."""
        wanted, bare = folded(words), _bare(words)
        return next((each for each in self.points if wanted in each.called or bare in each.with_colour), None)

    def read(self, words: str) -> tuple[str, str]:
        """The rung that the words name, or the two rungs ("RI & Outstanding"), as spelt on the scale. Raises Refusal,
        with the rungs of the scale, if they name none or more than two."""
        if point := self.point(words):
            return point.name, ""
        parts = [self.point(each) for each in _BETWEEN.split(words) if each.strip()]
        if len(parts) == 2 and parts[0] and parts[1]:
            return parts[0].name, parts[1].name if parts[1] != parts[0] else ""
        raise Refusal(
            f'"{words.strip()[:60]}" is no rung of this board\'s scale. Its rungs, from the lowest:',
            instead=[(each.name, each.colour) for each in self.points],
        )

    def below(self, rung: "Rung", goal: str) -> int:
        """How many rungs a judgement is below a goal, by the lower of its two rungs; 0 if either is not on the
        scale."""
        at, wanted = min(self.places(rung), default=None), self.place(goal)
        return max(0, wanted - at) if at is not None and wanted is not None else 0

    def places(self, rung: "Rung") -> list[int]:
        """The places of a judgement's rungs, lower first; empty if one is not on this scale."""
        found = [self.place(each) for each in rung.names]
        return sorted(each for each in found if each is not None) if None not in found else []

    def movement(self, before: "Rung | None", after: "Rung") -> str:
        """`up from Requires improvement`, `down from Good`, `as before`; empty if there was none before. If a rung is
        not on this scale, or one went up and the other down, it only names the judgement before."""
        if before is None:
            return ""
        was, now = self.places(before), self.places(after)
        if not was or not now:
            return f"was {before.words}"
        if was == now:
            return AS_BEFORE
        lows, highs = now[0] - was[0], now[-1] - was[-1]
        if lows * highs < 0:
            return f"was {before.words}"
        return f"{'up' if lows + highs > 0 else 'down'} from {before.words}"


def scale_of(words: str) -> Scale:
    """The scale in a board's own words; the six points if they are empty. Raises Refusal for fewer than three or more
    than six rungs, a repeated name, or a name that is too long."""
    if not words.strip():
        return Scale()
    names = [" ".join(each.split()) for each in _COMMAS.split(words) if each.strip()]
    if not FEWEST <= len(names) <= MOST:
        raise Refusal(
            f"A scale has {FEWEST} to {MOST} rungs, from the lowest, with commas between; that is {len(names)}."
        )
    if len({folded(each) for each in names}) < len(names):
        raise Refusal("A rung stands there twice. Name each once, from the lowest.")
    if long := next((each for each in names if len(each) > LONGEST_NAME), ""):
        raise Refusal(f'"{long[:60]}" is too long for a rung: {LONGEST_NAME} characters at most.')
    return Scale(tuple(map(Point, names)))


@dataclass(frozen=True, slots=True)
class Rung:
    """An area's judgement as at a day. `second` is the other rung if a paper gives two; `moderated` says who moderated
    it, or is empty if nobody did. `entered_at` is an instant in UTC."""

    id: int
    area_id: int
    rung: str
    second: str
    as_at: date
    source: str = ""
    moderated: str = ""
    entered_at: datetime | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Its one rung, or both."""
        return (self.rung, self.second) if self.second else (self.rung,)

    @property
    def words(self) -> str:
        """`Good`; `Requires improvement & Outstanding`."""
        return " & ".join(self.names)

    @property
    def dated(self) -> str:
        """The words with the day, and who moderated it."""
        return f"{self.words} as at {day(self.as_at)}, {moderation_words(self.moderated or NOT_MODERATED)}"


def latest(rungs: Iterable[Rung], on: date | None = None) -> tuple[Rung | None, Rung | None]:
    """The judgement that stands on a day, and the one before it. The latest by date counts; of one day, the last
    entered."""
    known = sorted((each for each in rungs if on is None or each.as_at <= on), key=lambda each: (each.as_at, each.id))
    by_day = list({each.as_at: each for each in known}.values())
    now = by_day[-1] if by_day else None
    return now, by_day[-2] if len(by_day) > 1 else None


def counts(rungs: Sequence[Rung], scale: Scale) -> list[tuple[str, int]]:
    """How many judgements are on each rung, lowest first, then those with two rungs and those of another scale."""
    single = Counter(each.rung for each in rungs if not each.second)
    on_scale = [(name, single.pop(name, 0)) for name in scale.names]
    twos = sum(bool(each.second) for each in rungs)
    others = sum(single.values())
    told = [(name, many) for name, many in on_scale if many]
    told += [("two rungs", twos)] if twos else []
    return [*told, ("another scale", others)] if others else told


# The field in an area's line of history for each column of a judgement.
RUNG_FIELDS = {
    "rung": "rung",
    "rung_second": "second",
    "rung_as_at": "as_at",
    "rung_source": "source",
    "rung_moderated": "moderated",
}


def rung_changes(rung: Rung, rung_id: int) -> dict[str, tuple[object, object]]:
    """A new judgement as changes in the history."""
    told: dict[str, object] = {name: str(getattr(rung, column)) for name, column in RUNG_FIELDS.items()}
    return {name: (None, value) for name, value in ({"rung_id": rung_id} | told).items() if value}
