"""What the replies promised against what the log holds: read from the file itself, past the product's own code."""

import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, LiteralString

import psycopg
from load.lines import TOKEN
from load.process_facts import Facts
from load.scene import TIMES
from load.sending import SLACK_WAITS, Sent
from load.timed import times_in

from local_slack.answer import acknowledged
from local_slack.refusal import ApiError

ENOUGH = 20
_A_NAME = re.compile(r"\b(?:[AR]\d[\d-]*|zq\w+)|<@\w+>")


@dataclass(frozen=True, slots=True)
class Phase:
    """What one part of a run sent, what the process held meanwhile, and how many lines of history it added.

    `away` is the longest time without a connection, in seconds.
    """

    name: str
    sent: list[Sent]
    facts: list[Facts]
    history: int
    away: float = 0.0


@dataclass(frozen=True, slots=True)
class Counts:
    """One phase, counted. Times are in seconds; each list of tokens should be empty.

    `times` count from when a command was due, `taken` from when the bot had read it;
    `made` are the changes that were made, with that time; `late_sent` is how late the
    sending itself was, at most. `shares` are how many of each person's commands were answered and not turned away.
    """

    name: str
    sent: int
    acknowledged: int
    times: list[float]
    expected: int
    found: int
    history: int
    lost: list[str]
    doubled: list[str]
    stored_though_refused: list[str]
    unlike: list[str]
    unshowable: list[str]
    again: int
    refused: Counter[str]
    facts: list[Facts]
    away: float
    taken: list[float] = field(default_factory=list)
    made: dict[str, float] = field(default_factory=dict)
    late_sent: float = 0.0
    turned_away: int = 0
    shares: dict[str, float] = field(default_factory=dict)

    @property
    def unanswered(self) -> int:
        """Commands without any acknowledgement in Slack's three seconds and those after."""
        return self.sent - self.acknowledged

    def share(self, part: float) -> float:
        """The time within which this part of the acknowledgements came: 0.5 is the median, 1 the slowest."""
        ordered = sorted(self.times)
        return ordered[min(len(ordered) - 1, int(part * len(ordered)))] if ordered else 0.0

    @property
    def slowest(self) -> float:
        """The longest time that an acknowledgement took, from when its command was due."""
        return self.share(1)

    @property
    def longest_taken(self) -> float:
        """The longest time from a frame's reading to its answer; 0 where the bot noted none."""
        return max(self.taken, default=0.0)

    @property
    def three_facts(self) -> tuple[Facts, Facts, Facts]:
        """What the process held at the start, in the middle and at the end."""
        return self.facts[0], self.facts[len(self.facts) // 2], self.facts[-1]

    @property
    def too_late(self) -> int:
        """Acknowledgements for which Slack would not have waited."""
        return sum(seconds > SLACK_WAITS for seconds in self.times)


def stored_in(log: Path | str) -> Counter[str]:
    """How many lines of history hold each token."""
    return Counter(found for (said,) in _rows(log, "SELECT said FROM history") for found in set(TOKEN.findall(said)))


def added_in(log: Path | str) -> Counter[str]:
    """How many actions hold each token in their title: an action that was added twice would be here twice."""
    return Counter(found for (title,) in _rows(log, "SELECT title FROM actions") for found in TOKEN.findall(title))


def lines_in(log: Path | str) -> int:
    """How many lines of history there are."""
    return int(_rows(log, "SELECT COUNT(*) FROM history")[0][0])


def _rows(log: Path | str, sql: LiteralString) -> list[tuple[Any, ...]]:
    """The rows of the log at a path, or of that in a server's database."""
    if isinstance(log, str):
        with psycopg.connect(log) as server:
            return server.execute(sql).fetchall()
    with closing(sqlite3.connect(f"file:{log}?mode=ro", uri=True)) as file:
        return file.execute(sql).fetchall()


def counted(phase: Phase, log: Path | str) -> Counts:
    """Counts a phase, once the bot has ended; of a log in a server nothing is noted of when its frames were read.

    While it runs an answer may come between reading the log and reading the answers, and look lost.
    """
    commands = phase.sent
    taken = times_in(log.with_name(TIMES)) if isinstance(log, Path) else {}
    stored, titles = stored_in(log), added_in(log)
    changes = [each for each in commands if each.line.token]
    accepted = [each for each in changes if each.accepted]
    refused = [each for each in commands if each.answered and not each.accepted]
    return Counts(
        name=phase.name,
        sent=len(commands),
        acknowledged=sum(each.answered for each in commands),
        times=[each.seconds for each in commands if each.answered and not each.again],
        expected=len(accepted),
        found=sum(stored[each.line.token] > 0 for each in accepted),
        history=phase.history,
        lost=[each.line.token for each in accepted if not stored[each.line.token]],
        doubled=[each.line.token for each in changes if max(stored[each.line.token], titles[each.line.token]) > 1],
        stored_though_refused=[_said_of(each) for each in refused if each.line.token and stored[each.line.token]],
        unlike=[each.line.token for each in accepted if _differs(each)],
        unshowable=list(_unshowable(commands)),
        again=sum(each.again for each in commands),
        refused=Counter(kind_of(each) for each in refused),
        facts=phase.facts,
        away=phase.away,
        taken=[taken[each.delivery.envelope_id] for each in commands if each.delivery.envelope_id in taken],
        made={each.line.text: taken.get(each.delivery.envelope_id, 0.0) for each in accepted},
        late_sent=max(
            (each.delivery.sent_at - each.due_at for each in commands if each.went and not each.again), default=0
        ),
        turned_away=sum(each.is_turned_away for each in commands),
        shares=_shares(commands),
    )


def _shares(commands: Iterable[Sent]) -> dict[str, float]:
    """By person: which part of their commands was answered, and not turned away; of those who typed enough to tell."""
    told: dict[str, list[bool]] = defaultdict(list)
    for each in commands:
        told[each.line.person.id].append(each.answered and not each.is_turned_away)
    return {person: sum(each) / len(each) for person, each in told.items() if len(each) >= ENOUGH}


def kind_of(command: Sent) -> str:
    """A refusal without its names and numbers, so that like ones are counted together."""
    first = command.replies[-1].split("\n")[0]
    return f"{command.line.kind}: {_A_NAME.sub('…', first)[:90]}"


def _said_of(command: Sent) -> str:
    """A command with every answer to it, for whoever looks for the reason."""
    return f"{command.line.text} (delivered {command.delivery.deliveries} times): {' | '.join(command.replies)[:300]}"


def _differs(command: Sent) -> bool:
    """One change that was answered in two ways: a repeat must get the answer that the first got."""
    done = [reply for reply in command.replies if command.line.is_accepted(reply)]
    return len(set(done)) > 1


def _unshowable(commands: Iterable[Sent]) -> Iterable[str]:
    """Acknowledgements that Slack could not show, by the limits it has."""
    for command in commands:
        for payload in command.delivery.acks:
            try:
                acknowledged(payload)
            except ApiError as refusal:
                yield f"{command.line.text}: {refusal.error}"
