"""The signed requests that were accepted, so that a replayed one is recognised by any process."""

from datetime import datetime, timedelta

from storage.engines.connection import Connection
from storage.rows import insert_sql, instant

# A request may be signed five minutes ahead of this clock, and is refused as old five minutes after. The rest is a
# margin in case the clock is put back.
KEPT = timedelta(minutes=10)

_INSERT = insert_sql("seen_requests", ("signature", "sent_at")) + " ON CONFLICT (signature) DO NOTHING"


class SeenRequests:
    """Signatures alone: they contain neither words nor names."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def first_time(self, signature: str, sent_at: datetime, now: datetime) -> bool:
        """Records a request signed at `sent_at`. False if it was accepted before. Old ones are deleted."""
        if sent_at.second == 0:
            # Once in sixty requests is often enough.
            self._connection.put("DELETE FROM seen_requests WHERE sent_at < ?", [instant(now - KEPT)])
        row = {"signature": signature, "sent_at": instant(sent_at)}
        return bool(self._connection.execute(_INSERT, row).rowcount == 1)
