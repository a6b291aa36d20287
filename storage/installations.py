"""The workspaces in which the app is installed, where one host serves many; and the installations in progress.

Tokens are stored sealed; this module cannot open them. An installation that has ended keeps its row, without the token,
which records when and why; the log of its boards stays.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from storage.engines.connection import Connection
from storage.rows import insert_sql, instant, optional_instant

_COLUMNS = (
    "team", "enterprise", "name", "bot_user", "bot", "scopes", "sealed_token", "installed_by", "installed_at",
    "ended_at", "ended_why",
)  # fmt: skip
_AGAIN = ", ".join(f"{each} = excluded.{each}" for each in _COLUMNS[1:])
_SAVE = f"{insert_sql('installations', _COLUMNS)} ON CONFLICT (team) DO UPDATE SET {_AGAIN}"
_ACTIVE = "ended_at IS NULL"
# The workspaces that have removed the app.
ENDED = "SELECT team FROM installations WHERE ended_at IS NOT NULL"


@dataclass(frozen=True, slots=True)
class Installation:
    """The app in one workspace, or in a whole organisation: then `team` and `enterprise` are both the organisation's
    id. `scopes` are those granted, and `sealed_token` is the bot's token in its sealed form; empty once the
    installation has ended."""

    team: str
    enterprise: str
    name: str
    bot_user: str
    bot: str
    scopes: frozenset[str]
    sealed_token: str
    installed_by: str
    installed_at: datetime
    ended_at: datetime | None = None
    ended_why: str = ""

    @property
    def is_active(self) -> bool:
        """True if it has not ended."""
        return self.ended_at is None

    @property
    def is_of_organisation(self) -> bool:
        """True if the app is installed in all workspaces of an organisation at once."""
        return self.team == self.enterprise


class Installations:
    """The installations, one for each workspace or organisation."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def save(self, made: Installation) -> None:
        """Stores an installation, in place of an earlier one of the same workspace."""
        row = {name: getattr(made, name) for name in _COLUMNS}
        row["scopes"] = ",".join(sorted(made.scopes))
        row["installed_at"] = instant(made.installed_at)
        row["ended_at"] = instant(made.ended_at) if made.ended_at else None
        self._connection.execute(_SAVE, row)

    def of(self, team: str) -> Installation | None:
        """The installation of that workspace or organisation, ended or not; None if there never was one."""
        return next(self._where("team = ?", [team]), None)

    def active(self) -> list[Installation]:
        """The installations that have not ended."""
        return list(self._where(_ACTIVE, []))

    def all(self) -> list[Installation]:
        """Every installation, oldest first."""
        return list(self._where("1 = 1", []))

    def end(self, team: str, told_at: datetime, now: datetime, why: str) -> bool:
        """Ends an installation and drops its token. False if there is none, or it had ended, or it was made after
        `told_at`: Slack's event about an earlier one may arrive late."""
        sql = (
            f"UPDATE installations SET sealed_token = '', ended_at = ?, ended_why = ? WHERE team = ? AND {_ACTIVE} "
            "AND installed_at <= ?"
        )
        return self._connection.execute(sql, [instant(now), why, team, instant(told_at)]).rowcount == 1

    def reseal(self, team: str, before: str, after: str) -> bool:
        """Replaces one sealed token with another. False if it is no longer the one that was read."""
        sql = "UPDATE installations SET sealed_token = ? WHERE team = ? AND sealed_token = ?"
        return self._connection.execute(sql, [after, team, before]).rowcount == 1

    def _where(self, where: str, values: list[str]) -> Iterator[Installation]:
        sql = f"SELECT {', '.join(_COLUMNS)} FROM installations WHERE {where} ORDER BY installed_at, team"
        return (_installation(row) for row in self._connection.query(sql, values))


class InstallStates:
    """The OAuth states that were used, each valid for one return from Slack. Only a hash is stored. An unused state is
    not stored, or else anybody who opens the address would write to the log."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def use(self, state: str, ends_at: datetime, now: datetime) -> bool:
        """True at the first use of each state. The use is remembered until `ends_at`, after which the state is not
        accepted anyway."""
        self._connection.execute("DELETE FROM install_states WHERE ends_at < ?", [instant(now)])
        row = {"digest": _digest(state), "ends_at": instant(ends_at)}
        sql = f"{insert_sql('install_states', ('digest', 'ends_at'))} ON CONFLICT (digest) DO NOTHING"
        return self._connection.execute(sql, row).rowcount == 1


def _digest(state: str) -> str:
    return hashlib.sha256(state.encode()).hexdigest()


def _installation(row: dict[str, Any]) -> Installation:
    return Installation(
        team=row["team"],
        enterprise=row["enterprise"],
        name=row["name"],
        bot_user=row["bot_user"],
        bot=row["bot"],
        scopes=frozenset(filter(None, row["scopes"].split(","))),
        sealed_token=row["sealed_token"],
        installed_by=row["installed_by"],
        installed_at=datetime.fromisoformat(row["installed_at"]),
        ended_at=optional_instant(row["ended_at"]),
        ended_why=row["ended_why"],
    )
