"""A question to a table of actions: what it compares itself, and words, which a rule of the board's judges."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache

from board.actions import Status
from storage.engines.connection import Connection

# Where the answer to a test of words goes, and what that looks among.
WORDS, AMONG = "{words}", "{among}"


@dataclass(frozen=True, slots=True)
class WordTest:
    """Words that a rule judges which no database knows, such as whether they are evidence. `sql` gives actions' ids,
    each with the words."""

    sql: str
    holds: Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Filter:
    """A test of an action's row, and the values that it is compared with. It says nothing of the status. `tests` answer
    for each WORDS in it, in that order."""

    sql: str
    values: tuple[str | int, ...] = ()
    tests: tuple[WordTest, ...] = ()

    def __and__(self, other: "Filter") -> "Filter":
        """Both hold."""
        both = (self.values + other.values, self.tests + other.tests)
        return Filter(f"({self.sql}) AND ({other.sql})", *both)


def said_in(columns: str, holds: Callable[[str], bool], where: str = "") -> WordTest:
    """A test of what stands in an action's own columns, of those that `where` holds for."""
    return WordTest(f"SELECT id, {columns} FROM actions WHERE {AMONG}{' AND ' if where else ''}{where}", holds)


def answered(
    conditions: Iterable[Filter], connection: Connection, board_id: int, statuses: Iterable[Status]
) -> list[Filter]:
    """The same with their words judged, among the board's actions of these statuses. Words that several of them judge
    are read once."""
    wanted = ", ".join(f"'{status}'" for status in statuses)
    among = f"board_id = :board AND status IN ({wanted})"

    @cache
    def said(sql: str) -> list[tuple[int, str]]:
        return connection.execute(sql.replace(AMONG, among), {"board": board_id}).fetchall()

    def judged(condition: Filter) -> Filter:
        sql = condition.sql
        for test in condition.tests:
            found = sorted({action_id for action_id, words in said(test.sql) if test.holds(words)})
            sql = sql.replace(WORDS, f"actions.id IN ({', '.join(map(str, found))})" if found else "FALSE", 1)
        return replace(condition, sql=sql, tests=())

    return list(map(judged, conditions))
