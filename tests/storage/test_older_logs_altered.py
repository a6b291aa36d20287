"""What was altered in a log of each release is found, and what its lines could not know accuses nobody."""

import sqlite3
from contextlib import closing
from dataclasses import MISSING, Field, fields
from pathlib import Path
from typing import Any

import pytest
from older_logs import RELEASES, release_order
from tampering import tamper

from board.actions import Action
from board.areas import Area
from board.boards import Board
from board.conditions import Claim, Condition, Judgement, Reading
from board.definitions import Definition
from board.frequency import Comes
from board.history import plain
from board.measures import Measure
from board.statements import Statement
from storage.database import Database
from storage.upkeep import verify
from storage.upkeep.verify import problems_in


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


@pytest.mark.parametrize("older", ["0.3.0"], indirect=True)
@pytest.mark.parametrize(
    ("sql", "found"),
    [
        (
            "UPDATE frequencies SET every = 'yearly' WHERE indicator = 'vacancies'",
            "frequency 2 of M1 differs from its history",
        ),
        ("UPDATE frequencies SET withdrawn = 0 WHERE every = 'yearly'", "frequency 3 of M7 has no history"),
        ("UPDATE readings SET withdrawn = 0 WHERE value = '91'", "reading 10 of M2 has no history"),
        (
            "UPDATE judgements SET withdrawn = 0 WHERE evidence = 'seen in ten files'",
            "judgement 2 of M2 has no history",
        ),
        (
            "UPDATE actions SET accountable_id = NULL WHERE ref = 'A4'",
            "action A4 differs from its own history in accountable_id",
        ),
        (
            "UPDATE actions SET accountable_words = '' WHERE ref = 'A5'",
            "action A5 differs from its own history in accountable_words",
        ),
        (
            "UPDATE actions SET title = 'Write to partners' WHERE ref = 'A6'",
            "action A6 differs from its own history in title",
        ),
        ("UPDATE actions SET source = '' WHERE ref = 'A7'", "action A7 differs from its own history in source"),
        (
            "UPDATE links SET other_id = (SELECT id FROM measures WHERE ref = 'M6') WHERE subject = 'action' "
            "AND other = 'measure' AND subject_id = (SELECT id FROM actions WHERE ref = 'A4')",
            "what action A4 is linked to differs from its history",
        ),
        ("UPDATE actions SET ref = 'R7-5' WHERE ref = 'R7-4'", "action R7-4 differs from its own history in ref"),
    ],
)
def test_what_0_3_0_brought_is_checked(opened: Database, sql: str, found: str) -> None:
    tamper(opened.path, sql)

    assert problems_in(opened) == [f"Improvement Board: {found}."]


@pytest.mark.parametrize("older", ["0.4.0"], indirect=True)
@pytest.mark.parametrize(
    ("sql", "found"),
    [
        (
            "UPDATE actions SET title = replace(title, 'due: Friday, ', '') WHERE ref = 'A8'",
            "action A8 differs from its own history in title",
        ),
        (
            "UPDATE actions SET evidence = '' WHERE ref = 'A12' AND status = 'closed'",
            "action A12 differs from its own history in evidence",
        ),
        ("UPDATE actions SET source = '' WHERE ref = 'A14'", "action A14 differs from its own history in source"),
        (
            "UPDATE conditions SET indicator = 'Visits' WHERE indicator = 'Visits at least monthly'",
            "condition 14 of M9 differs from its history",
        ),
    ],
)
def test_what_0_4_0_brought_is_checked(opened: Database, sql: str, found: str) -> None:
    tamper(opened.path, sql)

    assert problems_in(opened) == [f"Improvement Board: {found}."]


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
        "UPDATE areas SET theme = 'Another', priority = '', lead = '', route = '', body = ''",
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
    "areas": verify.areas._AREA,
    "roles": None,
    "meetings": None,
    "digests": None,
    "outbox": None,
}


# The first release of whose log a table has a row, where that is not the first of all.
SINCE = {"frequencies": "0.3.0", "definitions": "0.6.0", "statements": "0.6.0"}


@pytest.mark.parametrize(
    ("older", "table"),
    [
        (release, table)
        for table in TABLES
        for release in RELEASES
        if release_order(release) >= release_order(SINCE.get(table, "0"))
    ],
    indirect=["older"],
)
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
        "definitions": Definition,
        "statements": Statement,
        "areas": Area,
    }.items():
        # No line of history tells an area's id.
        told = [each for each in fields(kind) if (table, each.name) != ("areas", "id")]
        assert TABLES[table] == {each.name: _default(each) for each in told}
    ends = {"review_on": None, "review_told": 0, "closed_at": None, "scale_words": ""}
    assert TABLES["boards"] == {"paused": False, "reminders_from": None, "away_words": "", "dates": "owner"} | ends
    assert {each.name for each in fields(Board)} == {
        *verify.boards._BOARD, *verify.boards._NO_DEFAULT - {"timezone"}, "id", "schedule", "roles", "meetings", "slots_from",
    }  # fmt: skip


def _default(field: Field[Any]) -> Any:
    return None if field.default is MISSING else plain(field.default)
