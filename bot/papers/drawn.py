"""The paper that was asked for, composed and drawn as the kind of file that was asked for."""

from datetime import datetime

from board.boards import Board
from bot.papers.word import word_document
from commands.pack.page import pack_of
from commands.pack.readers import PackAsked
from commands.request import People
from storage.store import Store


def drawn(ending: str, store: Store, board: Board, now: datetime, asked: PackAsked, people: People) -> bytes:
    """The paper as a file whose name ends so: `.docx`."""
    return word_document(pack_of(store, board, now, asked, people))
