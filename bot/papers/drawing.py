"""Draws charts: plain values as JSON on standard input, PNGs in base64 on standard output. It runs as a process of its
own, so that no other process of ours loads matplotlib. That is imported only when something is drawn, because it may
not be installed, and it searches for fonts as soon as it is imported.

Charts must be readable on a phone, 390 pixels wide, and in grey: words are on the lines, marks differ in shape, and no
colour alone means anything.
"""

import json
import sys
from base64 import b64encode
from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from board.charts import Chart, Dot, TargetStep, from_plain
from board.words import figure, short_day
from bot.papers.axes import WORDS, cut, framed, x_of, y_of
from bot.papers.labels import ABOVE, BELOW, FAR_ABOVE, FAR_BELOW, LEFT, RIGHT, Labels, Spot

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# Inches, and dots per inch: 1,170 pixels across, three for each of a phone's.
SIZE, DOTS = (5.2, 3.9), 225
LINE, TARGET, MEAN, BESIDE = "#1d70b8", "black", "#6b6b6b", "#3d3d3d"
# The NHS's colours for what is not chance, each with a shape of its own.
STANDS_OUT = {
    "improvement": ("^", "#00b0f0", "better, and\nnot chance"),
    "concern": ("v", "#e46c0a", "worse, and\nnot chance"),
    "neither": ("s", "#490092", "not chance"),
}
_NAME_LETTERS = 24


def png(chart: Chart) -> bytes:
    """The chart as a PNG."""
    out = BytesIO()
    drawn(chart).savefig(out, format="png")
    return out.getvalue()


def drawn(chart: Chart) -> "Figure":
    """The chart, with all its words placed."""
    import matplotlib as mpl  # noqa: PLC0415
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415
    from matplotlib.figure import Figure  # noqa: PLC0415
    from matplotlib.layout_engine import ConstrainedLayoutEngine  # noqa: PLC0415

    mpl.rcdefaults()
    # Text that somebody typed between two dollar signs is not a formula.
    mpl.rcParams["text.parse_math"] = False
    figure = Figure(figsize=SIZE, dpi=DOTS, layout=ConstrainedLayoutEngine(h_pad=0.09, w_pad=0.07))
    FigureCanvasAgg(figure)
    axes = figure.subplots()
    left, right = framed(axes, chart)
    labels = Labels(axes, WORDS)
    _figures(axes, chart.points, labels)
    _targets(axes, chart, labels, left, right)
    _limits(axes, chart, labels, left, right)
    for number, other in enumerate(chart.comparators):
        _plot(axes, other.points, color=BESIDE, linestyle="-." if number else ":", linewidth=2)
        places = [Spot(x_of(each.on), y_of(each), side) for each in reversed(other.points) for side in (BELOW, ABOVE)]
        places += [Spot(x_of(each.on), y_of(each), side) for each in other.points for side in (FAR_BELOW, FAR_ABOVE)]
        labels.ask(cut(f"{other.name} {other.points[-1].figure}", _NAME_LETTERS), places, color=BESIDE)
    figure.draw_without_rendering()
    figure.set_layout_engine("none")
    labels.place()
    return figure


def _figures(axes: "Axes", dots: Sequence[Dot], labels: Labels) -> None:
    """The line of the figures, broken where one is suppressed, with marks that differ in shape and words at both
    ends."""
    _plot(axes, dots, color=LINE, linewidth=2.2, zorder=3)
    shown = [each for each in dots if each.value is not None]
    size = 6.5 if len(shown) <= 24 else 4.0
    for each in shown:
        shape, colour, _ = STANDS_OUT.get(each.stands_out, ("o", LINE, ""))
        axes.plot(
            [x_of(each.on)],
            [y_of(each)],
            marker=shape,
            color=colour,
            markersize=size + 1.5 * bool(each.stands_out),
            markeredgecolor="black" if each.stands_out else colour,
            markeredgewidth=0.7,
            zorder=4,
            clip_on=False,
        )
        if each.is_revised:
            axes.plot(
                [x_of(each.on)],
                [y_of(each)],
                marker="D",
                color="white",
                markersize=size + 1.5,
                markeredgecolor=LINE,
                markeredgewidth=1.8,
                zorder=4.5,
                clip_on=False,
            )
    last, first = shown[-1], shown[0]
    labels.ask(last.figure, _at_an_end(last, (RIGHT, ABOVE, BELOW, LEFT), "right"), fontweight="bold", color=LINE)
    if len(shown) > 1:
        labels.ask(first.figure, _at_an_end(first, (ABOVE, BELOW, LEFT, RIGHT), "left"), fontweight="bold", color=LINE)
    _named(axes, dots, labels)


