"""What is on the log, read past the bot: whether it is sound, and how often each thing that was said is there."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
from crash.tally import TALLY

from storage.database import Database
from storage.upkeep.verify import problems_in

# A file, or the address of a database in a server.
Address = Path | str


def rows(address: Address, sql: str) -> list[tuple[object, ...]]:
    """What a statement finds, past boardbot's own code.

    A file is read only, so that what a killed process left in its `-wal` is still there for the next one to take in.
    """
    if isinstance(address, str):
        with psycopg.connect(address) as server:
            return server.execute(sql.encode()).fetchall()
    with closing(_looked_at(address)) as connection:
        return connection.execute(sql).fetchall()


def _looked_at(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)


@contextmanager
def _to_verify(address: Address) -> Iterator[Address]:
    """What may be opened by boardbot: a copy of a file (see `rows`), or the database itself, which is only read."""
    if isinstance(address, str):
        yield address
        return
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.db"
        with closing(_looked_at(address)) as log, closing(sqlite3.connect(copy)) as target:
            log.backup(target)
        yield copy


def assert_sound(address: Address) -> None:
    """SQLite finds its file whole, and `boardbot verify` nothing to say."""
    if isinstance(address, Path):
        assert rows(address, "PRAGMA integrity_check") == [("ok",)]
    with _to_verify(address) as kept, closing(Database(kept)) as database:
        problems = problems_in(database)
    assert problems == [], problems


def times_said(address: Address, lines: Iterable[str]) -> Counter[str]:
    """How many lines of history each of `lines`, as typed, has made; each made its own change with it."""
    wanted = set(lines)
    said = Counter(str(row[0]) for row in rows(address, "SELECT said FROM history"))
    return Counter({line: said[line] for line in wanted})


def assert_kept(address: Address, acknowledged: Sequence[str], typed_again: int = 0) -> None:
    """Every acknowledged line was done exactly once, and the log is sound; counted once for each test.

    `typed_again` of them lost their first acknowledgement to a kill.
    """
    assert_sound(address)
    assert len(set(acknowledged)) == len(acknowledged)
    found = times_said(address, acknowledged)
    lost = sum(not found[line] for line in acknowledged)
    doubled = sum(number > 1 for number in found.values())
    TALLY.changes(len(acknowledged), len(acknowledged) - lost, lost, doubled, typed_again)
    assert (lost, doubled) == (0, 0), {line: number for line, number in found.items() if number != 1}
