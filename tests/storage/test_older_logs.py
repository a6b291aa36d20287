"""A log of each release: opened, brought up to date, gone on with, and verified.

`log-0.1.0.sql` was made by the code of 0.1.0 (commit 24609c7): every verb, an import of each kind of sheet, a digest
that was asked for, weekly ones that went out in time, late, not at all and too late, a channel that came to be shared,
a digest still on its way, and a second board.

`log-0.1.1.sql` was made in the same way by the code of 0.1.1 (commit 541cffa), with what that release added: claims of
several bodies, whose claim it is said later, a claim withdrawn and one brought back, and the second board moved to
another channel and renamed.

`log-0.2.0.sql` was made in the same way by the code of 0.2.0 (commit b16444f), with two handovers told in words.
"""

import re
import sqlite3
import tomllib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import MISSING, Field, fields
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from conversation import DATA, JO, PAT, SAM, Conversation
from end_to_end.postroom import TEAM, Postroom, job_on
from end_to_end.stage import EVERYBODY, Room, stage_on
from tampering import tamper

from board.actions import Action
from board.boards import Area, Board
from board.conditions import Claim, Condition, Judgement, Reading
from board.frequency import Comes
from board.history import plain
from board.measures import Measure
from storage.database import Database
from storage.upkeep import verify
from storage.upkeep.verify import problems_in

CHANNEL = "C0CHANNEL1"
ROOT = Path(__file__).parents[2]
RELEASES = sorted(each.stem.removeprefix("log-") for each in DATA.glob("log-*.sql"))


