"""What is exported from a board's log, with its people by their present names in Slack."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from board.boards import Board
from bot.import_people import people_of
from bot.settings import load_settings
from bot.terminal.on_the_log import board_named, the_log
from bot.terminal.token_of import token_of
from commands.request import People
from storage.store import Store

Given = TypeVar("Given")


def with_people(
    name: str,
    at: datetime,
    named: Callable[[Store, Board], list[str]],
    out: Callable[[Store, Board, People], Given],
) -> tuple[Given, list[str], People]:
    """The result of `out` for the board of that name, the Slack ids that are `named` in it, and the people."""
    with the_log() as log:
        with log.reading() as store:
            board, settings = board_named(store, name), load_settings()
            ids, token = named(store, board), token_of(settings, store, board.team)
        # Slack is asked while no lock is held.
        people = people_of(settings, token, at, ids)
        with log.reading() as store:
            return out(store, board_named(store, name), people), ids, people
