"""The small connection of the tables' modules: what is put, and what is asked together, on whichever engine."""

import pytest

from storage.database import Database
from storage.refused import WouldWrite
from storage.store import Store

NEW = "INSERT INTO seen_requests (signature, sent_at) VALUES (?, ?)"
ASKED = "SELECT signature FROM seen_requests WHERE signature <> ? ORDER BY signature"


def _put(store: Store, *names: str) -> None:
    for name in names:
        store._connection.put(NEW, [name, "2020-07-08"])


def _there(log: Database) -> list[str]:
    with log.reading() as store:
        return [name for (name,) in store._connection.execute(ASKED, [""]).fetchall()]


def test_what_was_put_is_there_for_the_next_question_and_is_saved(log: Database) -> None:
    with log.writing() as store:
        _put(store, "it's 100%", "b")
        found = store._connection.execute(ASKED, [""]).fetchall()
        _put(store, "c?")
        named = list(store._connection.query("SELECT COUNT(*) AS many FROM seen_requests WHERE sent_at = :at",
                                             {"at": "2020-07-08"}))  # fmt: skip
        _put(store, "d")

    assert found == [("b",), ("it's 100%",)]
    assert named == [{"many": 3}]
    assert _there(log) == ["b", "c?", "d", "it's 100%"]


def test_what_was_put_is_taken_back_with_its_part_of_the_transaction(log: Database) -> None:
    def fail(store: Store) -> None:
        with store.all_or_nothing():
            _put(store, "inside")
            raise LookupError

    with log.writing() as store:
        _put(store, "before")
        with pytest.raises(LookupError):
            fail(store)
        with store.all_or_nothing():
            _put(store, "kept")
        _put(store, "after")

    assert _there(log) == ["after", "before", "kept"]


def test_what_is_put_and_refused_takes_the_whole_back(log: Database) -> None:
    def change() -> None:
        with log.writing() as store:
            _put(store, "first")
            store._connection.put(NEW, ["second", None])

    with pytest.raises(Exception, match=r"(?i)not.null"):
        change()
    assert _there(log) == []


def test_a_trial_ends_at_what_is_put(log: Database) -> None:
    def change() -> None:
        with log.trying() as store:
            _put(store, "first")
            pytest.fail("it went on")

    with pytest.raises(WouldWrite):
        change()
