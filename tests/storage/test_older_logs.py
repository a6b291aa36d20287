"""A log of each release: opened, brought up to date, gone on with, and verified.

`log-0.1.0.sql` was made by the code of 0.1.0 (commit 24609c7): every verb, an import of each kind of sheet, a digest
that was asked for, weekly ones that went out in time, late, not at all and too late, a channel that came to be shared,
a digest still on its way, and a second board.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from conversation import DATA, JO, PAT, SAM, Conversation
from end_to_end.postroom import TEAM, Postroom, job_on
from end_to_end.stage import EVERYBODY, Room, stage_on
from tampering import tamper

from storage.database import Database
from storage.upkeep.verify import problems_in

CHANNEL = "C0CHANNEL1"
# A minute after the last line of the log.
THEN = datetime(2020, 8, 8, 10, 8, tzinfo=UTC)
KNOWN = 68


@pytest.fixture(params=["0.1.0"])
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
    """The board of an older log, in a workspace that has its channel, a minute later."""
    with stage_on(older) as stage:
        stage.log.prepare()
        room = Room(stage, stage.workspace.add_channel("board-1", members=EVERYBODY))
        assert room.channel.id == CHANNEL
        stage.clock.set(THEN)
        yield Postroom(room, job_on(stage), Conversation(stage.log, team=TEAM, channel=CHANNEL))


def test_an_older_log_is_brought_up_to_date_and_nothing_is_accused(opened: Database) -> None:
    with opened.reading() as store:
        assert store.history.count() == KNOWN
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
def test_what_no_line_of_an_older_log_knows_accuses_nobody(opened: Database, sql: str) -> None:
    """It cannot be told from what was so: docs/security.md says so."""
    tamper(opened.path, sql)

    assert problems_in(opened) == []


def test_what_an_older_log_did_not_know_is_known_once_it_changes(going_on: Postroom) -> None:
    """The channel was shared; on the day of the next digest it is no more."""
    going_on.room.channel.shared = False
    going_on.tick(days=6)
    assert problems_in(going_on.stage.log) == []

    tamper(going_on.stage.log.path, "UPDATE boards SET shared = 1 WHERE id = 1")

    assert problems_in(going_on.stage.log) == [
        "Improvement Board: whether its channel is shared differs from its history."
    ]
