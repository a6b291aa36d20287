"""What of a workbook is read: to the last value of each sheet that is seen, and what is not is named."""

import io
import re
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet
from workbooks import altered, of_xml, one_sheet, only_grid, saved, written

from board.refusals import Refusal
from commands.imports.any_file import read_grids

LIST = [
    ["Ref", "Action", "Lead", "Notes"],
    ["R1", "One", "Head", "a"],
    ["R2", "Two", "Head", "b"],
    ["R3", "Three", "Head", "c"],
]


def _refusal(content: bytes, name: str = "plan.xlsx") -> str:
    with pytest.raises(Refusal) as refused:
        read_grids(content, name)
    return refused.value.reason


def test_rows_have_the_numbers_that_the_spreadsheet_shows_whatever_stands_between_them() -> None:
    def put(sheet: Worksheet) -> None:
        sheet["A900"] = "R9"
        sheet["Z5000"].fill = PatternFill("solid", fgColor="FFFF0000")

    grid = only_grid(one_sheet([[], [], *LIST], put))

    assert [number for number, _ in grid.lines] == [3, 4, 5, 6, 900]
    assert {len(words) for _, words in grid.lines} == {4}


def test_hidden_rows_and_columns_are_named_and_not_read() -> None:
    def put(sheet: Worksheet) -> None:
        sheet.row_dimensions[3].hidden = True
        sheet.row_dimensions[50].hidden = True
        sheet.column_dimensions["D"].hidden = True
        sheet.column_dimensions["H"].hidden = True

    grid = only_grid(one_sheet(LIST, put))

    assert grid.lines == (
        (1, ("Ref", "Action", "Lead", "")),
        (2, ("R1", "One", "Head", "")),
        (4, ("R3", "Three", "Head", "")),
    )
    assert grid.unread == (
        "row 3: hidden, or filtered out. Unhide to bring in",
        'column D "Notes" (4 cells): hidden. Unhide to bring in',
    )


def test_sheets_that_are_not_read_are_named() -> None:
    book = Workbook()
    book.worksheets[0].title = "Actions"
    for row in LIST:
        book.worksheets[0].append(row)
    for title, state in (("Old", "hidden"), ("Older", "veryHidden")):
        book.create_sheet(title).append(["Ref", "Action"])
        book[title].sheet_state = state  # type: ignore[union-attr]
    book.create_sheet("Spare")
    chart = BarChart()
    chart.add_data(Reference(book.worksheets[0], min_col=1, min_row=1, max_row=3))
    book.create_chartsheet("Figures").add_chart(chart)

    (grid,) = read_grids(saved(book), "plan.xlsx")

    assert grid.name == "plan.xlsx, sheet Actions"
    assert grid.unread == (
        "sheet Old: hidden. Unhide to bring in",
        "sheet Older: hidden. Unhide to bring in",
        "sheet Figures: a chart",
        "sheet Spare: empty",
    )


def test_where_every_sheet_is_hidden_or_empty_that_is_said() -> None:
    book = Workbook()
    book.create_sheet("Plan").append(["Ref", "Action"])
    book["Plan"].sheet_state = "hidden"  # type: ignore[union-attr]

    reason = "plan.xlsx holds no list. Not read: sheet Plan: hidden. Unhide to bring in. Not read: sheet Sheet: empty."
    assert _refusal(saved(book)) == reason


