"""Two councils in one log: every table there is holds rows of both, each of which leads to one council alone.

The tables are those of the log itself: one that is new, and that nobody has filled here, fails the test.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from typing import Any

import pytest
from begun import Begin, begun
from conversation import JO, SAM, Conversation
from security.councils.two import THERE, WRITTEN, Said, ours_first, spoken, the_others, their_words_in, theirs_first

from board.reminders import Habits, Occasion, Told
from commands.imports.meanings.board_mapping import Mapping
from commands.imports.meanings.kept_mapping import keep_mapping
from commands.reply import as_text
from storage.database import Database
from storage.engines.in_memory import tables_in_memory
from storage.engines.shape import shape
from storage.installations import Installation
from storage.ref_table import KINDS
from storage.reminders import reminder_key
from storage.removals import Instead
from storage.upkeep.verify import problems_in

# A signature says that a request was let in, and neither whose nor what it said; nor is it known who begins to install.
OF_NO_COUNCIL = {"seen_requests", "install_states"}
ENDS = ("/board close", "/board setup", "/board move", "/board rename")
# What a later line of the same council stands in the way of.
FIRST = (Said("/area rate R01 Good as at: 30 June 2020", SAM), Said("/measure edit M2 decimals: 1", SAM))
ON = date(2020, 7, 13)
# The columns that name a row of a table, and are no references to the database.
NAMED = {"outbox": {"about": "outbox"}, "history": {"undoes": "history"}, "digests": {"history_id": "history"}}

Rows = dict[str, list[dict[str, Any]]]


def _fill(say: Conversation) -> None:
    """Every kind of thing that a council's people, and the jobs, leave in the log."""
    mark = as_text(spoken(say, "/board reminders", SAM).parts).partition("seen: ")[2].split()[0]
    assert not spoken(say, f"/board reminders on seen: {mark}", SAM).refused
    for said in (*FIRST, *WRITTEN):
        for line, by in () if said.line.startswith(ENDS) else said.lines:
            say.later(minutes=2)
            spoken(say, line, by)
    with say.log.writing(team=say.team) as store:
        (board,) = [each for each in store.boards.all() if each.team == say.team]
        action = store.actions.find(board.id, "A1")
        assert action is not None
        key = reminder_key(JO.id, ON)
        store.reminders.put(say.team, key, [(action.id, Told(JO.id, Occasion.BEFORE, ON, ON, ON))])
        store.reminders.keep_habits(say.team, JO.id, Habits())
        store.reminders.keep_away(say.team, JO.id, ON, None)
        store.home_tabs.keep(say.team, JO.id, board.id, say.now)
        words = "quoits" if say.team == THERE else "visits"
        keep_mapping(store, board, Mapping({"statuses": {words: "closed"}}), say.now, "a report in Slack", SAM.id)
        store.installations.save(Installation(say.team, "", words, "U0BOT", "B0BOT", frozenset(), "", JO.id, say.now))


def _filled(log: Database, begin: Begin) -> tuple[Conversation, Conversation]:
    ours = begun(log, begin)
    others = the_others(ours)
    for say in (ours, others) if begin is ours_first else (others, ours):
        _fill(say)
    return ours, others


def _rows(log: Database) -> Rows:
    with log.reading() as store:
        return {table: list(store.rows(table)) for table in shape()}


def _references() -> dict[str, dict[str, str]]:
    """For each table the columns that name a row of another, each with that table."""
    with closing(tables_in_memory()) as made:
        return {table: {key.column: key.other_table for key in made.table(table).foreign_keys} for table in shape()}


def _teams(rows: Rows) -> Iterator[tuple[str, dict[str, Any], set[str]]]:
    """Every row with its table and the councils to which it leads: by its own column, and by each row that it names."""
    references, of = _references(), defaultdict[str, dict[int, set[str]]](dict)
    for table, found in rows.items():
        for row in found:
            named = [(other, row[column]) for column, other in references[table].items()]
            of[table][row.get("id", 0)] = _own(row).union(*(of[each].get(number, set()) for each, number in named))
    for table, found in rows.items():
        for row in found:
            named = [(other, row[column]) for column, other in references[table].items()] + list(_in_words(table, row))
            yield table, row, _own(row).union(*(of[each][number] for each, number in named if number is not None))


def _own(row: dict[str, Any]) -> set[str]:
    return {row["team"]} if "team" in row else set()


def _in_words(table: str, row: dict[str, Any]) -> Iterator[tuple[str, int | None]]:
    """The rows that a row names without a reference that the database knows."""
    yield from ((other, row[column]) for column, other in NAMED.get(table, {}).items())
    for kind, number in (("subject", "subject_id"), ("other", "other_id")):
        if row.get(kind) in KINDS:
            yield f"{row[kind]}s", row[number]


@pytest.mark.parametrize("begin", [ours_first, theirs_first])
def test_s89_every_row_is_of_one_council_and_every_table_has_rows_of_both(log: Database, begin: Begin) -> None:
    ours, others = _filled(log, begin)

    found = defaultdict[str, set[str]](set)
    for table, row, teams in _teams(_rows(log)):
        assert len(teams) == 1, (table, row)
        found[table] |= teams
        if teams == {ours.team}:
            assert their_words_in(json.dumps(row, ensure_ascii=False)) == set(), table
    assert {table for table in shape() if found[table] != {ours.team, others.team}} == OF_NO_COUNCIL
    assert problems_in(log) == []


@pytest.mark.parametrize("begin", [ours_first, theirs_first])
def test_s89_a_council_that_removes_its_board_takes_nothing_from_the_other(log: Database, begin: Begin) -> None:
    ours, others = _filled(log, begin)
    before = _rows_of(log, others)

    with log.writing() as store:
        board = store.boards.in_channel(ours.team, ours.channel)
        assert board is not None
        store.boards.close(board.id, ours.now)
        store.removals.remove(board, "root", "its time is over", ours.now, Instead({}, ("answer:",)))

    assert _rows_of(log, others) == before
    assert their_words_in(json.dumps(before, ensure_ascii=False))


def _rows_of(log: Database, say: Conversation) -> list[tuple[str, dict[str, Any]]]:
    return [(table, row) for table, row, teams in _teams(_rows(log)) if teams == {say.team}]
