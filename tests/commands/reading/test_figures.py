"""Figures as people type them, exactly as they were typed."""

from decimal import Decimal

import pytest
from hypothesis import given, strategies as some

from board.refusals import Refusal
from commands.reading.figures import MOST_FIGURE, PERCENT, figure


@given(some.integers(-MOST_FIGURE + 1, MOST_FIGURE - 1), some.integers(0, 3))
def test_a_figure_is_read_to_its_last_digit_with_or_without_commas(whole: int, places: int) -> None:
    value = Decimal(whole).scaleb(-places)

    assert figure(f"{value:f}") == figure(f"{value:,f}") == value


def test_a_figure_is_no_binary_fraction() -> None:
    assert figure("84.6") == Decimal("84.6")
    assert figure("0.1") + figure("0.2") == figure("0.3")


@pytest.mark.parametrize("typed", ["", "lots", "7 7", "1.2.3", "77%", "--1"])
def test_what_is_no_number_is_refused_by_name(typed: str) -> None:
    with pytest.raises(Refusal) as refused:
        figure(typed)

    assert refused.value.reason == f"{typed} is not a number."


@pytest.mark.parametrize("typed", ["1000000000", "-1,000,000,000", "9" * 30, "1E50", "Infinity"])
def test_a_thousand_million_is_no_figure_of_a_boards(typed: str) -> None:
    with pytest.raises(Refusal, match="too large"):
        figure(typed)

    assert figure("999,999,999.9") == Decimal("999999999.9")


@pytest.mark.parametrize(
    ("typed", "says"),
    [("77%", True), ("77 %", True), ("77 per cent", True), ("77 PERCENT", True), ("77", False), ("per centre", True)],
)
def test_how_a_percentage_says_so(typed: str, says: bool) -> None:
    assert bool(PERCENT.search(typed)) == says


@pytest.mark.parametrize(
    ("typed", "choices"),
    [
        ("17,5", ["17.5", "175"]),
        ("84,6", ["84.6", "846"]),
        ("0,85", ["0.85"]),
        ("2,75", ["2.75", "275"]),
        ("12,5", ["12.5", "125"]),
        ("-3,5", ["-3.5", "-35"]),
        ("1,2500", ["1.2500", "12500"]),
        ("1234,567", ["1234.567", "1234567"]),
        ("1,2,3", []),
        ("1,25.5", []),
        ("1,250,5", []),
        (",5", []),
        ("5,", []),
    ],
)
def test_a_comma_that_stands_between_no_thousands_is_asked_about(typed: str, choices: list[str]) -> None:
    with pytest.raises(Refusal) as refused:
        figure(typed)

    assert [choice for choice, _ in refused.value.instead] == choices


@pytest.mark.parametrize(
    ("typed", "value"),
    [("1,250", "1250"), ("12,345,678", "12345678"), ("-1,250.5", "-1250.5"), ("100,000", "100000"), ("17.5", "17.5")],
)
def test_commas_between_thousands_are_read(typed: str, value: str) -> None:
    assert figure(typed) == Decimal(value)
