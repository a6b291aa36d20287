"""What the commands on a terminal share: the existing log, and the board that is meant."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import click

from board.boards import Board, places_of
from board.refusals import Refusal
from bot.settings import load_settings
from storage.database import Database
from storage.refused import NoText, Unusable
from storage.store import Store


@contextmanager
def the_log() -> Iterator[Database]:
    """The existing log. It is never created here: an empty one would look as if all were well."""
    with closing(Database(load_settings().log_address)) as database:
        database.check_is_there()
        try:
            database.prepare()
            yield database
        except NoText as error:
            raise Unusable(error.in_full()) from None


def log_file() -> Path:
    """The file that holds the log. Raises Refusal if the log is in a server, which is backed up by its own tools."""
    where = load_settings().log_address
    if isinstance(where, Path):
        return where
    raise Refusal(
        "The log is in a PostgreSQL server, and no file. Back it up with pg_dump, or with the server's own archive of "
        "what it writes; put it back with pg_restore; then type boardbot verify. docs/hosting.md says how."
    )


def board_named(store: Store, name: str) -> Board:
    """The board with that name or Slack channel id; in a log of several workspaces also `T0123/C0456`."""
    called = board_called(store, name)
    return store.boards.get(called.team, called.id) or called


def board_called(store: Store, name: str) -> Board:
    """The same, with its name, place and time zone alone: it finds boards that cannot be read too."""
    found = store.boards.called(name)
    if len(found) == 1:
        return found[0]
    every = store.boards.called()
    places = places_of(every)
    names = ", ".join(f"{each.name} ({places[each.id]})" for each in found or every)
    give = (
        "the workspace's id and the channel's" if any("/" in each for each in places.values()) else "the channel's id"
    )
    problem = f"There is no board {name!r}." if not found else f"{len(found)} boards are called {name!r}: give {give}."
    raise Refusal(f"{problem} Boards: {names or 'none yet'}. A board is started in Slack with /board setup.")


of_board = click.option(
    "--board", "name", required=True, help="The board's name, or its channel's id; of several workspaces, T0123/C0456."
)
