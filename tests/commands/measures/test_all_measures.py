"""A claim of several measures, or of all: each has a line of its own."""

import pytest
from conversation import SAM, Conversation


@pytest.fixture
def measured(say: Conversation) -> Conversation:
    for number, title in enumerate(("Caseloads", "Visits", "Supervision"), 1):
        say(f"/measure add M{number} {title}", by=SAM)
        say(f"/measure target M{number} {title} at least 90%", by=SAM)
    return say


@pytest.mark.parametrize(
    ("typed", "told", "of", "words"),
    [
        ("M1, M2 and M3 met", '"claim" takes one measure at a time:', "123", "met"),
        ("M2 M3 not met source: cabinet report", '"claim" takes one measure at a time:', "23", "not met source: cabinet report"),
        ("all met", "One measure at a time:", "123", "met"),
        ("all 3 met", "One measure at a time:", "123", "met"),
        ("All three escalation measures are met source: cabinet report", "One measure at a time:", "123",
         "met source: cabinet report"),
        ("everything met as at 30 June", "One measure at a time:", "123", "met as at 30 June"),
        ("each of the measures is met", "One measure at a time:", "123", "met"),
        ("all met, except M2", "One measure at a time:", "13", "met"),
        ("all met but not m1 and M3 source: cabinet report", "One measure at a time:", "2", "met source: cabinet report"),
    ],
)  # fmt: skip
def test_each_has_a_line_that_saves_it(measured: Conversation, typed: str, told: str, of: str, words: str) -> None:
    said = measured(f"/measure claim {typed}", by=SAM).splitlines()

    assert said == [f"Not saved. {told}", *(f"/measure claim M{number} {words}" for number in of)]
    for line in said[1:]:
        assert " claim saved: reported " in measured(line, by=SAM)


def test_a_figure_is_no_other_measure(measured: Conversation) -> None:
    assert measured("/measure reading M1 91% Q1 2020/21", by=SAM).startswith("M1 reading saved.")
    assert measured("/measure show all").startswith('Not found. "all" is no ref.')
