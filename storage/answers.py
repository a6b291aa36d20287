"""The recent replies to commands, kept so that a repeated command changes nothing twice."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from storage.engines.connection import Connection
from storage.rows import insert_sql, instant

REPEAT_SECONDS = 60
KEPT_HOURS = 24

_SENDING = ("delivery", "team", "channel", "person", "fingerprint")
_INSERT = insert_sql("answers", (*_SENDING, "at", "reply"))


@dataclass(frozen=True, slots=True)
class Sending:
    """One delivery of a command: who sent it, where, and the fingerprint of its words.

    `delivery` is Slack's id of this delivery, or empty.
    """

    delivery: str
    team: str
    channel: str
    person: str
    fingerprint: str


class Answers:
    """The replies to the last day's changes. The words typed are not kept, only their fingerprint."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, sending: Sending, at: datetime, reply: str) -> None:
        """Keeps a reply for a day."""
        row = {name: getattr(sending, name) for name in _SENDING}
        self._connection.put(_INSERT, row | {"at": instant(at), "reply": reply})

    def forget(self, team: str, at: datetime) -> None:
        """Deletes replies older than a day. It scans the whole table, so never call it while somebody waits for an
        answer."""
        old = instant(at - timedelta(hours=KEPT_HOURS))
        self._connection.execute("DELETE FROM answers WHERE team = ? AND at < ?", [team, old])

    def keep_unchanged(self, sending: Sending, at: datetime, reply: str) -> None:
        """Keeps the reply to a delivery that changed nothing, so that a redelivery changes nothing either.

        The same words typed again are not a redelivery: they are processed anew.
        """
        if sending.delivery:
            self.keep(replace(sending, fingerprint=""), at, reply)

    def redelivered(self, sending: Sending) -> str | None:
        """The reply to the same delivery if it was received before, or None."""
        if not sending.delivery:
            return None
        sql = "SELECT reply FROM answers WHERE delivery = ? AND team = ? AND person = ?"
        row = self._connection.execute(sql, [sending.delivery, sending.team, sending.person]).fetchone()
        return str(row[0]) if row else None

    def changed(self, delivery: str, team: str, person: str) -> bool:
        """True if that delivery changed something within the last day."""
        sql = "SELECT 1 FROM answers WHERE delivery = ? AND team = ? AND person = ? AND fingerprint <> ''"
        return self._connection.execute(sql, [delivery, team, person]).fetchone() is not None

    def repeated(self, sending: Sending, at: datetime) -> str | None:
        """The reply to the person's last change here, if these are the same words again within a minute; otherwise
        None."""
        sql = (
            "SELECT reply, fingerprint, at FROM answers WHERE person = ? AND channel = ? AND team = ? "
            "AND fingerprint <> '' ORDER BY id DESC LIMIT 1"
        )
        row = self._connection.execute(sql, [sending.person, sending.channel, sending.team]).fetchone()
        # If the clock was put back, an answer of an hour ago would look fresh for an hour.
        minute = timedelta(seconds=REPEAT_SECONDS)
        if row is None or row[1] != sending.fingerprint or not instant(at - minute) < row[2] <= instant(at + minute):
            return None
        return str(row[0])
