"""A comma for a point, as on a keyboard or in a spreadsheet of another country: asked about, and never read as another
figure."""

from pathlib import Path

import pytest
from conversation import JO, SAM, Conversation
from spreadsheets import import_all


@pytest.fixture
def measured(say: Conversation) -> Conversation:
    """A measure with a percentage and a count."""
    say("/measure add M6 Visits", by=SAM)
    say("/measure target M6 CIN visits at least 85% by 30 June 2021", by=SAM)
    say("/measure target M6 Caseload at most 25 by 30 June 2021", by=SAM)
    return say


@pytest.mark.parametrize(
    ("typed", "asked", "lines"),
    [
        (
            "/measure reading M6 Caseload 17,5",
            "17,5 can mean two figures. Which?",
            ["/measure reading M6 Caseload 17.5", "/measure reading M6 Caseload 175"],
        ),
        (
            "/measure reading M6 CIN visits 84,6% as at 30 June 2020 source: scorecard",
            "84,6 can mean two figures. Which?",
            [
                "/measure reading M6 CIN visits 84.6% as at 30 June 2020 source: scorecard",
                "/measure reading M6 CIN visits 846% as at 30 June 2020 source: scorecard",
            ],
        ),
        (
            "/measure reading M6 Caseload 0,85",
            "0,85 is written with a point here:",
            ["/measure reading M6 Caseload 0.85"],
        ),
        (
            "/measure target M6 Caseload at most 17,5 by 31 March 2021",
            "17,5 can mean two figures. Which?",
            [
                "/measure target M6 Caseload at most 17.5 by 31 March 2021",
                "/measure target M6 Caseload at most 175 by 31 March 2021",
            ],
        ),
        (
            "/measure target M6 CIN visits within 2,5 points of Regional average",
            "2,5 can mean two figures. Which?",
            [
                "/measure target M6 CIN visits within 2.5 points of Regional average",
                "/measure target M6 CIN visits within 25 points of Regional average",
            ],
        ),
    ],
)
def test_it_is_asked_about_with_both_lines(measured: Conversation, typed: str, asked: str, lines: list[str]) -> None:
    said = measured(typed, by=SAM).splitlines()

    assert said[0].endswith(asked)
    assert said[1:] == lines
    assert measured("/measure show M6", by=JO).count("no reading") == 2


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("/measure reading M6 Caseload 1,250", "1,250"),
        ("/measure reading M6 Caseload 17.5", "17.5"),
        ("/measure reading M6 CIN visits 1,070/1,250", "85.6%"),
        ("/measure reading M6 CIN visits 84.6%, as at 30 June 2020", "84.6%"),
    ],
)
def test_other_figures_are_read_as_before(measured: Conversation, typed: str, shown: str) -> None:
    assert shown in measured(typed, by=SAM)


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("12,5", '"value" (D2): 12,5 can mean two figures. Which? 12.5 or 125'),
        ("84,6%", '"value" (D2): 84,6 can mean two figures. Which? 84.6 or 846'),
        ("0,4", '"value" (D2): 0,4 is written with a point here: 0.4'),
        ("lots", '"value" (D2): lots is not a number.'),
    ],
)
def test_an_import_refuses_what_typing_refuses(measured: Conversation, tmp_path: Path, cell: str, why: str) -> None:
    sheet = tmp_path / "figures.csv"
    sheet.write_text(f'measure,indicator,as at,value,unit\nM6,CIN visits,30 June 2020,"{cell}",%\n', encoding="utf-8")
    told: list[str] = []

    refused = import_all(measured.log, [sheet], lambda store: store.boards.all()[0], measured.now, False, told.append)

    assert refused == 1
    assert told[1].endswith(why)


@pytest.mark.parametrize(
    ("typed", "asked", "meant"),
    [
        ("1.250,5", "is written with commas between thousands here:", "1,250.5"),
        ("1.250,50", "is written with commas between thousands here:", "1,250.50"),
        ("1.250.000", "is written with commas between thousands here:", "1,250,000"),
        ("1.250.000,5", "is written with commas between thousands here:", "1,250,000.5"),
        ("1 250", "is written with commas between thousands here:", "1,250"),
        ("1 250,5", "is written with commas between thousands here:", "1,250.5"),
        ("1'250", "is written with commas between thousands here:", "1,250"),
        ("£1.250,50", "is written with commas between thousands here:", "£1,250.50"),
        ("0,500", "is written with a point here:", "0.500"),
        ("12.5.3", "is not a number.", ""),
        ("17.5,3", "is not a number. Commas stand between thousands: 1,250.", ""),
    ],
)
def test_a_target_in_another_countrys_signs_is_asked_about(
    measured: Conversation, typed: str, asked: str, meant: str
) -> None:
    told = measured(f"/measure target M6 Cost at most {typed} by 30 June 2021", by=SAM).splitlines()

    assert told[0] == f"No target set. {typed.removeprefix('£')} {asked}"
    assert told[1:] == ([f"/measure target M6 Cost at most {meant} by 30 June 2021"] if meant else [])
    if meant:
        assert measured(told[1], by=SAM).startswith(f"M6 has target M6c: Cost at most {meant} by ")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("1,250", "1,250"), ("1.250", "1.250"), ("1,250.5", "1,250.5"), ("17.5", "17.5"), ("100", "100"),
        ("25 by 30.06.2021", "25"), ("25 by 30 June 2021", "25"),
    ],
)  # fmt: skip
def test_a_target_in_our_own_signs_is_kept(measured: Conversation, typed: str, kept: str) -> None:
    assert f"M6 has target M6c: Cost at most {kept}" in measured(f"/measure target M6 Cost at most {typed}", by=SAM)
