"""Measures with their conditions, readings, claims and judgements. Corrections add rows; nothing is overwritten."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from board.conditions import Claim, Condition, Judgement, Reading
from board.definitions import Definition
from board.frequency import Comes
from board.measures import Measure
from board.refs import ref_key
from storage import definitions, frequencies
from storage.engines.connection import Connection
from storage.measure_rows import (
    CONDITION_COLUMNS,
    NO_CONDITIONS,
    claim_of,
    conditions_of,
    judgement_of,
    reading_of,
    row_of_condition,
)
from storage.ref_table import Named
from storage.rows import instant, isoformat, new_row_sql
from storage.statements import statement_of

_MEASURE = new_row_sql("measures", ("board_id", "ref", "ref_key", "title", "owner_id", "owner_words", "source"))
_CONDITION = new_row_sql("conditions", CONDITION_COLUMNS)
_READING_COLUMNS = (
    "measure_id", "indicator", "as_at", "value", "unit", "numerator", "denominator", "source", "caveat", "revises",
    "moderated", "published", "entered_at",
)  # fmt: skip
_CLAIM_COLUMNS = ("measure_id", "reported", "met", "as_at", "source", "body", "body_stated", "entered_at")
_JUDGEMENT_COLUMNS = ("condition_id", "met", "evidence", "judged_by", "judged_at")
WITHDRAWABLE = ("conditions", "readings", "claims", "judgements", "frequencies", "definitions", "statements")


class Measures:
    """A board's escalation measures."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, board_id: int, measure: Measure) -> Measure:
        """Stores a measure's ref, title, owner and source; returns it with its id."""
        row = {
            "board_id": board_id,
            "ref": measure.ref,
            "ref_key": ref_key(measure.ref),
            "title": measure.title,
            "owner_id": measure.owner_id,
            "owner_words": measure.owner_words,
            "source": measure.source,
        }
        return replace(measure, id=self._insert(_MEASURE, row))

    def set_title(self, measure_id: int, title: str) -> None:
        """Gives a measure another title."""
        self._connection.execute("UPDATE measures SET title = ? WHERE id = ?", [title, measure_id])

    def set_owner(self, measure_id: int, owner_id: str | None, owner_words: str = "") -> None:
        """Gives a measure another owner: a person, or a role in words."""
        sql = "UPDATE measures SET owner_id = ?, owner_words = ? WHERE id = ?"
        self._connection.execute(sql, [owner_id, owner_words, measure_id])

    def add_condition(self, measure_id: int, condition: Condition, at: datetime) -> int:
        """Stores a condition set at that instant, and returns its id."""
        return self._insert(_CONDITION, row_of_condition(measure_id, condition, at))

    def replace_condition(self, old_id: int, new_id: int) -> None:
        """Replaces one condition by another; the old one stays in the log, out of force."""
        self._connection.execute("UPDATE conditions SET replaced_by = ? WHERE id = ?", [new_id, old_id])

    def in_place_of(self, measure_id: int, label: str) -> str | None:
        """The label of the condition in force that replaced the one with that label; empty if the replacement was
        withdrawn. None if no condition has the label."""
        sql = "SELECT id, label, replaced_by, withdrawn FROM conditions WHERE measure_id = ?"
        rows = {row[0]: row for row in self._connection.execute(sql, [measure_id])}
        found = next((row for row in rows.values() if ref_key(row[1]) == ref_key(label)), None)
        while found and found[2]:
            found = rows[found[2]]
        return None if found is None else "" if found[3] else str(found[1])

    def next_label(self, measure: Measure) -> str:
        """The next condition's label: the measure's ref and a letter, `M6c`; after z come aa, ab …"""
        sql = "SELECT COUNT(*) FROM conditions WHERE measure_id = ?"
        number = int(self._connection.execute(sql, [measure.id]).fetchone()[0])
        letters = ""
        number += 1
        while number:
            number, letter = divmod(number - 1, 26)
            letters = chr(ord("a") + letter) + letters
        return f"{measure.ref}{letters}"

    def add_reading(self, measure_id: int, reading: Reading, at: datetime) -> int:
        """Stores a reading and returns its id. Its `revises` marks a correction of an earlier entry."""
        row = {
            **{name: getattr(reading, name) for name in _READING_COLUMNS[1:-1]},
            "measure_id": measure_id,
            "as_at": reading.as_at.isoformat(),
            "published": isoformat(reading.published),
            "value": str(reading.value),
            "entered_at": instant(at),
        }
        return self._insert(new_row_sql("readings", _READING_COLUMNS), row)

    def add_claim(self, measure_id: int, claim: Claim, at: datetime) -> int:
        """Stores a claim and returns its id."""
        row = {
            **{name: getattr(claim, name) for name in _CLAIM_COLUMNS[1:-1]},
            "measure_id": measure_id,
            "as_at": claim.as_at.isoformat(),
            "entered_at": instant(at),
        }
        return self._insert(new_row_sql("claims", _CLAIM_COLUMNS), row)

    def add_judgement(self, condition_id: int, judgement: Judgement) -> int:
        """Stores a person's judgement of an evidence condition and returns its id."""
        row = {
            "condition_id": condition_id,
            "met": judgement.met,
            "evidence": judgement.evidence,
            "judged_by": judgement.judged_by,
            "judged_at": instant(judgement.judged_at),
        }
        return self._insert(new_row_sql("judgements", _JUDGEMENT_COLUMNS), row)

    def add_frequency(self, measure_id: int, comes: Comes, at: datetime) -> int:
        """Stores how often an indicator comes, in place of what was stored before; returns its id."""
        return self._insert(frequencies.INSERT, frequencies.row_of(measure_id, comes, at))

    def add_definition(self, measure_id: int, said: Definition, at: datetime) -> int:
        """Stores an indicator's definition, in place of the one stored before; returns its id."""
        return self._insert(definitions.INSERT, definitions.row_of(measure_id, said, at))

    def withdraw(self, table: str, row_id: int) -> None:
        """Withdraws a condition, reading, claim or judgement entered by mistake: it stays stored, but is not read.

        A condition that it had replaced is in force again.
        """
        if table not in WITHDRAWABLE:
            raise ValueError(f"{table} cannot be withdrawn from")
        self._connection.execute(f"UPDATE {table} SET withdrawn = 1 WHERE id = ?", [row_id])
        if table == "conditions":
            self._connection.execute("UPDATE conditions SET replaced_by = NULL WHERE replaced_by = ?", [row_id])

    def restore(self, table: str, row_id: int) -> None:
        """Restores what was withdrawn."""
        if table not in WITHDRAWABLE:
            raise ValueError(f"{table} cannot be restored to")
        self._connection.execute(f"UPDATE {table} SET withdrawn = 0 WHERE id = ?", [row_id])

    def set_claim_body(self, claim_id: int, body: str, stated: bool) -> None:
        """Sets whose claim it is; `stated` is False if nobody has said so."""
        self._connection.execute("UPDATE claims SET body = ?, body_stated = ? WHERE id = ?", [body, stated, claim_id])

    def knows(self, board_id: int, ref: str) -> bool:
        """True if a measure on the board has that ref, in any case and spacing."""
        sql = "SELECT 1 FROM measures WHERE board_id = ? AND ref_key = ?"
        return self._connection.execute(sql, [board_id, ref_key(ref)]).fetchone() is not None

    def refs(self, board_id: int) -> list[str]:
        """Every measure's ref, in the order of entry."""
        sql = "SELECT ref FROM measures WHERE board_id = ? ORDER BY id"
        return [row[0] for row in self._connection.execute(sql, [board_id]).fetchall()]

    def named(self, board_id: int) -> list[Named]:
        """The refs and titles of the measures, in the order of entry."""
        sql = "SELECT ref, title, owner_id FROM measures WHERE board_id = ? ORDER BY id"
        return [Named(*row) for row in self._connection.execute(sql, [board_id]).fetchall()]

    def find(self, board_id: int, ref: str) -> Measure | None:
        """The measure with that ref and all its parts, or None."""
        return next(iter(self._read("measures.board_id = ? AND measures.ref_key = ?", [board_id, ref_key(ref)])), None)

    def these(self, board_id: int, refs: Sequence[str]) -> list[Measure]:
        """The measures with these refs and all their parts, in the order of entry. Refs that do not exist are left
        out."""
        where = f"measures.board_id = ? AND measures.ref_key IN ({', '.join('?' * len(refs))})"
        return self._read(where, [board_id, *map(ref_key, refs)]) if refs else []

    def all(self, board_id: int) -> list[Measure]:
        """The board's measures with all their parts, with one query for each kind of part."""
        return self._read("measures.board_id = ?", [board_id])

    def _read(self, where: str, values: list[Any]) -> list[Measure]:
        self._connection.ahead(lambda: self._put_together(where, values))
        return self._put_together(where, values)

    def _put_together(self, where: str, values: list[Any]) -> list[Measure]:
        judgements = self._judgements(where, values)
        tests = {of: conditions_of(each, judgements) for of, each in self._parts("conditions", where, values).items()}
        figures = self._parts("readings", where, values)
        claims = self._parts("claims", where, values)
        often = self._parts("frequencies", where, values)
        said = self._parts("definitions", where, values)
        stated = self._parts("statements", where, values)
        return [
            Measure(
                id=row["id"],
                ref=row["ref"],
                title=row["title"],
                owner_id=row["owner_id"],
                owner_words=row["owner_words"],
                source=row["source"],
                conditions=tests.get(row["id"], NO_CONDITIONS).standing,
                readings=tuple(reading_of(each) for each in figures[row["id"]] if each["published"] is None),
                claims=tuple(claim_of(each) for each in claims[row["id"]]),
                frequencies=tuple(frequencies.comes_of(each) for each in often[row["id"]]),
                definitions=tuple(definitions.definition_of(each) for each in said[row["id"]]),
                statements=tuple(statement_of(each) for each in stated[row["id"]]),
                official=tuple(reading_of(each) for each in figures[row["id"]] if each["published"] is not None),
                replaced=tests.get(row["id"], NO_CONDITIONS).replaced,
            )
            for row in self._connection.query(f"SELECT * FROM measures WHERE {where} ORDER BY id", values)
        ]

    def _parts(self, table: str, where: str, values: list[Any]) -> dict[int, list[dict[str, Any]]]:
        sql = (
            f"SELECT part.*, boards.timezone FROM {table} AS part JOIN measures ON measures.id = part.measure_id "
            f"JOIN boards ON boards.id = measures.board_id WHERE {where} AND part.withdrawn = 0 ORDER BY part.id"
        )
        parts: dict[int, list[dict[str, Any]]] = defaultdict(list)
        for row in self._connection.query(sql, values):
            parts[row["measure_id"]].append(row)
        return parts

    def _judgements(self, where: str, values: list[Any]) -> dict[int, list[Judgement]]:
        sql = (
            "SELECT part.*, boards.timezone FROM judgements AS part JOIN conditions ON conditions.id = condition_id "
            "JOIN measures ON measures.id = conditions.measure_id JOIN boards ON boards.id = measures.board_id "
            f"WHERE {where} AND part.withdrawn = 0 ORDER BY part.id"
        )
        found: dict[int, list[Judgement]] = defaultdict(list)
        for row in self._connection.query(sql, values):
            found[row["condition_id"]].append(judgement_of(row))
        return found

    def _insert(self, sql: str, row: dict[str, Any]) -> int:
        return int(self._connection.execute(sql, row).fetchone()[0])
