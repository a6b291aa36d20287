"""Reminders: how each person is reminded, when they are away, and what they were told of which action."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from board.absences import Absence
from board.actions import OPEN, Action
from board.reminders import Habits, Occasion, Told
from storage.actions import SELECT, action_of
from storage.engines.connection import Connection
from storage.outbox_order import LAST
from storage.rows import insert_sql, isoformat, optional_day, optional_instant

KEY = LAST
ABSENCES_KEPT = timedelta(days=90)
_INSERT = insert_sql("reminders", ("team", "key", "action_id", "person", "occasion", "due_on", "planned_on", "told_on"))
_HABITS = insert_sql("reminder_habits", ("team", "person", "at", "days", "off"))
_ABSENCE = insert_sql("absences", ("team", "person", "since", "until"))
# What its owner says of how it goes; that it was logged, given, edited or linked says nothing of it.
_UPDATES = ("update", "due", "start", "hold", "done")


def reminder_key(person: str, on: date) -> str:
    """What somebody's reminder of a day is called in their workspace's outbox: one a day, over all their boards."""
    return f"{KEY}{person}:{on.isoformat()}"


@dataclass(frozen=True, slots=True)
class Dated:
    """An open action with an owner and a due date, and the board it is on."""

    board_id: int
    action: Action


@dataclass(frozen=True, slots=True)
class Lately:
    """When an action was given to its owner or had its date set, and when its owner last updated it."""

    set_at: datetime | None
    updated_at: datetime | None


class Reminders:
    """What decides who is told what of an action, and what they were told."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def habits(self, team: str, people: Sequence[str]) -> dict[str, Habits]:
        """How each of them is reminded; who is left out has said nothing of it."""
        rows = self._of_people("SELECT person, at, days, off FROM reminder_habits", team, people)
        return {
            person: Habits(time.fromisoformat(at), frozenset(map(int, days)), bool(off))
            for person, at, days, off in rows
        }

    def keep_habits(self, team: str, person: str, habits: Habits) -> None:
        """Keeps how somebody wants to be reminded, in place of what was kept before."""
        days = "".join(map(str, sorted(habits.days)))
        row = {"team": team, "person": person, "at": f"{habits.at:%H:%M}", "days": days, "off": habits.off}
        more = "ON CONFLICT (team, person) DO UPDATE SET at = excluded.at, days = excluded.days, off = excluded.off"
        self._connection.execute(f"{_HABITS} {more}", row)

    def absences(self, team: str, people: Sequence[str]) -> dict[str, list[Absence]]:
        """When each of them is away, or was, oldest first."""
        found: dict[str, list[Absence]] = {}
        rows = self._of_people("SELECT person, since, until FROM absences", team, people, "ORDER BY since")
        for person, since, until in rows:
            found.setdefault(person, []).append(Absence(date.fromisoformat(since), optional_day(until)))
        return found

    def keep_away(self, team: str, person: str, since: date, until: date | None) -> None:
        """They are away on that day, and until another where that is known: the absence that is under way goes on."""
        sql = (
            "UPDATE absences SET until = ? WHERE team = ? AND person = ? AND since <= ? "
            "AND (until IS NULL OR until >= ?)"
        )
        on = since.isoformat()
        if not self._connection.execute(sql, [isoformat(until), team, person, on, on]).rowcount:
            row = {"team": team, "person": person, "since": on, "until": isoformat(until)}
            self._connection.execute(_ABSENCE, row)

    def keep_back(self, team: str, person: str, today: date) -> None:
        """They are there on that day: an absence that was under way has ended by then."""
        sql = (
            "UPDATE absences SET until = ? WHERE team = ? AND person = ? AND since < ? AND (until IS NULL OR until > ?)"
        )
        on = today.isoformat()
        self._connection.execute(sql, [on, team, person, on, on])
        self._connection.execute(
            "DELETE FROM absences WHERE team = ? AND person = ? AND since >= ?", [team, person, on]
        )

    def forget(self, team: str, now: datetime) -> None:
        """Deletes absences that ended long ago: nothing is counted from them any more."""
        ended = (now - ABSENCES_KEPT).date().isoformat()
        self._connection.execute("DELETE FROM absences WHERE team = ? AND until < ?", [team, ended])

    def dated(self, boards: Sequence[int], until: date, owner: str = "", ids: Sequence[int] = ()) -> list[Dated]:
        """The open actions of these boards that have an owner and are due by a day, soonest due first; those of one
        owner in Slack, or of these ids, where they are given."""
        statuses = ", ".join("?" * len(OPEN))
        also = "AND owner_id = ?" if owner else "AND (owner_id IS NOT NULL OR owner_words <> '')"
        also += f" AND id IN ({', '.join('?' * len(ids))})" if ids else ""
        sql = (
            f"SELECT board_id, {SELECT} FROM actions WHERE board_id IN ({', '.join('?' * len(boards))}) "
            f"AND status IN ({statuses}) AND due_on <= ? {also} ORDER BY due_on, id"
        )
        values = [*boards, *map(str, OPEN), until.isoformat(), *([owner] if owner else []), *ids]
        return [Dated(row[0], action_of(row[1:])) for row in self._connection.execute(sql, values).fetchall()]

    def owners(self, board_id: int) -> dict[str, int]:
        """Who in Slack owns open actions of a board, and how many."""
        statuses = ", ".join("?" * len(OPEN))
        sql = (
            "SELECT owner_id, COUNT(*) FROM actions WHERE board_id = ? AND owner_id IS NOT NULL "
            f"AND status IN ({statuses}) GROUP BY owner_id ORDER BY owner_id"
        )
        return dict(self._connection.execute(sql, [board_id, *map(str, OPEN)]).fetchall())

    def who_is_late(self, boards: Sequence[int], today: date) -> list[str]:
        """Who owns something on these boards that is overdue, by Slack id."""
        statuses = ", ".join("?" * len(OPEN))
        sql = (
            f"SELECT DISTINCT owner_id FROM actions WHERE board_id IN ({', '.join('?' * len(boards))}) "
            f"AND status IN ({statuses}) AND due_on < ? AND owner_id IS NOT NULL ORDER BY owner_id"
        )
        values = [*boards, *map(str, OPEN), today.isoformat()]
        return [person for (person,) in self._connection.execute(sql, values).fetchall()]

    def lately(self, actions: Sequence[Action]) -> dict[int, Lately]:
        """For each action, by its id: what its history says of its owner and its date. Whoever updates what nobody in
        Slack owns does so for its owner."""
        ids = [each.id for each in actions]
        marks, verbs = ", ".join("?" * len(ids)), ", ".join("?" * len(_UPDATES))
        sql = (
            "SELECT a.id, MAX(CASE WHEN json_type(h.changes, '$.owner_id') IS NOT NULL OR "
            "json_type(h.changes, '$.owner_words') IS NOT NULL OR json_type(h.changes, '$.due_on') IS NOT NULL "
            "THEN h.at END), "
            f"MAX(CASE WHEN (a.owner_id IS NULL OR h.person = a.owner_id) AND h.verb IN ({verbs}) AND NOT EXISTS "
            "(SELECT 1 FROM history AS later WHERE later.undoes = h.id) THEN h.at END) "
            "FROM actions a JOIN history h ON h.board_id = a.board_id AND h.subject = 'action' AND h.subject_id = a.id "
            f"WHERE a.id IN ({marks}) GROUP BY a.id"
        )
        rows = self._connection.execute(sql, [*_UPDATES, *ids]).fetchall()
        return {row[0]: Lately(optional_instant(row[1]), optional_instant(row[2])) for row in rows}

    def told(self, actions: Sequence[int], but: str = "") -> dict[int, list[Told]]:
        """What was delivered about each action, by its id, oldest first. What somebody else is told counts from the
        moment it is on its way, in another post than that of the key `but`: it is told once."""
        marks = ", ".join("?" * len(actions))
        sql = (
            "SELECT action_id, person, occasion, due_on, planned_on, told_on FROM reminders "
            f"WHERE action_id IN ({marks}) AND (delivered = 1 OR (occasion = ? AND key <> ?)) ORDER BY id"
        )
        found: dict[int, list[Told]] = {}
        for action_id, person, occasion, *days in self._connection.execute(
            sql, [*actions, str(Occasion.ESCALATED), but]
        ).fetchall():
            found.setdefault(action_id, []).append(Told(person, Occasion(occasion), *map(date.fromisoformat, days)))
        return found

    def put(self, team: str, key: str, told: Iterable[tuple[int, Told]]) -> None:
        """Keeps what the post of that key tells, in place of what it told before."""
        self.drop(team, key)
        for action_id, each in told:
            row: dict[str, Any] = {
                "team": team,
                "key": key,
                "action_id": action_id,
                "person": each.person,
                "occasion": str(each.occasion),
            }
            row |= {"due_on": each.due_on.isoformat(), "planned_on": each.planned.isoformat()}
            self._connection.execute(_INSERT, row | {"told_on": each.on.isoformat()})

    def has_heard(self, team: str, person: str) -> bool:
        """A reminder has been delivered to the person before."""
        sql = "SELECT 1 FROM reminders WHERE team = ? AND person = ? AND delivered = 1 LIMIT 1"
        return self._connection.execute(sql, [team, person]).fetchone() is not None

    def drop(self, team: str, key: str) -> None:
        """Forgets what the post of that key tells: it will not be posted."""
        self._connection.execute("DELETE FROM reminders WHERE team = ? AND key = ? AND delivered = 0", [team, key])

    def delivered(self, team: str, key: str) -> None:
        """The post of that key is out."""
        self._connection.execute("UPDATE reminders SET delivered = 1 WHERE team = ? AND key = ?", [team, key])

    def escalated(self, team: str, key: str) -> list[tuple[int, Action]]:
        """The actions of others of which the post of that key tells, each with the id of its board."""
        sql = (
            f"SELECT board_id, {SELECT} FROM actions WHERE id IN "
            "(SELECT action_id FROM reminders WHERE team = ? AND key = ? AND occasion = ?) ORDER BY id"
        )
        rows = self._connection.execute(sql, [team, key, str(Occasion.ESCALATED)]).fetchall()
        return [(row[0], action_of(row[1:])) for row in rows]

    def of_post(self, team: str, key: str) -> list[int]:
        """The ids of the actions of which the post of that key tells."""
        sql = "SELECT action_id FROM reminders WHERE team = ? AND key = ?"
        return [row[0] for row in self._connection.execute(sql, [team, key])]

    def these(self, ids: Sequence[int]) -> list[Dated]:
        """The actions of these ids, each with its board, soonest due first."""
        marks = ", ".join("?" * len(ids))
        sql = f"SELECT board_id, {SELECT} FROM actions WHERE id IN ({marks}) ORDER BY due_on NULLS FIRST, id"
        return [Dated(row[0], action_of(row[1:])) for row in self._connection.execute(sql, list(ids)).fetchall()]

    def _of_people(self, select: str, team: str, people: Sequence[str], order: str = "") -> list[tuple[Any, ...]]:
        sql = f"{select} WHERE team = ? AND person IN ({', '.join('?' * len(people))}) {order}"
        rows: list[tuple[Any, ...]] = self._connection.execute(sql, [team, *people]).fetchall()
        return rows
