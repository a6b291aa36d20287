"""What the bot is measured beside: Bolt with a listener that does next to nothing."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import psycopg
from slack_bolt import Ack, App
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

Listener = Callable[[Ack, dict[str, Any]], None]
Floor = tuple[Listener, Callable[[], int]]

_TABLES = """
CREATE TABLE actions (id INTEGER PRIMARY KEY, note TEXT NOT NULL);
CREATE TABLE history (id INTEGER PRIMARY KEY, action_id INTEGER NOT NULL, said TEXT NOT NULL);
INSERT INTO actions VALUES (1, '');
"""
_NUMBERED = _TABLES.replace("history (id INTEGER", "history (id INTEGER GENERATED ALWAYS AS IDENTITY")


def bare_app(listener: Listener, process_before_response: bool) -> App:
    """Bolt with one listener, for `/action`, and an authorisation that asks nobody, as the bot's own."""
    authorized = AuthorizeResult(enterprise_id=None, team_id="T0LOCAL", bot_user_id="U0", bot_id="B0", bot_token="x")
    app = App(
        client=WebClient(retry_handlers=[]),
        authorize=lambda: authorized,
        signing_secret="unused",
        process_before_response=process_before_response,
    )
    app.command("/action")(listener)
    return app


def echo(ack: Ack, body: dict[str, Any]) -> None:
    """Acknowledges with the words that came."""
    ack(body["text"])


@contextmanager
def one_transaction(address: Path | str) -> Iterator[Floor]:
    """The floor: a listener that stores the words durably, in the fewest statements there can be, and then echoes.

    Beside it, how many lines of history it has stored. `address` is the path of a file, or that of a server's database.
    """
    with _in_server(address) if isinstance(address, str) else _in_file(address) as floor:
        yield floor


@contextmanager
def _in_file(path: Path) -> Iterator[Floor]:
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.executescript(_TABLES)

        def stored(ack: Ack, body: dict[str, Any]) -> None:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("UPDATE actions SET note = ? WHERE id = 1", [body["text"]])
            connection.execute("INSERT INTO history (action_id, said) VALUES (1, ?)", [body["text"]])
            connection.execute("COMMIT")
            ack(body["text"])

        yield stored, lambda: int(connection.execute("SELECT COUNT(*) FROM history").fetchone()[0])


@contextmanager
def _in_server(address: str) -> Iterator[Floor]:
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(_NUMBERED.encode())

        def stored(ack: Ack, body: dict[str, Any]) -> None:
            connection.execute("BEGIN")
            connection.execute("UPDATE actions SET note = %s WHERE id = 1", [body["text"]])
            connection.execute("INSERT INTO history (action_id, said) VALUES (1, %s)", [body["text"]])
            connection.execute("COMMIT")
            ack(body["text"])

        yield stored, lambda: len(connection.execute("SELECT FROM history").fetchall())
