"""Filters on the table of actions: conditions in SQL, and tests of words by the board's own rules."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache

from board.actions import Status
from storage.engines.connection import Connection

# The placeholder for the result of a test of words, and the one for the actions that it tests.
WORDS, AMONG = "{words}", "{among}"


@dataclass(frozen=True, slots=True)
class WordTest:
    """A test of words by a rule that no database knows, such as whether they are evidence. `sql` selects actions' ids,
    each with the words to test."""

    sql: str
    holds: Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Filter:
    """A condition in SQL on an action's row, and its parameters. It says nothing of the status. `tests` give the
    results for each WORDS in it, in that order."""

    sql: str
    values: tuple[str | int, ...] = ()
    tests: tuple[WordTest, ...] = ()

    def __and__(self, other: "Filter") -> "Filter":
        """The filter for which both hold."""
        both = (self.values + other.values, self.tests + other.tests)
        return Filter(f"({self.sql}) AND ({other.sql})", *both)


def said_in(columns: str, holds: Callable[[str], bool], where: str = "") -> WordTest:
    """A test of the words in an action's own columns, for the actions that `where` selects."""
    return WordTest(f"SELECT id, {columns} FROM actions WHERE {AMONG}{' AND ' if where else ''}{where}", holds)


def answered(
    conditions: Iterable[Filter], connection: Connection, board_id: int, statuses: Iterable[Status]
) -> list[Filter]:
    """The conditions with their words tested, among the board's actions of these statuses. Words that several
    conditions test are read once."""
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
