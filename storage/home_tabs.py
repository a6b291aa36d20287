"""Who has opened the Home tab, and which board each person chose there."""

from dataclasses import dataclass
from datetime import datetime

from storage.engines.connection import Connection
from storage.rows import insert_sql, instant

_INSERT = insert_sql("home_tabs", ("team", "person", "board_id", "opened_at"))


@dataclass(frozen=True, slots=True)
class HomeTab:
    """A person's Home: the id of the board that they chose there, or None until they have chosen one."""

    board: int | None


class HomeTabs:
    """The Home tabs that have been opened, by workspace and person."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, team: str, person: str) -> HomeTab | None:
        """The person's Home, or None if they have never opened it."""
        sql = "SELECT board_id FROM home_tabs WHERE team = ? AND person = ?"
        row = self._connection.execute(sql, [team, person]).fetchone()
        return HomeTab(row[0]) if row else None

    def keep(self, team: str, person: str, board: int | None, at: datetime) -> None:
        """Records that they have opened it, and the board they chose. None keeps the earlier choice."""
        row = {"team": team, "person": person, "board_id": board, "opened_at": instant(at)}
        more = "ON CONFLICT (team, person) DO UPDATE SET board_id = COALESCE(excluded.board_id, home_tabs.board_id)"
        self._connection.execute(f"{_INSERT} {more}", row)
