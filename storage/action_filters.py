"""What can be asked of actions, so that the database itself finds those that a list shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from board.actions import SILENT_AFTER_DAYS
from board.folding import folded
from board.links import LINKED
from board.names import name_keys
from board.supporters import mentioned


@dataclass(frozen=True, slots=True)
class Filter:
    """A test of an action's row, and the values that it is compared with. It says nothing of the status."""

    sql: str
    values: tuple[str | int, ...] = ()

    def __and__(self, other: "Filter") -> "Filter":
        """Both hold."""
        return Filter(f"({self.sql}) AND ({other.sql})", (*self.values, *other.values))


UNDATED = Filter("due_on IS NULL")
UNOWNED = Filter("COALESCE(owner_id, '') = '' AND owner_words = ''")
NOBODY_ANSWERS = Filter("COALESCE(accountable_id, '') = '' AND accountable_words = ''")
ONLY_A_ROLE = Filter("COALESCE(owner_id, '') = '' AND owner_words <> ''")
MOVED = Filter("moves > 0")
ASKED = Filter("asked_due_on IS NOT NULL")
NO_EVIDENCE = Filter("NOT is_evidence(evidence)")
NO_BODY = Filter("body = ''")
MILESTONES = Filter("milestone = 1")
# As much of the log, to its newest line, as is searched for what was said of an action: more would take too long.
LINES_SEARCHED = 50_000
_SAID = "line.why || ' ' || COALESCE(json_extract(line.changes, '$.note[1]'), '')"
_IN_HISTORY = (
    "SELECT 1 FROM history AS line WHERE line.board_id = actions.board_id AND line.subject = 'action' "
    "AND line.subject_id = actions.id AND line.id > (SELECT MAX(id) FROM history) - ? "
    f"AND instr(folded({_SAID}), ?) "
    "AND line.undoes IS NULL AND NOT EXISTS (SELECT 1 FROM history AS later WHERE later.undoes = line.id)"
)
_LINKED_TO = "actions.id IN (SELECT subject_id FROM links WHERE other = ? AND other_id = ? AND subject = 'action')"
_LOOKED_IN = ("ref", "title", "note", "evidence", "source", "owner_words", "accountable_words", "body")
_OF_ACTION = " || ' ' || ".join(_LOOKED_IN)
# Of what it goes with, by ref and title.
_OF_LINKS = " OR ".join(
    "actions.id IN (SELECT link.subject_id FROM links AS link "
    f"JOIN {kind}s AS it ON it.id = link.other_id WHERE link.other = '{kind}' AND link.subject = 'action' "
    "AND it.board_id = actions.board_id AND instr(folded(it.ref || ' ' || it.title), ?))"
    for kind in LINKED
)


def owned_by(person: str, called: Iterable[str] = ()) -> Filter:
    """The action is this person's own, or its owner in words is one of the names that they are `called`."""
    keys = _keys(called)
    if not keys:
        return Filter("owner_id = ?", (person,))
    return Filter(f"owner_id = ? OR ({ONLY_A_ROLE.sql} AND is_called(owner_words, ?))", (person, keys))


def _keys(called: Iterable[str]) -> str:
    return "\n".join(sorted(key for name in called for key in name_keys(name)))


def answered_for_by(person: str, called: Iterable[str] = ()) -> Filter:
    """The person is its accountable officer, or that one in words is one of the names that they are `called`."""
    keys = _keys(called)
    in_words = "accountable_id IS NULL AND accountable_words <> '' AND is_called(accountable_words, ?)"
    return Filter(f"accountable_id = ? OR ({in_words})", (person, keys))


def answered_for_in_words(words: str) -> Filter:
    """Its accountable officer in words has these among them, however they are written."""
    return Filter("instr(folded(accountable_words), ?)", (folded(words),))


def supported_by(person: str, called: Iterable[str] = ()) -> Filter:
    """The person is one of its supporters, or one of these in words is a name that they are `called`."""
    return Filter("supporters <> '' AND has_supporter(supporters, ?, ?)", (mentioned(person), _keys(called)))


def supported_in_words(words: str) -> Filter:
    """One of its supporters in words has these among them, however they are written."""
    return Filter("supporters <> '' AND has_supporting_words(supporters, ?)", (folded(words),))


def owned_in_words(words: str) -> Filter:
    """Its owner in words has these among them, however they are written."""
    return Filter("instr(folded(owner_words), ?)", (folded(words),))


def measured_by(measure_id: int) -> Filter:
    """It goes with that measure."""
    return Filter(_LINKED_TO, ("measure", measure_id))


def in_area(area_id: int) -> Filter:
    """It goes with that area."""
    return Filter(_LINKED_TO, ("area", area_id))


def from_source(words: str) -> Filter:
    """Where it comes from is told with these words, however they are written."""
    return Filter("instr(folded(source), ?)", (folded(words),))


def mentions(words: str) -> Filter:
    """The words, as one phrase, are in what it says now or goes with, or in what was said of it and has
    not been taken back."""
    wanted = folded(words)
    sql = f"instr(folded({_OF_ACTION}), ?) OR {_OF_LINKS} OR EXISTS ({_IN_HISTORY})"
    return Filter(sql, (wanted, *[wanted] * len(LINKED), LINES_SEARCHED, wanted))


def rated(colour: str) -> Filter:
    """Its owner's own rating."""
    return Filter("rating = ?", (colour,))


def due_before(day: date) -> Filter:
    """Due before that day; where it is open and that is today, overdue."""
    return Filter("due_on < ?", (day.isoformat(),))


def due_between(first: date, last: date) -> Filter:
    """Due on one of these days, both included."""
    return Filter("due_on BETWEEN ? AND ?", (first.isoformat(), last.isoformat()))


def snoozed_past(day: date) -> Filter:
    """Its owner has asked not to be reminded of it until a day after that one."""
    return Filter("snoozed_until > ?", (day.isoformat(),))


def silent_on(today: date) -> Filter:
    """Nobody has updated it for 28 days. An instant is stored as text that begins with its day in UTC."""
    return Filter("updated_at < ?", ((today - timedelta(days=SILENT_AFTER_DAYS - 1)).isoformat(),))
