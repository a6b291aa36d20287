"""What the commands on a terminal share: the log that is there, the board that is meant, and how a fault is told."""

import errno
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import wraps
from pathlib import Path
from typing import ParamSpec

import click

from board.boards import Board, places_of
from board.refusals import Refusal
from bot.secrecy import redacted
from bot.settings import Misconfigured, load_settings
from commands.terminal import printable
from storage.database import Database
from storage.refused import OUT_OF_REACH, NoText, Unread, Unusable
from storage.store import Store

Arguments = ParamSpec("Arguments")
_NO_LETTERS = "What was typed is not in UTF-8, so that it can be neither kept nor looked for. Nothing was changed."
# Where the output goes to a disk that takes no more.
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
_NOT_WRITTEN = (
    "Not all of it could be written: {}. It may be no more than what is told here: look whether the rest was done, "
    "before you type the same again."
)

_OUT_OF_REACH = (
    "The log could not be read or written any more, and what was being saved then was not. The line above says why: "
    "see to that, and type the same again."
)


def told_plainly(run: Callable[Arguments, None]) -> Callable[Arguments, None]:
    """What a person can mend is said in a line or two, with exit code 1, and without a traceback."""

    @wraps(run)
    def wrapped(*args: Arguments.args, **kwargs: Arguments.kwargs) -> None:
        try:
            run(*args, **kwargs)
        except (Misconfigured, Unread, Unusable) as error:
            raise click.ClickException(printable(redacted(str(error)), kept="\n")) from error
        except OSError as error:
            if error.filename is None and error.errno in _NO_ROOM:
                raise click.ClickException(_NOT_WRITTEN.format(error.strerror)) from error
            if error.filename is None:
                raise
            raise click.ClickException(printable(f"{error.filename} cannot be used: {error.strerror}.")) from error
        except UnicodeEncodeError as error:
            if any("\ud800" <= each <= "\udfff" for each in error.object):
                raise click.ClickException(_NO_LETTERS) from None
            raise
        except Refusal as refusal:
            lines = [to_operator(refusal), *(line for line, _ in refusal.lines)]
            raise click.ClickException("\n".join(map(printable, lines))) from refusal

    return wrapped


def to_operator(refusal: Refusal) -> str:
    """Why something is refused, for whoever runs boardbot and reads its log here."""
    return _OUT_OF_REACH if refusal.reason == OUT_OF_REACH else refusal.reason


@contextmanager
def the_log() -> Iterator[Database]:
    """The log that is there: one that was made here would be empty, and look as if all were well."""
    with closing(Database(load_settings().log_address)) as database:
        database.check_is_there()
        try:
            database.prepare()
            yield database
        except NoText as error:
            raise Unusable(error.in_full()) from None


def log_file() -> Path:
    """The file that holds the log. Refused where the log is in a server, which is backed up by its own tools."""
    where = load_settings().log_address
    if isinstance(where, Path):
        return where
    raise Refusal(
        "The log is in a PostgreSQL server, and no file. Back it up with pg_dump, or with the server's own archive of "
        "what it writes; put it back with pg_restore; then type boardbot verify. docs/hosting.md says how."
    )


def board_named(store: Store, name: str) -> Board:
    """The board of that name, or of that Slack channel id; in a log of several workspaces also `T0123/C0456`."""
    called = board_called(store, name)
    return store.boards.get(called.team, called.id) or called


def board_called(store: Store, name: str) -> Board:
    """The same by its name, its place and its time zone alone: also one that cannot be read."""
    found = store.boards.called(name)
    if len(found) == 1:
        return found[0]
    every = store.boards.called()
    places = places_of(every)
    names = ", ".join(f"{each.name} ({places[each.id]})" for each in every)
    give = (
        "the workspace's id and the channel's" if any("/" in each for each in places.values()) else "the channel's id"
    )
    problem = f"There is no board {name!r}." if not found else f"{len(found)} boards are called {name!r}: give {give}."
    raise Refusal(f"{problem} Boards: {names or 'none yet'}. A board is started in Slack with /board setup.")


of_board = click.option(
    "--board", "name", required=True, help="The board's name, or its channel's id; of several workspaces, T0123/C0456."
)
