"""The first step: the tables of the log."""

from sqlite_utils import Database

_BOARDS = """
CREATE TABLE boards (
    id INTEGER PRIMARY KEY,
    team TEXT NOT NULL,
    channel TEXT NOT NULL,
    name TEXT NOT NULL,
    timezone TEXT NOT NULL,
    digest_weekday INTEGER NOT NULL,
    digest_time TEXT NOT NULL,
    paused INTEGER NOT NULL DEFAULT 0,
    shared INTEGER NOT NULL DEFAULT 0,
    slots_from TEXT NOT NULL,
    next_action INTEGER NOT NULL DEFAULT 1,
    next_measure INTEGER NOT NULL DEFAULT 1,
    created_at TEXT NOT NULL,
    UNIQUE (team, channel)
)
"""
_ROLES = """
CREATE TABLE roles (
    board_id INTEGER NOT NULL REFERENCES boards (id),
    person TEXT NOT NULL,
    role TEXT NOT NULL,
    PRIMARY KEY (board_id, person)
)
"""
_MEETINGS = """
CREATE TABLE meetings (
    board_id INTEGER NOT NULL REFERENCES boards (id),
    meets_on TEXT NOT NULL,
    PRIMARY KEY (board_id, meets_on)
)
"""
_AREAS = """
CREATE TABLE areas (
    id INTEGER PRIMARY KEY,
    board_id INTEGER NOT NULL REFERENCES boards (id),
    ref TEXT NOT NULL,
    ref_key TEXT NOT NULL,
    title TEXT NOT NULL,
    theme TEXT NOT NULL DEFAULT '',
    priority TEXT NOT NULL DEFAULT '',
    measure TEXT NOT NULL DEFAULT '',
    lead TEXT NOT NULL DEFAULT '',
    route TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL DEFAULT '',
    UNIQUE (board_id, ref_key)
)
"""
_ACTIONS = """
CREATE TABLE actions (
    id INTEGER PRIMARY KEY,
    board_id INTEGER NOT NULL REFERENCES boards (id),
    ref TEXT NOT NULL,
    ref_key TEXT NOT NULL,
    title TEXT NOT NULL,
    status TEXT NOT NULL,
    owner_id TEXT,
    owner_words TEXT NOT NULL,
    due_on TEXT,
    due_words TEXT NOT NULL,
    original_due_on TEXT,
    moves INTEGER NOT NULL,
    rating TEXT NOT NULL,
    rating_reason TEXT NOT NULL,
    progress TEXT NOT NULL,
    measure TEXT NOT NULL,
    area TEXT NOT NULL,
    source TEXT NOT NULL,
    note TEXT NOT NULL,
    evidence TEXT NOT NULL,
    body TEXT NOT NULL,
    opened_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    UNIQUE (board_id, ref_key)
)
"""
_MEASURES = """
CREATE TABLE measures (
    id INTEGER PRIMARY KEY,
    board_id INTEGER NOT NULL REFERENCES boards (id),
    ref TEXT NOT NULL,
    ref_key TEXT NOT NULL,
    title TEXT NOT NULL,
    owner_id TEXT,
    owner_words TEXT NOT NULL,
    source TEXT NOT NULL,
    UNIQUE (board_id, ref_key)
)
"""
_CONDITIONS = """
CREATE TABLE conditions (
    id INTEGER PRIMARY KEY,
    measure_id INTEGER NOT NULL REFERENCES measures (id),
    label TEXT NOT NULL,
    kind TEXT NOT NULL,
    indicator TEXT NOT NULL,
    unit TEXT NOT NULL,
    higher INTEGER NOT NULL,
    target TEXT,
    due_on TEXT,
    due_words TEXT NOT NULL,
    monthly INTEGER NOT NULL,
    comparator TEXT NOT NULL,
    within TEXT,
    source TEXT NOT NULL,
    note TEXT NOT NULL,
    questions TEXT NOT NULL,
    replaced_by INTEGER REFERENCES conditions (id),
    withdrawn INTEGER NOT NULL DEFAULT 0,
    UNIQUE (measure_id, label)
)
"""
_READINGS = """
CREATE TABLE readings (
    id INTEGER PRIMARY KEY,
    measure_id INTEGER NOT NULL REFERENCES measures (id),
    indicator TEXT NOT NULL,
    as_at TEXT NOT NULL,
    value TEXT NOT NULL,
    unit TEXT NOT NULL,
    numerator INTEGER,
    denominator INTEGER,
    source TEXT NOT NULL,
    caveat TEXT NOT NULL,
    revises INTEGER NOT NULL,
    entered_at TEXT NOT NULL,
    withdrawn INTEGER NOT NULL DEFAULT 0
)
"""
_CLAIMS = """
CREATE TABLE claims (
    id INTEGER PRIMARY KEY,
    measure_id INTEGER NOT NULL REFERENCES measures (id),
    reported TEXT NOT NULL,
    met INTEGER NOT NULL,
    as_at TEXT NOT NULL,
    source TEXT NOT NULL,
    entered_at TEXT NOT NULL,
    withdrawn INTEGER NOT NULL DEFAULT 0
)
"""
_JUDGEMENTS = """
CREATE TABLE judgements (
    id INTEGER PRIMARY KEY,
    condition_id INTEGER NOT NULL REFERENCES conditions (id),
    met INTEGER NOT NULL,
    evidence TEXT NOT NULL,
    judged_by TEXT NOT NULL,
    judged_at TEXT NOT NULL,
    withdrawn INTEGER NOT NULL DEFAULT 0
)
"""
_DIGESTS = """
CREATE TABLE digests (
    id INTEGER PRIMARY KEY,
    board_id INTEGER NOT NULL REFERENCES boards (id),
    slot TEXT NOT NULL,
    state TEXT NOT NULL,
    composed_at TEXT NOT NULL,
    messages TEXT NOT NULL,
    snapshot TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    attempted_at TEXT,
    posted_at TEXT,
    posted TEXT NOT NULL DEFAULT '[]',
    error TEXT NOT NULL DEFAULT '',
    told INTEGER NOT NULL DEFAULT 0,
    history_id INTEGER NOT NULL DEFAULT 0,
    history_hash TEXT NOT NULL DEFAULT '',
    UNIQUE (board_id, slot)
)
"""
_HISTORY = """
CREATE TABLE history (
    id INTEGER PRIMARY KEY,
    board_id INTEGER NOT NULL REFERENCES boards (id),
    subject TEXT NOT NULL,
    subject_id INTEGER NOT NULL,
    ref TEXT NOT NULL,
    verb TEXT NOT NULL,
    person TEXT NOT NULL,
    at TEXT NOT NULL,
    said TEXT NOT NULL,
    changes TEXT NOT NULL,
    why TEXT NOT NULL,
    undoes INTEGER,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL
)
"""
_ANSWERS = """
CREATE TABLE answers (
    id INTEGER PRIMARY KEY,
    delivery TEXT NOT NULL,
    team TEXT NOT NULL,
    channel TEXT NOT NULL,
    person TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    subject TEXT NOT NULL,
    at TEXT NOT NULL,
    reply TEXT NOT NULL
)
"""
_TABLES = (
    _BOARDS, _ROLES, _MEETINGS, _AREAS, _ACTIONS, _MEASURES, _CONDITIONS,
    _READINGS, _CLAIMS, _JUDGEMENTS, _DIGESTS, _HISTORY, _ANSWERS,
)  # fmt: skip
_INDEXES = (
    "CREATE INDEX actions_by_status ON actions (board_id, status, due_on)",
    "CREATE INDEX actions_by_owner ON actions (board_id, owner_id, status)",
    "CREATE INDEX conditions_by_measure ON conditions (measure_id)",
    "CREATE INDEX readings_by_measure ON readings (measure_id, as_at)",
    "CREATE INDEX claims_by_measure ON claims (measure_id)",
    "CREATE INDEX judgements_by_condition ON judgements (condition_id)",
    "CREATE INDEX history_by_subject ON history (board_id, subject, subject_id)",
    "CREATE INDEX history_by_person ON history (board_id, person, id)",
    "CREATE INDEX history_by_time ON history (board_id, at)",
    "CREATE INDEX digests_by_state ON digests (state)",
    "CREATE INDEX answers_by_delivery ON answers (delivery)",
    "CREATE INDEX answers_by_person ON answers (person, channel, id)",
    "CREATE INDEX answers_by_subject ON answers (channel, subject, id)",
    "CREATE INDEX answers_by_time ON answers (at)",
)


def m001_the_log(db: Database) -> None:
    """Creates the tables of a board's log. Triggers keep the history from being altered."""
    for statement in (*_TABLES, *_INDEXES):
        db.execute(statement)
    for change in ("UPDATE", "DELETE"):
        db.execute(
            f"CREATE TRIGGER history_refuses_{change.lower()} BEFORE {change} ON history "
            "BEGIN SELECT RAISE(ABORT, 'history is append-only'); END"
        )
