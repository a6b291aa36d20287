"""Load on a host of many councils at once, each command in one of them by chance."""

import random
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count, islice

from load.councils import Host
from load.counts import Counts, Phase, counted, lines_in
from load.lines import lines
from load.process_facts import Facts, watched
from load.promises import ONE_SECOND, ROOM, broken_by_the_machine, broken_by_the_product
from load.sending import Sent, prepared, send_all, send_as_fast_as_answered, wait_for

# Commands in hand while the machine's rate is measured.
IN_HAND = 30
# So often each council is typed in before the load: each process then knows who is in its channel.
FIRST_WORDS = 6
FIRST, LOAD, FAST = "first words", "load", "as fast as it goes"


@dataclass
class LoadOfCouncils:
    """A host under load; `done` are the phases so far, to be counted when it has ended."""

    host: Host
    seed: int = 1
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    done: list[Phase] = field(default_factory=list)

    def steady(self, name: str, commands: int, rate: float) -> None:
        """So many commands at a steady rate."""
        self._phase(name, commands, lambda sent: send_all(sent, rate))

    def measured(self, name: str, commands: int) -> float:
        """So many commands, each when one before it was answered; how many a second this machine takes."""
        rates: list[float] = []
        self._phase(name, commands, lambda sent: rates.append(send_as_fast_as_answered(sent, IN_HAND)))
        return rates[0]

    def _phase(self, name: str, commands: int, send: Callable[[list[Sent]], None]) -> None:
        sent = self._typed(commands)
        before = lines_in(self.host.log)
        with ExitStack() as stack:
            facts = [stack.enter_context(watched(each)) for each in self.host.processes]
            send(sent)
            wait_for(sent)
        added = lines_in(self.host.log) - before
        self.done.append(Phase(name, sent, _largest(facts), added))

    def _typed(self, commands: int) -> list[Sent]:
        self.seed += 1
        today, chance = datetime.now(UTC).date(), random.Random(self.seed)
        spoken = [
            lines(each.known, self.numbers, today, self.seed * 1000 + number)
            for number, each in enumerate(self.host.councils)
        ]
        chosen = [chance.randrange(len(spoken)) for _ in range(commands)]
        return [each for at in chosen for each in prepared(self.host.councils[at], islice(spoken[at], 1))]


def _largest(facts: list[list[Facts]]) -> list[Facts]:
    """The facts of the process that holds most in the end."""
    return max(facts, key=lambda each: each[-1].megabytes)


def loaded(host: Host, seconds: float, rate: float) -> tuple[list[Counts], float, list[str]]:
    """The counts of each phase, how many commands a second the machine took, and what the log and the processes' own
    log say is wrong."""
    load = LoadOfCouncils(host)
    load.steady(FIRST, len(host.councils) * FIRST_WORDS, rate / 4)
    load.steady(LOAD, int(seconds * rate), rate)
    takes = load.measured(FAST, int(seconds * rate / 3))
    logged = host.end()
    verified = host.run("verify")
    wrong = [f"the bot logged a bug: {line}" for line in logged.splitlines() if "Reference " in line][:3]
    if verified.returncode:
        wrong.append(f"boardbot verify: {verified.stdout.strip()[:500]} {verified.stderr.strip()[:500]}")
    return [counted(each, host.log) for each in load.done], takes, wrong


def judged(phases: list[Counts], rate: float, takes: float) -> tuple[list[str], list[str]]:
    """The product's promises that were broken, and those that this machine was too busy to keep."""
    broken = [said for each in phases for said in broken_by_the_product(each, undisturbed=True)]
    slow = [said for each in phases if each.name == LOAD for said in broken_by_the_machine(each, ONE_SECOND, True)]
    return (broken + slow, []) if takes > rate * ROOM else (broken, slow)
