"""What was answered to commands that changed something, for a while: so that a repeat changes nothing twice."""

from datetime import datetime, timedelta

from sqlite_utils import Database as Tables

from storage.rows import insert_sql, instant

REPEAT_SECONDS = 60
KEPT_HOURS = 24

_INSERT = insert_sql("answers", ("delivery", "team", "channel", "person", "fingerprint", "at", "reply"))


class Answers:
    """The replies of the last day's writes. The words typed are not kept here, only their fingerprint."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def keep(self, delivery: str, who: tuple[str, str, str], fingerprint: str, at: datetime, reply: str) -> None:
        """Keeps a reply; `who` is the person's workspace, channel and id. Replies older than a day are dropped."""
        team, channel, person = who
        self._tables.execute("DELETE FROM answers WHERE at < ?", [instant(at - timedelta(hours=KEPT_HOURS))])
        self._tables.execute(
            _INSERT,
            {
                "delivery": delivery,
                "team": team,
                "channel": channel,
                "person": person,
                "fingerprint": fingerprint,
                "at": instant(at),
                "reply": reply,
            },
        )

    def repeated(self, delivery: str, who: tuple[str, str, str], fingerprint: str, at: datetime) -> str | None:
        """The reply to give again, or None.

        It is the same delivery once more, or the person's last change here, said again within a minute.
        """
        team, channel, person = who
        if delivery:
            sql = "SELECT reply FROM answers WHERE delivery = ? AND team = ? AND person = ?"
            row = self._tables.execute(sql, [delivery, team, person]).fetchone()
            if row:
                return str(row[0])
        sql = (
            "SELECT reply, fingerprint, at FROM answers WHERE person = ? AND channel = ? AND team = ? "
            "ORDER BY id DESC LIMIT 1"
        )
        row = self._tables.execute(sql, [person, channel, team]).fetchone()
        recent = instant(at - timedelta(seconds=REPEAT_SECONDS))
        return str(row[0]) if row and row[1] == fingerprint and row[2] > recent else None
