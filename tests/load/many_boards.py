"""Many boards with the same plan on a log in a server: one is typed and imported, the others are copies of its rows.

A copy's history has the hashes of the first board's lines, which are its own no more: `verify` would say so. What is
added to it goes on from its last line, as on any board.
"""

from datetime import UTC, datetime
from itertools import count
from typing import Any

import psycopg
from conversation import NORTHMOOR, Conversation, Crowd
from load.people import CHAIR, SUPPORT
from psycopg import sql
from spreadsheets import import_all

from commands.request import Person
from storage.database import Database

NAMED = "Board number"
# What names a row by its number.
_NUMBERS = frozenset({
    "id", "board_id", "measure_id", "condition_id", "action_id", "area_id", "risk_id", "subject_id", "other_id",
    "undoes", "replaced_by", "revises",
})  # fmt: skip
# By which of its columns a row is of the board.
_OF_BOARD = {
    "board_id": "t.board_id = {}",
    "measure_id": "t.measure_id IN (SELECT id FROM measures WHERE board_id = {})",
    "condition_id": "t.condition_id IN (SELECT c.id FROM conditions c JOIN measures m ON m.id = c.measure_id "
    "WHERE m.board_id = {})",
    "risk_id": "t.risk_id IN (SELECT id FROM risks WHERE board_id = {})",
    "digest_weekday": "t.id = {}",
}
# What is a post, or keeps something from being done twice, is of the first board alone.
_NOT_COPIED = ("outbox", "digests", "answers", "seen_requests", "home_tabs", "given", "reminders", "migrations")
_COLUMNS = """
SELECT table_name, column_name FROM information_schema.columns c
WHERE table_schema = 'public' AND is_generated = 'NEVER' AND table_name <> ALL(%s) AND EXISTS (
    SELECT 1 FROM information_schema.columns k
    WHERE k.table_name = c.table_name AND k.table_schema = 'public' AND k.column_name = ANY(%s)
) ORDER BY table_name, ordinal_position
"""


def first_board(log: Database, team: str, channel: str, at: datetime) -> int:
    """Northmoor's plan with its seven measures and 150 actions, on a board of that channel; the board's id."""
    support, chair = (Person(each.id, each.real_name, handle=each.name) for each in (SUPPORT, CHAIR))
    # Something else was delivered there before.
    talk = Conversation(log, at, Crowd([support, chair]), team, channel, deliveries=count(10**6))
    talk(f"/board setup {NAMED} 0 chair: <@{chair.id}>", by=support)
    with log.writing() as store:
        board = store.boards.in_channel(team, channel)
    assert board is not None
    assert import_all(log, NORTHMOOR, lambda _: board, at, False, lambda _: None) == 0
    return board.id


def copied(address: str, board: int, channels: list[tuple[str, str]]) -> None:
    """A copy of that board for each of these, a workspace and a channel each."""
    with psycopg.connect(address, autocommit=True) as server:
        # Past the log's own rules: a line of history is added by itself alone.
        server.execute("SET session_replication_role = replica")
        columns: dict[str, list[str]] = {}
        for table, column in server.execute(_COLUMNS, [list(_NOT_COPIED), list(_OF_BOARD)]).fetchall():
            columns.setdefault(table, []).append(column)
        step = 1 + max(_newest(server, table) for table, names in columns.items() if "id" in names)
        server.execute("CREATE TEMP TABLE copies (team TEXT, channel TEXT, n BIGINT GENERATED ALWAYS AS IDENTITY)")
        with server.cursor() as many:
            many.executemany("INSERT INTO copies (team, channel) VALUES (%s, %s)", channels)
        for table, names in columns.items():
            _copy(server, table, names, step, board)
        for (name,) in server.execute("SELECT sequencename FROM pg_sequences WHERE schemaname = 'public'").fetchall():
            server.execute("SELECT setval(%s::regclass, %s)", [name, step * (len(channels) + 1)])
        server.execute("ANALYZE")


def due_at(log: Database, at: datetime) -> None:
    """Each of these boards' digests is due at that instant of its week, no earlier one is made up for, and none of any
    other board."""
    now = datetime.now(UTC)
    with log.writing() as store:
        for board in store.boards.all():
            store.boards.set_schedule(board.id, at.weekday(), at.time(), now)
            store.boards.set_paused(board.id, not board.name.startswith(NAMED), now)


def _newest(server: psycopg.Connection[Any], table: str) -> int:
    found = server.execute(sql.SQL("SELECT COALESCE(MAX(id), 0) FROM {}").format(sql.Identifier(table))).fetchone()
    return int(found[0]) if found else 0


def _copy(server: psycopg.Connection[Any], table: str, names: list[str], step: int, board: int) -> None:
    def said(name: str) -> sql.Composable:
        if table == "boards" and name in ("team", "channel"):
            return sql.SQL("c.{}").format(sql.Identifier(name))
        if table == "boards" and name == "name":
            return sql.SQL("{} || c.n").format(sql.Literal(f"{NAMED} "))
        column = sql.SQL("t.{}").format(sql.Identifier(name))
        return sql.SQL("{} + c.n * {}").format(column, sql.Literal(step)) if name in _NUMBERS else column

    insert = (
        "INSERT INTO {table} ({names}) OVERRIDING SYSTEM VALUE SELECT {values} FROM {table} t, copies c WHERE {of_it}"
    )
    hangs_on = next(each for each in _OF_BOARD if each in names)
    server.execute(
        sql.SQL(insert).format(
            table=sql.Identifier(table),
            names=sql.SQL(", ").join(map(sql.Identifier, names)),
            values=sql.SQL(", ").join(map(said, names)),
            of_it=sql.SQL(_OF_BOARD[hangs_on]).format(sql.Literal(board)),
        )
    )
