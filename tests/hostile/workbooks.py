"""Workbooks that would take hours or gigabytes of a program that believes them, and what is said of each."""

import io
import re
import zipfile
from collections.abc import Callable

from openpyxl import Workbook
from workbooks import altered, as_excel, of_xml, saved

ROW = '<row r="{0}"><c r="A{0}" t="str"><v>{1}</v></c><c r="B{0}" t="str"><v>{2}</v></c></row>'
LIST = ROW.format(1, "Ref", "Action") + ROW.format(2, "R1", "Write the visits plan")
SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
_DOCTYPE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "{}">]><x>{}</x>'


def one_cell_far_below() -> bytes:
    """One coloured, empty cell in row 1,048,000."""
    return of_xml(LIST + '<row r="1048000"><c r="A1048000" s="1"/></row>')


def a_million_formatted_rows() -> bytes:
    """A height and a format of its own for each row that Excel has."""
    return of_xml(LIST + "".join(f'<row r="{n}" s="1" customFormat="1" ht="15"/>' for n in range(3, 1_048_577)))


def a_value_below_a_million_formatted_rows() -> bytes:
    """The same, with a word in the last row."""
    rows = "".join(f'<row r="{n}" s="1" customFormat="1"/>' for n in range(3, 1_048_576))
    return of_xml(LIST + rows + ROW.format(1_048_576, "R2", "Audit"))


def many_coloured_cells_above_a_value() -> bytes:
    """Half a million empty cells that are coloured, and a word below them."""
    cells = "".join(f'<c r="{letter}{{0}}" s="1"/>' for letter in "ABCDEFGHIJKLMNOPQRST")
    rows = "".join(f'<row r="{n}">{cells}</row>'.replace("{0}", str(n)) for n in range(3, 30_000))
    return of_xml(LIST + rows + ROW.format(30_000, "R2", "Audit"))


def merged_ranges() -> bytes:
    """Forty thousand merged cells."""
    merged = "".join(f'<mergeCell ref="D{n}:E{n}"/>' for n in range(1, 40_001))
    return of_xml(LIST, f'<mergeCells count="40000">{merged}</mergeCells>')


def many_rules() -> bytes:
    """Sixty thousand rules that colour a cell each, and fifty thousand that say what may be typed."""
    return of_xml(LIST, _rules(60_000) + _choices(50_000))


def many_rules_above() -> bytes:
    """The same, above the rows, where Excel puts none."""
    rules = _rules(60_000).encode()
    return altered(of_xml(LIST), {SHEET: lambda xml: xml.replace(b"<sheetData>", rules + b"<sheetData>")})


def _rules(many: int) -> str:
    rule = '<conditionalFormatting sqref="A{0}"><cfRule type="expression" priority="{0}"/></conditionalFormatting>'
    return "".join(rule.format(n) for n in range(1, many))


def _choices(many: int) -> str:
    cells = "".join(
        f'<dataValidation type="list" sqref="A{n}"><formula1>"a,b"</formula1></dataValidation>' for n in range(1, many)
    )
    return f"<dataValidations>{cells}</dataValidations>"


def a_row_of_cells() -> bytes:
    """Four hundred thousand cells in one row."""
    return of_xml(LIST + f'<row r="3">{"<c/>" * 400_000}</row>' + ROW.format(4, "R2", "Audit"))


def values_far_right() -> bytes:
    """Twenty thousand rows with nothing but a word in column SD."""
    rows = "".join(f'<row r="{n}"><c r="SD{n}" t="str"><v>x</v></c></row>' for n in range(3, 20_000))
    return of_xml(LIST + rows)


def pictures_in_words() -> bytes:
    """Fourteen million letters of four bytes each."""
    cell = '<row r="{0}"><c r="A{0}" t="inlineStr"><is><t>{1}</t></is></c></row>'
    return of_xml(LIST + "".join(cell.format(n, "w\U0001f600" * 8_000) for n in range(3, 900)))


def zip_bomb() -> bytes:
    """Ten megabytes that unfold into gigabytes."""
    file = io.BytesIO(of_xml(LIST))
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for number in range(10):
            with archive.open(f"xl/media/image{number}.bin", "w") as part:
                for _ in range(30):
                    part.write(bytes(1_000_000))
    return file.getvalue()


def sheet_bomb() -> bytes:
    """A sheet that unfolds into a hundred megabytes of blanks."""
    return altered(of_xml(LIST), {SHEET: lambda xml: xml.replace(b"<sheetData>", b"<sheetData>" + b" " * 100_000_000)})


