"""Labels on a chart, each put where it covers the fewest other labels and lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import hypot, isnan
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.transforms import Bbox

_Point = tuple[float, float]

# Where a label is relative to its point, in points: above it, below it, to its right, to its left.
ABOVE, BELOW, RIGHT, LEFT = (0, 7), (0, -7), (8, 0), (-8, 0)
FAR_ABOVE, FAR_BELOW = (0, 17), (0, -17)
_ALIGNED = {
    ABOVE: ("center", "bottom"), BELOW: ("center", "top"), RIGHT: ("left", "center"), LEFT: ("right", "center"),
    FAR_ABOVE: ("center", "bottom"), FAR_BELOW: ("center", "top"),
}  # fmt: skip
_ROUND_A_MARK = [(across, up) for across in (-12, 0, 12) for up in (-12, 0, 12)]
_ASIDE = {"left": 4, "right": -4}
# The cost of leaving the chart, of covering other labels, and of covering a line or a mark.
_OUTSIDE, _WORDS, _LINE = 40.0, 12.0, 1.0
_BESIDE_AXIS = 9


@dataclass(frozen=True, slots=True)
class Spot:
    """A possible place for a label: a point of the chart, and a side of it; `ha` overrides the alignment for that
    side."""

    x: float
    y: float
    side: tuple[int, int] = ABOVE
    ha: str = ""


@dataclass
class Labels:
    """The labels of one chart, placed in the order in which they were added."""

    axes: "Axes"
    size: float
    _asked: list[tuple[str, Sequence[Spot], dict[str, Any]]] = field(default_factory=list)
    _taken: "list[Bbox]" = field(default_factory=list)

    def ask(self, words: str, places: Sequence[Spot], **style: Any) -> None:
        """Adds a label, to be put at the best of the places, the first among equals."""
        self._asked.append((words, places, style))

    def place(self) -> None:
        """Places all labels. Call it once the chart has its size and its lines."""
        covered = _covered(self.axes)
        for words, places, style in self._asked:
            tried = [self._at(words, each, style) for each in places]
            costs = [self._cost(each.get_window_extent(), covered) + number / 50 for number, each in enumerate(tried)]
            best = costs.index(min(costs))
            for number, each in enumerate(tried):
                if number != best:
                    each.remove()
            self._taken.append(tried[best].get_window_extent())

    def _at(self, words: str, place: Spot, style: dict[str, Any]) -> Any:
        from matplotlib.patheffects import withStroke  # noqa: PLC0415

        across, up = _ALIGNED[place.side]
        aside = _ASIDE.get(place.ha, 0)
        made = self.axes.annotate(
            words, (place.x, place.y), xytext=(place.side[0] + aside, place.side[1]), textcoords="offset points",
            ha=place.ha or across, va=up, annotation_clip=False, zorder=5, linespacing=1.0, fontsize=self.size,
            path_effects=[withStroke(linewidth=2.5, foreground="white")], **style,
        )  # fmt: skip
        made.set_in_layout(False)
        return made

    def _axis(self, chart: "Bbox") -> "Bbox":
        """The axis on the left, with the space that is kept free beside it."""
        from matplotlib.transforms import Bbox  # noqa: PLC0415

        return Bbox.from_extents(chart.x0, chart.y0, chart.x0 + _BESIDE_AXIS, chart.y1)

    def _cost(self, box: "Bbox", covered: Sequence[_Point]) -> float:
        chart = self.axes.get_window_extent()
        inside = (_overlap(box, chart) - _overlap(box, self._axis(chart))) / max(box.width * box.height, 1)
        words = sum(_overlap(box, each) for each in self._taken) / max(box.width * box.height, 1)
        lines = sum(box.x0 - 2 < x < box.x1 + 2 and box.y0 - 2 < y < box.y1 + 2 for x, y in covered)
        return float(_OUTSIDE * (1 - inside) + _WORDS * words + _LINE * lines / 6)


def _covered(axes: "Axes") -> list[_Point]:
    """Points of the image along every line and around every mark that is drawn."""
    found: list[_Point] = []
    for line in axes.get_lines():
        places = [(float(x), float(y)) for x, y in line.get_transform().transform(line.get_xydata())]
        if line.get_marker() not in {None, "None", ""}:
            found += [(x + across, y + up) for x, y in places for across, up in _ROUND_A_MARK]
        for start, end in pairwise(places):
            found += _between(start, end)
    return found


def _between(start: _Point, end: _Point) -> Iterator[_Point]:
    """Points on a line, so close together that no label fits between them; none if it is broken."""
    far = hypot(end[0] - start[0], end[1] - start[1])
    many = 0 if isnan(far) else max(int(far // 4), 2)
    for number in range(many):
        part = number / (many - 1)
        yield start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part


def _overlap(one: "Bbox", other: "Bbox") -> float:
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    up = min(one.y1, other.y1) - max(one.y0, other.y0)
    return float(max(across, 0.0) * max(up, 0.0))
