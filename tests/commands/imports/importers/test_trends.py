"""Rows of measures: what the words of a test are read as, and what no such test has."""

from pathlib import Path

import pytest
from conversation import Conversation
from spreadsheets import imported, lines_of

HEADINGS = "measure,cond,name,indicator,unit,better,kind,operator,target\n"


def _row(kind: str, operator: str, better: str = "higher", target: str = "") -> str:
    return f"{HEADINGS}M6,M6a,Visits,CIN visits,%,{better},{kind},{operator},{target}\n"


@pytest.mark.parametrize(
    ("better", "operator", "trend"),
    [
        ("higher", "rises", "rising"),
        ("higher", "rises each month", "rising each month"),
        ("higher", "each month", "rising each month"),
        ("higher", "improving", "rising"),
        ("higher", "", "rising"),
        ("lower", "falls", "falling"),
        ("lower", "month on month fall", "falling each month"),
        ("lower", "improving each month", "falling each month"),
    ],
)
def test_a_trend_in_words(say: Conversation, tmp_path: Path, better: str, operator: str, trend: str) -> None:
    report = imported(say, tmp_path, _row("trend", operator, better))

    assert lines_of(report, "read as") == []
    assert f"CIN visits, {trend} [M6a]" in say("/measure show M6")


@pytest.mark.parametrize(
    ("better", "operator", "trend"),
    [
        ("higher", "swift and significant rise", "rising"),
        ("lower", "falls each quarter", "falling"),
    ],
)
def test_more_than_a_trend_is_named(say: Conversation, tmp_path: Path, better: str, operator: str, trend: str) -> None:
    report = imported(say, tmp_path, _row("trend", operator, better))

    assert lines_of(report, "read as") == [f'row 2, "operator" (H2): "{operator}" as {trend}']


@pytest.mark.parametrize(
    ("better", "operator", "why"),
    [
        ("higher", "falls each month", '"falls each month" and better: higher disagree'),
        ("lower", "rising", '"rising" and better: lower disagree'),
        ("lower", "stable", 'it is "stable"; a trend is rising or falling, and may be so each month'),
    ],
)
def test_a_trend_in_doubt_is_refused(say: Conversation, tmp_path: Path, better: str, operator: str, why: str) -> None:
    report = imported(say, tmp_path, _row("trend", operator, better))

    assert lines_of(report, "refused") == [f'row 2, "operator" (H2): {why}']


@pytest.mark.parametrize(
    ("kind", "operator", "target", "told"),
    [
        ("trend", "rises", "85", ['"target" (I2): "85" as nothing: a trend has no target']),
        ("comparator", "within 10 points of Regional average", "68", ['"target" (I2): "68" as nothing: a comparator has no target']),
        (
            "narrative", ">=", "100",
            [
                '"operator" (H2): ">=" as nothing: a condition for a person to judge has no operator',
                '"target" (I2): "100" as nothing: a condition for a person to judge has no target',
            ],
        ),
        (
            "watched", ">=", "85",
            [
                '"operator" (H2): ">=" as nothing: what is watched has no operator',
                '"target" (I2): "85" as nothing: what is watched has no target',
            ],
        ),
    ],
)  # fmt: skip
def test_what_a_kind_of_test_does_not_have_is_named(
    say: Conversation, tmp_path: Path, kind: str, operator: str, target: str, told: list[str]
) -> None:
    report = imported(say, tmp_path, _row(kind, operator, target=target))

    assert lines_of(report, "read as") == [f"row 2, {each}" for each in told]


@pytest.mark.parametrize(
    ("kind", "was", "now", "told"),
    [
        ("trend", "rises", "rises each month", "operator rising each month, on the log rising"),
        (
            "comparator", "within 10 points of Regional average", "within 5 points of England",
            "operator within 5 points of England, higher is better, on the log within 10 points of Regional average, "
            "higher is better",
        ),
    ],
)  # fmt: skip
def test_a_second_file_with_another_test_is_told(
    say: Conversation, tmp_path: Path, kind: str, was: str, now: str, told: str
) -> None:
    imported(say, tmp_path, _row(kind, was))
    say.later(days=1)

    assert lines_of(imported(say, tmp_path, _row(kind, was)), "differs, not changed") == []
    assert lines_of(imported(say, tmp_path, _row(kind, now)), "differs, not changed") == [f"row 2, M6a: {told}"]


DATED = "measure,cond,name,indicator,unit,better,kind,operator,target date\n"


def test_a_day_does_not_settle_whether_points_or_percent_are_meant(say: Conversation, tmp_path: Path) -> None:
    row = "M6,M6a,Visits,CIN visits,%,higher,comparator,within 10{} of Regional average,31/12/2020\n"
    imported(say, tmp_path, DATED + row.format("%"))
    assert "within 10% of Regional average by Thu 31 Dec 2020 · not settled: points or percent is not said" in say(
        "/measure show M6"
    )

    say.later(days=1)
    assert lines_of(imported(say, tmp_path, DATED + row.format("%")), "differs, not changed") == []
    imported(say, tmp_path, DATED + row.format(" points"), updates=True)
    assert "CIN visits, within 10 points of Regional average by Thu 31 Dec 2020 [M6b]" in say("/measure show M6")


def test_another_date_in_words_is_named(say: Conversation, tmp_path: Path) -> None:
    row = "measure,cond,name,indicator,unit,better,kind,operator,target,target_date_text\n"
    row += "M6,M6a,Visits,CIN visits,%,higher,numeric,>=,85,{}\n"
    imported(say, tmp_path, row.format("urgently"))

    assert lines_of(imported(say, tmp_path, row.format("by Easter")), "read as") == [
        'row 2, "target_date_text" (J2): "by Easter" changes nothing: on the log it is "urgently"'
    ]


@pytest.mark.parametrize(
    ("kind", "operator", "target", "why"),
    [
        ("numeric", ">=", "-5", '"target" (I2): A target cannot be negative: -5.'),
        (
            "comparator",
            "within 10 points of CIN Visits",
            "",
            '"operator" (H2): "CIN visits" would be compared with itself',
        ),
    ],
)
def test_a_target_that_every_figure_would_meet_is_refused(
    say: Conversation, tmp_path: Path, kind: str, operator: str, target: str, why: str
) -> None:
    (told,) = lines_of(imported(say, tmp_path, _row(kind, operator, target=target)), "refused")

    assert told.startswith(f"row 2, {why}")
