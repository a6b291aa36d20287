"""Signed requests that have been let in, so that the same one sent again is known, by whichever process it comes to."""

from datetime import datetime, timedelta

from storage.engines.connection import Connection
from storage.rows import insert_sql, instant

# A request may be signed five minutes ahead of this clock, and is refused as old five minutes after; as much again is
# left for a clock that is put back.
KEPT = timedelta(minutes=10)

_INSERT = insert_sql("seen_requests", ("signature", "sent_at")) + " ON CONFLICT (signature) DO NOTHING"


class SeenRequests:
    """Signatures alone: neither words nor names are in them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def first_time(self, signature: str, sent_at: datetime, now: datetime) -> bool:
        """Remembers a request, signed at `sent_at`. False where it was accepted before. Old ones are forgotten."""
        if sent_at.second == 0:
            # At one request in sixty that is often enough.
            self._connection.put("DELETE FROM seen_requests WHERE sent_at < ?", [instant(now - KEPT)])
        row = {"signature": signature, "sent_at": instant(sent_at)}
        return bool(self._connection.execute(_INSERT, row).rowcount == 1)
