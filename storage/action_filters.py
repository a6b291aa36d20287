"""The filters of lists of actions, as SQL, so that the database itself finds the actions to show."""

from collections.abc import Callable, Iterable
from datetime import date, datetime

from board.empty_words import is_evidence
from board.folding import folded
from board.links import LINKED
from board.names import name_keys
from board.supporters import is_mention, mentioned
from storage.filters import WORDS, Filter, WordTest, said_in
from storage.rows import instant

UNDATED = Filter("due_on IS NULL")
UNOWNED = Filter("COALESCE(owner_id, '') = '' AND owner_words = ''")
NOBODY_ANSWERS = Filter("COALESCE(accountable_id, '') = '' AND accountable_words = ''")
ONLY_A_ROLE = Filter("COALESCE(owner_id, '') = '' AND owner_words <> ''")
MOVED = Filter("moves > 0")
ASKED = Filter("asked_due_on IS NOT NULL")
NO_EVIDENCE = Filter(
    f"evidence = '' OR {WORDS}",
    tests=(said_in("evidence", lambda words: not is_evidence(words), "evidence <> ''"),),
)
NO_BODY = Filter("body = ''")
MILESTONES = Filter("milestone = 1")
# How many of the newest lines of history are searched for what was said of an action; searching more would take too
# long.
LINES_SEARCHED = 50_000
_SAID = "line.why || ' ' || COALESCE(json_extract(line.changes, '$.note[1]'), '')"
_IN_HISTORY = (
    f"SELECT line.subject_id, {_SAID} FROM history AS line WHERE line.board_id = :board AND line.subject = 'action' "
    f"AND line.id > (SELECT MAX(id) FROM history) - {LINES_SEARCHED} AND line.undoes IS NULL "
    "AND NOT EXISTS (SELECT 1 FROM history AS later WHERE later.undoes = line.id)"
)
_LINKED_TO = "actions.id IN (SELECT subject_id FROM links WHERE other = ? AND other_id = ? AND subject = 'action')"
_LOOKED_IN = ("ref", "title", "note", "evidence", "source", "owner_words", "accountable_words", "body")
_OF_ACTION = " || ' ' || ".join(_LOOKED_IN)
# The refs and titles of what an action is linked to.
_OF_LINKS = [
    f"SELECT link.subject_id, it.ref || ' ' || it.title FROM links AS link JOIN {kind}s AS it "
    f"ON it.id = link.other_id WHERE link.board_id = :board AND link.other = '{kind}' AND link.subject = 'action'"
    for kind in LINKED
]


def owned_by(person: str, called: Iterable[str] = ()) -> Filter:
    """The action's owner is the person, or an owner in words that is one of the names in `called`."""
    keys = _keys(called)
    if not keys:
        return Filter("owner_id = ?", (person,))
    test = said_in("owner_words", lambda words: _is_called(words, keys), ONLY_A_ROLE.sql)
    return Filter(f"owner_id = ? OR {WORDS}", (person,), (test,))


def answered_for_by(person: str, called: Iterable[str] = ()) -> Filter:
    """The accountable officer is the person, or one in words that is one of the names in `called`."""
    keys = _keys(called)
    in_words = "accountable_id IS NULL AND accountable_words <> ''"
    test = said_in("accountable_words", lambda words: _is_called(words, keys), in_words)
    return Filter(f"accountable_id = ? OR {WORDS}", (person,), (test,))


def answered_for_in_words(words: str) -> Filter:
    """The accountable officer in words contains these words, however they are spelt."""
    return _among_words("accountable_words", words)


def supported_by(person: str, called: Iterable[str] = ()) -> Filter:
    """The person is a supporter, or a supporter in words is one of the names in `called`."""
    keys, mention = _keys(called), mentioned(person)

    def has_them(supporters: str) -> bool:
        there = supporters.splitlines()
        return mention in there or any(_is_called(each, keys) for each in there if not is_mention(each))

    return Filter(WORDS, tests=(said_in("supporters", has_them, "supporters <> ''"),))


def supported_in_words(words: str) -> Filter:
    """A supporter in words contains these words, however they are spelt."""
    wanted = folded(words)

    def has_them(supporters: str) -> bool:
        return any(wanted in folded(each) for each in supporters.splitlines() if not is_mention(each))

    return Filter(WORDS, tests=(said_in("supporters", has_them, "supporters <> ''"),))


def owned_in_words(words: str) -> Filter:
    """The owner in words contains these words, however they are spelt."""
    return _among_words("owner_words", words)


def measured_by(measure_id: int) -> Filter:
    """The action is linked to that measure."""
    return Filter(_LINKED_TO, ("measure", measure_id))


def in_area(area_id: int) -> Filter:
    """The action is linked to that area."""
    return Filter(_LINKED_TO, ("area", area_id))


def from_source(words: str) -> Filter:
    """The action's source contains these words, however they are spelt."""
    return _among_words("source", words)


def mentions(words: str) -> Filter:
    """The words, as one phrase, are in the action itself, in the ref or title of something it is linked to, or in a
    line of its history that has not been undone."""
    has = _has(words)
    tests = (said_in(_OF_ACTION, has), *(WordTest(sql, has) for sql in (*_OF_LINKS, _IN_HISTORY)))
    return Filter(" OR ".join([WORDS] * len(tests)), tests=tests)


def _among_words(column: str, words: str) -> Filter:
    return Filter(WORDS, tests=(said_in(column, _has(words), f"{column} <> ''"),))


def _has(words: str) -> Callable[[str], bool]:
    wanted = folded(words)
    return lambda said: wanted in folded(said)


def _keys(called: Iterable[str]) -> frozenset[str]:
    return frozenset(key for name in called for key in name_keys(name))


def _is_called(words: str, keys: frozenset[str]) -> bool:
    return not keys.isdisjoint(name_keys(words))


def rated(colour: str) -> Filter:
    """The owner's own rating is that colour."""
    return Filter("rating = ?", (colour,))


def due_before(day: date) -> Filter:
    """Due before that day. If the day is today, an open action that matches is overdue."""
    return Filter("due_on < ?", (day.isoformat(),))


def due_between(first: date, last: date) -> Filter:
    """Due between these days, both included."""
    return Filter("due_on BETWEEN ? AND ?", (first.isoformat(), last.isoformat()))


def snoozed_past(day: date) -> Filter:
    """The owner has snoozed its reminders until after that day."""
    return Filter("snoozed_until > ?", (day.isoformat(),))


def not_updated_since(at: datetime) -> Filter:
    """Nobody has updated the action since that instant."""
    return Filter("updated_at < ?", (instant(at),))
