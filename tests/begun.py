"""A conversation that goes on from what was said before: said once in a process, and the log copied from then on."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from conversation import SAM, Conversation, Crowd, Person, import_northmoor, told
from in_postgresql import LogInServer, Rows, emptied, emptied_log, kept_rows, put_back
from new_log import empty_log, new_log

from storage.database import Database

Begin = Callable[[Conversation], object]


@dataclass(frozen=True)
class _Begun:
    """How `begin` left a conversation: the log's file or rows, the time, the people, and how much was sent."""

    log: bytes | Rows
    now: datetime
    people: tuple[Person, ...]
    sent: int


def begun(log: Database, begin: Begin) -> Conversation:
    """A conversation as `begin` leaves one that is new, on this log, which nobody has used yet.

    `begin` is a module's own function, not one made for the test: it is called once, and what it gives is lost.
    """
    before = _begun_in_server(begin) if isinstance(log, LogInServer) else _begun(begin)
    if isinstance(before.log, Rows):
        put_back(before.log)
    else:
        assert log.path.read_bytes() == empty_log()
        assert not log.path.with_name(f"{log.path.name}-wal").exists()
        log.path.write_bytes(before.log)
    return Conversation(log, before.now, Crowd(list(before.people)), deliveries=count(before.sent))


@cache
def _begun(begin: Begin) -> _Begun:
    with TemporaryDirectory() as folder:
        say = Conversation(new_log(Path(folder) / "boardbot.db"))
        begin(say)
        say.log.close()
        return _left(say.log.path.read_bytes(), say)


@cache
def _begun_in_server(begin: Begin) -> _Begun:
    say = Conversation(emptied_log())
    begin(say)
    left = _left(kept_rows(), say)
    emptied()
    return left


def _left(log: bytes | Rows, say: Conversation) -> _Begun:
    return _Begun(log, say.now, tuple(say.crowd.people), next(say.deliveries))


def a_board(say: Conversation) -> None:
    """Sam is support, Pat the chair, everybody else an officer. Owners move their dates by themselves."""
    say("/board setup Improvement Board chair: <@U0PAT>", by=SAM)
    say("/board dates owner", by=SAM)
    say("/board meeting 5 August 2020", by=SAM)
    told(say)


def northmoors(say: Conversation) -> None:
    """The same board with Northmoor's figures and the 150 actions."""
    a_board(say)
    import_northmoor(say.log, say.now)
