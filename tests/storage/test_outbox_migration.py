"""A log made before there was an outbox: each digest's messages stand as they stood, and none is posted again."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database as Tables
from sqlite_utils.migrations import Migrations

from storage.database import Database
from storage.digests import StoredDigest
from storage.migrations import m001_the_log

AT = "2020-07-06T08:00:00.000000+00:00"
TRIED = "2020-07-06T08:00:05.000000+00:00"
OUT = "2020-07-06T08:00:09.000000+00:00"
TEAM = "T0COUNCIL"


def old_log(path: Path, **digest: object) -> Database:
    """The log with one board and one digest of two messages, as the first version left it."""
    steps = Migrations("boardbot")
    steps()(m001_the_log)
    row = {
        "id": 5,
        "board_id": 1,
        "slot": "2020-W28-1 09:00",
        "composed_at": AT,
        "messages": json.dumps(["first", "second"]),
        "snapshot": json.dumps({"on": "2020-07-06", "open": 3, "overdue": 1, "outcomes": {"M1": "met"}}),
        "history_id": 9,
        "history_hash": "abc",
    } | digest
    with closing(sqlite3.connect(path)) as connection:
        tables = Tables(connection, execute_plugins=False)
        steps.apply(tables)
        tables.table("boards").insert(
            {
                "id": 1,
                "team": TEAM,
                "channel": "C0BOARD",
                "name": "Board",
                "timezone": "Europe/London",
                "digest_weekday": 0,
                "digest_time": "09:00",
                "slots_from": AT,
                "created_at": AT,
            }
        )
        tables.table("digests").insert(row)
        connection.commit()
    return Database(path)


def states(digest: StoredDigest) -> list[tuple[str, str, str]]:
    return [(post.state, post.ts, post.error) for post in digest.posts]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"state": "claimed"}, [("claimed", "", ""), ("claimed", "", "")]),
        (
            {"state": "claimed", "attempts": 1, "attempted_at": TRIED},
            [("attempted", "", ""), ("claimed", "", "")],
        ),
        (
            {"state": "claimed", "attempts": 1, "attempted_at": TRIED, "posted": '["1.0"]'},
            [("posted", "1.0", ""), ("attempted", "", "")],
        ),
        (
            {"state": "posted", "attempts": 1, "posted_at": OUT, "posted": '["1.0", "2.0"]'},
            [("posted", "1.0", ""), ("posted", "2.0", "")],
        ),
        (
            {"state": "posted", "posted_at": OUT, "posted": '["1.0"]', "error": "Its thread is incomplete."},
            [("posted", "1.0", ""), ("failed", "", "Its thread is incomplete.")],
        ),
        (
            {"state": "failed", "error": "The channel is archived.", "told": 1},
            [("failed", "", "The channel is archived."), ("failed", "", "")],
        ),
        ({"state": "missed", "error": "Down."}, [("failed", "", "Down."), ("failed", "", "")]),
    ],
)
def test_each_message_stands_as_it_stood(
    tmp_path: Path, before: dict[str, object], after: list[tuple[str, str, str]]
) -> None:
    with closing(old_log(tmp_path / "boardbot.db", **before)) as log:
        log.prepare()
        with log.reading() as store:
            (digest,) = store.digests.of(1)

    assert states(digest) == after
    assert digest.messages == ("first", "second")
    assert (digest.id, digest.slot, digest.snapshot.outcomes) == (5, "2020-W28-1 09:00", {"M1": "met"})
    assert (digest.history_id, digest.history_hash) == (9, "abc")
    assert [post.key for post in digest.posts] == ["C0BOARD:2020-W28-1 09:00:0", "C0BOARD:2020-W28-1 09:00:1"]


@pytest.mark.parametrize(
    ("before", "untold"),
    [
        ({"state": "failed", "error": "The channel is archived.", "told": 1}, 0),
        ({"state": "failed", "error": "The channel is archived."}, 1),
        ({"state": "missed", "error": "Down."}, 1),
        ({"state": "posted", "posted_at": OUT, "posted": '["1.0"]', "error": "Its thread is incomplete."}, 0),
    ],
)
def test_support_is_told_of_what_it_had_not_been_told_of(
    tmp_path: Path, before: dict[str, object], untold: int
) -> None:
    with closing(old_log(tmp_path / "boardbot.db", **before)) as log:
        log.prepare()
        with log.reading() as store:
            assert len(store.outbox.untold(TEAM)) == untold


def test_a_migration_that_is_cut_off_leaves_the_log_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "boardbot.db"
    with closing(old_log(path, state="claimed", messages="no JSON")) as log, pytest.raises(json.JSONDecodeError):
        log.prepare()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT state FROM digests").fetchall() == [("claimed",)]
        connection.execute("UPDATE digests SET messages = '[\"first\"]'")
        connection.commit()
    with closing(Database(path)) as log:
        log.prepare()
        with log.reading() as store:
            assert [states(each) for each in store.digests.of(1)] == [[("claimed", "", "")]]
