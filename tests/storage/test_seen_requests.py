"""A signed request is let in once, whoever gets it, and is forgotten when it is too old to be let in anyway."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import datetime, timedelta
from threading import Barrier

from bare_log import tables
from conversation import JULY_8

from storage.database import Database
from storage.seen_requests import KEPT


def first_time(log: Database, signature: str, sent_at: datetime = JULY_8, now: datetime = JULY_8) -> bool:
    with log.writing() as store:
        return store.seen_requests.first_time(signature, sent_at, now)


def kept(log: Database) -> Iterator[str]:
    with log.reading() as store:
        yield from (row[0] for row in tables(store).execute("SELECT signature FROM seen_requests").fetchall())


def test_the_first_time_is_told_from_every_other(log: Database) -> None:
    assert first_time(log, "v0=a")
    assert first_time(log, "v0=b")
    assert not first_time(log, "v0=a")
    assert not first_time(log, "v0=a", now=JULY_8 + timedelta(minutes=10))


def test_it_is_remembered_by_the_file(log: Database) -> None:
    assert first_time(log, "v0=a")
    with closing(Database(log.path)) as other:
        assert not first_time(other, "v0=a")


def test_old_ones_are_forgotten_by_the_time_they_were_signed(log: Database) -> None:
    first_time(log, "v0=old", JULY_8 - timedelta(seconds=1))
    first_time(log, "v0=young", JULY_8)
    first_time(log, "v0=ahead", JULY_8 + timedelta(minutes=5))

    first_time(log, "v0=now", JULY_8 + KEPT, JULY_8 + KEPT)

    assert set(kept(log)) == {"v0=young", "v0=ahead", "v0=now"}


def test_that_is_done_for_one_request_in_sixty(log: Database) -> None:
    first_time(log, "v0=old", JULY_8)
    later = JULY_8 + 2 * KEPT

    first_time(log, "v0=a", later + timedelta(seconds=59), later)
    assert set(kept(log)) == {"v0=old", "v0=a"}

    first_time(log, "v0=b", later + timedelta(seconds=60), later)
    assert set(kept(log)) == {"v0=a", "v0=b"}


def test_the_old_ones_are_found_by_an_index(log: Database) -> None:
    with log.reading() as store:
        plan = tables(store).execute("EXPLAIN QUERY PLAN DELETE FROM seen_requests WHERE sent_at < '2020'").fetchall()

    assert "seen_requests_by_time" in str(plan)


def test_of_two_at_once_one_is_the_first(log: Database) -> None:
    start = Barrier(6)

    def try_it(_: int) -> bool:
        with closing(Database(log.path)) as own:
            start.wait()
            return first_time(own, "v0=a")

    with ThreadPoolExecutor(6) as threads:
        assert sorted(threads.map(try_it, range(6))) == [False] * 5 + [True]
