"""The PostgreSQL server killed and the bot's connections cut, under a stream of commands: nothing lost or doubled."""

import random
from collections.abc import Callable
from threading import Event

import psycopg
from crash.campaign import KILLS, SEED
from crash.cluster import cluster
from crash.posts import assert_digests, deliver, look_twice, monday
from crash.process import Process
from crash.scene import EAGER, Scene
from crash.tally import TALLY
from crash.typists import PEOPLE, assert_nothing_lost, type_what_was_not_done, typists_of, while_typing

# Seven Mondays lie before the bank holiday at the end of August.
WEEKS = 7 if KILLS else 2
CUTS = KILLS or 5
LONGEST_SECONDS = 0.6
CUT = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"


def _server_killed(chance: random.Random) -> Callable[[Event], None]:
    """The server stops at once and as after a power cut, and comes back a moment later."""

    def happens(over: Event) -> None:
        # The instant is what is random: nothing can be waited for.
        over.wait(chance.uniform(0, LONGEST_SECONDS))
        cluster().stop("immediate")
        try:
            over.wait(chance.uniform(0, LONGEST_SECONDS))
        finally:
            cluster().start()
        TALLY.counts["times the server was killed"] += 1

    return happens


def test_a_server_that_is_killed_and_started_again_loses_nothing_and_posts_each_digest_once(served: Scene) -> None:
    """A kill each week: as its digest falls due."""
    process, typists = served.start(**EAGER), typists_of(served)
    for week in range(WEEKS):
        monday(served, week)
        while_typing(typists, _server_killed(random.Random(SEED + week)))
        type_what_was_not_done(served, typists)
        look_twice(served, process)
    look_twice(served, process)
    assert_nothing_lost(served, typists)
    assert_digests(served, WEEKS)


def _connections_cut(scene: Scene, chance: random.Random) -> Callable[[Event], None]:
    def happens(over: Event) -> None:
        with psycopg.connect(str(scene.address), autocommit=True) as server:
            for _ in range(CUTS):
                over.wait(chance.uniform(0, LONGEST_SECONDS / 2))
                TALLY.counts["connections cut"] += len(server.execute(CUT).fetchall())

    return happens


def test_connections_that_are_cut_time_and_again_lose_nothing_and_post_the_digest_once(served: Scene) -> None:
    process, typists = served.start(**EAGER), typists_of(served)
    monday(served, 0)
    while_typing(typists, _connections_cut(served, random.Random(SEED)))
    type_what_was_not_done(served, typists)
    look_twice(served, process)
    assert_nothing_lost(served, typists)
    assert_digests(served, 1)


def test_two_processes_over_one_database_do_each_command_once_and_post_each_digest_once(served: Scene) -> None:
    both: tuple[Process, ...] = (served.start(**EAGER), served.start(**EAGER))
    typists = typists_of(served)
    for week in range(WEEKS):
        monday(served, week)
        while_typing(typists, lambda over: over.wait(LONGEST_SECONDS) and None)
        # In turn: one of the deliveries reaches the other process.
        for envelope in served.workspace.envelopes("slash_commands")[-len(PEOPLE) :]:
            served.workspace.redeliver(envelope.envelope_id)
            served.workspace.redeliver(envelope.envelope_id)
        type_what_was_not_done(served, typists)
        deliver(served, *both)
        look_twice(served, *both)
    assert_nothing_lost(served, typists)
    assert_digests(served, WEEKS)
