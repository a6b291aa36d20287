"""What somebody who may write the log's file could do to it with a database tool."""

import hashlib
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any


def tamper(path: Path, *statements: str, redo: bool = False) -> None:
    """Each statement alters one row or more. The triggers are taken off first, and put back word for word after it.

    With `redo` every hash of the history is done again, and every digest with the line that it names and the
    fingerprint that it bears: the file is as if that had been its history from the beginning.
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
        if row["rule"] == 2 and '"messages"' in row["changes"]:
            row["changes"] = _redone_digest(file, row, boards.get(row["board_id"], ""))
        row["previous_hash"] = common if row["rule"] == 1 else boards.get(row["board_id"], common)
        content = [value for name, value in row.items() if name != "hash" and (name != "rule" or value != 1)]
        row["hash"] = hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()
        values = [row["changes"], row["previous_hash"], row["hash"], row["id"]]
        file.execute("UPDATE history SET changes = ?, previous_hash = ?, hash = ? WHERE id = ?", values)
        if row["rule"] == 1:
            common = row["hash"]
        else:
            boards[row["board_id"]] = row["hash"]
    file.execute("UPDATE digests SET history_hash = (SELECT hash FROM history WHERE id = history_id)")


def _redone_digest(file: sqlite3.Connection, row: dict[str, Any], newest: str) -> str:
    """The changes of the line with which a digest was claimed, once its message bears the fingerprint of `newest`."""
    changes = json.loads(row["changes"])
    digest = file.execute(
        "SELECT id, history_hash FROM digests WHERE board_id = ? AND slot = ?", [row["board_id"], changes["digest"][1]]
    ).fetchone()
    of_digest = "SELECT id, message FROM outbox WHERE digest_id = ? ORDER BY id"
    for post in file.execute(of_digest, [digest["id"]]).fetchall():
        message = post["message"].replace(_grouped(digest["history_hash"]), _grouped(newest))
        file.execute("UPDATE outbox SET message = ? WHERE id = ?", [message, post["id"]])
    messages = [json.loads(post["message"]) for post in file.execute(of_digest, [digest["id"]])]
    sealed = hashlib.sha256(json.dumps(messages, ensure_ascii=False).encode()).hexdigest()
    changes["messages"] = (None, sealed)
    return json.dumps(changes, ensure_ascii=False, sort_keys=True)


def _grouped(line_hash: str) -> str:
    return " ".join(line_hash[start : start + 4] for start in range(0, 20, 4))
