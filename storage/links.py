"""The links table: which measures and areas an action or an area is linked to, and which actions and areas a risk."""

from collections.abc import Sequence

from board.actions import LIVE, Status
from board.links import EVERY_KIND, LINKED, OF_RISKS, Linked
from storage.engines.connection import Connection

_KINDS = {"risk": OF_RISKS}
_NAMED = {
    kind: f"SELECT link.id AS place, link.subject_id AS of_id, '{kind}' AS kind, {kind}s.ref AS ref FROM links AS link "
    f"JOIN {kind}s ON {kind}s.id = link.other_id WHERE link.other = '{kind}' AND link.subject = :subject AND {{}}"
    for kind in EVERY_KIND
}
_ORDER = " ORDER BY place"


class Links:
    """The links of a board's things. `subject` is the kind of thing that has the link: `action`, `area` or `risk`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, subject: str, subject_id: int) -> Linked:
        """The links of one thing."""
        found = self._linked("link.subject_id = :id", {"subject": subject, "id": subject_id})
        return found.get(subject_id, Linked())

    def of_these(self, subject: str, ids: Sequence[int]) -> dict[int, Linked]:
        """The links of each of these, by its id; those without links are left out."""
        if not ids:
            return {}
        return self._linked(f"link.subject_id IN ({_ids(ids)})", {"subject": subject})

    def of_all(self, board_id: int, subject: str) -> dict[int, Linked]:
        """The same for everything of that kind on a board."""
        return self._linked("link.board_id = :board", {"subject": subject, "board": board_id})

    def put(self, board_id: int, subject: str, subject_id: int, linked: Linked) -> None:
        """Links a thing to exactly these. Their refs must be spelt as on the board."""
        has = self.of(subject, subject_id)
        for kind in _KINDS.get(subject, LINKED):
            for ref in has.of(kind):
                if not linked.has(kind, ref):
                    self._delete(board_id, subject, subject_id, kind, ref)
            for ref in linked.of(kind):
                if not has.has(kind, ref):
                    self._insert(board_id, subject, subject_id, kind, ref)

    def linked_to(self, kind: str, other_id: int, subject: str) -> list[int]:
        """The ids of the things of kind `subject` that are linked to a measure or an area."""
        sql = "SELECT subject_id FROM links WHERE other = ? AND other_id = ? AND subject = ? ORDER BY id"
        return [row[0] for row in self._connection.execute(sql, [kind, other_id, subject]).fetchall()]

    def risks_of(self, ids: Sequence[int]) -> dict[int, list[str]]:
        """The refs of the risks that each action with these ids is to reduce, by the action's id."""
        sql = (
            "SELECT link.other_id, risks.ref FROM links AS link JOIN risks ON risks.id = link.subject_id "
            f"WHERE link.other = 'action' AND link.other_id IN ({_ids(ids)}) AND link.subject = 'risk' "
            "ORDER BY link.id"
        )
        found: dict[int, list[str]] = {}
        for action_id, ref in self._connection.execute(sql).fetchall() if ids else ():
            found.setdefault(action_id, []).append(ref)
        return found

    def counted(self, board_id: int) -> dict[int, dict[Status, int]]:
        """The number of each area's actions by status, by the area's id."""
        sql = (
            "SELECT link.other_id, actions.status, COUNT(*) FROM links AS link JOIN actions ON actions.id = "
            "link.subject_id WHERE link.board_id = ? AND link.subject = 'action' AND link.other = 'area' GROUP BY 1, 2"
        )
        found: dict[int, dict[Status, int]] = {}
        for area_id, status, many in self._connection.execute(sql, [board_id]).fetchall():
            found.setdefault(area_id, {})[Status(status)] = many
        return found

    def attended(self, board_id: int) -> dict[str, bool]:
        """The refs of the measures that have an action which was not cancelled, each with whether such an action is
        still live."""
        marks = ", ".join("?" * len(LIVE))
        sql = (
            f"SELECT measures.ref, MAX(CASE WHEN actions.status IN ({marks}) THEN 1 ELSE 0 END) FROM links AS link "
            "JOIN measures ON measures.id = link.other_id JOIN actions ON actions.id = link.subject_id "
            "WHERE link.board_id = ? AND link.subject = 'action' AND link.other = 'measure' AND actions.status <> ? "
            "GROUP BY measures.ref"
        )
        found = self._connection.execute(sql, [*map(str, LIVE), board_id, str(Status.CANCELLED)]).fetchall()
        return {ref: bool(is_live) for ref, is_live in found}

    def _linked(self, where: str, values: dict[str, str | int]) -> dict[int, Linked]:
        found: dict[int, dict[str, list[str]]] = {}
        named = " UNION ALL ".join(_NAMED[kind] for kind in _KINDS.get(str(values["subject"]), LINKED))
        for _, of_id, kind, ref in self._connection.execute(named.replace("{}", where) + _ORDER, values).fetchall():
            found.setdefault(of_id, {}).setdefault(kind, []).append(ref)
        return {of_id: Linked(**{kind: tuple(refs) for kind, refs in each.items()}) for of_id, each in found.items()}

    def _insert(self, board_id: int, subject: str, subject_id: int, kind: str, ref: str) -> None:
        sql = (
            "INSERT INTO links (board_id, subject, subject_id, other, other_id) "
            f"SELECT board_id, ?, ?, ?, id FROM {kind}s WHERE board_id = ? AND ref = ?"
        )
        self._connection.execute(sql, [subject, subject_id, kind, board_id, ref])

    def _delete(self, board_id: int, subject: str, subject_id: int, kind: str, ref: str) -> None:
        sql = (
            "DELETE FROM links WHERE subject = ? AND subject_id = ? AND other = ? AND other_id = "
            f"(SELECT id FROM {kind}s WHERE board_id = ? AND ref = ?)"
        )
        self._connection.execute(sql, [subject, subject_id, kind, board_id, ref])


def _ids(ids: Sequence[int]) -> str:
    return ", ".join(str(int(each)) for each in ids)
