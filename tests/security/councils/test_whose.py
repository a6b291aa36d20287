"""Nothing is read or changed in the log without saying whose it is: by its workspace, its board, or a row of theirs.

The first test reads how the tables' methods are called, the second who asks for every workspace's boards, and the others
what is said to the database while two councils do all that can be done.
"""

import ast
import inspect
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from bare_log import tables
from begun import begun
from conversation import JO, Conversation, Person
from security.councils.two import READ, WRITTEN, ours_first, spoken, the_others

from storage.database import Database
from storage.engines.connection import Connection
from storage.engines.shape import shape
from storage.reminders import reminder_key
from storage.store import Store

ROOT = Path(__file__).parents[3]
# A parameter that says whose: the workspace, the board, or rows of a board that were read before.
WHOSE = {"team", "board", "boards", "ids", "actions", "measure", "event", "before", "sending", "post", "made"}
# What is of no council, or is the operator's: verification, a copy, which installations there are, how much there
# is of what.
OF_ALL = {
    "boards.all", "boards.called", "boards.named", "boards.schedules", "history.faults", "history.hash_of",
    "seen_requests.first_time", "installations.active", "installations.all", "install_states.use",
    "numbers.waiting", "numbers.digests_since", "removals.all",
}  # fmt: skip
# Who may ask for the boards of every workspace: the operator's commands, and a copy of the whole log.
OPERATORS = {
    "all": {"storage/boards.py"},
    "called": {
        "bot/terminal/check_boards.py",
        "bot/terminal/on_the_log.py",
        "bot/terminal/removing.py",
        "bot/terminal/verifying.py",
        "storage/boards.py",
        "storage/upkeep/copy.py",
    },
    "named": {"bot/demo/stage.py"},
    "schedules": {"bot/http/health.py"},
}
# What is read through once an hour, while nobody waits: the answers of a day.
READ_THROUGH = {"SCAN answers"}
_SAYS_WHOSE = re.compile(r"\b(?:team|\w*_?id)\b\s*(?:=|<>|IN\b)|\bboard_id\b")


def _methods() -> Iterator[tuple[str, list[str]]]:
    """Every public method of every table in a Store, with the names of its parameters."""
    for table, home in vars(Store(None)).items():  # type: ignore[arg-type]
        for name, method in inspect.getmembers(type(home), inspect.isfunction):
            if not name.startswith("_") and not table.startswith("_"):
                yield f"{table}.{name}", list(inspect.signature(method).parameters)[1:]


def test_s89_every_method_of_a_table_is_told_whose_it_asks_for() -> None:
    untold = {name for name, given in _methods() if not any(each in WHOSE or each.endswith("_id") for each in given)}

    assert untold == OF_ALL


@pytest.mark.parametrize("method", OPERATORS)
def test_s89_only_the_operators_commands_ask_for_every_workspaces_boards(method: str) -> None:
    found = {
        path.relative_to(ROOT).as_posix()
        for package in ("bot", "commands", "storage")
        for path in (ROOT / package).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == method and ast.unparse(node.value).endswith("boards")
    }

    assert found - OPERATORS[method] == set()


class _Heard:
    """A transaction that notes what is said in it, by whichever of its methods."""

    def __init__(self, connection: Connection, said: set[str]) -> None:
        self._connection, self._said = connection, said

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._connection, name)
        return self._noted(found) if callable(found) else found

    def _noted(self, method: Callable[..., Any]) -> Callable[..., Any]:
        def noted(*given: Any) -> Any:
            self._said |= {
                each[0] if isinstance(each, tuple) else each for each in given if isinstance(each, str | tuple)
            }
            return method(*given)

        return noted


@pytest.fixture
def heard(log: Database, monkeypatch: pytest.MonkeyPatch) -> tuple[Conversation, set[str]]:
    """What was said to the database while both did all that can be typed, and what the jobs ask for."""
    said: set[str] = set()
    ours = begun(log, ours_first)
    with monkeypatch.context() as patch:
        patch.setattr("storage.database.Store", lambda connection: Store(_Heard(connection, said)))
        others = the_others(ours)
        for each in (*READ, *WRITTEN):
            for line, by in each.lines:
                _both_say(ours, others, line, by)
        with log.writing(team=ours.team) as store:
            _what_the_jobs_ask(store, ours)
    return ours, said


def _both_say(ours: Conversation, others: Conversation, line: str, by: Person) -> None:
    for say in (ours, others):
        say.later(minutes=2)
        spoken(say, line, by)


def _what_the_jobs_ask(store: Store, ours: Conversation) -> None:
    team, key = ours.team, reminder_key(JO.id, ours.now.date())
    store.boards.of_team(team)
    for later in (True, False):
        store.outbox.take(team, ours.now, later=later)
    store.outbox.due_next(team, ours.now)
    store.outbox.untold(team)
    store.outbox.newest(team, ["C0BOARD"])
    store.outbox.sent(team, "C0BOARD", "1.1")
    store.outbox.is_waiting(team, "C0BOARD", "pack")
    store.outbox.forget(team, ours.now)
    store.given.may_be_told(team, ours.now)
    store.given.untold(team)
    store.given.forget(team, ours.now)
    store.reminders.of_post(team, key)
    store.reminders.has_heard(team, JO.id)
    store.reminders.drop(team, key)
    store.reminders.forget(team, ours.now)


def test_s89_every_statement_says_whose_rows_it_means(heard: tuple[Conversation, set[str]]) -> None:
    _, said = heard
    of_tables = re.compile(rf"\b(?:FROM|JOIN|UPDATE|INTO)\s+(?:{'|'.join(shape())})\b")

    asked = {sql for sql in said if of_tables.search(sql) and not sql.startswith("INSERT")}
    assert len(asked) > 100
    assert {sql for sql in asked if not _SAYS_WHOSE.search(sql)} == set()


def test_what_is_asked_of_one_council_is_found_by_an_index(heard: tuple[Conversation, set[str]]) -> None:
    """However many others there are, nobody waits while their rows are read."""
    ours, said = heard
    with ours.log.reading() as store:
        for sql in (each for each in said if not each.startswith("INSERT")):
            named = dict.fromkeys(re.findall(r"(?<![\w:]):([a-z_]+)", sql))
            values = named or [None] * sql.count("?")
            plan = [row[3] for row in tables(store).conn.execute(f"EXPLAIN QUERY PLAN {sql}", values)]
            scans = {each for each in plan if each.startswith("SCAN") and each.split()[1] in shape()}
            assert "IN ()" in sql or scans <= READ_THROUGH, (sql, plan)
