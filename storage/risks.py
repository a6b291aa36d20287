"""Risks with their dated scores. A correction adds a row; nothing is overwritten."""

from collections import defaultdict
from dataclasses import fields, replace
from datetime import date, datetime
from typing import Any

from board.actions import Status
from board.history import plain
from board.refs import ref_key
from board.risks import LinkedAction, Risk, RiskStatus
from board.scores import Score, level_of
from storage.engines.connection import Connection
from storage.ref_table import Named
from storage.rows import instant, new_row_sql, optional_day

# The fields that have tables of their own.
APART = frozenset({"scores", "actions", "areas"})
_Parts = list[tuple[Any, ...]]
COLUMNS = tuple(each.name for each in fields(Risk) if each.name not in APART)
_ID = COLUMNS.index("id")
_INSERT = new_row_sql("risks", (*(name for name in COLUMNS if name != "id"), "board_id", "ref_key"))
_SCORE = new_row_sql("risk_scores", ("risk_id", "likelihood", "impact", "as_at", "because", "entered_at"))
_SELECT = f"SELECT {', '.join(COLUMNS)} FROM risks"
_SCORES = (
    "SELECT risk_id, id, likelihood, impact, as_at, because FROM risk_scores WHERE withdrawn = 0 AND risk_id IN ({})"
)
_OF_LINKS = (
    "SELECT subject_id, {} FROM links JOIN {}s AS it ON it.id = other_id WHERE subject = 'risk' AND other = '{}' "
    "AND subject_id IN ({}) ORDER BY links.id"
)
_ACTIONS = _OF_LINKS.format("it.id, it.ref, it.title, it.status", "action", "action", "{}")
_AREAS = _OF_LINKS.format("it.ref", "area", "area", "{}")


class Risks:
    """A board's risks."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, board_id: int, risk: Risk) -> Risk:
        """Stores a new risk and returns it with its id; its scores are stored separately."""
        row = _row(risk) | {"board_id": board_id, "ref_key": ref_key(risk.ref)}
        return replace(risk, id=self._connection.execute(_INSERT, row).fetchone()[0])

    def save(self, before: Risk, after: Risk) -> None:
        """Stores the changed columns of a risk. Its id and ref never change."""
        old = _row(before)
        changed = {name: value for name, value in _row(after).items() if old[name] != value}
        if changed:
            columns = ", ".join(f"{name} = :{name}" for name in changed)
            self._connection.execute(f"UPDATE risks SET {columns} WHERE id = :id", {**changed, "id": before.id})

    def add_score(self, risk_id: int, score: Score, at: datetime) -> Score:
        """Stores a score and returns it with its id."""
        row = {
            "risk_id": risk_id,
            "likelihood": score.likelihood,
            "impact": score.impact,
            "as_at": score.as_at.isoformat(),
            "because": score.because,
            "entered_at": instant(at),
        }
        return replace(score, id=self._connection.execute(_SCORE, row).fetchone()[0])

    def withdraw_score(self, score_id: int) -> None:
        """Withdraws a score entered by mistake: it stays stored, but is not read."""
        self._connection.execute("UPDATE risk_scores SET withdrawn = 1 WHERE id = ?", [score_id])

    def all(self, board_id: int) -> list[Risk]:
        """The board's risks with all their parts, in the order of entry, with one query for each kind of part."""
        return self._read("board_id = ?", [board_id])

    def get(self, risk_id: int) -> Risk | None:
        """The risk with that id, or None."""
        return next(iter(self._read("id = ?", [risk_id])), None)

    def find(self, board_id: int, ref: str) -> Risk | None:
        """The risk with that ref, in any case and spacing, or None."""
        return next(iter(self._read("board_id = ? AND ref_key = ?", [board_id, ref_key(ref)])), None)

    def knows(self, board_id: int, ref: str) -> bool:
        """True if a risk on the board has that ref, in any case and spacing."""
        sql = "SELECT 1 FROM risks WHERE board_id = ? AND ref_key = ?"
        return self._connection.execute(sql, [board_id, ref_key(ref)]).fetchone() is not None

    def refs(self, board_id: int) -> list[str]:
        """Every risk's ref, in the order of entry."""
        rows = self._connection.execute("SELECT ref FROM risks WHERE board_id = ? ORDER BY id", [board_id])
        return [row[0] for row in rows.fetchall()]

    def named(self, board_id: int) -> list[Named]:
        """The refs and titles of the open risks, in the same order."""
        sql = "SELECT ref, title, owner_id FROM risks WHERE board_id = ? AND status = ? ORDER BY id"
        return [Named(*row) for row in self._connection.execute(sql, [board_id, str(RiskStatus.OPEN)]).fetchall()]

    def _read(self, where: str, values: list[Any]) -> list[Risk]:
        rows = self._connection.execute(f"{_SELECT} WHERE {where} ORDER BY id", values).fetchall()
        if not rows:
            return []
        scores, actions, areas = (self._parts(sql, where, values) for sql in (_SCORES, _ACTIONS, _AREAS))
        return [_risk(row, scores[row[_ID]], actions[row[_ID]], areas[row[_ID]]) for row in rows]

    def _parts(self, sql: str, where: str, values: list[Any]) -> dict[int, _Parts]:
        found: dict[int, _Parts] = defaultdict(list)
        for risk_id, *part in self._connection.execute(sql.format(f"SELECT id FROM risks WHERE {where}"), values):
            found[risk_id].append(tuple(part))
        return found


def _row(risk: Risk) -> dict[str, Any]:
    return {name: plain(getattr(risk, name)) for name in COLUMNS}


def _risk(row: tuple[Any, ...], scores: _Parts, actions: _Parts, areas: _Parts) -> Risk:
    told = dict(zip(COLUMNS, row, strict=True))
    return Risk(
        **told
        | {
            "target": level_of(told["target"]) if told["target"] else None,
            "status": RiskStatus(told["status"]),
            "reviewed_on": optional_day(told["reviewed_on"]),
            "opened_on": date.fromisoformat(told["opened_on"]),
        },
        scores=_standing([_score(*each) for each in scores]),
        actions=tuple(_action(*each) for each in actions),
        areas=tuple(ref for (ref,) in areas),
    )


def _action(action_id: int, ref: str, title: str, status: str) -> LinkedAction:
    return LinkedAction(action_id, ref, title, Status(status))


def _score(score_id: int, likelihood: int, impact: int, as_at: str, because: str) -> Score:
    return Score(score_id, likelihood, impact, date.fromisoformat(as_at), because)


def _standing(scores: list[Score]) -> tuple[Score, ...]:
    """One score for each day, the last one entered, in the order of the days."""
    by_day = {each.as_at: each for each in sorted(scores, key=lambda each: each.id)}
    return tuple(by_day[on] for on in sorted(by_day))