def test_what_a_sheet_has_that_is_no_cell_is_named() -> None:
    def put(sheet: Worksheet) -> None:
        chart = BarChart()
        chart.add_data(Reference(sheet, min_col=1, min_row=1, max_row=3))
        sheet.add_chart(chart)
        rule = CellIsRule(operator="equal", formula=['"Red"'], fill=PatternFill(bgColor="FFFF0000"))
        sheet.conditional_formatting.add("B2:B9", rule)

    assert only_grid(one_sheet(LIST, put)).unread == (
        "pictures, charts and text boxes",
        "colours that a rule gives (conditional formatting)",
    )


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("plan.xls", b"\xd0\xcf\x11\xe0", "is an old workbook (.xls): open it, choose Save as, Excel workbook (.xlsx)"),
        ("plan.xlsx", b"\xd0\xcf\x11\xe0", "is an old workbook (.xls): open it, choose Save as"),
        ("plan.xls", b"<table>", "is an old workbook (.xls): open it, choose Save as"),
        ("plan.ods", b"PK", "is an OpenDocument file: open it, choose Save as"),
        ("plan.xlsb", b"PK", "is a binary workbook (.xlsb): open it, choose Save as"),
        ("plan.numbers", b"PK", "was made by Numbers: choose File, Export To, Excel there"),
        ("plan.docx", b"PK", "is a Word document: copy its table into a workbook"),
        ("plan.pdf", b"%PDF", "is no workbook and no CSV file"),
        ("plan", b"Ref,Action", "is no workbook and no CSV file"),
        ("plan.xlsx", b"", "is damaged, or is no workbook"),
        ("plan.xlsx", b"Ref,Action\nR1,One\n", "is damaged, or is no workbook"),
        ("plan.xlsx", b"PK\x03\x04 and more", "is damaged, or is no workbook"),
        ("plan.csv", b"PK\x03\x04 and more", "is a workbook with another ending"),
    ],
)
def test_what_is_no_workbook_is_refused_with_the_remedy(name: str, content: bytes, why: str) -> None:
    assert why in _refusal(content, name)


@pytest.mark.parametrize(
    ("part", "why"),
    [
        ("content.xml", "is an OpenDocument file"),
        ("xl/workbook.bin", "is a binary workbook"),
        ("Index/Document.iwa", "was made by Numbers"),
        ("word/document.xml", "is a Word document"),
    ],
)
def test_another_programs_file_is_known_whatever_its_name_says(part: str, why: str) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(part, b"")

    assert why in _refusal(file.getvalue())


def test_a_workbook_saved_as_strict_is_refused_with_the_remedy() -> None:
    strict = altered(
        of_xml(""),
        {
            "xl/workbook.xml": lambda xml: xml.replace(
                b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                b"http://purl.oclc.org/ooxml/spreadsheetml/main",
            )
        },
    )

    assert "is saved as a Strict Open XML workbook: open it, choose Save as" in _refusal(strict)


@pytest.mark.parametrize("cut", range(1, 10))
def test_a_file_that_was_cut_off_or_altered_is_refused(cut: int) -> None:
    content = one_sheet(LIST)
    at = len(content) * cut // 10
    spoilt = content[:at] + bytes([content[at] ^ 255]) + content[at + 1 :]

    assert "damaged" in _refusal(content[:at])
    # What the byte was of may not matter: then the workbook is read as it was.
    with suppress(Refusal):
        assert [words[:2] for _, words in read_grids(spoilt, "plan.xlsx")[0].lines][1] == ("R1", "One")


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="2"/><row r="2"/>',
        '<row r="3"/><row r="2"/>',
        '<row r="9999999"/>',
        '<row r="x"/>',
        '<row r="2"><c r="A3" t="str"><v>x</v></c></row>',
        '<row r="2"><c r="XFE2" t="str"><v>x</v></c></row>',
        '<row r="2"><c r="2A" t="str"><v>x</v></c></row>',
        '<row r="2"><c r="A2" t="s"><v>7</v></c></row>',
        '<row r="2"><c r="A2" t="s"><v>-1</v></c></row>',
        '<row r="2"><c r="A2" s="900"><v>1</v></c></row>',
        '<row r="2"><c r="A2"><v>one</v></c></row>',
        '<row r="2"><c r="A2"',
    ],
)
def test_a_sheet_that_excel_would_not_write_is_refused(rows: str) -> None:
    assert _refusal(of_xml(rows)).startswith("plan.xlsx is damaged, or is no workbook")


@pytest.mark.parametrize(
    "part", ["[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml"]
)
@pytest.mark.parametrize("words", [b"", b"<x/>", b"no XML"])
def test_a_workbook_without_a_part_that_it_needs_is_refused(part: str, words: bytes) -> None:
    assert re.search(
        "is damaged, or is no workbook|holds no list", _refusal(altered(one_sheet(LIST), {part: lambda _: words}))
    )


def test_a_wide_sheet_is_refused(tmp_path: Path) -> None:
    content = one_sheet([[f"h{number}" for number in range(501)]])

    with pytest.raises(Refusal, match="sheet Actions has 501 columns, and 500 is the most"):
        read_grids(written(tmp_path, content))


def test_the_names_of_sheets_are_checked_and_not_repeated() -> None:
    assert _refusal(one_sheet(LIST, title="CIN 943 476 5919")).startswith("The name of sheet 1: ")
