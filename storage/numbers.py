"""Counts over all workspaces, for the operator. They are counts only, without any words from the log."""

from datetime import datetime
from typing import NamedTuple

from storage.engines.connection import Connection
from storage.installations import ENDED
from storage.outbox_order import OPEN
from storage.rows import instant, optional_instant

_STATES = (
    "SELECT (SELECT m.state FROM outbox m WHERE m.digest_id = d.id ORDER BY m.id LIMIT 1) AS became "
    "FROM digests d JOIN boards b ON b.id = d.board_id WHERE d.composed_at >= ? "
    f"AND b.team NOT IN ({ENDED})"
)


class InOutbox(NamedTuple):
    """How many messages wait to be posted, and since when the oldest does."""

    many: int
    oldest: datetime | None


class Numbers:
    """The counts. Messages for a workspace that has removed the app are left out: they will not be posted."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def waiting(self) -> InOutbox:
        """The messages in the outbox that are neither posted nor failed."""
        sql = f"SELECT COUNT(*), MIN(composed_at) FROM outbox WHERE {OPEN} AND team NOT IN ({ENDED})"
        many, oldest = self._connection.execute(sql).fetchone()
        return InOutbox(many, optional_instant(oldest))

    def digests_since(self, at: datetime) -> dict[str, int]:
        """How many digests were composed since that instant, by the state of their first message."""
        sql = f"SELECT became, COUNT(*) FROM ({_STATES}) states GROUP BY became"
        return dict(self._connection.execute(sql, [instant(at)]).fetchall())
