"""A board taken out of the log: nothing of it is left but hashes, and nothing of another is touched."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from begun import begun
from conversation import JULY_8, SAM, Conversation
from two_boards import MARK, OURS, TEAM, THEIRS, removed, two_boards

from board.history import Entry
from commands.table import COMMANDS
from storage.chain import GONE, REMOVE
from storage.database import Database
from storage.engines.shape import shape, whose
from storage.installations import Installation
from storage.outbox import Post
from storage.outbox_order import LAST
from storage.rows import instant
from storage.upkeep.verify import problems_in
from storage.upkeep.verify.fingerprint import named_line


def rows(log: Database, board_id: int) -> dict[str, list[dict[str, Any]]]:
    with log.reading() as store:
        return {table: list(store.rows(table, board_id)) for table in whose("id = 0")}


def every_text(log: Database) -> Iterator[tuple[str, str]]:
    """Each text in the log, with its table."""
    with log.reading() as store:
        for table in shape():
            for row in store.rows(table):
                yield from ((table, value) for value in row.values() if isinstance(value, str))


@pytest.fixture
def two(log: Database) -> Conversation:
    """A board that is to go, and another of the same workspace."""
    return begun(log, two_boards)


def test_every_table_has_a_row_that_is_to_go_and_then_none(two: Conversation) -> None:
    before = rows(two.log, OURS)
    assert [table for table, found in before.items() if not found] == [], "a row in every table is what is tried here"

    removed(two.log)

    left = rows(two.log, OURS)
    assert {table for table, found in left.items() if found} == {"boards", "history"}
    assert [(table, text) for table, text in every_text(two.log) if MARK in text.casefold()] == []
    (board,) = left["boards"]
    stays = {"id": OURS, "rowid": OURS, "team": TEAM, "channel": "removed 1", "removed_at": instant(JULY_8)}
    assert {name for name, value in board.items() if value not in {0, "", None}} - {"rowid"} == stays.keys() - {"rowid"}
    assert board == {**board, **{name: value for name, value in stays.items() if name in board}}
    *gone, last = left["history"]
    assert all(row == {**row, **GONE} for row in gone)
    assert [row["hash"] for row in gone] == [row["hash"] for row in before["history"]]
    said = {"verb": "remove", "person": "operator", "why": "its time is over", "at": instant(JULY_8)}
    assert last == {**last, **said}
    assert problems_in(two.log) == []


def test_not_a_row_of_another_board_is_touched_but_what_may_tell_of_several(two: Conversation) -> None:
    before = rows(two.log, THEIRS)

    removed(two.log)

    after = rows(two.log, THEIRS)
    for each in (before, after):
        each["outbox"] = [row for row in each["outbox"] if not row["key"].startswith(LAST)]
    assert after == before
    assert problems_in(two.log, THEIRS) == []
    with two.log.reading() as store:
        homes = {row["person"]: row["board_id"] for row in store.rows("home_tabs")}
        assert (homes["U02"], homes["U01"]) == (THEIRS, None)


def test_of_a_workspace_that_has_left_nothing_stays_with_its_last_board(two: Conversation) -> None:
    made = Installation(TEAM, "", "Northmoor", "U0BOT", "B0BOT", frozenset(), "sealed", "U0SAM", JULY_8)
    with two.log.writing() as store:
        store.installations.save(made)
        store.installations.end(TEAM, JULY_8, JULY_8, "taken out")
    removed(two.log, OURS)
    assert _of_the_team(two.log) >= {"answers", "installations"}

    removed(two.log, THEIRS)

    assert _of_the_team(two.log) == {"boards"}
    assert problems_in(two.log) == []


def _of_the_team(log: Database) -> set[str]:
    """The tables with a row that names the workspace."""
    with log.reading() as store:
        return {table for table in shape() for row in store.rows(table) if row.get("team") == TEAM}


def test_that_something_was_answered_stays_known_without_its_words(two: Conversation) -> None:
    removed(two.log)

    with two.log.reading() as store:
        answers = {row["delivery"]: row["reply"] for row in store.rows("answers") if " " in row["delivery"]}
        posts = {row["key"]: row["message"] for row in store.rows("outbox") if row["digest_id"] is None}
    assert set(answers) == {"1 direct", "2 there", "2 direct"}
    assert all("Taken out." in each for each in answers.values())
    assert {key: "Taken out." in message for key, message in posts.items()} == {
        "answer:1": True,
        "answer:2": True,
        "remind:U01:2020-07-24": True,
        "remind:U02:2020-07-24": True,
        "told:2": False,
        "told:21:U0PAT": False,
        "notice:2": False,
    }


def test_old_fingerprints_are_known_and_told_of_as_removed(two: Conversation) -> None:
    with two.log.reading() as store:
        hashes = [row["hash"] for row in store.rows("history", OURS)]
        other = store.history.last_of(THEIRS)[1]

    removal = removed(two.log)

    assert removal.newest == hashes[-1]
    assert removal.lines == len(hashes)
    with two.log.reading() as store:
        hashes.append(store.history.last_of(OURS)[1])
        assert store.removals.all() == {OURS: removal}
    for number, each in enumerate(hashes, 1):
        line = named_line(two.log, each[:20])
        assert line is not None
        assert (line.number, line.is_whole, line.removed) == (number, True, removal)
    theirs = named_line(two.log, other)
    assert theirs is not None
    assert (theirs.removed, theirs.is_whole, theirs.verb) == (None, True, "import")


def test_the_channel_is_as_if_there_had_been_no_board_and_a_new_one_starts_anew(two: Conversation) -> None:
    two.channel = "C0NEVER"
    never = [two(line, by=SAM) for line in ("/action list", "/board help", "/action add Another", "/digest last")]
    two.channel = "C0QUOKKA"

    removed(two.log)

    assert [
        two(line, by=SAM) for line in ("/action list", "/board help", "/action add Another", "/digest last")
    ] == never
    two("/board setup New Board chair: <@U0PAT>", by=SAM)
    assert "A1" in two("/action add First of the new board <@U0JO> due: 31 August 2020", by=SAM)
    two("/digest post", by=SAM)
    with two.log.reading() as store:
        board = store.boards.in_channel(TEAM, "C0QUOKKA")
        assert board is not None
        assert (board.id, board.name) == (3, "New Board")
        assert [each.name for each in store.boards.all()] == ["Wombat Board", "New Board"]
        assert store.boards.get(TEAM, OURS) is None
        assert len(store.boards.schedules()) == 1
        assert store.boards.named("removed 1") == []
    assert problems_in(two.log) == []


def test_what_is_kept_of_people_goes_with_the_last_board_of_their_workspace(two: Conversation) -> None:
    with two.log.writing() as store:
        store.reminders.keep_away(TEAM, "U0JO", date(2020, 7, 8), None)
        store.home_tabs.keep("T0OTHER", "U0JO", None, JULY_8)

    removed(two.log, THEIRS)
    with two.log.reading() as store:
        assert len(list(store.rows("absences"))) == 1
    removed(two.log, OURS, JULY_8 + timedelta(days=1))

    with two.log.reading() as store:
        assert list(store.rows("absences")) == []
        assert [row["team"] for row in store.rows("home_tabs")] == ["T0OTHER"]
        assert len(store.removals.all()) == 2
    assert problems_in(two.log) == []


def _execute(log: Database, sql: str) -> None:
    with log.writing() as store:
        store._connection.execute(sql)


_BLANK = ", ".join(f"{name} = {'NULL' if value is None else repr(value)}" for name, value in GONE.items())


@pytest.mark.parametrize(
    "sql",
    [
        f"UPDATE history SET {_BLANK} WHERE board_id = 2",
        f"UPDATE history SET {_BLANK} WHERE verb = 'remove'",
        "UPDATE history SET said = 'other' WHERE board_id = 1",
        "UPDATE history SET hash = 'other' WHERE board_id = 1",
        "UPDATE history SET previous_hash = '' WHERE board_id = 1",
        "UPDATE history SET board_id = 2 WHERE board_id = 1",
        "UPDATE history SET rule = 1 WHERE board_id = 1",
        "UPDATE history SET id = id + 1000 WHERE board_id = 1",
        "UPDATE history SET undoes = 3 WHERE board_id = 1",
        "DELETE FROM history WHERE board_id = 1",
        "DELETE FROM history WHERE verb = 'remove'",
    ],
)
def test_nothing_else_of_the_history_gives_way(two: Conversation, sql: str) -> None:
    removed(two.log)

    with pytest.raises(Exception, match="append-only"):
        _execute(two.log, sql)

    assert problems_in(two.log) == []


def test_a_board_that_no_line_says_is_removed_keeps_its_words(two: Conversation) -> None:
    for sql in (
        f"UPDATE history SET {_BLANK} WHERE board_id = 1",
        f"UPDATE history SET {_BLANK} WHERE board_id = 1 AND verb = 'setup'",
    ):
        with pytest.raises(Exception, match="append-only"):
            _execute(two.log, sql)


def test_no_verb_that_is_typed_writes_the_line_of_a_removal() -> None:
    assert REMOVE not in {verb.name for command in COMMANDS.values() for verb in command.verbs}


def test_where_it_fails_in_the_middle_nothing_is_removed(two: Conversation, monkeypatch: pytest.MonkeyPatch) -> None:
    before = rows(two.log, OURS)
    monkeypatch.setattr("storage.removals.Removals._forget_people", lambda removals, team: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        removed(two.log)

    assert rows(two.log, OURS) == before
    assert problems_in(two.log) == []


def test_a_post_that_was_on_its_way_settles_no_other_that_has_its_number(two: Conversation) -> None:
    with two.log.writing() as store:
        store.outbox.put(Post("told:last", TEAM, "U0JO", {}, JULY_8 - timedelta(days=1), board_id=OURS))
        held = next(each for each in iter(lambda: store.outbox.take(TEAM, JULY_8), None) if each.key == "told:last")
    removed(two.log)
    with two.log.writing() as store:
        store.outbox.put(Post("answer:new", TEAM, "D0JO", {"new": 1}, JULY_8))

        assert not store.outbox.posted(held, "1594195200.000100", JULY_8)
        store.outbox.rewrite(held, {"old": 1})
        store.outbox.told_before(held)

        (new,) = (row for row in store.rows("outbox") if row["key"] == "answer:new")
        assert new == {**new, "message": '{"new": 1}', "state": "claimed", "about": None}


def test_who_has_seen_the_board_before_it_was_removed_adds_nothing_to_it(two: Conversation) -> None:
    removed(two.log)

    line = Entry(0, "board", OURS, "", "digest", "", JULY_8, "", {"quokka": (None, 1)})
    with pytest.raises(LookupError, match="board 1 was removed"), two.log.writing() as store:
        store.history.add(OURS, line)
    with two.log.writing() as store:
        assert not store.outbox.put(Post("told:late", TEAM, "U0JO", {"quokka": 1}, JULY_8, board_id=OURS))

    assert [text for _, text in every_text(two.log) if MARK in text.casefold()] == []
    assert problems_in(two.log) == []
