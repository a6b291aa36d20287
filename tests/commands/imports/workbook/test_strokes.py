"""Words that are struck through: nobody knows whether they still stand, so it is asked."""

from pathlib import Path

from conversation import Conversation
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet
from spreadsheets import from_files, lines_of
from workbooks import HEADINGS, as_excel, one_sheet, written
from xlsxwriter import Workbook as Book
from xlsxwriter.worksheet import Worksheet as Sheet

PLAN = [HEADINGS, ["R1", "One"], ["R2", "Two"], ["R3", "Three"]]


def test_what_is_struck_through_is_asked_unless_its_status_says_so_too(say: Conversation, tmp_path: Path) -> None:
    def put(sheet: Worksheet) -> None:
        for row in (2, 3):
            sheet.cell(row, 2).font = Font(strike=True)
        sheet["E3"] = "Closed"

    report = from_files(say, written(tmp_path, one_sheet(PLAN, put)))

    assert report[0] == "plan.xlsx, sheet Actions: 2 actions added, 0 on the log already, 1 to ask, 0 refused"
    assert lines_of(report, "to ask")[0].startswith('row 2, "Action" (B2): it is struck through')


def test_a_row_that_is_struck_through_is_asked_about_once(say: Conversation, tmp_path: Path) -> None:
    def put(sheet: Worksheet) -> None:
        for row in (2, 3):
            sheet.cell(row, 3, "Head of service")
            sheet.cell(1, 9, "Remarks")
            for column in range(1, 4):
                sheet.cell(row, column).font = Font(strike=True)

    report = from_files(say, written(tmp_path, one_sheet(PLAN, put)))

    assert report[0] == "plan.xlsx, sheet Actions: 1 action added, 0 on the log already, 2 to ask, 0 refused"
    (asked,) = lines_of(report, "to ask")
    assert asked.startswith("rows 2 and 3: all of it is struck through. Does it still stand?")


def test_words_that_are_struck_through_in_part_are_asked_about_whatever_the_status(
    say: Conversation, tmp_path: Path
) -> None:
    def put(book: Book, sheet: Sheet) -> None:
        struck = book.add_format({"font_strikeout": True})
        sheet.write_rich_string("D2", struck, "31 May 2026", " 30 June 2026")

    content = as_excel([HEADINGS, ["R1", "One", "Head", None, "Closed"]], put)
    report = from_files(say, written(tmp_path, content))

    (asked,) = lines_of(report, "to ask")
    assert asked.startswith('row 2, "Due date" (D2): words in it are struck through.')
