"""What a report of an import rests on in a server: every row of its workspace, copied, and no other's."""

from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from board_papers import full_northmoor
from conversation import PAT, SAM, Conversation
from postgres_server import server

from storage.database import Database
from storage.engines.shape import shape
from storage.rehearsal import rehearsing
from storage.store import Store


@pytest.fixture
def two() -> Iterator[Conversation]:
    """Northmoor with something of everything, beside another council of the same channel and people."""
    with closing(Database(server().new_database("log"))) as log:
        log.prepare()
        say = Conversation(log)
        full_northmoor(say)
        other = Conversation(log, team="T0OTHER", now=say.now)
        for line in ("/board setup Improvement Board chair: <@U0PAT>", "/action add Theirs", "/board statement Theirs"):
            assert not other.reply(line, by=SAM if "statement" not in line else PAT).refused
        yield say


def _rows(store: Store, table: str) -> list[dict[str, Any]]:
    columns = [each for each in shape()[table] if each != "rowid"]
    return [{name: row[name] for name in columns} for row in store.rows(table)]


def test_all_of_it_is_there_and_nothing_of_another_council(two: Conversation) -> None:
    with two.log.reading() as store:
        ours, theirs = store.boards.all()
        there = {table: _rows(store, table) for table in shape()}
    with rehearsing(two.log, two.team) as copy:
        found = {table: _rows(copy, table) for table in shape()}

    assert [row["id"] for row in found["boards"]] == [ours.id]
    for table in ("history", "actions", "statements", "roles", "meetings", "measures", "areas", "risks", "events"):
        wanted = [row for row in there[table] if row["board_id"] == ours.id]
        assert len(wanted) > 0, table
        assert found[table] == wanted, table
    for table in ("conditions", "readings", "claims", "judgements", "risk_scores", "links", "digests"):
        assert len(found[table]) == len(there[table]), table
    assert {row["team"] for row in there["outbox"]} == {ours.team, theirs.team}
    assert {row["team"] for row in found["outbox"]} == {ours.team}
    assert {row["words"] for row in found["statements"]} >= {
        "The service is steadier, and I am not yet assured of the visits"
    }
