"""A chart as it is drawn, read back from matplotlib: what is there, and that its words cover neither each other nor the
edge. Whether it looks well, no test can say."""

from itertools import combinations, pairwise
from math import isnan
from typing import Any

import pytest
from charts import CHARTS, dots

from board.charts import Chart
from bot.papers.drawing import drawn, png


def words_of(figure: Any) -> dict[str, Any]:
    """The words that stand on the lines, each with its place in dots."""
    (axes,) = figure.axes
    return {each.get_text(): each.get_window_extent() for each in axes.texts}


def overlap(one: Any, other: Any) -> float:
    """How much of the smaller box the other covers."""
    across, up = min(one.x1, other.x1) - max(one.x0, other.x0), min(one.y1, other.y1) - max(one.y0, other.y0)
    return max(across, 0) * max(up, 0) / min(one.width * one.height, other.width * other.height)


@pytest.mark.parametrize("name", CHARTS)
def test_words_cover_neither_each_other_nor_the_edge(name: str) -> None:
    figure = drawn(CHARTS[name])
    placed = words_of(figure)

    assert {
        (one, other) for one, other in combinations(placed, 2) if overlap(placed[one], placed[other]) > 0.2
    } == set()
    (axes,) = figure.axes
    for box in (*placed.values(), axes.title.get_window_extent(), axes._left_title.get_window_extent()):
        assert box.x0 >= 0
        assert box.x1 <= figure.bbox.x1
        assert box.y0 >= 0
        assert box.y1 <= figure.bbox.y1


@pytest.mark.parametrize("name", CHARTS)
def test_no_figure_lies_across_the_line_or_the_axis(name: str) -> None:
    figure = drawn(CHARTS[name])
    (axes,) = figure.axes
    line, placed = axes.get_lines()[0], words_of(figure)
    places = [tuple(each) for each in line.get_transform().transform(line.get_xydata())]
    on_line = [
        (one[0] + (other[0] - one[0]) * part / 200, one[1] + (other[1] - one[1]) * part / 200)
        for one, other in pairwise(places)
        for part in range(201)
    ]
    shown = [each.figure for each in CHARTS[name].points if each.value is not None]

    for box in (placed[each] for each in {shown[0], shown[-1]}):
        assert box.x0 >= axes.get_window_extent().x0
        within = [x for x, y in on_line if box.x0 < x < box.x1 and box.y0 + 3 < y < box.y1 - 3]
        assert not within, (within[0], box)


def test_the_words_on_the_lines_say_what_a_legend_would() -> None:
    assert set(words_of(drawn(CHARTS["two targets"]))) == {
        "38%",
        "86%",
        "at least 75% by 31 Mar",
        "at least 85% by 30 Jun",
    }
    assert {"revised", "at least 68%"} < set(words_of(drawn(CHARTS["a comparator"])))
    assert {"mean 77.6%", "upper limit 84.1%", "better, and\nnot chance"} < set(words_of(drawn(CHARTS["not chance"])))


def test_a_suppressed_figure_breaks_the_line_and_is_marked() -> None:
    figure = drawn(CHARTS["gaps"])
    (axes,) = figure.axes
    line = axes.get_lines()[0]

    assert [not isnan(value) for value in line.get_ydata()] == [True, True, False, False, True, False, True, True]
    assert "suppressed" in words_of(figure)


@pytest.mark.parametrize(("meant", "shape"), [("improvement", "^"), ("concern", "v"), ("neither", "s"), ("", "o")])
def test_what_is_not_chance_has_a_shape_of_its_own(meant: str, shape: str) -> None:
    (axes,) = drawn(Chart("M6 Visits", "%", dots(range(70, 82), out=meant))).axes

    marks = [each.get_marker() for each in axes.get_lines() if len(each.get_xdata()) == 1]
    assert marks == ["o"] * 9 + [shape] * 3


def test_no_percentage_above_all_is_named_on_the_axis() -> None:
    figure = drawn(CHARTS["all the same"])
    figure.canvas.draw()
    (axes,) = figure.axes

    named = [each.get_text() for each in axes.get_yticklabels()]
    assert "100%" in named
    assert not any(each.startswith("10") and each != "100%" for each in named)


@pytest.mark.parametrize(
    ("name", "amount"), [("millions", "12m"), ("thousands", "12,000"), ("below nought", "-50,000")]
)
def test_amounts_are_told_in_few_letters(name: str, amount: str) -> None:
    figure = drawn(CHARTS[name])
    figure.canvas.draw()
    (axes,) = figure.axes

    assert amount in [each.get_text() for each in axes.get_yticklabels()]


def test_a_picture_is_wide_enough_for_a_phones_three_dots_to_a_pixel() -> None:
    drawn_png = png(CHARTS["a target missed"])

    assert drawn_png.startswith(b"\x89PNG")
    assert int.from_bytes(drawn_png[16:20]) == 390 * 3
    assert len(drawn_png) < 150_000
