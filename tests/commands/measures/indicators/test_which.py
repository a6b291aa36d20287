"""Which indicator a figure is of: it is never guessed, and never filed where no target would see it."""

from datetime import date
from decimal import Decimal

import pytest
from conversation import SAM, Conversation

from board.conditions import Condition, Kind, Reading
from board.measures import Measure
from commands.measures.indicators.which import fitting, good_way_of, is_indicator, known_indicators, unit_of

MEASURE = Measure(
    1,
    "M6",
    "Visits",
    conditions=(
        Condition(1, "M6a", Kind.THRESHOLD, "CIN visits", target=Decimal(85)),
        Condition(2, "M6b", Kind.TREND, "cin  Visits", unit=""),
        Condition(3, "M6c", Kind.THRESHOLD, "Workers over 40", unit="workers", higher=False, target=Decimal(0)),
        Condition(4, "M6d", Kind.COMPARATOR, "CIN visits", comparator="Region", within=Decimal(10)),
        Condition(5, "M6e", Kind.EVIDENCE, "Visits have a purpose"),
        Condition(6, "M6f", Kind.TREND, "Waits", unit=""),
    ),
    readings=(
        Reading(1, "Waits", date(2020, 6, 30), Decimal(12), unit="days"),
        Reading(2, "Old count", date(2020, 6, 30), Decimal(3), unit="cases"),
    ),
)


def test_each_indicator_is_known_once_and_what_needs_evidence_is_none() -> None:
    assert known_indicators(MEASURE) == ["CIN visits", "Workers over 40", "Region", "Waits", "Old count"]


@pytest.mark.parametrize(
    ("indicator", "unit"),
    [("CIN visits", "%"), ("CIN  VISITS", "%"), ("Workers over 40", "workers"), ("Waits", "days"), ("Old count", "cases"), ("New", None)],
)  # fmt: skip
def test_the_unit_is_the_targets_or_else_the_readings(indicator: str, unit: str | None) -> None:
    assert unit_of(MEASURE, indicator) == unit


def test_more_is_better_unless_a_target_says_otherwise() -> None:
    assert good_way_of(MEASURE, "cin visits")
    assert not good_way_of(MEASURE, "WORKERS over 40")
    assert good_way_of(MEASURE, "New")


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("workers over 40", True),
        ("over 40", True),
        ("40", False),
        ("40 workers", True),
        ("workers over 41", False),
        ("", False),
    ],
)
def test_a_number_may_be_part_of_a_name(words: str, named: bool) -> None:
    assert is_indicator(MEASURE, words) == named


def test_a_percentage_fits_no_indicator_that_is_counted() -> None:
    assert fitting(MEASURE, "77%") == ["CIN visits", "Region"]
    assert fitting(MEASURE, "77") == known_indicators(MEASURE)


@pytest.fixture
def visits(say: Conversation) -> Conversation:
    """M6 with two indicators in percent and one that is counted."""
    say("/measure add M6 Statutory visits", by=SAM)
    say("/measure target M6 CIN visits at least 85%", by=SAM)
    say("/measure target M6 CP visits at least 90%", by=SAM)
    say("/measure target M6 workers at most 0 workers", by=SAM)
    return say


@pytest.mark.parametrize(
    ("typed", "indicator"),
    [("CIN visits 77%", "CIN visits"), ("cin  VISITS 77%", "CIN visits"), ("cin 77%", "CIN visits"), ("visits cp 77%", "CP visits"), ("workers 3", "workers")],
)  # fmt: skip
def test_part_of_its_words_is_enough_where_only_one_has_them(visits: Conversation, typed: str, indicator: str) -> None:
    assert visits(f"/measure reading M6 {typed}").startswith(f"M6 reading saved. {indicator} ")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("visits 77%", ['Not saved. "visits" could be any of these. Which?', "/measure reading M6 CIN visits 77%", "/measure reading M6 CP visits 77%"]),
        ("CNI visits 77%", ['Not saved. M6 has no indicator "CNI visits". Did you mean:', "/measure reading M6 CIN visits 77%", "/measure target M6 CNI visits at least …"]),
        ("77%", ["Not saved. M6 has 2 indicators. Which?", "/measure reading M6 CIN visits 77%", "/measure reading M6 CP visits 77%"]),
    ],
)  # fmt: skip
def test_what_could_be_several_or_none_is_asked_with_each_line_to_copy(
    visits: Conversation, typed: str, told: list[str]
) -> None:
    assert visits(f"/measure reading M6 {typed}").splitlines() == told
    for line in told[1:3]:
        if "reading" in line:
            visits.later(minutes=2)
            assert visits(line).startswith("M6 reading saved.")


def test_a_measure_without_indicators_gives_its_own_title(say: Conversation) -> None:
    say("/measure add M1 Audits")

    assert say("/measure reading M1 77%").startswith("M1 reading saved. Audits 77%")
    assert say("/measure reading M1 78%").startswith("M1 reading saved. Audits 78%")


def test_what_a_figure_is_compared_with_is_counted_as_it_is(say: Conversation) -> None:
    say("/measure add M5 Conferences", by=SAM)
    say("/measure target M5 in time within 10 points of Regional average", by=SAM)
    say("/measure reading M5 in time 70% as at 30 June 2020", by=SAM)

    assert "at most 100; this says 1,200%" in say("/measure reading M5 Regional average 1,200 as at 30 June 2020")
    assert "Regional average 82% as at" in say("/measure reading M5 Regional average 82 as at 30 June 2020")
    assert "2 points short of the range, against Regional average 82% as at" in say("/measure show M5")
    say.later(minutes=2)
    assert say("/measure reading M5 Regional average 79% as at 30 June 2020").startswith("M5 reading saved.")
