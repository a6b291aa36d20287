"""Actions that were given to a person by somebody else, and whether that person was told. Kept for some days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from storage.engines.connection import Connection
from storage.rows import insert_sql, instant

KEPT = timedelta(days=3)
_INSERT = insert_sql("given", ("team", "person", "board_id", "action_id", "given_by", "given_at", "told_at"))


@dataclass(frozen=True, slots=True)
class Given:
    """An action that `person` was given by somebody else."""

    id: int
    person: str
    board_id: int
    action_id: int
    given_by: str
    given_at: datetime


class GivenActions:
    """The actions that people were given by others, whether or not they were told yet."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, team: str, given: Given, told_at: datetime | None) -> None:
        """Adds one; `told_at` is when its new owner was told of it, or None if not yet."""
        row = {"team": team, "person": given.person, "board_id": given.board_id, "action_id": given.action_id}
        row |= {"given_by": given.given_by, "given_at": instant(given.given_at)}
        self._connection.execute(_INSERT, row | {"told_at": instant(told_at) if told_at else None})

    def was_told_since(self, team: str, person: str, at: datetime) -> bool:
        """True if the person was told, after that instant, of something they were given."""
        sql = "SELECT 1 FROM given WHERE team = ? AND person = ? AND told_at > ? LIMIT 1"
        return self._connection.execute(sql, [team, person, instant(at)]).fetchone() is not None

    def may_be_told(self, team: str, since: datetime) -> bool:
        """True if somebody has not been told of something yet, and was told of nothing else they were given after
        `since`."""
        sql = (
            "SELECT 1 FROM given g WHERE g.team = ? AND g.told_at IS NULL AND NOT EXISTS (SELECT 1 FROM given t WHERE "
            "t.team = g.team AND t.person = g.person AND t.told_at > ?) LIMIT 1"
        )
        return self._connection.execute(sql, [team, instant(since)]).fetchone() is not None

    def untold(self, team: str) -> list[Given]:
        """What people have not been told of yet, oldest first."""
        sql = (
            "SELECT id, person, board_id, action_id, given_by, given_at FROM given "
            "WHERE team = ? AND told_at IS NULL ORDER BY id"
        )
        rows = self._connection.execute(sql, [team]).fetchall()
        return [Given(row[0], row[1], row[2], row[3], row[4], datetime.fromisoformat(row[5])) for row in rows]

    def tell(self, ids: Sequence[int], at: datetime) -> None:
        """Marks these as told at that instant."""
        marks = ", ".join("?" * len(ids))
        self._connection.execute(f"UPDATE given SET told_at = ? WHERE id IN ({marks})", [instant(at), *ids])

    def unheard(self, team: str, person: str, told_at: datetime) -> None:
        """Deletes what the person was to be told of at that instant: the message did not arrive, so it starts no
        waiting hour."""
        sql = "DELETE FROM given WHERE team = ? AND person = ? AND told_at = ?"
        self._connection.execute(sql, [team, person, instant(told_at)])

    def forget(self, team: str, at: datetime) -> None:
        """Deletes what people were told of some days ago."""
        self._connection.execute("DELETE FROM given WHERE team = ? AND told_at < ?", [team, instant(at - KEPT)])