@pytest.fixture(params=RELEASES)
def older(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The file of an older release's log."""
    path = tmp_path / "boardbot.db"
    with closing(sqlite3.connect(path)) as file:
        file.executescript((DATA / f"log-{request.param}.sql").read_text(encoding="utf-8"))
    return path


@pytest.fixture
def opened(older: Path) -> Iterator[Database]:
    """The same, opened by this version."""
    with closing(Database(older)) as log:
        log.prepare()
        yield log


@pytest.fixture
def going_on(older: Path) -> Iterator[Postroom]:
    """The board of an older log, in a workspace that has its channel, a minute after the last line."""
    with stage_on(older) as stage:
        stage.log.prepare()
        (last,) = one(older, "SELECT MAX(at) FROM history")
        room = Room(stage, stage.workspace.add_channel("board-1", members=EVERYBODY))
        assert room.channel.id == CHANNEL
        stage.clock.set(datetime.fromisoformat(last) + timedelta(minutes=1))
        yield Postroom(room, job_on(stage), Conversation(stage.log, team=TEAM, channel=CHANNEL))


def one(path: Path, sql: str) -> tuple[Any, ...]:
    """The first row of what a query finds."""
    with closing(sqlite3.connect(path)) as file:
        return tuple(file.execute(sql).fetchone())


def test_there_is_a_log_of_each_release() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    headings = re.findall(r"^## (\d+\.\d+\.\d+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)

    assert headings
    assert {each for each in headings if _order(each) < _order(version)} - set(RELEASES) == set(), (
        "make one with that release's code, as the head of this file says, before the next release goes out"
    )


def _order(version: str) -> list[int]:
    return [int(each) for each in version.split(".")]


def test_an_older_log_is_brought_up_to_date_and_nothing_is_accused(older: Path, opened: Database) -> None:
    (lines,) = one(older, "SELECT COUNT(*) FROM history")
    with opened.reading() as store:
        assert store.history.count() == lines > 60
        assert "history_refuses_insert" in store.triggers()
    assert problems_in(opened) == []


@pytest.mark.parametrize(
    "line",
    [
        "/board roles",
        "/board meeting",
        "/action show A1",
        "/action list all",
        "/measure show M6",
        "/measure list",
        "/status",
        "/status area: R01",
        "/status as at 10 July",
        "/digest",
        "/digest last",
    ],
)
def test_whatever_is_asked_of_it_is_answered(going_on: Postroom, line: str) -> None:
    said = going_on(line)

    assert said
    assert not said.startswith(("Not ", "No digest", "No answer"))


def test_a_log_of_an_older_release_is_gone_on_with_and_verified(going_on: Postroom) -> None:
    lines = [
        ("/action add Publish the dashboard <@U0JO> due: 30 September 2020", SAM),
        ("/action update A1 Two people start in September", JO),
        ("/action done R01-01 https://example.org/threshold", JO),
        ("/action close R01-01", PAT),
        ("/measure reading M6 CIN visits in time 81% of 430/531 as at 31 July 2020 source: weekly return", SAM),
        ("/measure target M1 vacancies at most 10 by 30 September 2020", SAM),
        ("/measure undo", SAM),
        ("/measure edit M6 CIN visits every: quarter", SAM),
        ("/board meeting 2 September 2020", SAM),
        ("/board observer <@U0ALI>", SAM),
        ("/board handover <@U0JO> <@U0ALI>", SAM),
        ("/digest every monday at 09:30", SAM),
    ]
    for line, by in lines:
        said = going_on(line, by)
        assert not said.startswith("Not "), f"{line}: {said}"
        going_on.stage.later(seconds=5)

    asked = going_on.tick()
    weekly = going_on.tick(days=2)

    assert [len(asked), len(weekly)] == [1, 2], "what was on its way goes out, and so does the next weekly one"
    assert problems_in(going_on.stage.log) == []


@pytest.mark.parametrize(
    ("sql", "found"),
    [
        ("UPDATE history SET said = 'better' WHERE id = 30", "History line 30 was altered: "),
        ("UPDATE actions SET title = 'Another' WHERE id = 4", "Improvement Board: action A1 differs"),
        ("UPDATE readings SET value = '85' WHERE value = '77'", "Improvement Board: reading 2 of M6 differs"),
        ("UPDATE readings SET entered_at = '2020-01-01' WHERE value = '77'", "Improvement Board: reading 2 of M6"),
        ("UPDATE measures SET source = 'nobody' WHERE ref = 'M1'", "Improvement Board: measure M1 differs"),
        ("UPDATE conditions SET replaced_by = NULL WHERE label = 'M1a'", "Improvement Board: condition 4 of M1"),
        ("UPDATE areas SET title = 'Another' WHERE ref = 'R01'", "Improvement Board: area R01 differs"),
        ("DELETE FROM areas WHERE ref = 'R01'", "Improvement Board: area R01 is in the history"),
        ("UPDATE boards SET digest_weekday = 2 WHERE id = 1", "Improvement Board: its weekly slot differs"),
        (
            "UPDATE boards SET created_at = '2020-01-01' WHERE id = 2",
            "Practice Panel: the moment at which it began differs",
        ),
        ("UPDATE outbox SET message = '{}' WHERE digest_id = 2", "Improvement Board: the digest 2020-W29-1 09:00"),
        ("UPDATE claims SET body = 'scrutiny' WHERE id = 1", "Improvement Board: claim 1 of M6 differs"),
        ("UPDATE claims SET body_stated = 1 WHERE id = 1", "Improvement Board: claim 1 of M6 differs"),
    ],
)
def test_what_an_older_log_knows_is_checked(opened: Database, sql: str, found: str) -> None:
    tamper(opened.path, sql)

    assert problems_in(opened)
    assert all(each.startswith(found) for each in problems_in(opened)), problems_in(opened)


def test_digests_in_another_order_than_that_of_their_history_are_found(opened: Database) -> None:
    """The newest is the one with the highest id: what the next is compared with."""
    tamper(
        opened.path, "UPDATE outbox SET digest_id = 99 WHERE digest_id = 2", "UPDATE digests SET id = 99 WHERE id = 2"
    )

    assert problems_in(opened) == ["Improvement Board: its digests are not in the order of their history."]


@pytest.mark.parametrize("name", ["history_refuses_update", "history_refuses_delete"])
def test_a_trigger_that_was_dropped_before_the_upgrade_is_missed_after_it(older: Path, name: str) -> None:
    with closing(sqlite3.connect(older)) as file:
        file.execute(f"DROP TRIGGER {name}")

    with closing(Database(older)) as log:
        log.prepare()
        assert problems_in(log) == [
            f"The trigger {name} is missing: the database no longer refuses to change its history."
        ]


@pytest.mark.parametrize("older", ["0.1.0"], indirect=True)
@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE boards SET team = 'T0OTHER'",
        "UPDATE boards SET timezone = 'Europe/Paris'",
        "UPDATE boards SET shared = 1 - shared",
        "UPDATE areas SET theme = 'Another', priority = '', measure = '', lead = '', route = '', body = ''",
        "UPDATE digests SET snapshot = replace(snapshot, '\"overdue\": ', '\"overdue\": 6')",
        "UPDATE outbox SET state = 'posted', posted_at = '2020-08-01', ts = '1' WHERE state = 'failed'",
    ],
)
def test_what_no_line_of_0_1_0_knows_accuses_nobody(opened: Database, sql: str) -> None:
    """It cannot be told from what was so: docs/security.md says so."""
    tamper(opened.path, sql)

    assert problems_in(opened) == []


