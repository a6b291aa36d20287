"""A Word paper that everybody can read, held by what is in the file; and one that python-docx opens."""

import base64
import io
from datetime import UTC, date, datetime
from itertools import pairwise, repeat
from typing import Any
from xml.etree.ElementTree import Element
from zipfile import ZipFile

import pytest
from begun import begun
from board_papers import empty_board, full_northmoor, paper_of
from defusedxml.ElementTree import fromstring
from docx import Document
from new_log import new_log

from board.charts import Chart
from bot.papers.word import word_document
from commands.pack.paper import Paper
from commands.pack.readers import Reader
from commands.reply import Bold, Heading, Part, Picture, Table, listing, paragraph
from storage.database import Database

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# A picture of one dot.
PNG = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=")
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


def _paper(*parts: Part, appendix: tuple[Part, ...] = ()) -> Paper:
    return Paper("Title", "Subject", "Author", "OFFICIAL", date(2020, 7, 8), parts, appendix)


def _xml(document: bytes, name: str = "word/document.xml") -> Element:
    root: Element = fromstring(ZipFile(io.BytesIO(document)).read(name))
    return root


def _levels(root: Element) -> list[int]:
    styles = [each.get(f"{W}val", "") for each in root.iter(f"{W}pStyle")]
    return [int(style.removeprefix("Heading")) for style in styles if style.startswith("Heading")]


@pytest.fixture(scope="module", params=[*Reader, "empty"])
def document(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    log: Database = new_log(tmp_path_factory.mktemp("paper") / "boardbot.db")
    is_empty = request.param == "empty"
    say = begun(log, empty_board if is_empty else full_northmoor)
    try:
        return word_document(paper_of(say, Reader.BOARD if is_empty else request.param), repeat(None))
    finally:
        log.close()


def test_headings_stand_in_order_without_gaps(document: bytes) -> None:
    levels = _levels(_xml(document))

    assert levels
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_table_has_one_marked_row_of_headings_a_title_and_no_merged_cell(document: bytes) -> None:
    root = _xml(document)
    tables = list(root.iter(f"{W}tbl"))

    assert tables
    for table in tables:
        rows = table.findall(f"{W}tr")
        assert [bool(list(row.iter(f"{W}tblHeader"))) for row in rows] == [True, *[False] * (len(rows) - 1)]
        assert all(next(table.iter(f"{W}{name}")).get(f"{W}val") for name in ("tblCaption", "tblDescription"))
        assert len({len(row.findall(f"{W}tc")) for row in rows}) == 1
        assert not [cell for cell in table.iter(f"{W}tc") if not "".join(cell.itertext()).strip()]
    assert [list(root.iter(f"{W}{name}")) for name in ("gridSpan", "vMerge", "hMerge")] == [[], [], []]


def test_every_picture_has_words_in_its_place(document: bytes) -> None:
    assert all(each.get("descr") for each in _xml(document).iter(DRAWN))


def test_it_is_in_british_english_and_says_its_title(document: bytes) -> None:
    languages = {each.get(f"{W}val") for each in _xml(document, "word/styles.xml").iter(f"{W}lang")}
    about = Document(io.BytesIO(document)).core_properties

    assert languages == {"en-GB"}
    assert not [
        name
        for name in ZipFile(io.BytesIO(document)).namelist()
        if b"en-US" in ZipFile(io.BytesIO(document)).read(name)
    ]
    assert about.title.startswith("Improvement Board: ")
    assert (about.language, about.created) == ("en-GB", datetime(2020, 7, 8, tzinfo=UTC))
    assert about.author.endswith("Improvement Board")
    assert about.comments == ""


def test_no_letter_is_smaller_than_eleven_points_or_in_colour(document: bytes) -> None:
    styles, root = _xml(document, "word/styles.xml"), _xml(document)
    used = {each.get(f"{W}val") for each in root.iter(f"{W}pStyle")} | {"Normal"}
    said = [each for each in styles.iter(f"{W}style") if each.get(f"{W}styleId") in used]
    sizes = [int(size.get(f"{W}val", "0")) for style in said for size in style.iter(f"{W}sz")]

    assert min(sizes) >= 22
    assert {each.get(f"{W}val") for style in said for each in style.iter(f"{W}color")} <= {"000000", None}
    assert not list(root.iter(f"{W}color"))


def test_pages_are_numbered_and_marked(document: bytes) -> None:
    names = ZipFile(io.BytesIO(document)).namelist()
    foot = "".join("".join(_xml(document, each).itertext()) for each in names if each.startswith("word/footer"))
    head = "".join("".join(_xml(document, each).itertext()) for each in names if each.startswith("word/header"))

    assert "PAGE" in foot
    assert "NUMPAGES" in foot
    assert head.startswith("OFFICIAL · Improvement Board: ")


def test_the_words_of_the_paper_are_those_of_the_file() -> None:
    parts = (
        Heading("Overdue"),
        listing(("One ", Bold("two")), "Three"),
        Table(("Ref", "Due"), (("A1", "Fri 31 Jul 2020"), ("1.10", "")), said="Two actions"),
        paragraph("Last", "line"),
    )

    read: Any = Document(io.BytesIO(word_document(_paper(*parts, appendix=(Heading("Appendix"),)), repeat(None))))

    assert [(each.style.name, each.text) for each in read.paragraphs if each.text] == [
        ("Title", "Title"),
        ("Heading 1", "Overdue"),
        ("List Bullet", "One two"),
        ("List Bullet", "Three"),
        ("Normal", "Last\nline"),
        ("Heading 1", "Appendix"),
    ]
    assert [[cell.text for cell in row.cells] for row in read.tables[0].rows] == [
        ["Ref", "Due"], ["A1", "Fri 31 Jul 2020"], ["1.10", "\u2013"],
    ]  # fmt: skip
    assert [section.orientation for section in read.sections] == [0, 1]


def test_a_picture_has_its_words_beside_it_and_they_stand_in_its_place_where_none_is_drawn() -> None:
    chart = Chart(title="Visits", unit="%", points=())
    paper = _paper(Picture(chart, "Visits: 77%, 8 points short"))

    drawn = _xml(word_document(paper, repeat(PNG)))

    assert [each.get("descr") for each in drawn.iter(DRAWN)] == ["Visits: 77%, 8 points short"]
    assert "8 points short" in "".join(_xml(word_document(paper, repeat(None))).itertext())


def test_what_xml_cannot_hold_is_written_out_and_nothing_is_taken_for_markup() -> None:
    words = "a\x1b[31m \x00 \ud800 \ufffe <w:p> & ]]>\u202e"

    read: Any = Document(io.BytesIO(word_document(_paper(paragraph(words)), repeat(None))))

    assert read.paragraphs[1].text == r"a\x1b[31m \x00 \ud800 \ufffe <w:p> & ]]>" + "\u202e"


def test_the_same_paper_is_the_same_file() -> None:
    paper = _paper(Heading("One"), Table(("Ref",), (("A1",),)))

    assert word_document(paper, repeat(None)) == word_document(paper, repeat(None))


def test_no_empty_paragraph_stands_between_a_table_and_a_heading(document: bytes) -> None:
    body: list[Element] = [each for part in _xml(document) for each in part]
    beside = {id(two) for one, two in pairwise(body) if one.tag == f"{W}tbl"}
    empty = [each for each in body if each.tag == f"{W}p" and id(each) in beside and not "".join(each.itertext())]

    # The end of a section, and of the document, is a paragraph of its own.
    assert len(empty) <= len(list(_xml(document).iter(f"{W}sectPr")))
