"""Boards, their people and their meeting calendar. Boards that were removed are not found here."""

from datetime import date, datetime, time
from functools import cache
from typing import Any

from board.boards import Board, as_read
from board.calendar import Schedule
from board.dates_agreed import Way
from board.roles import Role
from storage.engines.connection import Connection
from storage.installations import ENDED
from storage.refused import Unread
from storage.rows import insert_sql, instant, isoformat, optional_day, optional_instant

_INSERT = insert_sql(
    "boards",
    ("team", "channel", "name", "timezone", "digest_weekday", "digest_time", "slots_from", "created_at"),
)
_SELECT = (
    "SELECT id, team, channel, name, timezone, digest_weekday, digest_time, paused, shared, slots_from, "
    "reminders_from, away_words, dates, review_on, review_told, closed_at, scale_words FROM boards"
)
_THERE = "removed_at IS NULL"
_ROLES = {str(role): role for role in Role}


class Boards:
    """Every board in the log; a board is found by its Slack workspace and channel."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, team: str, channel: str, name: str, timezone: str, at: datetime) -> Board:
        """Starts a board with the default weekly slot and no roles."""
        schedule = Schedule(timezone=timezone)
        row = {
            "team": team,
            "channel": channel,
            "name": name,
            "timezone": timezone,
            "digest_weekday": schedule.weekday,
            "digest_time": schedule.at.isoformat("minutes"),
            "slots_from": instant(at),
            "created_at": instant(at),
        }
        self._connection.execute(_INSERT, row)
        board = self.in_channel(team, channel)
        if board is None:
            raise LookupError("the board just added is not there")
        return board

    def in_channel(self, team: str, channel: str) -> Board | None:
        """The board bound to a channel, or None."""
        return next(iter(self._boards("team = ? AND channel = ?", [team, channel])), None)

    def get(self, team: str, board_id: int | None) -> Board | None:
        """The workspace's board with that id, or None."""
        return next(iter(self._boards("team = ? AND id = ?", [team, board_id])), None)

    def named(self, name: str) -> list[Board]:
        """The boards of that name in any workspace, compared as names are read; for the operator alone. A channel's id,
        alone or after its workspace's (`T0123/C0456`), also names its board, whatever other boards are called."""
        return _so_named(self.all(), name)

    def called(self, name: str | None = None) -> list[Board]:
        """As `named`, or every board, with name, place and time zone alone: also boards that cannot be read."""
        sql = f"SELECT id, team, channel, name, timezone FROM boards WHERE {_THERE} ORDER BY id"
        every = [
            Board(board_id, str(team), str(channel), str(title), Schedule(timezone=str(zone)))
            for board_id, team, channel, title, zone in self._connection.execute(sql).fetchall()
        ]
        return every if name is None else _so_named(every, name)

    def of_team(self, team: str) -> list[Board]:
        """The boards of a workspace."""
        return self._boards("team = ?", [team])

    def all(self) -> list[Board]:
        """Every board of every workspace, for the operator alone: no answer and no post may depend on it."""
        return self._boards("1 = 1", [])

    def schedules(self) -> list[Schedule]:
        """The distinct weekly slots, of any workspace, at which a digest may be due."""
        there = f"{_THERE} AND paused = 0 AND closed_at IS NULL AND team NOT IN ({ENDED})"
        sql = f"SELECT DISTINCT digest_weekday, digest_time, timezone FROM boards WHERE {there}"
        return [Schedule(weekday, time.fromisoformat(at), zone) for weekday, at, zone in self._connection.execute(sql)]

    def has_another(self, board: Board, person: str) -> bool:
        """True if the person has a part in another board of the same workspace: a role, an action of their own, or a
        change that they have made there."""
        of_theirs = " OR ".join(
            f"EXISTS (SELECT 1 FROM {table} WHERE board_id = boards.id AND {column} = ?)"
            for table, column in (("roles", "person"), ("history", "person"), ("actions", "owner_id"))
        )
        sql = f"SELECT 1 FROM boards WHERE team = ? AND id <> ? AND {_THERE} AND ({of_theirs}) LIMIT 1"
        return self._connection.execute(sql, [board.team, board.id, *[person] * 3]).fetchone() is not None

    def move(self, board_id: int, channel: str, shared: bool | None = None) -> None:
        """Binds a board to another channel. `shared` says whether the channel is shared with another organisation; None
        keeps the stored value."""
        sql = "UPDATE boards SET channel = ?, shared = COALESCE(?, shared) WHERE id = ?"
        self._connection.execute(sql, [channel, shared, board_id])

    def rename(self, board_id: int, name: str) -> None:
        """Gives a board another name."""
        self._connection.execute("UPDATE boards SET name = ? WHERE id = ?", [name, board_id])

    def set_role(self, board_id: int, person: str, role: Role) -> None:
        """Gives a person a role, in place of any other they had."""
        self._connection.execute("DELETE FROM roles WHERE board_id = ? AND person = ?", [board_id, person])
        sql = "INSERT INTO roles (board_id, person, role) VALUES (?, ?, ?)"
        self._connection.execute(sql, [board_id, person, str(role)])

    def add_meeting(self, board_id: int, on: date) -> None:
        """Adds a meeting to the calendar."""
        sql = "INSERT INTO meetings (board_id, meets_on) VALUES (?, ?)"
        self._connection.execute(sql, [board_id, on.isoformat()])

    def remove_meeting(self, board_id: int, on: date) -> None:
        """Removes a meeting from the calendar."""
        sql = "DELETE FROM meetings WHERE board_id = ? AND meets_on = ?"
        self._connection.execute(sql, [board_id, on.isoformat()])

    def set_schedule(self, board_id: int, weekday: int, at: time, now: datetime) -> None:
        """Moves the weekly slot, unless it is the same; slots before `now` are not made up for."""
        sql = (
            "UPDATE boards SET digest_weekday = :weekday, digest_time = :time, slots_from = :now "
            "WHERE id = :board AND (digest_weekday, digest_time) <> (:weekday, :time)"
        )
        values = {"weekday": weekday, "time": at.isoformat("minutes"), "now": instant(now), "board": board_id}
        self._connection.execute(sql, values)

    def set_paused(self, board_id: int, paused: bool, now: datetime) -> None:
        """Stops or resumes the weekly digest; slots before `now` are not made up for."""
        sql = "UPDATE boards SET paused = ?, slots_from = ? WHERE id = ?"
        self._connection.execute(sql, [paused, instant(now), board_id])

    def set_reminders(self, board_id: int, since: datetime | None) -> None:
        """Turns reminders on from that instant, or off with None."""
        at = instant(since) if since else None
        self._connection.execute("UPDATE boards SET reminders_from = ? WHERE id = ?", [at, board_id])

    def set_away_words(self, board_id: int, words: str) -> None:
        """Sets the words, a phrase a line, that mean "away" in a Slack status; empty for the usual ones."""
        self._connection.execute("UPDATE boards SET away_words = ? WHERE id = ?", [words, board_id])

    def set_dates(self, board_id: int, way: Way) -> None:
        """Sets whether owners may move dates by themselves."""
        self._connection.execute("UPDATE boards SET dates = ? WHERE id = ?", [str(way), board_id])

    def set_review(self, board_id: int, on: date | None, told: int) -> None:
        """Sets or clears the day of the formal review, and how many days before it the channel was last told."""
        sql = "UPDATE boards SET review_on = ?, review_told = ? WHERE id = ?"
        self._connection.execute(sql, [isoformat(on), told, board_id])

    def set_scale(self, board_id: int, words: str) -> None:
        """Sets the scale on which areas are judged: the names of its rungs, or empty for the six points."""
        self._connection.execute("UPDATE boards SET scale_words = ? WHERE id = ?", [words, board_id])

    def close(self, board_id: int, at: datetime) -> None:
        """Closes a board; no reminders about it are sent any more."""
        sql = "UPDATE boards SET closed_at = ?, reminders_from = NULL WHERE id = ?"
        self._connection.execute(sql, [instant(at), board_id])

    def reopen(self, board_id: int, now: datetime) -> None:
        """Reopens a closed board; weekly slots before `now` are not made up for."""
        sql = "UPDATE boards SET closed_at = NULL, slots_from = ? WHERE id = ?"
        self._connection.execute(sql, [instant(now), board_id])

    def set_shared(self, board_id: int, shared: bool) -> None:
        """Records whether the channel is shared with another organisation."""
        self._connection.execute("UPDATE boards SET shared = ? WHERE id = ?", [shared, board_id])

    def take_ref(self, board_id: int, letter: str) -> str:
        """The board's next ref of its own: `A12` for an action, `M3` for a measure, `RK2` for a risk. No ref is given
        twice."""
        column = {"A": "next_action", "M": "next_measure", "RK": "next_risk"}[letter]
        sql = f"UPDATE boards SET {column} = {column} + 1 WHERE id = ? RETURNING {column} - 1"
        return f"{letter}{self._connection.execute(sql, [board_id]).fetchone()[0]}"

    def _boards(self, where: str, values: list[Any]) -> list[Board]:
        boards_sql, parts_sql = _questions(where)

        def asked() -> list[list[Any]]:
            questions = ((boards_sql, values), (parts_sql, [*values, *values]))
            return [self._connection.execute(*each).fetchall() for each in questions]

        self._connection.ahead(asked)
        try:
            return _read(*asked())
        except (KeyError, TypeError, ValueError) as error:
            raise Unread from error


