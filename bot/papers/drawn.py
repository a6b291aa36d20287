"""Composes a requested paper from the log, and then draws it: drawing takes seconds, so it holds no lock."""

import pickle
import threading
from datetime import datetime

from board.boards import Board
from bot.apart import worked_apart
from bot.papers.chart import draw_all
from bot.papers.files import file_of
from commands.pack.page import pack_of
from commands.pack.paper import Paper, WorkbookOut
from commands.pack.readers import PackAsked
from commands.pack.workbook import workbook_of
from commands.reply import Picture
from commands.request import People
from storage.store import Store

WORD, EXCEL = ".docx", ".xlsx"
# A paper takes seconds; one with thousands of rows, on a busy machine, takes minutes.
MOST_SECONDS = 300
# How many charts one process draws.
_AT_ONCE = 8
_one_at_a_time = threading.Lock()


def composed_as(
    ending: str, store: Store, board: Board, now: datetime, asked: PackAsked, people: People
) -> Paper | WorkbookOut:
    """The content of a file with that extension: the paper, or the lists behind it."""
    make = workbook_of if ending.casefold() == EXCEL else pack_of
    return make(store, board, now, asked, people)


def drawn(composed: Paper | WorkbookOut) -> bytes:
    """The file."""
    return file_of(composed, _pictures(composed))


def drawn_apart(composed: Paper | WorkbookOut) -> bytes:
    """As `drawn`, by a separate process, one paper at a time: python-docx would take thirty megabytes here, and the
    processor's time from people who wait for answers. Raises what `worked_apart` raises."""
    with _one_at_a_time:
        return worked_apart("bot.papers.files", pickle.dumps((composed, _pictures(composed))), MOST_SECONDS)


def _pictures(composed: Paper | WorkbookOut) -> list[bytes | None]:
    """The pictures of a paper's charts, in order; None for each that could not be drawn."""
    parts = (*composed.parts, *composed.appendix) if isinstance(composed, Paper) else ()
    charts = [each.chart for each in parts if isinstance(each, Picture)]
    pictures: list[bytes | None] = []
    for first in range(0, len(charts), _AT_ONCE):
        some = charts[first : first + _AT_ONCE]
        pictures += draw_all(some) or [None] * len(some)
    return pictures
