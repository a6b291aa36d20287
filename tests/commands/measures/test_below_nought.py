"""A figure below nought never loses its sign: it is refused, however the sign is written."""

import pytest
from conversation import SAM, Conversation


@pytest.fixture
def budget(say: Conversation) -> Conversation:
    say("/measure add M7 Budget", by=SAM)
    say("/measure target M7 variance at most £250k", by=SAM)
    return say


@pytest.mark.parametrize(
    "typed", ["-£120k as at June", "\u2212£120k as at June", "variance \u2212£120k", "minus £120k"]
)
def test_a_reading_below_nought_is_refused(budget: Conversation, typed: str) -> None:
    assert budget(f"/measure reading M7 {typed}").startswith("Not saved. A reading cannot be negative: -")


@pytest.mark.parametrize("typed", ["(£120k)", "variance (£120k)"])
def test_money_alone_in_brackets_is_asked_about(budget: Conversation, typed: str) -> None:
    told = budget(f"/measure reading M7 {typed} as at June").splitlines()

    assert told[0].endswith('In accounts "(£120k)" is below nought, and a reading cannot be negative. If it is above:')
    assert told[1:] == [f"/measure reading M7 {typed.replace('(', '').replace(')', '')} as at 30 Jun 2020"]
    assert budget(told[1]).startswith("M7 reading saved. variance £120,000 as at Tue 30 Jun 2020")


def test_a_plus_is_no_name(budget: Conversation) -> None:
    assert budget("/measure reading M7 +£120k").startswith("M7 reading saved. variance £120,000")


@pytest.mark.parametrize(
    ("typed", "figure"),
    [
        ("at least -£250k", "-£250k"),
        ("at least \u2212£250k by March", "\u2212£250k"),
        ("variance between -£250k and £250k", "-£250k"),
        ("balance no less than -5%", "-5%"),
        ("at least -250", "-250"),
    ],
)
def test_a_target_below_nought_is_refused(budget: Conversation, typed: str, figure: str) -> None:
    told = budget(f"/measure target M7 {typed}", by=SAM)

    assert told.startswith(f"No target set. A target cannot be negative: {figure}. What is under")
    assert "/measure" not in told


def test_a_dash_before_a_target_is_no_sign(budget: Conversation) -> None:
    assert "spend at most 25." in budget("/measure target M7 spend - at most 25", by=SAM)
