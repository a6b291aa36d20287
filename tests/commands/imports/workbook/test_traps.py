"""A tracker with every trap of a spreadsheet: what is read, what is asked, what is refused, each by its cell."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from conversation import Conversation
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet
from spreadsheets import from_files, lines_of
from workbooks import HEADINGS, of_xml, one_sheet, saved, written

from board.refusals import Refusal

RED, GREEN, ORANGE = (PatternFill("solid", fgColor=colour) for colour in ("FFFF0000", "FF00B050", "FFED7D31"))
PLAN = [HEADINGS, ["R1", "One"], ["R2", "Two"], ["R3", "Three"]]


def _report(say: Conversation, folder: Path, content: bytes) -> list[str]:
    say.later(days=2_100)
    return from_files(say, written(folder, content))


def _of(
    say: Conversation, folder: Path, change: Callable[[Worksheet], object], rows: list[list[object]] | None = None
) -> list[str]:
    return _report(say, folder, one_sheet(rows or PLAN, change))


def test_a_colour_alone_is_a_rating_and_another_colour_is_asked(say: Conversation, tmp_path: Path) -> None:
    def put(sheet: Worksheet) -> None:
        sheet["F2"].fill, sheet["F3"].fill, sheet["F4"].fill = RED, GREEN, ORANGE

    report = _of(say, tmp_path, put)

    told = "column F: the colours of cells without words (1 red, 1 green), as ratings"
    assert told in lines_of(report, "read as")

    assert report[0] == "plan.xlsx, sheet Actions: 2 actions added, 0 on the log already, 1 to ask, 0 refused"
    assert '"orange" (F4)' in lines_of(report, "to ask")[0]
    assert "red" in say("/action show R1")
    assert "green" in say("/action show R2")


def test_a_pale_band_across_rows_is_no_rating(say: Conversation, tmp_path: Path) -> None:
    def put(sheet: Worksheet) -> None:
        for cell in sheet[3]:
            cell.fill = PatternFill("solid", fgColor="FFDDEBF7")

    report = _of(say, tmp_path, put)

    assert report[0].startswith("plan.xlsx, sheet Actions: 3 actions added")
    assert not lines_of(report, "to ask")


def test_a_colour_that_says_other_than_its_word_is_asked(say: Conversation, tmp_path: Path) -> None:
    def put(sheet: Worksheet) -> None:
        sheet["F2"], sheet["F3"] = "Green", "Red"
        sheet["F2"].fill = sheet["F3"].fill = RED

    report = _of(say, tmp_path, put)

    assert lines_of(report, "to ask") == ['row 2, "RAG" (F2): it says "Green", and its colour is red. Which?']


def test_colours_elsewhere_are_named(say: Conversation, tmp_path: Path) -> None:
    def put(sheet: Worksheet) -> None:
        sheet["B2"].fill, sheet["B3"].fill, sheet["B4"].fill = RED, GREEN, ORANGE

    report = _of(say, tmp_path, put)

    assert (
        lines_of(report, "not read")[0]
        == "column B: its colours (1 red, 1 green, 1 orange). If they are ratings, head a column RAG"
    )


def test_colours_are_said_to_be_no_ratings_where_the_list_has_none(say: Conversation, tmp_path: Path) -> None:
    def put(sheet: Worksheet) -> None:
        sheet["C2"].fill = RED

    report = _of(say, tmp_path, put, [["Ref", "Finding", "RAG"], ["F1", "Visits"], ["F2", "Audits"]])

    assert lines_of(report, "not read")[-1] == "column C: its colours (1 red), as areas have no ratings"


def test_a_column_of_formulas_without_a_value_is_not_said_to_be_empty(say: Conversation, tmp_path: Path) -> None:
    def put(sheet: Worksheet) -> None:
        sheet["I1"], sheet["I2"], sheet["I3"] = "Days late", "=1+1", "=2+2"

    assert lines_of(_of(say, tmp_path, put), "not read") == ['column I "Days late" (2 cells)']


def test_comments_are_named_and_a_link_stands_beside_its_words(say: Conversation, tmp_path: Path) -> None:
    def put(sheet: Worksheet) -> None:
        sheet["B2"].comment = Comment("Ask the panel", "somebody")
        sheet["H2"] = "Minutes"
        sheet["H2"].hyperlink = "https://example.org/minutes"
        sheet["B3"].hyperlink = "https://example.org/plan"

    report = _of(say, tmp_path, put)

    assert "Minutes (https://example.org/minutes)" in say("/action show R1")
    assert lines_of(report, "not read")[-2:] == [
        "column B, row 2: the comment on its cell. Put what it adds into a column",
        "column B: where its links lead (1 cell). Head a column Evidence for them",
    ]


def test_a_merged_heading_is_the_area_and_a_merged_cell_stands_for_its_rows(say: Conversation, tmp_path: Path) -> None:
    rows = [HEADINGS, ["Early help"], ["R1", "One", "Head of QA"], ["R2", "Two"], ["R3", "Three", "Head of MASH"]]

    def put(sheet: Worksheet) -> None:
        sheet.merge_cells("A2:H2")
        sheet.merge_cells("C3:C4")

    report = _of(say, tmp_path, put, rows)

    assert report[0] == "plan.xlsx, sheet Actions: 3 actions added, 0 on the log already, 0 refused"
    assert all("Area AR1" in say(f"/action show {ref}") for ref in ("R1", "R2", "R3"))
    assert say("/area show AR1").startswith("AR1 Early help")
    assert "Head of QA" in say("/action show R2")
    assert "Head of MASH" in say("/action show R3")
    assert "C3, which is merged, in row 4 as well" in lines_of(report, "read as")


TWO_ROWS = [
    ("Due date", "Original", "Revised", "due Wed 1 Jul 2020"),
    ("Dates", "Original", "Revised", "due Wed 1 Jul 2020"),
    ("Target", "Original date", "New date", "due Wed 1 Jul 2020"),
    ("When", "Target date", "Date closed", "due Mon 1 Jun 2020"),
]


@pytest.mark.parametrize(("over", "first", "second", "told"), TWO_ROWS)
def test_headings_in_two_rows_are_read_together(
    say: Conversation, tmp_path: Path, over: str, first: str, second: str, told: str
) -> None:
    rows = [
        ["Ref", "Action", over, None, "Status"],
        [None, None, first, second],
        ["R1", "One", "1 June 2020", "1 July 2020", "Complete"],
    ]

    def put(sheet: Worksheet) -> None:
        for merged in ("A1:A2", "B1:B2", "C1:D1", "E1:E2"):
            sheet.merge_cells(merged)

    report = _of(say, tmp_path, put, rows)

    assert report[0] == "plan.xlsx, sheet Actions: 1 action added, 0 on the log already, 0 refused"
    assert "headings in row 2 (with those in row 1): Ref → ref · Action → title" in report[-1]
    assert told in say("/action show R1")


def test_errors_and_formulas_without_a_value_are_refused_by_their_cell(say: Conversation, tmp_path: Path) -> None:
    cells = '<row r="{0}"><c r="A{0}" t="str"><v>R{0}</v></c><c r="B{0}" t="str"><v>Action</v></c>{1}</row>'
    heads = "".join(
        f'<c r="{letter}1" t="str"><v>{word}</v></c>' for letter, word in (("A", "Ref"), ("B", "Action"), ("D", "Due"))
    )
    content = of_xml(
        f'<row r="1">{heads}</row>'
        + cells.format(2, '<c r="D2" t="e"><f>Plan!A1</f><v>#REF!</v></c>')
        + cells.format(3, '<c r="D3"><f>TODAY()</f></c>')
        + cells.format(4, '<c r="D4" s="1"><f>Plan!A1</f><v>0</v></c>')
        + cells.format(5, '<c r="D5" s="1"><f>Plan!A1</f><v>46112</v></c>')
    )

    report = _report(say, tmp_path, content)

    assert report[0] == "plan.xlsx, sheet Actions: 1 action added, 0 on the log already, 3 refused"
    assert [line.split(": ")[0] for line in lines_of(report, "refused")] == [
        f'row {n}, "Due" (D{n})' for n in (2, 3, 4)
    ]
    assert "due Tue 31 Mar 2026" in say("/action show R5")


def test_the_number_of_a_day_is_asked_about_where_days_count_from_1904(say: Conversation, tmp_path: Path) -> None:
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    for row in (["Ref", "Action", "Due"], ["R1", "One", 44_650], ["R2", "Two", date(2026, 3, 31)]):
        book.worksheets[0].append(row)

    report = _report(say, tmp_path, saved(book))

    assert lines_of(report, "to ask")[0].startswith('row 2, "Due" (C2): it is the number of a day')
    assert "due Tue 31 Mar 2026" in say("/action show R2")


def test_so_is_that_of_the_day_of_publication(say: Conversation, tmp_path: Path) -> None:
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    headings = ["Measure", "Indicator", "As at", "Value", "Published"]
    for row in (headings, ["M1", "Visits (official)", date(2025, 3, 31), "77%", 44_650]):
        book.worksheets[0].append(row)

    report = _report(say, tmp_path, saved(book))

    assert lines_of(report, "to ask")[0].startswith('row 2, "Published" (E2): it is the number of a day')


def test_words_beside_the_list_are_named_and_keep_no_row_out(say: Conversation, tmp_path: Path) -> None:
    def put(sheet: Worksheet) -> None:
        sheet["K1"], sheet["K2"], sheet["K3"] = "Key", "Red: late", "Green: on time"
        sheet["L3"] = "stray"

    report = _of(say, tmp_path, put)

    assert report[0] == "plan.xlsx, sheet Actions: 3 actions added, 0 on the log already, 0 refused"
    assert lines_of(report, "not read")[:2] == ['column K "Key" (2 cells)', "column L without a heading (1 cell)"]


def test_where_no_sheet_is_a_list_what_is_hidden_is_named(say: Conversation, tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].append(["About this plan"])
    book.create_sheet("Plan").append(["Ref", "Action"])
    book["Plan"].sheet_state = "hidden"  # type: ignore[union-attr]

    with pytest.raises(Refusal, match=r"has none of the headings .* Not read: sheet Plan: hidden. Unhide to bring in."):
        _report(say, tmp_path, saved(book))


def test_where_no_sheet_is_a_list_the_likeliest_says_what_it_lacks(say: Conversation, tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].append(["About this plan"])
    book.create_sheet("Plan").append(["Ref", "Lead", "Due date"])

    with pytest.raises(Refusal, match='sheet Plan looks like a list of actions, and has no column headed "title"'):
        _report(say, tmp_path, saved(book))


def test_two_lists_in_one_sheet_are_two_lists(say: Conversation, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Plan"
    for row in (
        ["Ref", "Action", "Lead"],
        ["R1", "One", "Head"],
        [],
        ["Risks"],
        ["Risk ref", "Risk", "Likelihood", "Impact"],
        ["RK1", "Posts stay empty", 4, 5],
    ):
        sheet.append(row)

    report = _report(say, tmp_path, saved(book))

    assert [line for line in report if line.startswith("plan.xlsx")] == [
        "plan.xlsx, sheet Plan: 1 action added, 0 on the log already, 0 refused",
        "plan.xlsx, sheet Plan from row 5: 1 risk added, 0 on the log already, 0 refused",
    ]
