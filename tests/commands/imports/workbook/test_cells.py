"""What a cell of a workbook says: the words that its reader sees, and no less than it holds."""

from datetime import date, datetime, time, timedelta

import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from workbooks import cell_of, of_xml, one_sheet, only_grid, saved

from commands.imports.workbook.number_formats import number_words

AT = datetime.fromisoformat
WORDS = [
    # A number, and its format: what it shows where that is all of it.
    (1.1, "0.00", "1.10"),
    (1.1, "General", "1.1"),
    (1.2, "@", "1.2"),
    (3, "General", "3"),
    (3.0, "General", "3"),
    (3.0, "0.0", "3.0"),
    (7, "000", "007"),
    (7, '"R"00', "R07"),
    (1234, "00-00", "12-34"),
    (0.85, "0%", "85%"),
    (0.8549, "0%", "85.49%"),
    (0.07, "0.0%", "7.0%"),
    (84.6499, "0.0", "84.6499"),
    (0.1 + 0.2, "General", "0.3"),
    (1234.5, "#,##0.00", "1234.50"),
    (1234.5, "£#,##0.00", "£1234.50"),
    (1200, "[$£-809]#,##0", "£1200"),
    (1200, "[$-809]#,##0", "1200"),
    (1200.5, "#,##0.00 [$€-407]", "1200.50 €"),
    (-1200, '"£"#,##0;[Red]-"£"#,##0', "-£1200"),
    (-45, "£#,##0;(£#,##0)", "-£45"),
    (1234, '_-£* #,##0_-;-£* #,##0_-;_-£* "-"_-;_-@_-', "£1234"),
    (5, "[$USD] 0", "USD 5"),
    (5, "$0", "$5"),
    (-5, "#,##0;[Red](#,##0)", "-5"),
    (3, '0" weeks"', "3 weeks"),
    (0, "#", "0"),
    (0, '_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-', "0"),
    (0.5, "# ?/?", "0.5"),
    (1e-7, "General", "0.0000001"),
    # Dates as days; a month alone as the month that it shows; no time where it is midnight.
    (date(2026, 3, 31), "dd/mm/yyyy", "2026-03-31"),
    (AT("2026-03-31"), "dd/mm/yyyy hh:mm", "2026-03-31"),
    (AT("2026-03-31 14:30"), "dd/mm/yyyy hh:mm", "2026-03-31 14:30"),
    (AT("2026-04-03"), "d-mmm", "2026-04-03"),
    (AT("2020-03-01"), "mmm-yy", "March 2020"),
    (AT("2020-03-01"), "mmmm yyyy", "March 2020"),
    (AT("2020-03-17"), "mmm-yy", "2020-03-17"),
    (AT("2020-03-01"), "mmm-yy hh:mm", "2020-03-01"),
    (time(14, 30), "hh:mm", "14:30"),
    (timedelta(hours=30, minutes=5), "[hh]:mm", "30:05"),
    # Words as they are written.
    (True, "General", "TRUE"),
    (False, "General", "FALSE"),
    ("  Visits\u00a0plan  ", "General", "Visits plan"),
    ("one\r\ntwo", "General", "one\ntwo"),
    ("one_x000D_\ntwo", "General", "one\ntwo"),
    ("Zo\u00eb \u2013 \u201cseen\u201d", "General", "Zo\u00eb \u2013 \u201cseen\u201d"),
    ("1.10", "General", "1.10"),
    ("007", "@", "007"),
    ("in\u200bvisible", "General", "invisible"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "form", "words"), WORDS)
def test_a_cell_says_what_its_reader_sees(value: object, form: str, words: str) -> None:
    def put(sheet: Worksheet) -> None:
        cell = sheet["B2"]
        cell.value = value  # type: ignore[assignment]
        cell.number_format = form

    assert cell_of(only_grid(one_sheet([["Ref", "Action"], ["R1", ""]], put)), 2, 1) == words


@pytest.mark.parametrize("epoch", [None, CALENDAR_MAC_1904])
def test_days_count_from_the_workbooks_own_first_day(epoch: datetime | None) -> None:
    book = Workbook()
    if epoch:
        book.epoch = epoch
    book.worksheets[0]["A1"] = date(2026, 3, 31)

    assert cell_of(only_grid(saved(book)), 1, 0) == "2026-03-31"


HEADINGS = '<row r="1"><c r="A1" t="str"><v>Ref</v></c><c r="B1" t="str"><v>Action</v></c></row>'
ROW = '<row r="2"><c r="A2" t="str"><v>R1</v></c>{}</row>'


@pytest.mark.parametrize(
    ("inside", "recomputes", "why"),
    [
        ('<c r="B2" t="e"><v>#REF!</v></c>', False, "a formula in it says #REF!"),
        ('<c r="B2" t="e"><f>Other!A1</f><v>#N/A</v></c>', False, "a formula in it says #N/A"),
        ('<c r="B2" t="e"><v>#NHS 943 476 5919</v></c>', False, "a formula in it says that it is in error"),
        ('<c r="B2"><f>TODAY()</f></c>', False, "a formula whose value was not saved"),
        ('<c r="B2"><f>A1&amp;A2</f><v></v></c>', False, "a formula whose value was not saved"),
        ('<c r="B2"><f t="shared" si="0"/></c>', False, "a formula whose value was not saved"),
        # A program that works nothing out writes noughts, and tells Excel to work them out.
        ('<c r="B2"><f>SUM(A1:A2)</f><v>0</v></c>', True, "a formula whose value was not saved"),
        ('<c r="B2" s="1"><v>0</v></c>', False, "a day of the year 1900"),
        ('<c r="B2" s="1"><v>99999999</v></c>', False, "#VALUE!"),
    ],
)
def test_what_cannot_be_had_of_a_cell_is_said_with_why(inside: str, recomputes: bool, why: str) -> None:
    grid = only_grid(of_xml(HEADINGS + ROW.format(inside), recomputes=recomputes))

    assert why in grid.faults[2, 1]
    assert cell_of(grid, 2, 1) == ""


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        ('<c r="B2"><f>1+1</f><v>2</v></c>', "2"),
        ('<c r="B2" t="str"><f>A1&amp;"x"</f><v>R1x</v></c>', "R1x"),
        ('<c r="B2" t="str"><f>IF(A1="","",1)</f><v></v></c>', ""),
        ('<c t="str"><v>without an address</v></c>', "without an address"),
        ('<c r="B2" t="inlineStr"><is><t>in place</t></is></c>', "in place"),
        ('<c r="B2" t="inlineStr"><is><r><t>in </t></r><r><t>runs</t></r></is></c>', "in runs"),
        ('<c r="B2" t="d"><v>2026-03-31T00:00:00</v></c>', "2026-03-31"),
        ('<c r="B2" t="b"><v>1</v></c>', "TRUE"),
        ('<c r="B2"><v>1E3</v></c>', "1000"),
    ],
)
def test_a_cell_is_read_however_it_is_written(inside: str, words: str) -> None:
    grid = only_grid(of_xml(HEADINGS + ROW.format(inside)))

    assert (cell_of(grid, 2, 1), grid.faults) == (words, {})


@pytest.mark.parametrize(
    "form", ["", "General", "0;0;0;@", "[>1]0", '"', "\\", "#,,", "0.0.0", "%", "0%0", "??/??", "0E+0", "a" * 300]
)
@pytest.mark.parametrize("value", [0, -1, 1.5, 10**400, 1e300, float("inf"), float("nan")])
def test_no_format_makes_nothing_of_a_number(form: str, value: float) -> None:
    assert number_words(value, form)
