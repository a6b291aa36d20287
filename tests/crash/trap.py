"""Starts `boardbot` with a trap set in it: `python -P trap.py '<orders, as JSON>' run`.

The product has no hooks for tests. What this program changes before it calls `boardbot`'s own entry point is:

- `clock`: a file whose content is the instant; the process reads it in place of the machine's clock.
- `kill`: where the process ends itself with SIGKILL. `at` is a function, `module:name.name`, or a statement of SQL in a
  transaction that writes, `sql:COMMIT`, or a page of a backup, `backup:page`. `when` is before or after; `call` is the
  how-manieth (1 is the first). Calls count only while the file `armed` is there, where one is named.
- `constants`: other values for constants of the product, by `module:NAME`.
- `told`: a function whose calls are told on standard output: `began <the instant>` and, once it has ended, `round <the
  instant at which it began>`.
- `most_bytes`: no file that the process writes may grow beyond this, as with a quota.

A name that is not there stops the start: a trap that cannot fire would prove nothing. So does a private name: a step
is one that the product names for others.
"""

import functools
import importlib
import json
import os
import resource
import signal
import sqlite3
import sys
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

SPRUNG = "the trap has sprung: "


def _found(name: str) -> tuple[Any, str]:
    """The owner of what `module:name.name` names, and its last name there. SystemExit where there is none, or where a
    name is private."""
    module, _, path = name.partition(":")
    if any(each.startswith("_") for each in [*module.split("."), *path.split(".")]):
        sys.exit(f"trap: {name} is private")
    *owners, last = path.split(".")
    owner: Any = importlib.import_module(module)
    for each in owners:
        owner = getattr(owner, each)
    if not hasattr(owner, last):
        sys.exit(f"trap: there is no {name}")
    return owner, last


def _kill_at(kill: dict[str, Any]) -> Callable[[], None]:
    """What is called whenever the trap's place is passed: at the call it waits for, it ends the process."""
    armed = Path(kill["armed"]) if kill.get("armed") else None
    left = [int(kill.get("call", 1))]

    def passed() -> None:
        if armed is not None and not armed.exists():
            return
        left[0] -= 1
        if left[0] == 0:
            os.write(1, f"{SPRUNG}{kill['at']}\n".encode())
            os.kill(os.getpid(), signal.SIGKILL)

    return passed


def _wrap(name: str, before: Callable[..., None], after: Callable[..., None]) -> None:
    owner, last = _found(name)
    inner = getattr(owner, last)

    @functools.wraps(inner)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        before(*args)
        answer = inner(*args, **kwargs)
        after(*args)
        return answer

    # Its owner may have it from another class; others may have imported it by its name already.
    setattr(owner, last, wrapped)
    for each in list(sys.modules.values()):
        for known in [known for known, value in vars(each).items() if value is inner]:
            setattr(each, known, wrapped)


def _nothing(*_: Any) -> None:
    pass


def _set_trap(kill: dict[str, Any]) -> None:
    passed, before = _kill_at(kill), kill["when"] == "before"
    kind, _, what = kill["at"].partition(":")
    if kind == "backup":
        _trap_backup(passed)
    elif kind == "sql":
        _trap_statement(what, passed, before)
    else:
        at = lambda *_: passed()  # noqa: E731 - two of them would be one too many
        _wrap(kill["at"], at if before else _nothing, _nothing if before else at)


def _trap_statement(statement: str, passed: Callable[[], None], before: bool) -> None:
    def at(tables: Any, sql: str, *_: Any) -> None:
        writes = sql.lstrip().startswith(statement) and not tables.conn.execute("PRAGMA query_only").fetchone()[0]
        if writes:
            passed()

    def at_server(connection: Any, message: bytes, *_: Any) -> None:
        # Several statements may go in one message.
        sql = message.decode()
        if sql.startswith("BEGIN"):
            connection.writes = "READ ONLY" not in sql
        if f"; {statement}" in f"; {sql.lstrip()}" and connection.writes:
            passed()

    if os.environ["BOARDBOT_DATABASE"].startswith("postgresql:"):
        sent = "storage.engines.postgresql_session:ServerConnection.sent"
        _wrap(sent, at_server if before else _nothing, _nothing if before else at_server)
    else:
        _wrap("sqlite_utils:Database.execute", at if before else _nothing, _nothing if before else at)


def _trap_backup(passed: Callable[[], None]) -> None:
    """SQLite copies page by page, and says so after each."""

    class Paged(sqlite3.Connection):
        def backup(self, target: sqlite3.Connection, **_: Any) -> None:
            super().backup(target, pages=1, progress=lambda *_: passed())

    sqlite3.connect = functools.partial(sqlite3.connect, factory=Paged)  # type: ignore[assignment]


def _set_clock(path: Path) -> None:
    owner, last = _found("bot.clock:now")
    setattr(owner, last, lambda: datetime.fromisoformat(path.read_text(encoding="ascii")))
    # Time passes where a test moves the clock.
    owner.steady = lambda: owner.now().timestamp()


def _tell(name: str) -> None:
    calls = threading.local()

    def begin(*_: Any) -> None:
        calls.began = sys.modules["bot.clock"].now().isoformat()
        os.write(1, f"began {calls.began}\n".encode())

    _wrap(name, begin, lambda *_: os.write(1, f"round {calls.began}\n".encode()) and None)


def main() -> None:
    orders = json.loads(sys.argv[1])
    if "most_bytes" in orders:
        resource.setrlimit(resource.RLIMIT_FSIZE, (orders["most_bytes"], orders["most_bytes"]))
    if "clock" in orders:
        _set_clock(Path(orders["clock"]))
    for name, value in orders.get("constants", {}).items():
        owner, last = _found(name)
        setattr(owner, last, value)
    if "told" in orders:
        _tell(orders["told"])
    if "kill" in orders:
        _set_trap(orders["kill"])
    sys.argv = ["boardbot", *sys.argv[2:]]
    from bot.command_line import main as boardbot  # noqa: PLC0415 - after the clock and the traps are in place

    boardbot()


if __name__ == "__main__":
    main()