# What verification takes as a table's columns where no line knows them; None where it compares what lines know alone.
TABLES: dict[str, dict[str, Any] | None] = {
    "actions": verify.actions._DEFAULTS,
    "measures": verify.measures._MEASURE,
    **dict(verify.measures._PARTS.values()),
    "boards": verify.boards._BOARD,
    "areas": verify.boards._AREA,
    "roles": None,
    "meetings": None,
    "digests": None,
    "outbox": None,
}


# Of these no log of an older release has a row.
NEW = {"frequencies"}


@pytest.mark.parametrize("table", [each for each in TABLES if each not in NEW])
def test_a_column_that_is_new_accuses_nobody(opened: Database, table: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the next release would add it: the table gets a column, and its dataclass a field with the same default."""
    with closing(sqlite3.connect(opened.path)) as file:
        file.execute(f"ALTER TABLE {table} ADD COLUMN urgency TEXT NOT NULL DEFAULT 'usual'")
    defaults = TABLES[table]
    if defaults is not None:
        monkeypatch.setitem(defaults, "urgency", "usual")
    assert problems_in(opened) == []

    tamper(opened.path, f"UPDATE {table} SET urgency = 'high' WHERE rowid = (SELECT MIN(rowid) FROM {table})")

    assert len(problems_in(opened)) == (0 if defaults is None else 1)


def test_every_field_that_verification_compares_has_its_default() -> None:
    """So a field that is added to one of these is in verification, too."""
    for table, kind in {
        "actions": Action,
        "measures": Measure,
        "conditions": Condition,
        "readings": Reading,
        "claims": Claim,
        "judgements": Judgement,
        "frequencies": Comes,
        "areas": Area,
    }.items():
        assert TABLES[table] == {each.name: _default(each) for each in fields(kind)}
    assert TABLES["boards"] == {"paused": False}
    assert {each.name for each in fields(Board)} == {
        "paused", *verify.boards._NO_DEFAULT - {"timezone"}, "id", "schedule", "roles", "meetings", "slots_from",
    }  # fmt: skip


def _default(field: Field[Any]) -> Any:
    return None if field.default is MISSING else plain(field.default)


def test_what_an_older_log_did_not_know_is_known_once_it_changes(going_on: Postroom) -> None:
    """The channel was shared; on the day of the next digest it is no more."""
    going_on.room.channel.shared = False
    going_on.tick(days=6)
    assert problems_in(going_on.stage.log) == []

    tamper(going_on.stage.log.path, "UPDATE boards SET shared = 1 WHERE id = 1")

    assert problems_in(going_on.stage.log) == [
        "Improvement Board: whether its channel is shared differs from its history."
    ]
