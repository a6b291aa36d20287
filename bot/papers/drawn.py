"""The paper that was asked for, composed and drawn as the kind of file that was asked for."""

from datetime import datetime

from board.boards import Board
from bot.papers.excel import excel_workbook
from bot.papers.word import word_document
from commands.pack.page import pack_of
from commands.pack.readers import PackAsked
from commands.pack.workbook import workbook_of
from commands.request import People
from storage.store import Store

WORD, EXCEL = ".docx", ".xlsx"


def drawn(ending: str, store: Store, board: Board, now: datetime, asked: PackAsked, people: People) -> bytes:
    """The paper as a file whose name ends so: a document, or a workbook of the lists behind it."""
    if ending.casefold() == EXCEL:
        return excel_workbook(workbook_of(store, board, now, asked, people))
    return word_document(pack_of(store, board, now, asked, people))
