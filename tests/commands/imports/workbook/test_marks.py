"""What the cells of a workbook say besides their words: colours, strokes, comments and links."""

import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font, GradientFill, PatternFill
from openpyxl.styles.colors import Color
from openpyxl.worksheet.worksheet import Worksheet
from workbooks import HEADINGS, altered, as_excel, of_xml, one_sheet, only_grid
from xlsxwriter import Workbook as Book
from xlsxwriter.worksheet import Worksheet as Sheet

FILLS = [
    # As Excel's own palette and its styles Bad, Neutral and Good write them.
    (PatternFill("solid", fgColor="FFFF0000"), "red"),
    (PatternFill("solid", fgColor="FFC00000"), "red"),
    (PatternFill("solid", fgColor="FFFFC7CE"), "red"),
    (PatternFill("solid", fgColor="FFFFC000"), "amber"),
    (PatternFill("solid", fgColor="FFFFBF00"), "amber"),
    (PatternFill("solid", fgColor="FFFFEB9C"), "amber"),
    (PatternFill("solid", fgColor="FFED7D31"), "orange"),
    (PatternFill("solid", fgColor="FFFFFF00"), "yellow"),
    (PatternFill("solid", fgColor="FF00B050"), "green"),
    (PatternFill("solid", fgColor="FF92D050"), "green"),
    (PatternFill("solid", fgColor="FFC6EFCE"), "green"),
    (PatternFill("solid", fgColor="FF0070C0"), "blue"),
    (PatternFill("solid", fgColor="FF00B0F0"), "blue"),
    (PatternFill("solid", fgColor="FF7030A0"), "purple"),
    (PatternFill("solid", fgColor="FFBFBFBF"), "grey"),
    (PatternFill("solid", fgColor="FF000000"), "black"),
    (PatternFill("solid", fgColor="FFFFFFFF"), ""),
    (PatternFill("solid", fgColor=Color(theme=0)), ""),
    (PatternFill("solid", fgColor=Color(theme=0, tint=-0.25)), "grey"),
    (PatternFill("solid", fgColor=Color(theme=4)), "blue"),
    (PatternFill("solid", fgColor=Color(theme=4, tint=0.8)), "pale blue"),
    (PatternFill("solid", fgColor=Color(theme=9, tint=-0.25)), "orange"),
    (PatternFill("solid", fgColor=Color(theme=99)), ""),
    (PatternFill("solid", fgColor=Color(indexed=10)), "red"),
    (PatternFill("solid", fgColor=Color(indexed=17)), "green"),
    (PatternFill("solid", fgColor=Color(indexed=64)), ""),
    (PatternFill("lightUp", fgColor="FFFFC000"), "hatched"),
    (GradientFill(stop=("FFFF0000", "FF00FF00")), "mixed"),
    (PatternFill(), ""),
]


@pytest.mark.parametrize(("fill", "word"), FILLS)
def test_a_colour_is_called_what_its_reader_calls_it(fill: PatternFill, word: str) -> None:
    def put(sheet: Worksheet) -> None:
        sheet["B2"].fill = fill

    assert only_grid(one_sheet([HEADINGS, ["R1"]], put)).fills == ({(2, 1): word} if word else {})


def test_the_workbooks_own_palette_counts() -> None:
    def put(sheet: Worksheet) -> None:
        sheet["B2"].fill = PatternFill("solid", fgColor=Color(indexed=10))

    own = b"".join(b'<rgbColor rgb="FF00B050"/>' for _ in range(64))
    content = altered(
        one_sheet([HEADINGS, ["R1"]], put),
        {
            "xl/styles.xml": lambda xml: xml.replace(
                b"</styleSheet>", b"<colors><indexedColors>%b</indexedColors></colors></styleSheet>" % own
            )
        },
    )

    assert only_grid(content).fills == {(2, 1): "green"}


def test_strokes_comments_and_links_are_known_by_their_cell() -> None:
    def put(sheet: Worksheet) -> None:
        sheet["B2"].font = Font(strike=True)
        sheet["C2"].font = Font(strike=True)
        sheet["B3"].comment = Comment("Ask the panel", "somebody")
        sheet["H2"].hyperlink = "https://example.org/minutes"
        sheet["A2"].hyperlink = "mailto:lead@example.org"
        sheet["A3"].hyperlink = "#Actions!A1"
        sheet["A3"].value = "R2"

    rows = [HEADINGS, ["R1", "Struck", None, None, None, None, None, "Minutes"], ["R2", "Commented"]]
    grid = only_grid(one_sheet(rows, put))

    assert (grid.struck, grid.commented) == ({(2, 1)}, {(3, 1)})
    assert grid.links == {(2, 7): "https://example.org/minutes"}


def test_where_a_formula_links_to_is_known_and_nothing_is_fetched() -> None:
    cells = '<c r="A2" t="str"><f>HYPERLINK("https://example.org/x?a=1&amp;b=2","Minutes")</f><v>Minutes</v></c>'

    grid = only_grid(of_xml(f'<row r="2">{cells}</row>'))

    assert grid.links == {(2, 0): "https://example.org/x?a=1&b=2"}


@pytest.mark.parametrize("kept", ["in one place", "in the cell"])
def test_words_of_which_some_are_struck_through_are_struck(kept: str) -> None:
    def put(book: Book, sheet: Sheet) -> None:
        struck = book.add_format({"font_strikeout": True})
        sheet.write_rich_string("B2", struck, "31 May", " 30 June")

    runs = '<is><r><rPr><strike/></rPr><t>31 May</t></r><r><t xml:space="preserve"> 30 June</t></r></is>'
    content = (
        as_excel([["Ref", "Due"], ["R1"]], put)
        if kept == "in one place"
        else of_xml(f'<row r="2"><c r="A2" t="str"><v>R1</v></c><c r="B2" t="inlineStr">{runs}</c></row>')
    )
    grid = only_grid(content)

    assert (dict(grid.lines)[2][1], grid.struck) == ("31 May 30 June", {(2, 1)})
