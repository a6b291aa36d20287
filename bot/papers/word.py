"""A paper as an accessible Word document: real headings, tables with marked header rows and no merged cells,
alternative text, language and title, and no meaning by colour alone.

What python-docx has no method for (a marked header row, a table's title, alternative text, the language) is one XML
attribute each.
"""

import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, time
from itertools import zip_longest
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt, RGBColor

from bot.papers.columns import widths
from bot.papers.still import stilled
from bot.papers.xml_words import in_xml
from commands.pack.paper import Paper
from commands.reply import Bold, Buttons, Heading, Line, Paragraph, Part, Picture, Table

LANGUAGE = "en-GB"
FONT = "Arial"
BLACK = RGBColor(0, 0, 0)
_NOT_OURS = ("/thumbnail", "/stylesWithEffects")
_SIZES = {"Normal": 11, "Title": 20, "Heading 1": 16, "Heading 2": 13, "Heading 3": 12}
_MARGIN = Mm(20)
_PORTRAIT, _LANDSCAPE = (Mm(210), Mm(297)), (Mm(297), Mm(210))
# Wide enough to read, and small enough for three charts on a page.
_CHART = Mm(100)
_SHADE = "E7E7E7"
# A screen reader says nothing for an empty cell, and it looks as if something were missing.
NOTHING = "\u2013"


def word_document(paper: Paper, pictures: Iterable[bytes | None]) -> bytes:
    """The paper as a .docx file. The same paper gives the same file, byte for byte. `pictures` are the PNGs of its
    charts, in order; None for one that is to be described in words."""
    document = Document()
    _without_what_is_not_ours(document)
    _describe(document, paper)
    _style(document)
    _page(document.sections[0], _PORTRAIT)
    _running(document.sections[0], paper)
    document.add_paragraph(in_xml(paper.title), style="Title")
    drawn = iter(pictures)
    _draw(document, paper.parts, _PORTRAIT, drawn)
    if paper.appendix:
        _page(document.add_section(WD_SECTION.NEW_PAGE), _LANDSCAPE)
        _draw(document, paper.appendix, _LANDSCAPE, drawn)
    out = io.BytesIO()
    document.save(out)
    return stilled(out.getvalue())


def _describe(document: Any, paper: Paper) -> None:
    about, made = document.core_properties, datetime.combine(paper.as_at, time(), UTC)
    about.title, about.subject = in_xml(paper.title), in_xml(paper.subject)
    about.author = about.last_modified_by = in_xml(paper.author)
    about.created = about.modified = made
    about.language, about.keywords, about.comments, about.revision = LANGUAGE, in_xml(paper.marking), "", 1


def _without_what_is_not_ours(document: Any) -> None:
    """Removes python-docx's own: its template has a thumbnail, and styles for Word 2007 that are in another
    language."""
    for relations in (document.part.rels, document.part.package.rels):
        for key in [key for key, each in relations.items() if each.reltype.endswith(_NOT_OURS)]:
            del relations[key]


def _style(document: Any) -> None:
    """One plain black typeface of a readable size throughout, and the language of all of it."""
    said = (*document.styles.element.iter(qn("w:lang")), *document.settings.element.iter(qn("w:themeFontLang")))
    for language in said:
        for name in ("w:val", "w:eastAsia"):
            language.set(qn(name), LANGUAGE)
    for name, size in _SIZES.items():
        style = document.styles[name]
        style.font.size, style.font.color.rgb, style.font.name = Pt(size), BLACK, FONT
        fonts = style.element.rPr.rFonts
        for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.attrib.pop(qn(f"w:{kind}Theme"), None)
            fonts.set(qn(f"w:{kind}"), FONT)
    line_below = document.styles["Title"].element.pPr.find(qn("w:pBdr"))
    if line_below is not None:
        document.styles["Title"].element.pPr.remove(line_below)
    normal = document.styles["Normal"].paragraph_format
    normal.space_after, normal.line_spacing = Pt(6), 1.1
    document.styles["List Bullet"].paragraph_format.space_after = Pt(4)


def _page(section: Any, size: tuple[Mm, Mm]) -> None:
    section.page_width, section.page_height = size
    section.orientation = WD_ORIENT.LANDSCAPE if size == _LANDSCAPE else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN


