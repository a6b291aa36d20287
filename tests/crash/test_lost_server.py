"""The PostgreSQL server killed and the bot's connections cut, under a stream of commands: nothing lost or doubled."""

import random
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

import psycopg
import pytest
from crash.audit import assert_kept, times_said
from crash.campaign import KILLS, SEED
from crash.cluster import cluster, new_database
from crash.posts import assert_digests, deliver, look_twice, monday
from crash.process import Process
from crash.scene import EAGER, Scene, scene_in, set_up
from crash.tally import TALLY
from end_to_end.stage import ALI, JO, PAT, SAM

from local_slack import Member
from storage.refused import OUT_OF_REACH, UNSURE, Busy

PEOPLE = (JO, ALI, SAM, PAT)
# Seven Mondays lie before the bank holiday at the end of August.
WEEKS = 7 if KILLS else 2
CUTS = KILLS or 5
LONGEST_SECONDS = 0.6
TRIES = 5
BUSY = str(Busy())
CUT = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Scene]:
    """The scene's board with its log in a server, whichever engine the other tests are run on."""
    with scene_in(tmp_path, new_database()) as scene:
        set_up(scene)
        scene.typed_by_support(*(f"/action add Visits plan {number} due: in 3 days" for number in range(3)))
        yield scene


@dataclass
class Typist:
    """One person at a keyboard, with what became of each line that they typed."""

    person: Member
    own: str
    scene: Scene
    done: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)

    def type_until(self, over: Event) -> None:
        """Types one line after the other, and once `over` no more."""
        while not over.is_set():
            number = len(self.done) + len(self.refused) + len(self.unsure)
            self._type(f"/action update {self.own} visit {self.person.name} {number} is done")

    def type_again(self) -> None:
        """What was not done or may not have been, once more, as the answers say: then it is there. The bot comes back
        to a server a moment after it is there again, and may refuse till then."""
        for _ in range(TRIES):
            again, self.unsure, self.refused = [*self.unsure, *self.refused], [], []
            for line in again:
                self._type(line)
        assert not [*self.unsure, *self.refused]

    def _type(self, line: str) -> None:
        answer = self.scene.workspace.command(self.person, self.scene.room.channel, line)
        if answer.error or UNSURE in answer.text:
            self.unsure.append(line)
        elif OUT_OF_REACH in answer.text or BUSY in answer.text:
            self.refused.append(line)
        else:
            assert " updated." in answer.text, answer.text
            self.done.append(line)


def _typists(scene: Scene) -> list[Typist]:
    return [Typist(person, f"A{number}", scene) for number, person in enumerate(PEOPLE, start=1)]


def _while_typing(typists: list[Typist], happens: Callable[[Event], None]) -> None:
    over = Event()
    with ThreadPoolExecutor(len(typists)) as threads:
        typing = [threads.submit(typist.type_until, over) for typist in typists]
        try:
            happens(over)
        finally:
            over.set()
        for each in typing:
            each.result()


def _type_again(scene: Scene, typists: list[Typist]) -> None:
    """What was refused is not there, and what was unsure at most once; then both are typed again."""
    refused = [line for typist in typists for line in typist.refused]
    unsure = [line for typist in typists for line in typist.unsure]
    assert not any(times_said(scene.address, refused).values())
    assert set(times_said(scene.address, unsure).values()) <= {0, 1}
    TALLY.counts.update({"changes refused": len(refused), "changes told as unsure": len(unsure)})
    for typist in typists:
        typist.type_again()


def _assert_nothing_lost(scene: Scene, typists: list[Typist]) -> None:
    """Each line that was acknowledged is there, once."""
    lines = [line for typist in typists for line in typist.done]
    assert lines
    assert_kept(scene.address, lines)


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
    process, typists = served.start(**EAGER), _typists(served)
    for week in range(WEEKS):
        monday(served, week)
        _while_typing(typists, _server_killed(random.Random(SEED + week)))
        _type_again(served, typists)
        look_twice(served, process)
    look_twice(served, process)
    _assert_nothing_lost(served, typists)
    assert_digests(served, WEEKS)


def _connections_cut(scene: Scene, chance: random.Random) -> Callable[[Event], None]:
    def happens(over: Event) -> None:
        with psycopg.connect(str(scene.address), autocommit=True) as server:
            for _ in range(CUTS):
                over.wait(chance.uniform(0, LONGEST_SECONDS / 2))
                TALLY.counts["connections cut"] += len(server.execute(CUT).fetchall())

    return happens


def test_connections_that_are_cut_time_and_again_lose_nothing_and_post_the_digest_once(served: Scene) -> None:
    process, typists = served.start(**EAGER), _typists(served)
    monday(served, 0)
    _while_typing(typists, _connections_cut(served, random.Random(SEED)))
    _type_again(served, typists)
    look_twice(served, process)
    _assert_nothing_lost(served, typists)
    assert_digests(served, 1)


def test_two_processes_over_one_database_do_each_command_once_and_post_each_digest_once(served: Scene) -> None:
    both: tuple[Process, ...] = (served.start(**EAGER), served.start(**EAGER))
    typists = _typists(served)
    for week in range(WEEKS):
        monday(served, week)
        _while_typing(typists, lambda over: over.wait(LONGEST_SECONDS) and None)
        # In turn: one of the deliveries reaches the other process.
        for envelope in served.workspace.envelopes("slash_commands")[-len(PEOPLE) :]:
            served.workspace.redeliver(envelope.envelope_id)
            served.workspace.redeliver(envelope.envelope_id)
        _type_again(served, typists)
        deliver(served, *both)
        look_twice(served, *both)
    _assert_nothing_lost(served, typists)
    assert_digests(served, WEEKS)
