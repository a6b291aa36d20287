"""Refs that a workbook has made a day or a shorter number of, and those that it has kept."""

from datetime import date, datetime
from pathlib import Path

import pytest
from conversation import Conversation
from openpyxl.worksheet.worksheet import Worksheet
from spreadsheets import from_files, lines_of
from workbooks import HEADINGS, one_sheet, written

REFS: list[tuple[object, str, str]] = [
    (1.1, "0.00", ""),
    (date(2026, 4, 3), "d-mmm", "Excel has made a day of the ref"),
    (datetime(2020, 3, 1), "mmm-yy", "Excel has made a day of the ref"),  # noqa: DTZ001
    ("3-4", "General", ""),
    ("Mar-04", "General", ""),
]


@pytest.mark.parametrize(("ref", "form", "asked"), REFS)
def test_a_ref_that_excel_has_eaten_is_asked_about(
    say: Conversation, tmp_path: Path, ref: object, form: str, asked: str
) -> None:
    def put(sheet: Worksheet) -> None:
        sheet["A2"] = ref  # type: ignore[assignment]
        sheet["A2"].number_format = form

    report = from_files(say, written(tmp_path, one_sheet([HEADINGS, ["R1", "One"]], put)))

    assert [asked in line for line in lines_of(report, "to ask")] == ([True] if asked else [])


def test_a_number_that_lost_its_nought_is_asked_about_and_a_text_is_not(say: Conversation, tmp_path: Path) -> None:
    rows: list[list[object]] = [HEADINGS, [1.9, "One"], [1.1, "Two"], ["2.9", "Three"], ["2.1", "Four"]]

    report = from_files(say, written(tmp_path, one_sheet(rows)))

    assert lines_of(report, "to ask") == [
        'row 3, "Ref" (A3): is "1.1" 1.10, from which a spreadsheet drops the nought? Write the refs as text, or give '
        "the column the format 0.00"
    ]
