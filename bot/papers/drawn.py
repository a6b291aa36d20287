"""Composes a requested paper from the log, and then draws it: drawing takes seconds, so it holds no lock."""

from datetime import datetime

from board.boards import Board
from bot.papers.chart import draw_all
from commands.pack.page import pack_of
from commands.pack.paper import Paper
from commands.pack.readers import PackAsked
from commands.pack.workbook import WorkbookOut, workbook_of
from commands.request import People
from storage.store import Store

WORD, EXCEL = ".docx", ".xlsx"


def composed_as(
    ending: str, store: Store, board: Board, now: datetime, asked: PackAsked, people: People
) -> Paper | WorkbookOut:
    """The content of a file with that extension: the paper, or the lists behind it."""
    make = workbook_of if ending.casefold() == EXCEL else pack_of
    return make(store, board, now, asked, people)


def drawn(composed: Paper | WorkbookOut) -> bytes:
    """The file. The library that draws it is imported only now, so that the bot starts without it."""
    if isinstance(composed, WorkbookOut):
        from bot.papers.excel import excel_workbook  # noqa: PLC0415

        return excel_workbook(composed)
    from bot.papers.word import word_document  # noqa: PLC0415

    return word_document(composed, draw_all)
