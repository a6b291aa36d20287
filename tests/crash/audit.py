"""What is on the log, read from its file: whether it is sound, and how often each thing that was said is there."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from crash.tally import TALLY

from storage.database import Database
from storage.upkeep.verify import problems_in


def rows(path: Path, sql: str, values: Sequence[object] = ()) -> list[tuple[object, ...]]:
    """What a statement finds, past boardbot's own code.

    Read-only, so that what a killed process left in the `-wal` is still there for the next one to take in.
    """
    with closing(_looked_at(path)) as connection:
        return connection.execute(sql, values).fetchall()


def _looked_at(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)


def assert_sound(path: Path) -> None:
    """SQLite finds the file whole, and `boardbot verify` nothing to say. A copy is looked at: see `rows`."""
    assert rows(path, "PRAGMA integrity_check") == [("ok",)]
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.db"
        with closing(_looked_at(path)) as log, closing(sqlite3.connect(copy)) as target:
            log.backup(target)
        database = Database(copy)
        try:
            problems = problems_in(database)
        finally:
            database.close()
    assert problems == [], problems


def times_said(path: Path, lines: Iterable[str]) -> Counter[str]:
    """How many lines of history each of `lines`, as typed, has made; each made its own change with it."""
    wanted = set(lines)
    said = Counter(str(row[0]) for row in rows(path, "SELECT said FROM history"))
    return Counter({line: said[line] for line in wanted})


def assert_kept(path: Path, acknowledged: Sequence[str], typed_again: int = 0) -> None:
    """Every acknowledged line was done exactly once, and the log is sound; counted once for each test.

    `typed_again` of them lost their first acknowledgement to a kill.
    """
    assert_sound(path)
    assert len(set(acknowledged)) == len(acknowledged)
    found = times_said(path, acknowledged)
    lost = sum(not found[line] for line in acknowledged)
    doubled = sum(number > 1 for number in found.values())
    TALLY.changes(len(acknowledged), len(acknowledged) - lost, lost, doubled, typed_again)
    assert (lost, doubled) == (0, 0), {line: number for line, number in found.items() if number != 1}
