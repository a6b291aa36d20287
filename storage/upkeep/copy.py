"""Copies a whole log from a file to a server, back, or to another of the same kind."""

import re
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from itertools import islice, zip_longest
from typing import Any

from board.boards import Board
from storage.engines.connection import Connection, Filling
from storage.engines.engine import engine_of
from storage.engines.shape import place, references, shape
from storage.refused import NotKept, Unusable
from storage.store import Store
from storage.upkeep.verify import problems_of

SHOWN = 5
_NOT_OURS = (
    "boardbot writes none: another program has changed the log, or it is damaged. Put it right, or go back to a "
    "backup; then type the same again."
)
# Except in a command line, which is to be typed as it is.
_SETTING = re.compile(r"BOARDBOT_DATABASE(?!=)")


@dataclass(frozen=True, slots=True)
class CopiedLog:
    """What was copied: how many lines of history and other rows, and each board with its newest line's hash.

    `problems` are those that the log had before, and that the copy has too.
    """

    lines: int
    others: int
    newest: list[tuple[Board, str]]
    problems: list[str]


def copy_log(source: str, target: str) -> CopiedLog:
    """Copies the log at one address, as it is at one instant, to another where nothing exists yet. An address is a
    file's path or `postgresql://…`. Every row and id is kept, and new ids continue after them.

    The copy is compared with the log row by row, and verified, before it appears. Raises Unusable if it differs, if the
    log is missing or of another version, and if anything exists at the target. A kill at any step leaves the log as it
    was, and nothing at the target.
    """
    with ExitStack() as opened:
        with _called("FROM"):
            there = opened.enter_context(opened.enter_context(closing(engine_of(source))).snapshot())
            _refuse_astray(there)
        try:
            copied = _copied(there, target)
        except _Unread as unread:
            with _called("FROM"), opened.pop_all():
                raise unread.error from None
    return copied


class _Unread(Exception):
    """The log that is copied could not be read: the fault is not in the copy."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error


def _copied(there: Connection, target: str) -> CopiedLog:
    with _called("TO"), ExitStack() as opened:
        new = opened.enter_context(opened.enter_context(closing(engine_of(target))).filled())
        for table in shape():
            copy_table(there, new, table)
        new.complete()
        rows = {table: _compared(there, new.connection, table) for table in shape()}
        lines = rows.pop("history")
        copied = CopiedLog(lines, sum(rows.values()), _newest(there, new.connection), _problems(there, new.connection))
    return copied


class _OfTheRows(Unusable):
    """The fault is in the rows or their copy, not at either address."""


@contextmanager
def _called(side: str) -> Iterator[None]:
    """Engines' refusals name the setting BOARDBOT_DATABASE; here they must name the side, FROM or TO."""
    try:
        yield
    except _OfTheRows:
        raise
    except Unusable as error:
        words = _SETTING.sub(side, str(error))
        raise Unusable(f"{side}: {words.removeprefix(f'{side}: ')}") from None


def copy_table(there: Connection, new: Filling, table: str) -> None:
    """Copies the rows of one table."""
    try:
        new.fill(table, shape()[table], (tuple(row.values()) for row in _read(there, table)))
    except NotKept as error:
        row = next(islice(_read(there, table), error.nth - 1, None))
        where = place(table, row[shape()[table][0]], error.column)
        raise _OfTheRows(
            f"FROM: The log has a value that PostgreSQL cannot keep: {where}. Such are the character NUL in a text, "
            f"and a text where a number belongs. {_NOT_OURS}"
        ) from None


@contextmanager
def _reading() -> Iterator[None]:
    """Wraps errors from reading the log that is copied in _Unread."""
    try:
        yield
    except Exception as error:
        raise _Unread(error) from error


def _read(there: Connection, table: str) -> Iterator[dict[str, Any]]:
    with _reading():
        yield from _rows(there, table)


def _rows(log: Connection, table: str) -> Iterator[dict[str, Any]]:
    columns = shape()[table]
    return log.long_query(f"SELECT {', '.join(columns)} FROM {table} ORDER BY {columns[0]}")


def _compared(there: Connection, copy: Connection, table: str) -> int:
    """How many rows the table has in both. Raises Unusable at the first that differs."""
    rows = 0
    for ours, theirs in zip_longest(_read(there, table), _rows(copy, table), fillvalue=dict[str, Any]()):
        if ours != theirs:
            names = ", ".join(each for each in shape()[table] if ours.get(each) != theirs.get(each))
            raise _differs(f"row {rows + 1} of the table {table} is not the same in {names}")
        rows += 1
    return rows


def _refuse_astray(log: Connection) -> None:
    """Raises Unusable for the first row whose foreign key has no row to refer to."""
    for table, (number, *_) in shape().items():
        for column, other in references()[table].items():
            found = log.execute(
                f"SELECT {number}, {column} FROM {table} AS these WHERE {column} IS NOT NULL AND NOT EXISTS "
                f"(SELECT 1 FROM {other} AS those WHERE those.id = these.{column}) ORDER BY {number} LIMIT 1"
            ).fetchone()
            if found:
                where = f"{place(table, found[0], column)} names row {found[1]} of {other}"
                raise Unusable(f"The log has a row that names one which is not there: {where}. {_NOT_OURS}")


def _newest(there: Connection, copy: Connection) -> list[tuple[Board, str]]:
    with _reading():
        ours = _ends(Store(there))
    if ours != _ends(Store(copy)):
        raise _differs("the newest line of a board is not the same")
    return [(board, line_hash) for board, (_, line_hash) in ours]


def _ends(log: Store) -> list[tuple[Board, tuple[int, str]]]:
    return [(each, log.history.last_of(each.id)) for each in log.boards.called()]


def _problems(there: Connection, copy: Connection) -> list[str]:
    """The problems that verification finds in both. Raises Unusable for any that only the copy has."""
    found = problems_of(Store(copy))
    if not found:
        return []
    with _reading():
        before = problems_of(Store(there))
    if new := set(found) - set(before):
        raise _differs("; ".join(sorted(new)[:SHOWN]))
    return found


def _differs(how: str) -> Unusable:
    return _OfTheRows(f"The copy is not as the log is, and was not kept: {how}.")
