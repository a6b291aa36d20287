"""SIGKILL in a migration, a backup and an import: the log stays whole, and the same again completes it."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from conversation import NORTHMOOR
from crash.audit import Address, assert_sound, rows
from crash.campaign import LONG
from crash.scene import Scene, set_up
from end_to_end.stage import SAM
from sqlite_utils import Database as Tables

from storage.chain import IN_COMMON, hash_of
from storage.migrations import STEPS, migrations

NAMES = [step.__name__ for step in STEPS]
TABLES = "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY name"
IN_SERVER = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"


def _schema(address: Address) -> list[tuple[object, ...]]:
    return rows(address, TABLES if isinstance(address, Path) else IN_SERVER)


def test_a_kill_at_each_step_of_the_first_start(blank: Scene) -> None:
    """All the tables are there or none; the next start makes them, or goes on with them."""
    for kill in (
        {"at": "sql:CREATE TABLE", "call": 5},
        {"at": "sql:CREATE TRIGGER", "call": 2, "when": "after"},
        {"at": "sql:COMMIT"},
        {"at": "sql:COMMIT", "when": "after"},
    ):
        blank.process("run", kill={"when": "before"} | kill).sprung("in the first start's migration")
        assert bool(_schema(blank.address)) == (kill == {"at": "sql:COMMIT", "when": "after"}), kill

    blank.start()
    assert "is set up" in blank.room("/board setup Improvement Board chair: @pat", by=SAM)
    assert blank.room("/action add Visits plan").startswith("A1 logged.")
    assert_sound(blank.address)


@pytest.mark.of_files
@pytest.mark.parametrize("step", sorted({NAMES[1], NAMES[-1]}))
def test_a_kill_while_the_log_of_an_older_version_is_brought_up_to_date(blank: Scene, step: str) -> None:
    """Either the old tables are there or the new, and the next start goes on from there."""
    _older(blank, step)
    old = _schema(blank.address)
    for when in ("before", "after"):
        blank.process("run", kill={"at": "sql:COMMIT", "when": when}).sprung("in a later version's migration")
        assert (_schema(blank.address) == old) == (when == "before")

    blank.start()
    assert blank.room("/action show A1").startswith("A1 First visits plan")
    assert blank.room("/action update A1 the plan is agreed").startswith("A1 updated.")
    assert_sound(blank.address)


def _older(scene: Scene, step: str) -> None:
    """A log as the version before `step` left it, with a board and an action on it: what both versions know of them."""
    set_up(scene)
    new = scene.path.rename(scene.folder / "new.db")
    with closing(sqlite3.connect(scene.path, isolation_level=None)) as connection:
        tables = Tables(connection, execute_plugins=False)
        migrations.apply(tables, stop_before=step)
        connection.execute("ATTACH ? AS new", [str(new)])
        for (name,) in connection.execute("SELECT name FROM new.sqlite_master WHERE type = 'table'").fetchall():
            known = [each.name for each in tables[name].columns] if name in tables.table_names() else []
            columns = [row[1] for row in connection.execute(f"PRAGMA new.table_info({name})") if row[1] in known]
            # The replies of the last day are no part of the log, and had a column that is gone.
            if name == "history" and "rule" not in known:
                _put_as_then(tables, columns)
            elif columns and name != "answers" and not name.startswith(("_", "sqlite_")):
                # What has become a table of its own since stood in a column, and was empty where there was nothing.
                gone = [
                    each.name
                    for each in tables[name].columns
                    if each.name not in columns and each.notnull and each.default_value is None
                ]
                listed, asked = ", ".join([*columns, *gone]), ", ".join([*columns, *["''"] * len(gone)])
                connection.execute(f"INSERT INTO main.{name} ({listed}) SELECT {asked} FROM new.{name}")


def _put_as_then(tables: Tables, columns: list[str]) -> None:
    """The lines as a version before the chains of boards would have written them."""
    before = ""
    for line in list(tables.query(f"SELECT {', '.join(columns)} FROM new.history ORDER BY id")):
        known = {name: change for name, change in json.loads(line["changes"]).items() if name != "dates"}
        line |= {"changes": json.dumps(known, ensure_ascii=False, sort_keys=True), "previous_hash": before}
        before = line["hash"] = hash_of(line | {"rule": IN_COMMON})
        tables.table("history").insert(line)


BACKUP = {
    "after its first page": {"at": "backup:page", "when": "after"},
    "half-way": {"at": "backup:page", "when": "after", "call": 20},
    "before the copy has its name": {"at": "os:link", "when": "before"},
    "after the copy has its name": {"at": "os:link", "when": "after"},
}


@pytest.mark.of_files
def test_a_kill_at_each_step_of_a_backup_beside_the_running_bot(scene: Scene) -> None:
    """No half of a copy ever has the copy's name; the bot goes on, and the same backup can be made again."""
    scene.start()
    copy = scene.folder / "copy.db"
    for number, (step, kill) in enumerate(BACKUP.items()):
        scene.process("backup", copy, kill=kill).sprung("in a backup")
        assert copy.exists() == (step == "after the copy has its name"), step
        assert scene.room(f"/action update A1 visit {number} is done").startswith("A1 updated.")
        assert_sound(scene.path)
    assert_sound(copy)

    copy.unlink()
    assert scene.process("backup", copy).ended() == 0
    assert_sound(copy)
    assert rows(copy, "SELECT * FROM history") == rows(scene.path, "SELECT * FROM history")


@pytest.mark.of_files
@LONG
def test_a_kill_of_the_bot_while_a_backup_is_made_and_the_copy_can_be_put_in_its_place(scene: Scene) -> None:
    bot = scene.start()
    copy = scene.folder / "copy.db"
    backup = scene.process("backup", copy)
    bot.kill("of the bot, beside a backup")
    assert backup.ended() == 0, backup.words
    scene.cleared()
    shutil.copy(copy, scene.path)

    scene.start()
    assert scene.room("/action show A1").startswith("A1 First visits plan")
    assert_sound(scene.path)


# With A1, which was there: Northmoor's actions and measures, and a line of history for each thing that came in.
ALL = (151, 7, 302)
IMPORT = {
    "in its first sheet": {"at": "commands.imports.files:import_sheet", "when": "before", "call": 1},
    "in the middle of the actions": {"at": "storage.history:History.add", "when": "after", "call": 100},
    "before COMMIT": {"at": "sql:COMMIT", "when": "before"},
    "after COMMIT": {"at": "sql:COMMIT", "when": "after"},
}


def test_a_kill_at_each_step_of_an_import_leaves_all_or_nothing_and_no_row_twice(scene: Scene) -> None:
    words = ("import", *NORTHMOOR, "--board", "Improvement Board", "--yes")
    before = _counts(scene.address)
    # On a file the first COMMIT ends the look whether the log is up to date; a server is asked that without a lock.
    commit = {"call": 2 if isinstance(scene.address, Path) else 1}
    for step, kill in IMPORT.items():
        scene.process(*words, kill=commit | kill).sprung("in an import")
        assert _counts(scene.address) == ([ALL] if step == "after COMMIT" else before), step
        assert_sound(scene.address)

    again = scene.process(*words)
    assert again.ended() == 0, again.words
    assert _counts(scene.address) == [ALL]
    assert_sound(scene.address)


def _counts(address: Address) -> list[tuple[object, ...]]:
    return rows(
        address,
        "SELECT (SELECT COUNT(*) FROM actions), (SELECT COUNT(*) FROM measures), (SELECT COUNT(*) FROM history)",
    )
