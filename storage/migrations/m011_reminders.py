"""A further step: how each person is reminded, and what they were told."""

from sqlite_utils import Database

_HABITS = """
CREATE TABLE reminder_habits (
    team TEXT NOT NULL,
    person TEXT NOT NULL,
    at TEXT NOT NULL,
    days TEXT NOT NULL,
    off INTEGER NOT NULL,
    PRIMARY KEY (team, person)
)
"""
_ABSENCES = """
CREATE TABLE absences (
    team TEXT NOT NULL,
    person TEXT NOT NULL,
    since TEXT NOT NULL,
    until TEXT,
    PRIMARY KEY (team, person, since)
)
"""
_REMINDERS = """
CREATE TABLE reminders (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    action_id INTEGER NOT NULL REFERENCES actions (id),
    person TEXT NOT NULL,
    occasion TEXT NOT NULL,
    due_on TEXT NOT NULL,
    planned_on TEXT NOT NULL,
    told_on TEXT NOT NULL,
    delivered INTEGER NOT NULL DEFAULT 0
)
"""


def m011_reminders(db: Database) -> None:
    """On existing boards nobody is reminded until support turns reminders on. What people were told and when they are
    away is no part of a board's record, and is not in its history."""
    for statement in (
        "ALTER TABLE boards ADD COLUMN reminders_from TEXT",
        "ALTER TABLE boards ADD COLUMN away_words TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE actions ADD COLUMN snoozed_until TEXT",
        _HABITS,
        _ABSENCES,
        _REMINDERS,
        "CREATE INDEX reminders_by_action ON reminders (action_id)",
        "CREATE INDEX reminders_by_key ON reminders (key)",
        "CREATE INDEX reminders_by_person ON reminders (person)",
    ):
        db.execute(statement)
