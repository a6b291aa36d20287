"""Verification of a damaged file: it is said in words."""

import os
from contextlib import closing

from board.actions import Action
from board.boards import Board
from board.refusals import Refusal
from storage.database import Database
from storage.upkeep.verify import problems_in


def filled(log: Database, board: Board) -> None:
    """Enough on the log to make its file some fifty pages long; and closed, so that all is in the one file."""
    with log.writing() as store:
        for n in range(50):
            new = Action(0, f"A{n}", "x" * 2000, opened_at=board.slots_from, updated_at=board.slots_from)
            store.actions.add(board.id, new)
    log.close()


def test_a_file_cut_short_gives_words_and_not_a_crash(log: Database, board: Board) -> None:
    filled(log, board)
    os.truncate(log.path, log.path.stat().st_size // 2)

    with closing(Database(log.path)) as cut:
        try:
            words = problems_in(cut)
        except Refusal as refusal:
            words = [refusal.reason]
    assert words
    assert all(each.startswith(("The log cannot be written or read", "The file is damaged")) for each in words)


def test_a_page_overwritten_gives_words_and_not_a_crash(log: Database, board: Board) -> None:
    filled(log, board)
    size = log.path.stat().st_size
    with log.path.open("r+b") as file:
        file.seek(size - 8192)
        file.write(b"\xff" * 4096)

    with closing(Database(log.path)) as damaged:
        try:
            words = problems_in(damaged)
        except Refusal as refusal:
            words = [refusal.reason]
    assert words
