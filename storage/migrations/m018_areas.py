"""A further step: areas get a kind, a lead and a judgement. Links replace the one measure and the one area that an
action named in words.

Words that named nothing on the board become an area of kind *unsorted*, with a line of history, so nothing is lost.
"""

import json
from typing import Any

from sqlite_utils import Database

from board.links import named_in
from board.refs import ref_key
from storage.chain import OF_ITS_BOARD, hash_of

_LINKS = """
CREATE TABLE links (
    id INTEGER PRIMARY KEY,
    board_id INTEGER NOT NULL REFERENCES boards (id),
    subject TEXT NOT NULL,
    subject_id INTEGER NOT NULL,
    other TEXT NOT NULL,
    other_id INTEGER NOT NULL,
    UNIQUE (subject, subject_id, other, other_id)
)
"""
_RUNGS = """
CREATE TABLE rungs (
    id INTEGER PRIMARY KEY,
    board_id INTEGER NOT NULL REFERENCES boards (id),
    area_id INTEGER NOT NULL REFERENCES areas (id),
    rung TEXT NOT NULL,
    second TEXT NOT NULL DEFAULT '',
    as_at TEXT NOT NULL,
    source TEXT NOT NULL DEFAULT '',
    moderated TEXT NOT NULL DEFAULT '',
    entered_at TEXT NOT NULL,
    withdrawn INTEGER NOT NULL DEFAULT 0
)
"""
_BEFORE = (
    *(f"ALTER TABLE areas ADD COLUMN {name} TEXT NOT NULL DEFAULT ''" for name in ("kind", "source", "goal")),
    "ALTER TABLE areas ADD COLUMN merged_into TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE areas ADD COLUMN withdrawn INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE areas ADD COLUMN lead_id TEXT",
    "ALTER TABLE areas ADD COLUMN handed_over_on TEXT",
    "ALTER TABLE boards ADD COLUMN scale_words TEXT NOT NULL DEFAULT ''",
    _LINKS.strip(),
    _RUNGS.strip(),
    "CREATE INDEX rungs_by_area ON rungs (area_id)",
    "CREATE INDEX rungs_by_board ON rungs (board_id)",
    "CREATE INDEX links_by_other ON links (other, other_id, subject)",
    "CREATE INDEX links_by_board ON links (board_id, subject)",
)
_AFTER = (
    "ALTER TABLE actions DROP COLUMN measure",
    "ALTER TABLE actions DROP COLUMN area",
    "ALTER TABLE areas DROP COLUMN measure",
)
_LINE = (
    "id", "board_id", "subject", "subject_id", "ref", "verb", "person", "at", "said", "changes", "why", "undoes",
    "previous_hash", "rule", "hash",
)  # fmt: skip
_WHY = "it was named as an area or a measure, and is neither: board support can merge it into one"


def m018_areas(db: Database) -> None:
    """Links what actions and areas named; the columns that held the words are dropped."""
    for statement in _BEFORE:
        db.execute(statement)
    for board_id, created_at in db.execute("SELECT id, created_at FROM boards ORDER BY id").fetchall():
        _Sorting(db, board_id, created_at).link_all()
    for statement in _AFTER:
        db.execute(statement)


class _Sorting:
    """One board's measures and areas by key, and the words that named neither."""

    def __init__(self, db: Database, board_id: int, created_at: str) -> None:
        self._db = db
        self._board_id = board_id
        self._created_at = created_at
        measures = self._rows("SELECT ref, id FROM measures WHERE board_id = ? ORDER BY id DESC")
        areas = self._rows("SELECT ref, title, id FROM areas WHERE board_id = ? ORDER BY id DESC")
        self._ids = {"measure": dict(measures), "area": {ref: area_id for ref, _, area_id in areas}}
        self._refs: dict[str, dict[str, str]] = {"measure": {ref_key(ref): ref for ref, _ in measures}}
        self._refs["area"] = {ref_key(title): ref for ref, title, _ in areas}
        self._refs["area"] |= {ref_key(ref): ref for ref, _, _ in areas}

    def link_all(self) -> None:
        for kind in ("action", "area"):
            columns = "measure, area" if kind == "action" else "measure, ''"
            for row_id, *named in self._rows(f"SELECT id, {columns} FROM {kind}s WHERE board_id = ? ORDER BY id"):
                for other, words in zip(("measure", "area"), named, strict=True):
                    self._link(kind, row_id, other, words.strip())

    def _rows(self, sql: str) -> list[tuple[Any, ...]]:
        rows: list[tuple[Any, ...]] = self._db.execute(sql, [self._board_id]).fetchall()
        return rows

    def _link(self, kind: str, row_id: int, other: str, words: str) -> None:
        refs = named_in(words, lambda each: self._refs[other].get(ref_key(each))) if words else []
        if refs is None:
            other, refs = "area", [self._unsorted(words)]
        for ref in refs:
            values = [self._board_id, kind, row_id, other, self._ids[other][ref]]
            sql = "INSERT OR IGNORE INTO links (board_id, subject, subject_id, other, other_id) VALUES (?, ?, ?, ?, ?)"
            self._db.execute(sql, values)

    def _unsorted(self, words: str) -> str:
        """The ref of the area that the words have become."""
        known = self._refs["area"]
        if ref_key(words) in known:
            return known[ref_key(words)]
        number = 1
        while ref_key(f"AR{number}") in known:
            number += 1
        ref = f"AR{number}"
        sql = "INSERT INTO areas (board_id, ref, ref_key, title, kind) VALUES (?, ?, ?, ?, 'unsorted')"
        area_id = self._db.execute(sql, [self._board_id, ref, ref_key(ref), words]).lastrowid or 0
        self._ids["area"][ref] = area_id
        known |= {ref_key(words): ref, ref_key(ref): ref}
        self._tell(area_id, ref, {"title": (None, words), "kind": (None, "unsorted")})
        return ref

    def _tell(self, area_id: int, ref: str, changes: dict[str, Any]) -> None:
        """Adds the line as `storage/history.py` did when this step was written. A step has no clock, so the line gets
        the time of the board's newest line."""
        newest = "SELECT at, hash FROM history WHERE board_id = ? AND rule = 2 ORDER BY id DESC LIMIT 1"
        common = "SELECT at, hash FROM history WHERE rule = 1 ORDER BY id DESC LIMIT 1"
        last = self._db.execute(newest, [self._board_id]).fetchone() or self._db.execute(common).fetchone()
        at, previous = last or (self._created_at, "")
        line = self._db.execute("SELECT COALESCE(MAX(id), 0) + 1 FROM history").fetchone()[0]
        about = (line, self._board_id, "area", area_id, ref, "upgrade", "boardbot", at, "upgrade to 0.6.0")
        values = (*about, json.dumps(changes, sort_keys=True, ensure_ascii=False), _WHY, None, previous, OF_ITS_BOARD)
        row = dict(zip(_LINE, values, strict=False))
        row["hash"] = hash_of(row)
        marks = ", ".join("?" * len(_LINE))
        self._db.execute(f"INSERT INTO history ({', '.join(_LINE)}) VALUES ({marks})", list(row.values()))