def _at_an_end(dot: Dot, sides: Sequence[tuple[int, int]], ha: str) -> list[Spot]:
    """Places around the figure; for a wide label, above and below it, extending into the chart."""
    x, y = x_of(dot.on), y_of(dot)
    inwards = [Spot(x, y, side, ha) for side in (ABOVE, BELOW, FAR_ABOVE, FAR_BELOW)]
    return [*(Spot(x, y, side) for side in sides), *inwards, Spot(x, y, FAR_ABOVE), Spot(x, y, FAR_BELOW)]


def _named(axes: "Axes", dots: Sequence[Dot], labels: Labels) -> None:
    """The meanings of the marks, each once, at the last mark of its kind."""
    if hidden := [each for each in dots if each.value is None]:
        low = axes.get_ylim()[0]
        axes.plot(
            [x_of(each.on) for each in hidden],
            [low] * len(hidden),
            linestyle="",
            marker="x",
            color=MEAN,
            markersize=7,
            markeredgewidth=1.8,
            clip_on=False,
            zorder=4,
        )
        labels.ask("suppressed", [Spot(x_of(each.on), low, ABOVE) for each in reversed(hidden)], color=MEAN)
    for meant, (_, _, words) in STANDS_OUT.items():
        if found := [each for each in dots if each.stands_out == meant]:
            labels.ask(words, _around(found), color="black", style="italic")
    if revised := [each for each in dots if each.is_revised]:
        labels.ask("revised", _around(revised), color=LINE, style="italic")


def _around(dots: Sequence[Dot]) -> list[Spot]:
    return [Spot(x_of(each.on), y_of(each), side) for each in reversed(dots) for side in (ABOVE, BELOW, LEFT, RIGHT)]


def _targets(axes: "Axes", chart: Chart, labels: Labels, left: float, right: float) -> None:
    """Each target from its day until another replaces it; dotted before its day."""
    for steps in _by_way(chart.steps):
        days = [left, *(min(x_of(each.due_on), right) for each in steps if each.due_on), right]
        for each in steps:
            if not each.due_on:
                _target(axes, labels, each, chart, (left, left, right))
        for number, each in enumerate(each for each in steps if each.due_on):
            _target(axes, labels, each, chart, (days[number], days[number + 1], days[number + 2]))


def _target(axes: "Axes", labels: Labels, step: TargetStep, chart: Chart, at: tuple[float, float, float]) -> None:
    start, due, end = at
    level = float(step.value)
    axes.plot([start, due], [level, level], color=TARGET, linewidth=1.2, linestyle=":")
    axes.plot([due, end], [level, level], color=TARGET, linewidth=1.6, linestyle="--")
    if step.due_on and due < axes.get_xlim()[1]:
        axes.plot([due], [level], marker="|", markersize=13, markeredgewidth=2, color=TARGET)
    by = f" by {short_day(step.due_on, chart.points[-1].on)}" if step.due_on else ""
    places = [
        Spot(x, level, side, ha)
        for x, ha in ((end, "right"), (start, "left"), (due, "center"), (due, "right"), (due, "left"))
        for side in (ABOVE, BELOW)
    ]
    labels.ask(f"{step.words}{by}", places, color=TARGET)


def _by_way(steps: Sequence[TargetStep]) -> list[list[TargetStep]]:
    """The steps with `at least` and those with `at most`, separately: a step only replaces one of its own kind."""
    ways: dict[str, list[TargetStep]] = {}
    for each in steps:
        ways.setdefault(" ".join(each.words.split()[:2]), []).append(each)
    return list(ways.values())


def _limits(axes: "Axes", chart: Chart, labels: Labels, left: float, right: float) -> None:
    if chart.bounds is None:
        return
    bounds = chart.bounds
    for words, level, dashes in (
        ("mean", bounds.mean, (0, ())),
        ("upper limit", bounds.upper, (0, (5, 2, 1, 2))),
        ("lower limit", bounds.lower, (0, (5, 2, 1, 2))),
    ):
        if level is not None:
            axes.plot([left, right], [float(level)] * 2, color=MEAN, linewidth=1.1, linestyle=dashes)
            places = [
                Spot(x, float(level), side, ha)
                for x, ha in ((left, "left"), (right, "right"))
                for side in (ABOVE, BELOW)
            ]
            labels.ask(f"{words} {figure(level, chart.unit)}", places, color=MEAN)


def _plot(axes: "Axes", dots: Sequence[Dot], **style: Any) -> None:
    axes.plot([x_of(each.on) for each in dots], [y_of(each) for each in dots], **style)


def main() -> None:
    """Reads charts and writes pictures."""
    charts = [from_plain(each) for each in json.load(sys.stdin)]
    json.dump([b64encode(png(each)).decode() for each in charts], sys.stdout)


if __name__ == "__main__":
    main()
