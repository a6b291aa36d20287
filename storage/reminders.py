"""Reminders: how each person is reminded, when they are away, and what they were told of each action."""

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
# The verbs by which an owner says how an action goes; logging, giving, editing or linking it says nothing of that.
_UPDATES = ("update", "due", "start", "hold", "done")


def reminder_key(person: str, on: date) -> str:
    """The key in the outbox of a person's reminder for a day: one a day in a workspace, for all their boards."""
    return f"{KEY}{person}:{on.isoformat()}"


@dataclass(frozen=True, slots=True)
class Dated:
    """An open action with an owner and a due date, and its board."""

    board_id: int
    action: Action


@dataclass(frozen=True, slots=True)
class Lately:
    """When an action was given to its owner or its date was set, and when its owner last updated it."""

    set_at: datetime | None
    updated_at: datetime | None


class Reminders:
    """The facts that decide who is told what of an action, and what people were told."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def habits(self, team: str, people: Sequence[str]) -> dict[str, Habits]:
        """The habits of each of these people; those who have set none are left out."""
        rows = self._of_people("SELECT person, at, days, off FROM reminder_habits", team, people)
        return {
            person: Habits(time.fromisoformat(at), frozenset(map(int, days)), bool(off))
            for person, at, days, off in rows
        }

    def keep_habits(self, team: str, person: str, habits: Habits) -> None:
        """Stores how somebody wants to be reminded, in place of what was stored before."""
        days = "".join(map(str, sorted(habits.days)))
        row = {"team": team, "person": person, "at": f"{habits.at:%H:%M}", "days": days, "off": habits.off}
        more = "ON CONFLICT (team, person) DO UPDATE SET at = excluded.at, days = excluded.days, off = excluded.off"
        self._connection.execute(f"{_HABITS} {more}", row)

    def absences(self, team: str, people: Sequence[str]) -> dict[str, list[Absence]]:
        """The absences of each of these people, past and present, oldest first."""
        found: dict[str, list[Absence]] = {}
        rows = self._of_people("SELECT person, since, until FROM absences", team, people, "ORDER BY since")
        for person, since, until in rows:
            found.setdefault(person, []).append(Absence(date.fromisoformat(since), optional_day(until)))
        return found

    def keep_away(self, team: str, person: str, since: date, until: date | None) -> None:
        """Marks the person as away from that day, until a day if it is known. An absence in progress is continued."""
        sql = (
            "UPDATE absences SET until = ? WHERE team = ? AND person = ? AND since <= ? "
            "AND (until IS NULL OR until >= ?)"
        )
        on = since.isoformat()
        if not self._connection.execute(sql, [isoformat(until), team, person, on, on]).rowcount:
            row = {"team": team, "person": person, "since": on, "until": isoformat(until)}
            self._connection.execute(_ABSENCE, row)

    def keep_back(self, team: str, person: str, today: date) -> None:
        """Marks the person as back on that day: an absence in progress has ended by then."""
        sql = (
            "UPDATE absences SET until = ? WHERE team = ? AND person = ? AND since < ? AND (until IS NULL OR until > ?)"
        )
        on = today.isoformat()
        self._connection.execute(sql, [on, team, person, on, on])
        self._connection.execute(
            "DELETE FROM absences WHERE team = ? AND person = ? AND since >= ?", [team, person, on]
        )

    def forget(self, team: str, now: datetime) -> None:
        """Deletes absences that ended long ago: they affect nothing any more."""
        ended = (now - ABSENCES_KEPT).date().isoformat()
        self._connection.execute("DELETE FROM absences WHERE team = ? AND until < ?", [team, ended])

    def dated(self, boards: Sequence[int], until: date, owner: str = "", ids: Sequence[int] = ()) -> list[Dated]:
        """The open actions of these boards that have an owner and are due by that day, soonest due first; with `owner`
        or `ids`, only that Slack user's, or only those."""
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
        """The Slack users who own open actions of a board, and how many each."""
        statuses = ", ".join("?" * len(OPEN))
        sql = (
            "SELECT owner_id, COUNT(*) FROM actions WHERE board_id = ? AND owner_id IS NOT NULL "
            f"AND status IN ({statuses}) GROUP BY owner_id ORDER BY owner_id"
        )
        return dict(self._connection.execute(sql, [board_id, *map(str, OPEN)]).fetchall())

    def who_is_late(self, boards: Sequence[int], today: date) -> list[str]:
        """The Slack ids of those who own something overdue on these boards."""
        statuses = ", ".join("?" * len(OPEN))
        sql = (
            f"SELECT DISTINCT owner_id FROM actions WHERE board_id IN ({', '.join('?' * len(boards))}) "
            f"AND status IN ({statuses}) AND due_on < ? AND owner_id IS NOT NULL ORDER BY owner_id"
        )
        values = [*boards, *map(str, OPEN), today.isoformat()]
        return [person for (person,) in self._connection.execute(sql, values).fetchall()]

    def lately(self, actions: Sequence[Action]) -> dict[int, Lately]:
        """For each action, by its id, what its history says of its owner and its date. If the owner is not in Slack,
        anybody's update counts as the owner's."""
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
        """What was delivered about each action, by its id, oldest first. An escalation counts from the moment its post
        is stored, unless that is the post with the key `but`, so that it is told once."""
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
        """Stores what the post with that key tells, in place of what was stored for it."""
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
        """True if a reminder has been delivered to the person before."""
        sql = "SELECT 1 FROM reminders WHERE team = ? AND person = ? AND delivered = 1 LIMIT 1"
        return self._connection.execute(sql, [team, person]).fetchone() is not None

    def drop(self, team: str, key: str) -> None:
        """Forgets what the post with that key tells, because it will not be posted."""
        self._connection.execute("DELETE FROM reminders WHERE team = ? AND key = ? AND delivered = 0", [team, key])

    def delivered(self, team: str, key: str) -> None:
        """Marks what the post with that key tells as delivered."""
        self._connection.execute("UPDATE reminders SET delivered = 1 WHERE team = ? AND key = ?", [team, key])

    def escalated(self, team: str, key: str) -> list[tuple[int, Action]]:
        """The actions of others that the post with that key tells of, each with the id of its board."""
        sql = (
            f"SELECT board_id, {SELECT} FROM actions WHERE id IN "
            "(SELECT action_id FROM reminders WHERE team = ? AND key = ? AND occasion = ?) ORDER BY id"
        )
        rows = self._connection.execute(sql, [team, key, str(Occasion.ESCALATED)]).fetchall()
        return [(row[0], action_of(row[1:])) for row in rows]

    def of_post(self, team: str, key: str) -> list[int]:
        """The ids of the actions that the post with that key tells of."""
        sql = "SELECT action_id FROM reminders WHERE team = ? AND key = ?"
        return [row[0] for row in self._connection.execute(sql, [team, key])]

    def these(self, ids: Sequence[int]) -> list[Dated]:
        """The actions with these ids, each with its board, soonest due first."""
        marks = ", ".join("?" * len(ids))
        sql = f"SELECT board_id, {SELECT} FROM actions WHERE id IN ({marks}) ORDER BY due_on NULLS FIRST, id"
        return [Dated(row[0], action_of(row[1:])) for row in self._connection.execute(sql, list(ids)).fetchall()]

    def _of_people(self, select: str, team: str, people: Sequence[str], order: str = "") -> list[tuple[Any, ...]]:
        sql = f"{select} WHERE team = ? AND person IN ({', '.join('?' * len(people))}) {order}"
        rows: list[tuple[Any, ...]] = self._connection.execute(sql, [team, *people]).fetchall()
        return rows
