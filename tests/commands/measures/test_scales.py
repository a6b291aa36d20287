"""Thousands, millions and thousand millions, as figures and targets have them: none is read a thousand times too small."""

import pytest
from conversation import SAM, Conversation

TARGETS = [
    ("at most £0.5bn", "£500,000,000"),
    ("at most £0.5 billion", "£500,000,000"),
    ("at most £300 mn by March", "£300,000,000 by Wed 31 Mar 2021"),
    ("at most £300mil", "£300,000,000"),
    ("at most £2 m", "£2,000,000"),
    ("at most £2k", "£2,000"),
    ("at most 300 thousand", "300,000"),
    ("at most 300k", "300,000"),
    ("300k or less", "300,000"),
    ("at most 12 m", "12"),
    ("at most 12 months", "12"),
]
READINGS = [
    ("£0.5bn", "£500,000,000"),
    ("£0.5 billion", "£500,000,000"),
    ("£300 mn", "£300,000,000"),
    ("£2.5 M", "£2,500,000"),
    ("£12 k", "£12,000"),
    ("£16million", "£16,000,000"),
    ("14 thousand", "£14,000"),
    ("17m", "£17,000,000"),
]


@pytest.mark.parametrize(("typed", "shown"), TARGETS)
def test_a_target_is_as_large_as_it_was_typed(say: Conversation, typed: str, shown: str) -> None:
    say("/measure add M1 Spend", by=SAM)

    assert say(f"/measure target M1 {typed}", by=SAM).startswith(f"M1 has target M1a: Spend at most {shown}.\n")


@pytest.mark.parametrize(("typed", "shown"), READINGS)
def test_a_figure_is_as_large_as_it_was_typed(say: Conversation, typed: str, shown: str) -> None:
    say("/measure add M1 Spend", by=SAM)
    say("/measure target M1 spend at most £2m", by=SAM)

    assert say(f"/measure reading M1 {typed}").startswith(f"M1 reading saved. spend {shown} as at")


@pytest.mark.parametrize("typed", ["£2.5bn", "£2.5 billion", "£5,000m", "1000 million"])
def test_a_thousand_million_is_too_large(say: Conversation, typed: str) -> None:
    say("/measure add M1 Spend", by=SAM)

    assert "too large to be a figure of a board's" in say(f"/measure target M1 at most {typed}", by=SAM)
    assert "too large to be a figure of a board's" in say(f"/measure reading M1 {typed}")


def test_a_form_takes_it_too(say: Conversation) -> None:
    say("/measure add M1 Spend", by=SAM)
    values = {"ref": "M1", "test": "at most", "figure": "£0.5bn"}

    assert not say.fill("/measure target", values, by=SAM).refused
    assert "Spend, target at most £500,000,000" in say("/measure show M1")
