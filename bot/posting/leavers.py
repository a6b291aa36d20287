"""Tells a board's channel, once, that a person who leads the board has left Slack, and how to name somebody else."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from board.boards import Board
from board.roles import Role
from board.words import listed
from bot.own_history import record
from bot.slack.people import Directory
from commands.boards.role_changes import called
from commands.reply import Bold, Code, Line
from commands.told.telling import put_to
from storage.database import Database
from storage.store import Store

# The verb of the line of history that records it.
LEFT = "left"
ASK_EVERY = timedelta(hours=1)


class Leavers:
    """Watches those who lead the boards. What was told is remembered here and in the history, so that it is told
    once."""

    def __init__(self, database: Database, directory: Directory) -> None:
        self._database = database
        self._directory = directory
        self._told: set[tuple[int, tuple[str, ...]]] = set()
        self._asked: datetime | None = None

    def put(self, boards: Sequence[Board], now: datetime) -> bool:
        """Puts in the outbox what the channels of these boards must be told: that the chair has left, or the last of
        board support. True if this process has not told of somebody before."""
        self._ask(boards, now)
        untold = [
            (board, left, role)
            for board in boards
            for left, role in self._left(board)
            if (board.id, tuple(left)) not in self._told
        ]
        for board, left, role in untold:
            with self._database.writing(team=board.team) as store:
                _tell(store, board, left, role, now)
            self._told.add((board.id, tuple(left)))
        return bool(untold)

    def _ask(self, boards: Sequence[Board], now: datetime) -> None:
        """Asks Slack once an hour who they are: an event about somebody may have been missed."""
        if self._asked is not None and abs(now - self._asked) < ASK_EVERY:
            return
        self._asked = now
        leaders = {each: None for board in boards for each in board.roles if board.leads(each)}
        self._directory.ask_those(self._directory.stale(leaders, now), now)

    def _left(self, board: Board) -> Iterator[tuple[list[str], Role]]:
        for role, people in ((Role.CHAIR, [board.chair] if board.chair else []), (Role.SUPPORT, list(board.support))):
            if people and all(self._has_left(each) for each in people):
                yield people, role

    def _has_left(self, person: str) -> bool:
        known = self._directory.person(person)
        return known is not None and known.deleted


def _tell(store: Store, board: Board, left: list[str], role: Role, now: datetime) -> None:
    """Tells it in the same transaction as the line of history that records it, which other processes then find."""
    lines = store.history.of(board.id, "board", board.id)
    told = {each for line in lines if LEFT in line.changes for each in str(line.changes[LEFT][1]).split()}
    if told.issuperset(left):
        return
    record(store, board, LEFT, {LEFT: (None, " ".join(left))}, now)
    who = listed([f"<@{each}>" for each in left])
    title: Line = (Bold(f"{board.name}: {who}, {called(role)}, {'has' if len(left) == 1 else 'have'} left Slack."),)
    name: Line = ("Name somebody else: ", Code(f"/board {role} @name"))
    own: Line = ("What they own goes to another with ", Code(f"/board handover <@{left[0]}> @name"))
    put_to(store, board, store.history.last_of(board.id)[0], board.channel, (title, name, own), now)
