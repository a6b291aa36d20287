"""A chart's frame: its title, the axis of days and the axis of amounts, and the places of days and figures in it."""

from collections.abc import Sequence
from datetime import date, timedelta
from textwrap import wrap
from typing import TYPE_CHECKING

from board.charts import Chart, Dot
from board.words import month, short_day

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WORDS, TITLE = 10, 11.5
_TITLE_LETTERS, _TITLE_LINES = 48, 3
# A target that is further ahead than this, and than the figures go back, is named at the edge and not drawn at its day.
_LEAST_AHEAD = timedelta(days=92)
# Longer spans than the first are labelled by year, shorter ones than the second by day.
_YEARS, _WEEKS = timedelta(days=3 * 366), timedelta(days=62)
# A letter of the last figure, which is to the right of its mark, takes this part of a chart's width; all of them
# together take at most the second part.
_LETTER, _MOST_LETTERS = 0.027, 0.18
# From this amount on, the axis is in millions.
_MANY = 2_000_000
# The day from which matplotlib counts.
_FIRST = date(1970, 1, 1)


def framed(axes: "Axes", chart: Chart) -> tuple[float, float]:
    """Draws the title, the axes and their labels; returns the first and last place shown."""
    counted = f" ({chart.unit})" if chart.unit and chart.unit != "%" else ""
    axes.set_title(
        cut(chart.title + counted, _TITLE_LETTERS, _TITLE_LINES), fontsize=TITLE, fontweight="bold", loc="left", pad=10
    )
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    axes.tick_params(labelsize=WORDS)
    axes.grid(axis="y", color="#d9d9d9", linewidth=0.7)
    axes.set_axisbelow(True)
    first, last = chart.points[0].on, chart.points[-1].on
    ahead = max(_LEAST_AHEAD, (last - first) / 2)
    dues = [each.due_on for each in chart.steps if each.due_on and each.due_on <= last + ahead]
    room = max((max([last, *dues]) - first) * 0.06, timedelta(days=9))
    figure = (max([last, *dues]) - first) * min(_LETTER * len(chart.points[-1].figure) + 0.02, _MOST_LETTERS)
    left, right = x_of(first - room), x_of(max(max([last, *dues]) + room * 1.6, last + figure))
    axes.set_xlim(left, right)
    _days(axes, chart.points)
    _amounts(axes, chart)
    return left, right


def _days(axes: "Axes", dots: Sequence[Dot]) -> None:
    """Labels the axis of days: months and years, or the day itself if there is only one."""
    from matplotlib.dates import AutoDateLocator  # noqa: PLC0415
    from matplotlib.ticker import FuncFormatter  # noqa: PLC0415

    if dots[0].on == dots[-1].on:
        axes.set_xticks([x_of(dots[0].on)], [short_day(dots[0].on, date.min)])
        return
    days = AutoDateLocator(minticks=2, maxticks=6)  # type: ignore[no-untyped-call]
    axes.xaxis.set_major_locator(days)
    shown = dots[-1].on - dots[0].on
    axes.xaxis.set_major_formatter(
        FuncFormatter(lambda value, number: _day_words(_FIRST + timedelta(days=value), number, shown))
    )


def _day_words(on: date, number: int, shown: timedelta) -> str:
    """`2019` for many years, `Mar` for fewer, `8 Jul` for a few weeks; with the year below the first and each
    January."""
    if shown > _YEARS:
        return str(on.year)
    told = month(on, year=False) if shown > _WEEKS else f"{on.day} {month(on, year=False)}"
    return f"{told}\n{on.year}" if number == 0 or on.month == 1 else told


def _values(chart: Chart) -> list[float]:
    bounds = chart.bounds
    limits = (bounds.mean, bounds.lower, bounds.upper) if bounds else ()
    dots = [each for series in (chart.points, *(other.points for other in chart.comparators)) for each in series]
    found = [*(each.value for each in dots), *(each.value for each in chart.steps), *limits]
    return [float(each) for each in found if each is not None]


def _amounts(axes: "Axes", chart: Chart) -> None:
    """Labels the axis of amounts, leaving room for words above and below the lines. It starts at zero if that is
    near."""
    from matplotlib.ticker import FuncFormatter, MaxNLocator  # noqa: PLC0415

    values = _values(chart)
    low, high = min(values), max(values)
    room = (high - low) * 0.18 or abs(high) * 0.1 or 1.0
    starts_at_nought = 0 <= low <= (high - low) * 0.5 or (low >= 0 > low - room)
    axes.set_ylim(-room * 0.25 if starts_at_nought else low - room, high + room)
    axes.yaxis.set_major_locator(MaxNLocator(5, integer=all(each.is_integer() for each in values), min_n_ticks=2))
    most = 100 if chart.unit == "%" and high <= 100 else float("inf")
    # Nine digits and their commas would take a third of a phone's width.
    million = max(abs(low), abs(high)) >= _MANY
    percent = "%" if chart.unit == "%" else "m" if million else ""
    scale = 1_000_000 if million else 1
    axes.yaxis.set_major_formatter(FuncFormatter(lambda at, _: f"{at / scale:,.10g}{percent}" if at <= most else ""))


def x_of(on: date) -> float:
    """The place of a day."""
    return float((on - _FIRST).days)


def y_of(dot: Dot) -> float:
    """The place of a figure; not a number if it is suppressed."""
    return float("nan") if dot.value is None else float(dot.value)


def cut(words: str, letters: int, lines: int = 2) -> str:
    """The words on at most that many lines, cut with `…` if they do not fit."""
    return "\n".join(wrap(words, letters, max_lines=lines, placeholder="…", break_long_words=True))
