"""A server that dies with its machine, and a standby that takes its place: nothing lost or doubled.

The standby has confirmed what the server says that it has saved (`synchronous_standby_names`): with another kind of
replication docs/hosting.md says what may be lost.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Event

import psycopg
import pytest
from crash.campaign import KILLS, SEED
from crash.posts import assert_digests, deliver, look_twice, monday
from crash.process import Process
from crash.scene import EAGER, Scene, scene_in, set_up
from crash.tally import TALLY
from crash.typists import assert_nothing_lost, type_what_was_not_done, typists_of, while_typing
from postgres_server import SAFE, Server, server

LONGEST_SECONDS = 0.6
TIMES = 4 if KILLS else 1
STREAMS = "SELECT 1 FROM pg_stat_replication WHERE sync_state = 'sync'"


@dataclass
class Pair:
    """A server and its standby, which are both in the address."""

    first: Server
    standby: Server

    @property
    def address(self) -> str:
        hosts = f"{self.first.folder},{self.standby.folder}"
        return f"postgresql://boardbot@/scene?host={hosts}&target_session_attrs=read-write"


def _pair() -> Pair:
    """Both, the one in step with the other."""
    first = server(SAFE)
    first.new_database("scene")
    standby = server(SAFE, of=first)
    with psycopg.connect(f"host={first.folder} user=boardbot dbname=scene", autocommit=True) as connection:
        connection.execute("ALTER SYSTEM SET synchronous_standby_names = '*'")
        connection.execute("SELECT pg_reload_conf()")
        for _ in range(1000):
            if connection.execute(STREAMS).fetchone():
                return Pair(first, standby)
            connection.execute("SELECT pg_sleep(0.01)")
    raise AssertionError("the standby is not in step")


@pytest.fixture(params=range(TIMES))
def pair(request: pytest.FixtureRequest) -> Iterator[Pair]:
    made = _pair()
    yield made
    made.standby.stop()


@pytest.fixture
def served(tmp_path: Path, pair: Pair) -> Iterator[Scene]:
    """The scene's board with its log in both."""
    with scene_in(tmp_path, pair.address) as scene:
        set_up(scene)
        scene.typed_by_support(*(f"/action add Visits plan {number} due: in 3 days" for number in range(3)))
        yield scene


def _failover(pair: Pair, chance: random.Random) -> Callable[[Event], None]:
    """The server is gone for good, and a moment later the standby is the server."""

    def happens(over: Event) -> None:
        # The instant is what is random: nothing can be waited for.
        over.wait(chance.uniform(0, LONGEST_SECONDS))
        pair.first.stop("immediate")
        try:
            over.wait(chance.uniform(0, LONGEST_SECONDS))
        finally:
            pair.standby.promote()
        over.wait(LONGEST_SECONDS)
        TALLY.counts["times a standby took over"] += 1

    return happens


@pytest.mark.parametrize("processes", [1, 2])
def test_a_standby_that_takes_over_has_all_that_was_acknowledged_and_posts_each_digest_once(
    served: Scene, pair: Pair, processes: int, request: pytest.FixtureRequest
) -> None:
    """As the first digest falls due; the second goes out from the new server."""
    started: list[Process] = [served.start(**EAGER) for _ in range(processes)]
    typists = typists_of(served)
    monday(served, 0)
    while_typing(typists, _failover(pair, random.Random(f"{SEED} {request.node.name}")))
    type_what_was_not_done(served, typists)
    deliver(served, *started)
    look_twice(served, *started)
    monday(served, 1)
    deliver(served, *started)
    look_twice(served, *started)
    assert_nothing_lost(served, typists)
    assert_digests(served, 2)
