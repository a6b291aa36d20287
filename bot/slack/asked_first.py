"""Asks Slack for what must be known of people and channels before a command is carried out."""

from concurrent.futures import Future, wait
from dataclasses import replace
from datetime import datetime
from functools import partial

from board.boards import Board
from bot.slack.answering import aside
from bot.slack.channels import Channels
from bot.slack.incoming import Incoming
from bot.slack.look_ups import LookUps
from bot.slack.people import Directory
from bot.slack.unescape import people_in
from commands.boards.moving import asks_about_channels
from commands.dispatch.finding import is_of_person
from commands.with_board import NAMED, board_in_button
from storage.database import Database
from storage.store import Store

# How long to wait for fresh data in place of stale data.
REFRESH_SECONDS = 0.5
# The most people, and the most channels of boards, that one line makes the bot ask Slack about.
MOST_PEOPLE = 10
MOST_CHANNELS = 20


class AskedFirst:
    """Asks Slack about the people and channels that a line concerns, and stores the answers in `directory` and
    `channels`."""

    def __init__(self, database: Database, directory: Directory, channels: Channels, team: str) -> None:
        self._database = database
        self._directory = directory
        self._channels = channels
        self._team = team
        self._look_ups = LookUps()

    def close(self) -> None:
        """Stops asking."""
        self._look_ups.close()

    def ask(self, said: Incoming, boards: list[str], now: datetime, afresh: bool = False) -> None:
        """Asks Slack, in parallel, for whatever is unknown or stale; with `afresh`, the members of the boards' channels
        even if they are known. If Slack does not answer in time, the old data stays.

        The time spent here comes out of the same budget as waiting for the log, to keep within Slack's three seconds.
        """
        needed: list[Future[None]] = []
        stale: list[Future[None]] = []
        for each in self._to_ask_about(said, now):
            asked = self._look_ups.ask(("person", each), partial(self._directory.ask, each, now))
            (stale if self._directory.knows(each) else needed).append(asked)
        if said.channel and not said.channel.startswith("D") and self._channels.is_stale(said.channel, now):
            asked = self._look_ups.ask(("channel", said.channel), partial(self._channels.ask, said.channel, now))
            (needed if self._channels.is_shared(said.channel) is None else stale).append(asked)
        for each in self.led_from(said):
            needed.append(self._look_ups.ask(("gone", each), partial(self._channels.ask_whether_gone, each)))
        for each in boards:
            # A stale list of members is worthless: somebody may have left the channel.
            if afresh or self._channels.is_stale_in_members(each, now):
                needed.append(self._look_ups.ask(("members", each), partial(self._channels.ask_members, each, now)))
        if needed or stale:
            with aside():
                wait(needed, timeout=said.deadline.patience)
                wait(stale, timeout=min(said.deadline.patience, REFRESH_SECONDS))

    def placed(self, said: Incoming) -> Incoming:
        """A submitted form, or a press on Home, moved to the channel of its board. Anything else, and one of a board
        that does not exist, is returned unchanged."""
        board_id = said.filled.board if said.filled else said.board
        if board_id is None:
            return said
        with self._database.reading() as store:
            board = store.boards.get(self._workspace(said), board_id)
        return replace(said, channel=board.channel) if board else said

    def every_board(self, said: Incoming) -> list[str]:
        """The channels of all boards of the workspace."""
        with self._database.reading() as store:
            return [board.channel for board in self._boards(store, said)]

    def boards_of(self, said: Incoming, now: datetime) -> tuple[list[Board], bool]:
        """The boards whose channel the person is in, by name; and whether Slack did not say so for any of them. Raises
        Busy if the log cannot be read in time."""
        with self._database.reading(said.deadline) as store:
            boards = self._boards(store, said)
        self.ask(said, [board.channel for board in boards], now)
        found = [board for board in boards if self._channels.has(board.channel, said.person, now)]
        unsaid = any(self._channels.leaves_unsaid(board.channel, now) for board in boards)
        return sorted(found, key=lambda board: board.name.casefold()), unsaid

    def _boards(self, store: Store, said: Incoming) -> list[Board]:
        return store.boards.of_team(self._workspace(said))

    def _workspace(self, said: Incoming) -> str:
        """The workspace whose boards are meant: the bot's own, once that is known."""
        return self._team or said.team

    def _to_ask_about(self, said: Incoming, now: datetime) -> list[str]:
        """The people to ask Slack about: the speaker, then those mentioned whose profiles are unknown or stale, the
        last mentioned first because it is usually the owner. At most MOST_PEOPLE; sending the line again asks about the
        next."""
        mentioned = [each for each in people_in(said.text) if each != said.person]
        stale = self._directory.stale([*mentioned[-1:], *mentioned[:-1]], now)
        unknown_first = sorted(stale, key=self._directory.knows)
        return self._directory.stale([said.person], now) + unknown_first[:MOST_PEOPLE]

    def boards_channels(self, said: Incoming) -> list[str]:
        """The channels whose members must be known: every board's in a direct message, with `board:`, and for what is
        about the person alone where there is no board."""
        if said.filled or said.on_home:
            return [*filter(None, [said.channel]), *self.led_from(said)]
        number = board_in_button(said.text)[1]
        if number and said.pressed and not said.channel.startswith("D"):
            return self._of_number(said, number)
        if said.channel.startswith("D") or NAMED.search(said.text) or self._is_of_person(said):
            return self.every_board(said)
        return self.led_from(said)

    def _of_number(self, said: Incoming, number: int) -> list[str]:
        """The channel of the board that a button means, where it is not the one in which that was pressed."""
        with self._database.reading() as store:
            board = store.boards.get(self._workspace(said), number)
        return [board.channel] if board and board.channel != said.channel else []

    def _is_of_person(self, said: Incoming) -> bool:
        """It is about the person, and said where there is no board and nobody else reads the answer."""
        if said.overheard or not is_of_person(said.command, said.text):
            return False
        with self._database.reading() as store:
            return store.boards.in_channel(self._workspace(said), said.channel) is None

    def led_from(self, said: Incoming) -> list[str]:
        """The channels of the boards in which the person has a role, if the words set up, move or rename a board: at
        most MOST_CHANNELS, those that the words name first, then the newest. A board that is left out can be named."""
        if not asks_about_channels(said.command, said.text):
            return []
        words = said.text.casefold()
        with self._database.reading() as store:
            led = [board for board in self._boards(store, said) if said.person in board.roles]
        led.sort(
            key=lambda board: (board.name.casefold() not in words and board.channel.casefold() not in words, -board.id)
        )
        return [board.channel for board in led[:MOST_CHANNELS]]
