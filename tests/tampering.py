"""What somebody who may write the log's file could do to it with a database tool."""

import hashlib
import json
import sqlite3
from contextlib import closing
from pathlib import Path


def tamper(path: Path, *statements: str, redo: bool = False) -> None:
    """Each statement alters one row or more. The triggers are taken off first, and put back word for word after it.

    With `redo` every hash of the history is done again, and every digest's note of one.
    """
    with closing(sqlite3.connect(path)) as file, file:
        triggers = file.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            file.execute(f"DROP TRIGGER {name}")
        for sql in statements:
            assert file.execute(sql).rowcount != 0, f"nothing was altered: {sql}"
        if redo:
            _redo_hashes(file)
        for _, sql in triggers:
            file.execute(sql)


def _redo_hashes(file: sqlite3.Connection) -> None:
    before = ""
    for line, *content in file.execute("SELECT * FROM history ORDER BY id").fetchall():
        # The last two columns are the hashes.
        chained = [line, *content[:-2], before]
        new = hashlib.sha256(json.dumps(chained, ensure_ascii=False).encode()).hexdigest()
        file.execute("UPDATE history SET previous_hash = ?, hash = ? WHERE id = ?", [before, new, line])
        before = new
    file.execute("UPDATE digests SET history_hash = (SELECT hash FROM history WHERE id = history_id)")
