"""How much there is of what, over all workspaces: for whoever looks after boardbot. No row's words are read."""

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
    """Numbers alone. What waits for a workspace that has taken the app out is left out: it is not to be posted."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def waiting(self) -> InOutbox:
        """What waits in the outbox, or is being posted."""
        sql = f"SELECT COUNT(*), MIN(composed_at) FROM outbox WHERE {OPEN} AND team NOT IN ({ENDED})"
        many, oldest = self._connection.execute(sql).fetchone()
        return InOutbox(many, optional_instant(oldest))

    def digests_since(self, at: datetime) -> dict[str, int]:
        """How many digests were composed since, by the state of their first message."""
        sql = f"SELECT became, COUNT(*) FROM ({_STATES}) states GROUP BY became"
        return dict(self._connection.execute(sql, [instant(at)]).fetchall())
