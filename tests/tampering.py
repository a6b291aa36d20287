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
    """Written down here once more, and not taken from the product: it is what somebody with a database tool would do."""
    file.row_factory = sqlite3.Row
    common, boards = "", dict[int, str]()
    for row in map(dict, file.execute("SELECT * FROM history ORDER BY id").fetchall()):
        row["previous_hash"] = common if row["rule"] == 1 else boards.get(row["board_id"], common)
        content = [value for name, value in row.items() if name != "hash" and (name != "rule" or value != 1)]
        row["hash"] = hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()
        values = [row["previous_hash"], row["hash"], row["id"]]
        file.execute("UPDATE history SET previous_hash = ?, hash = ? WHERE id = ?", values)
        if row["rule"] == 1:
            common = row["hash"]
        else:
            boards[row["board_id"]] = row["hash"]
    file.execute("UPDATE digests SET history_hash = (SELECT hash FROM history WHERE id = history_id)")