def lying_bomb() -> bytes:
    """A part that says of itself that it is short."""
    content = bytearray(sheet_bomb())
    at = content.rfind(b"PK\x01\x02", 0, content.rfind(b"xl/worksheets/sheet1.xml"))
    content[at + 24 : at + 28] = (1_000).to_bytes(4, "little")
    return bytes(content)


def many_parts() -> bytes:
    """A file of a hundred thousand empty parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for number in range(60_000):
            archive.writestr(f"{number}", b"")
    return file.getvalue()


def many_sheets() -> bytes:
    """Two hundred sheets."""
    book = Workbook()
    for number in range(199):
        book.create_sheet(f"S{number}").append(["Ref", "Action"])
    return saved(book)


def shared_strings(many: int = 1_000_000) -> Callable[[], bytes]:
    """A million texts."""
    strings = (
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        + "<si><t>a</t></si>" * many
        + "</sst>"
    )
    return lambda: altered(as_excel([["Ref", "Action"], ["R1", "x"]]), {STRINGS: lambda _: strings.encode()})


def long_strings() -> bytes:
    """A single text of fifty million letters."""
    return altered(as_excel([["Ref", "Action"]]), {STRINGS: lambda xml: xml.replace(b"Action", b"x" * 50_000_000)})


def unfolding(part: str, many: int = 10_000) -> Callable[[], bytes]:
    """An entity that unfolds into the square of its length."""
    return lambda: altered(
        as_excel([["Ref", "Action"], ["R1", "x"]]), {part: lambda _: _DOCTYPE.format("x" * many, "&a;" * many).encode()}
    )


def other_file(part: str) -> Callable[[], bytes]:
    """An entity that names another file."""
    words = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
    return lambda: altered(as_excel([["Ref", "Action"], ["R1", "x"]]), {part: lambda _: words.encode()})


def deep_elements() -> bytes:
    """A hundred thousand elements, each inside the one before."""
    deep = b"<a>" * 100_000 + b"</a>" * 100_000
    return altered(of_xml(LIST), {SHEET: lambda xml: xml.replace(b"</sheetData>", b"</sheetData>" + deep)})


def many_styles() -> bytes:
    """Half a million formats."""
    return altered(
        of_xml(LIST),
        {"xl/styles.xml": lambda xml: xml.replace(b"<cellXfs", b"<extra>" + b"<xf/>" * 500_000 + b"</extra><cellXfs")},
    )


def a_long_format() -> bytes:
    """A number format that is read in the square of its length."""
    formats = b'<numFmts count="1"><numFmt numFmtId="164" formatCode="%b"/></numFmts>' % (b"[" * 1_000_000)
    return altered(of_xml(LIST), {"xl/styles.xml": lambda xml: _with_formats(xml, formats)})


def _with_formats(xml: bytes, formats: bytes) -> bytes:
    return re.sub(rb"<numFmts.*?</numFmts>|<numFmts ?/>", formats, xml, flags=re.S)


def wide_address() -> bytes:
    """A cell in a column of a million letters."""
    return of_xml(LIST + f'<row r="3"><c r="{"A" * 1_000_000}3" t="str"><v>x</v></c></row>')


def wrong_dimension() -> bytes:
    """A sheet that says that it ends where it begins."""
    return altered(of_xml(LIST), {SHEET: lambda xml: xml.replace(b'<dimension ref="A1"', b'<dimension ref="A1:A1"')})


def huge_dimension() -> bytes:
    """A sheet that says that it is as large as Excel's largest."""
    return altered(
        of_xml(LIST), {SHEET: lambda xml: xml.replace(b'<dimension ref="A1', b'<dimension ref="A1:XFD1048576')}
    )


def merged_all_the_way() -> bytes:
    """One merged cell over the whole of the sheet below."""
    return of_xml(LIST, '<mergeCells count="1"><mergeCell ref="A3:XFD1048576"/></mergeCells>')


def merged_over_each_other() -> bytes:
    """Five thousand merged cells, each over all the rows below."""
    rows = "".join(ROW.format(n, f"R{n}", "Audit") for n in range(3, 1_000))
    merged = "".join(f'<mergeCell ref="A{n % 90 + 2}:A999"/>' for n in range(5_000))
    return of_xml(LIST + rows, f"<mergeCells>{merged}</mergeCells>")


