"""The paper that was asked for, composed from the log and then drawn: drawing takes seconds, and holds nothing."""

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
    """What a file of that ending holds: the paper, or the lists behind it."""
    make = workbook_of if ending.casefold() == EXCEL else pack_of
    return make(store, board, now, asked, people)


def drawn(composed: Paper | WorkbookOut) -> bytes:
    """The file itself. What draws it is looked for now: a bot starts without it."""
    if isinstance(composed, WorkbookOut):
        from bot.papers.excel import excel_workbook  # noqa: PLC0415

        return excel_workbook(composed)
    from bot.papers.word import word_document  # noqa: PLC0415

    return word_document(composed, draw_all)
