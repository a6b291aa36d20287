"""The parts of a run: all at once, steady load, a soak, a line that breaks off, and others at work on the same file."""

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count, islice

from load.counts import Phase, lines_in
from load.lines import Known, lines
from load.people import SUPPORT
from load.process_facts import watched
from load.scene import SECONDS, Scene, Unexpected
from load.sending import BUSY, SLACK_WAITS, Sent, prepared, send_again, send_all, send_as_fast_as_answered, wait_for

# One command in this many is delivered twice, at once, and another one long after it was answered.
REDELIVER_EVERY = 25
LONG_AFTER = 60
DROPS = 2
# What could not be sent, and what had no answer, is typed again: this often at most.
TRIES = 3
AWAY_AT_MOST = 120
LOCKED_SECONDS = 1.5
# Commands in hand while the machine's rate is measured: as many as the bot has threads, and as many again that wait.
IN_HAND = 20
# Commands a second: more than can be sent.
AT_ONCE = 1e6


class Away:
    """Cuts the connection, and takes the time until there is one again."""

    def __init__(self, scene: Scene) -> None:
        self._space = scene.workspace
        self._cut_at = 0.0
        self._back_at = 0.0

    def cut(self) -> None:
        """Ends every connection without a goodbye, as a network that breaks off does."""
        self._space.drop_sockets()
        self._cut_at = time.monotonic()
        self._end = self._space.subscribe(self._look)

    def wait(self) -> float:
        """The seconds without a connection, once it is over. TimeoutError where it never is."""
        self._space.wait_for(lambda: self._back_at, AWAY_AT_MOST)
        self._end()
        return self._back_at - self._cut_at

    def _look(self) -> None:
        if self._space.sockets.connections and not self._back_at:
            self._back_at = time.monotonic()


@dataclass
class Load:
    """A scene under load; `done` are the phases so far. `seed` makes the lines: the same for the same seed.

    They are counted when the bot has ended (`counts.counted`): until then answers may still come.
    """

    scene: Scene
    known: Known
    seed: int = 1
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    done: list[Phase] = field(default_factory=list)

    def steady(self, name: str, commands: int, rate: float) -> None:
        """So many commands at a steady rate, and nothing else."""
        self._phase(name, commands, lambda sent: send_all(sent, rate))

    def at_once(self, name: str, commands: int) -> None:
        """So many commands at one instant. It also fills the bot's pools of threads, which grow with need."""
        self._phase(name, commands, lambda sent: send_all(sent, AT_ONCE))

    def measured(self, name: str, commands: int) -> float:
        """So many commands, each when one before it was answered; how many a second this machine takes."""
        rates: list[float] = []
        self._phase(name, commands, lambda sent: rates.append(send_as_fast_as_answered(sent, IN_HAND)))
        return rates[0]

    def twice(self, name: str, commands: int, rate: float) -> None:
        """Every envelope delivered twice at once, on a line that holds."""
        self._phase(name, commands, lambda sent: send_all(sent, rate, lambda n: self._once_more(sent[n])))

    def broken(self, commands: int, rate: float) -> None:
        """Envelopes delivered twice, and the connection cut twice; what had no answer is typed again."""
        self._phase("broken line", commands, lambda sent: self._break(sent, rate))

    def crowded(self, commands: int, rate: float) -> None:
        """A digest is posted, a backup and an import run, and another process holds the log for a while."""
        self._phase("others at work", commands, lambda sent: self._crowd(sent, rate))

    def _phase(self, name: str, commands: int, send: Callable[[list[Sent]], float | None]) -> None:
        self.seed += 1
        today = datetime.now(UTC).date()
        sent = prepared(self.scene, islice(lines(self.known, self.numbers, today, self.seed), commands))
        before = lines_in(self.scene.log)
        with watched(self.scene.process.pid) as facts:
            away = send(sent) or 0.0
            wait_for(sent)
        added = lines_in(self.scene.log) - before
        self.done.append(Phase(name, sent, facts, added, away))

    def _once_more(self, command: Sent) -> None:
        send_again([command])

    def _break(self, sent: list[Sent], rate: float) -> float:
        """The longest time without a connection, in seconds."""
        return max(self._cut_in(part, rate) for part in (sent[number::DROPS] for number in range(DROPS)))

    def _cut_in(self, part: list[Sent], rate: float) -> float:
        """Sends with one cut in the middle, and types again, at the same rate, what had no answer."""
        away = Away(self.scene)

        def after(number: int) -> None:
            if number % REDELIVER_EVERY == 0:
                send_again([part[number], part[max(0, number - LONG_AFTER)]])
            if number == len(part) // 2:
                away.cut()

        send_all(part, rate, after)
        seconds = away.wait()
        for _ in range(TRIES):
            wait_for(part, SLACK_WAITS)
            send_again([each for each in part if not each.answered], rate)
        return seconds

    def _crowd(self, sent: list[Sent], rate: float) -> None:
        with self._others(len(sent) / rate):
            send_all(sent, rate)

    @contextmanager
    def _others(self, seconds: float) -> Iterator[None]:
        """Does the four things one after another while the commands go out, and then waits for them."""
        failed: list[Exception] = []
        over = threading.Event()

        def work() -> None:
            try:
                for act in (self._digest, self._backup, self.scene.import_northmoor, self._lock):
                    over.wait(seconds / 8)
                    act()
            except Exception as error:
                failed.append(error)

        thread = threading.Thread(target=work, name="others")
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join()
        if failed:
            raise failed[0]

    def _digest(self) -> None:
        """Posts a digest; waits until it is there for everybody."""
        before = self._digests()
        # As a person does who is told that the log is busy.
        while BUSY in self.scene.type(SUPPORT, "/digest post", f"on its way|{BUSY}"):
            pass
        self.scene.workspace.wait_for(lambda: self._digests() > before, SECONDS)
        if self._digests() != before + 1:
            raise Unexpected("one digest was asked for, and more were posted")

    def _digests(self) -> int:
        return len([each for each in self.scene.workspace.messages(self.scene.channel) if each.bot_id])

    def _backup(self) -> None:
        """Takes a backup, and has it verified."""
        copy = self.scene.log.parent / f"copy-{time.monotonic_ns()}.db"
        for ended in (self.scene.run("backup", str(copy)), self.scene.run("verify", log=copy)):
            if ended.returncode:
                raise Unexpected(ended.stdout[-500:] + ended.stderr[-500:])

    def _lock(self) -> None:
        with closing(sqlite3.connect(self.scene.log, timeout=SECONDS, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            time.sleep(LOCKED_SECONDS)
            other.execute("ROLLBACK")
