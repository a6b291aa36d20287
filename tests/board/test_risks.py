"""Risks: their scores, their direction, and what a board should be told of one."""

from datetime import date

import pytest

from board.actions import Status
from board.risks import Gap, LinkedAction, Risk, RiskStatus, gaps_in, gaps_of, in_the_grid, worst_first
from board.scores import STEPS, Level, Score, level_of, levels_of

JULY_1, JULY_8 = date(2020, 7, 1), date(2020, 7, 8)


def risk(ref: str = "RK1", *levels: str, **more: object) -> Risk:
    """A risk added on 1 June, with a score for each of the first days of July."""
    scores = tuple(
        Score(number, level_of(each).likelihood, level_of(each).impact, date(2020, 7, number))
        for number, each in enumerate(levels, 1)
    )
    given = {"title": "Posts stay empty", "opened_on": date(2020, 6, 1), "scores": scores} | more
    return Risk(id=1, ref=ref, **given)  # type: ignore[arg-type]


def linked(status: Status) -> LinkedAction:
    return LinkedAction(1, "A1", "Recruit", status)


@pytest.mark.parametrize(
    ("levels", "direction"),
    [
        ((), ""),
        (("3x4",), ""),
        (("3x4", "3x4"), "same"),
        (("3x4", "4x3"), "same"),
        (("2x2", "1x4"), "same"),
        (("3x4", "3x3"), "better"),
        (("3x4", "2x5"), "better"),
        (("5x5", "1x1"), "better"),
        (("3x4", "4x4"), "worse"),
        (("1x5", "2x3"), "worse"),
        (("1x1", "5x5", "4x5"), "better"),
        (("5x5", "1x1", "1x2"), "worse"),
    ],
)
def test_fewer_points_than_the_day_before_are_better(levels: tuple[str, ...], direction: str) -> None:
    assert risk("RK1", *levels).direction == direction


def test_as_at_a_day_it_has_the_scores_until_then() -> None:
    three = risk("RK1", "3x4", "4x4", "2x2")

    assert three.score == Score(3, 2, 2, date(2020, 7, 3))
    then = three.as_at(date(2020, 7, 2))
    assert (then.score, then.direction) == (Score(2, 4, 4, date(2020, 7, 2)), "worse")
    assert three.as_at(date(2020, 6, 30)).score is None


@pytest.mark.parametrize(
    ("points", "levels"),
    [
        (1, ["1x1"]),
        (4, ["1x4", "2x2", "4x1"]),
        (12, ["3x4", "4x3"]),
        (20, ["4x5", "5x4"]),
        (25, ["5x5"]),
        (7, []),
        (0, []),
        (26, []),
    ],
)
def test_what_a_product_may_be(points: int, levels: list[str]) -> None:
    assert list(map(str, levels_of(points))) == levels


def test_every_level_is_read_back_as_it_is_kept() -> None:
    every = [Level(likelihood, impact) for likelihood in STEPS for impact in STEPS]

    assert [level_of(str(each)) for each in every] == every
    assert Level(3, 4).words == "12 (3x4: possible, major)"


@pytest.mark.parametrize(
    ("more", "last_board", "gaps"),
    [
        ({"owner_id": "U0JO"}, None, [Gap.SCORE]),
        ({"owner_words": "Head of MASH"}, None, [Gap.SCORE]),
        ({}, None, [Gap.OWNER, Gap.SCORE]),
        ({"reviewed_on": date(2020, 6, 30)}, JULY_1, [Gap.OWNER, Gap.SCORE, Gap.REVIEW]),
        ({"reviewed_on": JULY_1}, JULY_1, [Gap.OWNER, Gap.SCORE]),
        ({"reviewed_on": JULY_8}, JULY_1, [Gap.OWNER, Gap.SCORE]),
        ({}, JULY_1, [Gap.OWNER, Gap.SCORE, Gap.REVIEW]),
        ({"opened_on": JULY_1}, JULY_1, [Gap.OWNER, Gap.SCORE, Gap.REVIEW]),
        ({"opened_on": JULY_8}, JULY_1, [Gap.OWNER, Gap.SCORE]),
        ({"status": RiskStatus.CLOSED}, JULY_1, []),
        ({"status": RiskStatus.WITHDRAWN}, JULY_1, []),
    ],
)
def test_what_a_risk_lacks(more: dict[str, object], last_board: date | None, gaps: list[Gap]) -> None:
    assert gaps_of(risk(**more), last_board) == gaps


@pytest.mark.parametrize(
    ("level", "target", "actions", "left_alone"),
    [
        ("3x4", None, (), False),
        ("3x4", "3x4", (), False),
        ("2x5", "3x4", (), False),
        ("3x4", "2x3", (), True),
        ("3x4", "2x3", (linked(Status.IN_PROGRESS),), False),
        ("3x4", "2x3", (linked(Status.NOT_STARTED),), False),
        ("3x4", "2x3", (linked(Status.ON_HOLD),), False),
        ("3x4", "2x3", (linked(Status.AWAITING_SIGN_OFF),), True),
        ("3x4", "2x3", (linked(Status.CLOSED),), True),
        ("3x4", "2x3", (linked(Status.CANCELLED), linked(Status.IN_PROGRESS)), False),
    ],
)
def test_above_its_target_with_no_open_action(
    level: str, target: str | None, actions: tuple[LinkedAction, ...], left_alone: bool
) -> None:
    one = risk("RK1", level, owner_id="U0JO", target=level_of(target) if target else None, actions=actions)

    assert one.is_left_alone is left_alone
    assert (Gap.ACTION in gaps_of(one, None)) is left_alone


def test_what_none_lacks_is_not_counted() -> None:
    some = [risk("RK1", "3x4"), risk("RK2"), risk("RK3", owner_id="U0JO"), risk("RK4", status=RiskStatus.CLOSED)]

    assert gaps_in(some, None) == {Gap.OWNER: 2, Gap.SCORE: 2}
    assert gaps_in([], JULY_1) == {}


def test_the_most_points_come_first_and_the_unscored_last() -> None:
    some = [risk("RK1", "2x2"), risk("RK2"), risk("RK3", "5x5"), risk("RK4", "4x1"), risk("RK5")]

    assert [each.ref for each in worst_first(some)] == ["RK3", "RK1", "RK4", "RK2", "RK5"]
    assert {str(level): [each.ref for each in here] for level, here in in_the_grid(some).items()} == {
        "2x2": ["RK1"],
        "5x5": ["RK3"],
        "4x1": ["RK4"],
    }