def many_comments() -> bytes:
    """A million comments."""
    relation = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="/xl/comments1.xml"/>'
        "</Relationships>"
    )
    comments = "".join(f'<comment ref="A{n}"/>' for n in range(1, 1_000_000))
    whole = f'<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{comments}</comments>'
    return of_xml(LIST, parts={"xl/worksheets/_rels/sheet1.xml.rels": relation, "xl/comments1.xml": whole})


def many_values() -> bytes:
    """Three sheets, each of which is no more than a list may be, and more than one together."""
    book = Workbook()
    for number in range(2):
        book.create_sheet(f"S{number}").append(["Ref", "Action"])
    rows = b"<sheetData>" + (b"<row>" + b"<c><v>1</v></c>" * 40 + b"</row>") * 4_000 + b"</sheetData>"
    return altered(
        saved(book),
        {
            f"xl/worksheets/sheet{n}.xml": lambda xml: re.sub(
                rb"<sheetData.*</sheetData>|<sheetData ?/>", rows, xml, flags=re.S
            )
            for n in (1, 2, 3)
        },
    )


def macros() -> bytes:
    """A workbook with a program in it."""
    return altered(of_xml(LIST), {"xl/vbaProject.bin": lambda _: b"\xd0\xcf\x11\xe0 a program"})


def linked() -> bytes:
    """A workbook whose formulas ask another, on another machine."""
    formula = ROW.format(1, "Ref", "Action") + (
        '<row r="2"><c r="A2" t="str"><v>R1</v></c><c r="B2" t="str"><f>[1]Plan!A1</f><v>Write the visits plan</v></c></row>'
    )
    link = '<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    return altered(of_xml(formula), {"xl/externalLinks/externalLink1.xml": lambda _: link.encode()})


def locked() -> bytes:
    """What Excel makes of a workbook with a password."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le") + bytes(2000)


MUCH = "Copy the list into a new workbook"
DAMAGED = "is damaged, or is no workbook"
_WHOLE = (
    "xl/workbook.xml",
    "xl/styles.xml",
    "xl/theme/theme1.xml",
    "xl/_rels/workbook.xml.rels",
    "[Content_Types].xml",
)
# What each is refused for; where nothing is said, its list is read.
CASES: dict[str, tuple[Callable[[], bytes], str]] = {
    "a coloured cell in row 1,048,000": (one_cell_far_below, ""),
    "a million formatted rows": (a_million_formatted_rows, ""),
    "a word below a million formatted rows": (a_value_below_a_million_formatted_rows, MUCH),
    "a word below half a million coloured cells": (many_coloured_cells_above_a_value, MUCH),
    "40,000 merged ranges": (merged_ranges, MUCH),
    "110,000 rules": (many_rules, ""),
    "60,000 rules above the rows": (many_rules_above, MUCH),
    "a row of 400,000 cells": (a_row_of_cells, MUCH),
    "20,000 words in column SD": (values_far_right, MUCH),
    "fourteen million letters of four bytes": (pictures_in_words, MUCH),
    "one merged range over everything": (merged_all_the_way, ""),
    "5,000 merged ranges over each other": (merged_over_each_other, MUCH),
    "a million comments": (many_comments, MUCH),
    "three sheets of 160,000 values": (many_values, MUCH),
    "a zip bomb": (zip_bomb, MUCH),
    "a sheet that unfolds": (sheet_bomb, MUCH),
    "a part that lies about its length": (lying_bomb, DAMAGED),
    "60,000 parts": (many_parts, "has more parts than a workbook has"),
    "200 sheets": (many_sheets, "has 200 sheets, and 50 is the most"),
    "a million shared strings": (shared_strings(), MUCH),
    "a string of fifty million letters": (long_strings, MUCH),
    "a hundred thousand elements, one in another": (deep_elements, ""),
    "half a million styles": (many_styles, MUCH),
    "a number format of a million letters": (a_long_format, MUCH),
    "a column of a million letters": (wide_address, DAMAGED),
    "a dimension that is too small": (wrong_dimension, ""),
    "a dimension that is too large": (huge_dimension, ""),
    "macros": (macros, ""),
    "links to another workbook": (linked, ""),
    "a password": (locked, "is locked with a password"),
    **{f"an entity that unfolds in {part}": (unfolding(part), DAMAGED) for part in (SHEET, STRINGS, *_WHOLE)},
    **{f"an entity of another file in {part}": (other_file(part), DAMAGED) for part in (SHEET, STRINGS, *_WHOLE)},
}
