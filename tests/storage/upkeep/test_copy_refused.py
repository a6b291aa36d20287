"""What is not copied, and where nothing is copied to: it is said in words, and both stay as they were."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest
from conversation import Conversation
from copied_logs import KINDS, Place, is_new, refused, rows
from older_logs import first_row
from postgres_server import Server
from tampering import tamper

from storage import migrations
from storage.engines import postgresql, sqlite_filling
from storage.upkeep import copy
from storage.upkeep.copy import copy_log


@pytest.mark.parametrize("kind", KINDS)
def test_a_log_of_an_older_version_is_refused_and_left_as_it_is(
    full: Conversation, place: Place, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, target = place(kind), place("file")
    copy_log(str(full.log.path), source)
    last = migrations.STEPS[-1].__name__
    taken = f"DELETE FROM %s WHERE name = '{last}'"
    if kind == "file":
        tamper(Path(source), taken % "_sqlite_migrations")
    else:
        with psycopg.connect(source) as other:
            other.execute((taken % "migrations").encode())

    said = refused(source, target)

    assert said.startswith("FROM: ")
    assert "made by an older boardbot. Bring it up to date first: BOARDBOT_DATABASE=… boardbot verify" in said
    assert is_new(target)


def test_a_file_of_an_older_release_stays_byte_for_byte(older: Path, place: Place) -> None:
    kept = older.read_bytes()
    if first_row(older, "SELECT COUNT(*) FROM _sqlite_migrations") == (len(migrations.STEPS),):
        pytest.skip("its tables are those of this version")

    assert "older boardbot" in refused(str(older), place("server"))

    assert older.read_bytes() == kept


def test_what_is_there_already_is_never_written_to(full: Conversation, place: Place, tmp_path: Path) -> None:
    there, in_server = str(full.log.path), place("server")
    copy_log(there, in_server)
    before = rows(in_server)
    (tmp_path / "left.db-wal").write_bytes(b"of a log that is gone")

    assert refused(in_server, there) == (
        f"TO: {there} exists already. A log is copied to a file that is new: give another name."
    )
    assert "left.db-wal exists already" in refused(there, str(tmp_path / "left.db"))
    assert "There is no folder" in refused(there, str(tmp_path / "nowhere" / "copy.db"))
    said = refused(there, in_server)
    assert "There are tables in the PostgreSQL database already" in said
    assert said.endswith("Make one: createdb --owner USER --template template0 --encoding UTF8 NAME")
    assert "exists already" in refused(there, there)
    assert rows(in_server) == before


def test_a_database_in_another_encoding_is_told_with_the_remedy(
    full: Conversation, place: Place, cluster: Server
) -> None:
    ascii_alone = place("server").replace("copy", "ascii")
    with psycopg.connect(cluster.new_database("beside"), autocommit=True) as other:
        name = ascii_alone.partition("?")[0].rpartition("/")[2]
        other.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE 'C'".encode())

    said = refused(str(full.log.path), ascii_alone)

    assert said.startswith("TO: ")
    assert "SQL_ASCII" in said
    assert said.endswith("Make one: createdb --owner USER --template template0 --encoding UTF8 NAME")
    assert is_new(ascii_alone)


def test_another_programs_database_is_left_as_it_is(full: Conversation, place: Place) -> None:
    address = place("server")
    with psycopg.connect(address) as other:
        other.execute("CREATE TABLE orders (id BIGINT)")

    assert "There are tables" in refused(str(full.log.path), address)
    assert "FROM: There is no log of boardbot in the PostgreSQL database." in refused(address, place("file"))
    assert not is_new(address)


def test_what_is_no_log_is_not_copied(place: Place, tmp_path: Path) -> None:
    minutes, target = tmp_path / "minutes.txt", place("server")
    minutes.write_text("The minutes of the last board.\n" * 1000)
    with closing(sqlite3.connect(tmp_path / "orders.db")) as other:
        other.execute("CREATE TABLE orders (id INTEGER)")

    assert refused(str(tmp_path / "none.db"), target) == (
        f"FROM: There is no log at {tmp_path / 'none.db'}. Set FROM to the file that boardbot uses."
    )
    assert "cannot be read: file is not a database" in refused(str(minutes), target)
    assert "is not a log of boardbot" in refused(str(tmp_path / "orders.db"), target)
    assert "There is no log of boardbot" in refused(place("server"), target)
    assert is_new(target)


@pytest.mark.parametrize(
    ("altered", "where"),
    [
        ("UPDATE actions SET note = 'secret' || char(0) WHERE id = 2", "actions, row 2, column note"),
        ("UPDATE history SET said = 'secret' || char(0) WHERE id = 9", "history, line 9, column said"),
        ("UPDATE boards SET next_action = 'secret'", "boards, row 1, column next_action"),
        ("UPDATE actions SET moves = 1.5 WHERE id = 3", "actions, row 3, column moves"),
        ("UPDATE actions SET moves = 1e300 WHERE id = 3", "actions, row 3, column moves"),
        (
            "DELETE FROM actions WHERE id = 2; UPDATE actions SET moves = x'00' WHERE id = 3",
            "actions, row 3, column moves",
        ),
        ("UPDATE actions SET note = x'736563726574' WHERE id = 2", "actions, row 2, column note"),
        ("INSERT INTO seen_requests VALUES (NULL, 'secret')", "seen_requests, row 1, column signature"),
    ],
)
def test_a_value_that_a_server_cannot_keep_is_told_by_its_place(
    full: Conversation, place: Place, altered: str, where: str
) -> None:
    tamper(full.log.path, *altered.split("; "))
    target = place("server")

    said = refused(str(full.log.path), target)

    assert said.startswith(f"FROM: The log has a value that PostgreSQL cannot keep: {where}. ")
    assert "secret" not in said
    assert is_new(target)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("altered", "where"),
    [
        ("UPDATE actions SET board_id = 77 WHERE id = 2", "actions, row 2, column board_id names row 77 of boards"),
        (
            "INSERT INTO home_tabs VALUES ('T0', 'U0JO', 77, '')",
            "home_tabs, row 1, column board_id names row 77 of boards",
        ),
    ],
)
def test_a_row_that_names_one_that_is_not_there_is_told_by_its_place(
    full: Conversation, place: Place, kind: str, altered: str, where: str
) -> None:
    tamper(full.log.path, altered)
    target = place(kind)

    said = refused(str(full.log.path), target)

    assert said.startswith(f"FROM: The log has a row that names one which is not there: {where}. ")
    assert is_new(target)


@pytest.mark.parametrize("kind", KINDS)
def test_a_log_that_cannot_be_read_is_not_told_as_a_fault_of_the_copy(
    full: Conversation, place: Place, kind: str
) -> None:
    tamper(full.log.path, "UPDATE actions SET note = CAST(x'ff41' AS TEXT) WHERE id = 2")
    target = place(kind)

    said = refused(str(full.log.path), target)
    assert said.startswith(
        f"FROM: The database {full.log.path} holds text that is not UTF-8: actions, row 2, column note."
    )
    assert is_new(target)


def cut_off(address: str) -> None:
    """The server ends every other session of the database."""
    with psycopg.connect(address) as other:
        others = "datname = current_database() AND pid <> pg_backend_pid()"
        other.execute(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}".encode())


def cut_amid(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    """Has the server of that address lost when it comes to the actions."""
    real = copy.copy_table

    def cut(there: Any, new: Any, table: str) -> None:
        if table == "actions":
            cut_off(address)
        real(there, new, table)

    monkeypatch.setattr(copy, "copy_table", cut)


@pytest.mark.parametrize("kind", KINDS)
def test_nor_is_one_that_is_lost_while_the_copy_is_verified(
    full: Conversation, place: Place, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, target, real, found = place("server"), place(kind), copy.problems_of, list[str]()
    copy_log(str(full.log.path), source)

    def cut(store: Any) -> list[str]:
        if found:
            return real(store)
        found.append("of the copy")
        cut_off(source)
        return found

    monkeypatch.setattr(copy, "problems_of", cut)

    assert refused(source, target).startswith("FROM: The PostgreSQL database cannot be used: ")
    assert is_new(target)


@pytest.mark.parametrize("kind", KINDS)
def test_nor_is_a_server_that_is_lost_while_it_is_read(
    full: Conversation, place: Place, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, target = place("server"), place(kind)
    copy_log(str(full.log.path), source)

    cut_amid(monkeypatch, source)

    said = refused(source, target)
    assert said.startswith("FROM: The PostgreSQL database cannot be used: ")
    assert "FROM names its host" in said
    assert is_new(target)


def test_a_log_that_cannot_be_opened_is_told_with_the_remedy(
    full: Conversation, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As of another account's, or on a disk that cannot be written; root, who may run this, opens every other."""

    def denied(*_: object) -> None:
        error = sqlite3.OperationalError("unable to open database file")
        error.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
        raise error

    monkeypatch.setattr(sqlite_filling, "look_into", denied)

    said = refused(str(full.log.path), place("file"))

    assert said == (
        f"FROM: The log {full.log.path} cannot be read: unable to open database file. This account must be able to write "
        "to it and to its folder, though nothing is changed there: copy the file, and any -wal beside it, to a folder of "
        "this account's, and type the same with that."
    )


def test_a_server_that_is_lost_while_it_is_filled_is_told_as_to(
    full: Conversation, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = place("server")
    cut_amid(monkeypatch, target)

    said = refused(str(full.log.path), target)
    assert said.startswith("TO: The PostgreSQL database cannot be used: ")
    assert "TO names its host" in said
    assert is_new(target)


def test_whoever_comes_second_is_told_that_another_is_at_work(
    full: Conversation, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, real, said = place("server"), copy.copy_table, list[str]()

    def twice(there: Any, new: Any, table: str) -> None:
        if not said:
            said.append("")
            said.append(refused(str(full.log.path), target))
        real(there, new, table)

    monkeypatch.setattr(copy, "copy_table", twice)
    monkeypatch.setattr(postgresql, "MIGRATING_SECONDS", 0.1)
    copy_log(str(full.log.path), target)

    assert said[1].startswith("TO: The PostgreSQL database cannot be used: LockNotAvailable (55P03). Another boardbot ")
    assert "Check" not in said[1]
    assert rows(target) == rows(str(full.log.path))