def _running(section: Any, paper: Paper) -> None:
    """The marking and the title at the top of every page, and its number at the bottom."""
    section.header.paragraphs[0].text = in_xml(f"{paper.marking} · {paper.title} · {paper.subject}")
    foot = section.footer.paragraphs[0]
    foot.add_run("Page ")
    _field(foot, "PAGE")
    foot.add_run(" of ")
    _field(foot, "NUMPAGES")


def _field(paragraph: Any, code: str) -> None:
    """A number that Word works out when it displays the page."""
    for kind in ("begin", "", "separate", "1", "end"):
        run = paragraph.add_run()
        if kind == "":
            words = OxmlElement("w:instrText")
            words.text = code
            run._r.append(words)
        elif kind == "1":
            run.text = kind
        else:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)


def _draw(document: Any, parts: Sequence[Part], page: tuple[Mm, Mm], drawn: Iterator[bytes | None]) -> None:
    for part, then in zip_longest(parts, parts[1:]):
        match part:
            case Heading():
                document.add_heading(in_xml(part.words), level=part.level)
            case Paragraph():
                _paragraph(document, part)
            case Table():
                _table(document, part, page)
                # A heading keeps its own distance, and a screen reader says of an empty paragraph that it is blank.
                if not isinstance(then, Heading):
                    document.add_paragraph().paragraph_format.space_after = Pt(0)
            case Picture():
                _picture(document, part, next(drawn))
            case Buttons():
                pass  # Buttons are of no use on paper.


def _picture(document: Any, part: Picture, png: bytes | None) -> None:
    if png is None:
        document.add_paragraph(in_xml(part.alt))
        return
    shape = document.add_picture(io.BytesIO(png), width=_CHART)
    about = shape._inline.docPr
    about.set("descr", in_xml(part.alt))
    about.set("title", "Chart")


def _paragraph(document: Any, part: Paragraph) -> None:
    if part.listed:
        for line in part.lines:
            _put(document.add_paragraph(style="List Bullet"), line)
        return
    paragraph = document.add_paragraph()
    for number, line in enumerate(part.lines):
        if number:
            paragraph.add_run().add_break()
        _put(paragraph, line)


def _put(paragraph: Any, line: Line) -> None:
    for span in line:
        words = in_xml(span if isinstance(span, str) else span.words)
        paragraph.add_run(words).bold = isinstance(span, Bold) or None


def _table(document: Any, part: Table, page: tuple[Mm, Mm]) -> None:
    table = document.add_table(rows=0, cols=len(part.headings), style="Table Grid")
    table.autofit = False
    shares = widths(part.headings, part.rows, page[0].mm - 2 * _MARGIN.mm)
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Mm(share)
    _row(table, part.headings, shares, heading=True)
    for cells in part.rows:
        _row(table, cells, shares)
    _say_what_it_is(table, part)


def _row(table: Any, cells: Iterable[str], shares: Iterable[float], heading: bool = False) -> None:
    row = table.add_row()
    about = row._tr.get_or_add_trPr()
    about.append(OxmlElement("w:cantSplit"))
    if heading:
        about.append(OxmlElement("w:tblHeader"))
    for cell, words, share in zip(row.cells, cells, shares, strict=True):
        cell.width = Mm(share)
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(2)
        for number, line in enumerate((words.strip() or NOTHING).splitlines()):
            if number:
                paragraph.add_run().add_break()
            paragraph.add_run(in_xml(line)).bold = heading or None
        if heading:
            paragraph.paragraph_format.keep_with_next = True
            shade = OxmlElement("w:shd")
            for name, value in (("val", "clear"), ("color", "auto"), ("fill", _SHADE)):
                shade.set(qn(f"w:{name}"), value)
            cell._tc.get_or_add_tcPr().append(shade)


def _say_what_it_is(table: Any, part: Table) -> None:
    """Sets the table's title and a description of its columns, for people who hear it read out."""
    said = part.said or ", ".join(part.headings)
    for name, words in (("tblCaption", said), ("tblDescription", f"Columns: {', '.join(part.headings)}")):
        element = OxmlElement(f"w:{name}")
        element.set(qn("w:val"), in_xml(words))
        table._tbl.tblPr.append(element)