def _so_named(boards: list[Board], name: str) -> list[Board]:
    wanted = name.strip()
    there = [each for each in boards if f"{each.team}/{each.channel}" == wanted]
    there = there or [each for each in boards if each.channel == wanted]
    # Not SQL's LOWER: SQLite's knows no letter beyond z.
    return there or [each for each in boards if as_read(each.name) == as_read(wanted)]


@cache
def _questions(where: str) -> tuple[str, str]:
    """The query for the boards, and the one for the people and meetings of all of them."""
    where = f"{_THERE} AND {where}"
    of_these = f"board_id IN (SELECT id FROM boards WHERE {where})"
    parts = (
        f"SELECT board_id, person, role FROM roles WHERE {of_these} "
        f"UNION ALL SELECT board_id, meets_on, NULL FROM meetings WHERE {of_these} ORDER BY 2"
    )
    return f"{_SELECT} WHERE {where} ORDER BY id", parts


def _read(rows: list[Any], parts: list[Any]) -> list[Board]:
    roles: dict[int, dict[str, Role]] = {}
    meetings: dict[int, list[date]] = {}
    for board_id, person_or_day, role in parts:
        if role is None:
            meetings.setdefault(board_id, []).append(date.fromisoformat(person_or_day))
        else:
            roles.setdefault(board_id, {})[person_or_day] = _ROLES[role]
    return [_board(row, roles.get(row[0], {}), meetings.get(row[0], [])) for row in rows]


def _board(row: tuple[Any, ...], roles: dict[str, Role], meetings: list[date]) -> Board:
    board_id, team, channel, name, timezone, weekday, at, paused, shared, slots_from, *more = row
    reminders_from, words, dates, review_on, review_told, closed_at, scale_words = more
    return Board(
        id=board_id,
        team=team,
        channel=channel,
        name=name,
        schedule=Schedule(weekday, time.fromisoformat(at), timezone),
        paused=bool(paused),
        shared=bool(shared),
        roles=roles,
        meetings=tuple(meetings),
        slots_from=datetime.fromisoformat(slots_from),
        reminders_from=optional_instant(reminders_from),
        away_words=words,
        dates=Way(dates),
        review_on=optional_day(review_on),
        review_told=review_told,
        closed_at=optional_instant(closed_at),
        scale_words=scale_words,
    )
