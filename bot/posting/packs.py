"""Composes the paper that somebody asked for in Slack, when it is sent."""

import re

from board.boards import Board
from board.refusals import Refusal
from board.words import day
from bot.posting.composing import AskedFor, Composed, Document
from bot.slack.people import Directory
from commands.pack.names import what_to_mind
from commands.pack.paper import Paper, WorkbookOut
from commands.pack.people import people_of_board
from commands.pack.values import from_values
from commands.reply import Bold, paragraph, reply
from storage.database import Database
from storage.store import Store

NOT_NOW = "You are neither the chair nor board support of this board any more, so its paper is not sent to you."
GONE = "The board that the paper was to be of is not here any more."
_NOT_IN_A_NAME = re.compile(r"[^a-z0-9]+")


class PackComposer:
    """Composes papers of the boards in a log; `directory` knows the people."""

    def __init__(self, database: Database, directory: Directory) -> None:
        self._database = database
        self._directory = directory

    def __call__(self, asked: AskedFor) -> Composed:
        """The paper, with a sentence on what it is. Raises Refusal if the person has lost the right to it since, and
        Busy if the bot is told to stop meanwhile: it is drawn again once the bot is back."""
        from bot.papers.drawn import composed_as, drawn_apart  # noqa: PLC0415 - the bot starts without what composes papers

        wanted, ending = from_values(asked.values)
        with self._database.reading() as store:
            named = people_of_board(store, self._board(store, asked))
        self._directory.ask_those(self._directory.stale(named, asked.now), asked.now)
        with self._database.reading() as store:
            board = self._board(store, asked)
            if not board.leads(wanted.asked_by):
                raise Refusal(NOT_NOW)
            paper = composed_as(ending, store, board, asked.now, wanted, self._directory)
        about = f"{paper.title}, figures as at {day(paper.as_at)}"
        missing = what_to_mind(wanted.reader, named, self._directory)
        lines = [(Bold(f"{paper.title}."), f" Figures as at {day(paper.as_at)}."), *([missing] if missing else [])]
        words = reply(paragraph(*lines))
        return Composed(words, Document(_name(paper, ending), drawn_apart(paper), about))

    def _board(self, store: Store, asked: AskedFor) -> Board:
        board = store.boards.get(asked.post.team, asked.post.board_id)
        if board is None:
            raise Refusal(GONE)
        return board


def _name(paper: Paper | WorkbookOut, ending: str) -> str:
    """`improvement-board-board-paper-2020-07-08.docx`."""
    return f"{_NOT_IN_A_NAME.sub('-', paper.title.casefold()).strip('-')}-{paper.as_at.isoformat()}{ending}"
