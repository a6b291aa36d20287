"""Whatever people wrote comes into a paper as words: nothing in it breaks the file or comes alive."""

import io
from datetime import date
from itertools import repeat
from typing import Any
from zipfile import ZipFile

import openpyxl
from defusedxml.ElementTree import fromstring
from docx import Document
from examples import examples
from hypothesis import given, settings, strategies as some

from bot.papers.excel import excel_workbook
from bot.papers.word import word_document
from commands.pack.paper import Paper, SheetOut, WorkbookOut
from commands.reply import Bold, Heading, Table, listing, one_line, paragraph

AWKWARD = some.sampled_from(["=1+1", "+44", "@x", "-1", "1.10", "2020-07-08", "<w:p>", "]]>", "&amp;", "\x1b[2J", "_x0041_",
                             "http://x.y", "{TABLE}", "\u202e", "a\nb", "\ud800", "\ufffe", "mailto:a@b", "internal:A1!A1", "<r>", "</r>", "<r>a & b</r>"])  # fmt: skip
WORDS = some.one_of(AWKWARD, some.text(max_size=40), some.tuples(AWKWARD, some.text(max_size=9)).map("".join))
DAY = date(2020, 7, 8)


@given(WORDS, WORDS, WORDS)
@settings(max_examples=examples(600))
def test_a_document_of_any_words_opens(title: str, line: str, cell: str) -> None:
    parts = (
        Heading(title),
        paragraph((Bold(line), cell)),
        listing(line, cell),
        Table((title or "x",), ((cell,),), said=line),
    )

    made = word_document(Paper(title, line, cell, line, DAY, parts), repeat(None))

    for name in ZipFile(io.BytesIO(made)).namelist():
        if name.endswith(".xml"):
            fromstring(ZipFile(io.BytesIO(made)).read(name))
    read: Any = Document(io.BytesIO(made))
    plain = one_line(line)
    if plain.isprintable():
        assert plain in [each.text for each in read.paragraphs] or not plain
    assert len(read.tables) == 1


@given(WORDS, WORDS, WORDS)
@settings(max_examples=examples(600))
def test_a_workbook_of_any_words_opens_and_nothing_in_it_is_alive(title: str, line: str, cell: str) -> None:
    sheet = SheetOut("Actions", ("Ref", "Title"), ((cell, line), (line, title)), 2)
    about = (("Board", line), ("Note", cell))

    made = excel_workbook(WorkbookOut(title, line, cell, line, DAY, about, (sheet,)))

    book = openpyxl.load_workbook(io.BytesIO(made))
    cells = [each for page in book for row in page for each in row if each.value is not None]
    assert {each.data_type for each in cells} <= {"s"}
    assert not [each for each in cells if each.hyperlink]
    if cell.isprintable() and cell and "_x" not in cell:
        assert book["Actions"]["A2"].value == cell
