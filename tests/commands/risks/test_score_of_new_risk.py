"""A new risk's score is of the day that stands behind it."""

import pytest
from conversation import Conversation

DATED = "20 (4x5: likely, severe) as at Fri 3 Jul 2020"


@pytest.mark.parametrize("score", ["score: 4x5 as at 3 July", "likelihood: 4 impact: 5 as at 3 July",
                                   "impact: 5 as at 3 July likelihood: 4", "score: 4x5 as of 3 July 2020"])  # fmt: skip
def test_the_score_is_as_at_its_day(say: Conversation, score: str) -> None:
    told = say(f"/risk add Posts stay empty {score}")

    assert told.splitlines() == ["RK1 added. Posts stay empty", f"No owner · {DATED} · Undo: /risk undo"]
    assert f"Open · no owner · {DATED.replace(' as at', ', as at')}" in say("/risk show RK1")
    assert f"added it · {DATED}" in say("/risk show RK1")


def test_without_a_day_it_is_todays(say: Conversation) -> None:
    assert "No owner · 20 (4x5: likely, severe) · Undo" in say("/risk add Posts stay empty score: 4x5")
    assert "as at Wed 8 Jul 2020" in say("/risk show RK1")


@pytest.mark.parametrize(
    ("score", "told", "line"),
    [
        ("4x as at 3 July", "4 can be 1x4 or 2x2 or 4x1", "score: 2x2 as at 3 July ("),
        ("4x5 as at 3 August 2020", "A score cannot be as at a day in the future.", "score: 4x5 as at 3 August 2019"),
        ("4x5 as at soonish", '"soonish" is not a date.', "score: 4x5 as at <date>"),
    ],
)
def test_a_line_that_is_offered_keeps_its_day(say: Conversation, score: str, told: str, line: str) -> None:
    refused = say(f"/risk add Posts stay empty score: {score}")

    assert told in refused
    assert f"/risk add Posts stay empty {line}" in refused
    assert "No risk" in say("/risk list")


def test_a_score_in_the_title_is_offered_with_its_day(say: Conversation) -> None:
    told = say("/risk add Posts stay empty, 4x5 as at 3 July")

    assert told.endswith("To score it: /risk score RK1 4x5 as at 3 July because …")
