"""Figures in a workbook: what a cell shows is never less than it holds, and a percentage is one."""

from datetime import date
from pathlib import Path

import pytest
from conversation import Conversation
from openpyxl.worksheet.worksheet import Worksheet
from spreadsheets import from_files, lines_of
from workbooks import one_sheet, written

HEADINGS = ["Measure", "Indicator", "As at", "Value", "Unit"]


@pytest.mark.parametrize(
    ("value", "form", "unit", "told"),
    [
        (0.77, "0%", "%", "77%"),
        (0.7749, "0%", "%", "77.49%"),
        (77, "General", "%", "77%"),
        (77.5, "0.0", "%", "77.5%"),
        (77, '0"%"', "%", "77%"),
        ("77%", "General", "%", "77%"),
        (1234, "#,##0", "cases", "1,234"),
        (12, "0", "cases", "12"),
    ],
)
def test_a_figure_is_the_one_that_its_reader_sees(
    say: Conversation, tmp_path: Path, value: object, form: str, unit: str, told: str
) -> None:
    say("/measure add M6 Visits")

    def put(sheet: Worksheet) -> None:
        sheet["D2"].number_format = form
        sheet["C2"].number_format = "mmm-yy"

    path = written(
        tmp_path, one_sheet([HEADINGS, ["M6", "CIN visits in time", date(2020, 6, 1), value, unit]], put, "Data")
    )
    report = from_files(say, path)

    assert report[0] == "plan.xlsx, sheet Data: 1 reading added, 0 on the log already, 0 refused"
    assert f"Tue 30 Jun 2020 · CIN visits in time: {told}" in say("/measure show M6").splitlines()


@pytest.mark.parametrize(
    ("value", "form"), [(1200, "£#,##0"), (1200, "[$£-809]#,##0"), ("£1,200", "General"), (1200, "#,##0 [$€-407]")]
)
def test_a_sign_of_money_is_no_part_of_a_figure_and_that_is_said(
    say: Conversation, tmp_path: Path, value: object, form: str
) -> None:
    say("/measure add M6 Agency costs")

    def put(sheet: Worksheet) -> None:
        sheet["D2"].number_format = form

    rows = [HEADINGS, ["M6", "Agency costs", "30 June 2020", value, "a week"]]
    report = from_files(say, written(tmp_path, one_sheet(rows, put, "Data")))

    assert report[0] == "plan.xlsx, sheet Data: 1 reading added, 0 on the log already, 0 refused"
    assert "Agency costs: 1,200" in say("/measure show M6")
    (told,) = lines_of(report, "read as")
    assert told.endswith(": a sign of money is not kept. Say it as the unit")


@pytest.mark.parametrize(
    ("value", "why"), [(date(2020, 6, 1), "2020-06-01 is not a number"), (True, "TRUE is not a number")]
)
def test_what_is_no_figure_is_refused_by_its_cell(say: Conversation, tmp_path: Path, value: object, why: str) -> None:
    say("/measure add M6 Visits")

    report = from_files(
        say, written(tmp_path, one_sheet([HEADINGS, ["M6", "Visits", "30 June 2020", value, "%"]], title="Data"))
    )

    assert lines_of(report, "refused")[0].startswith(f'row 2, "Value" (D2): {why}')


@pytest.mark.parametrize(
    ("unit", "asked", "shown"),
    [
        ("%", ['row 2, "Value" (D2): it is a sum of money, and "Agency costs" is a percentage'], ""),
        ("£", [], "Agency costs: £1,200"),
        ("GBP", [], "Agency costs: £1,200"),
    ],
)
def test_pounds_are_pounds_and_no_percentage(
    say: Conversation, tmp_path: Path, unit: str, asked: list[str], shown: str
) -> None:
    say("/measure add M6 Agency costs")

    rows = [HEADINGS, ["M6", "Agency costs", "30 June 2020", "£1,200", unit]]
    report = from_files(say, written(tmp_path, one_sheet(rows, lambda sheet: None, "Data")))

    assert lines_of(report, "to ask") == asked
    assert lines_of(report, "read as") == []
    assert shown in say("/measure show M6")
