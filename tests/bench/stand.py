"""A board on a real database with the real app before it, and the local workspace in Slack's place."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

from bare_log import tables
from bench.rounds import acknowledged
from conversation import NORTHMOOR
from end_to_end.postroom import job_on
from end_to_end.stage import JULY_8, SAM, Stage, settings_for, stage_on
from slack_bolt import App
from spreadsheets import import_all

from board.boards import Board
from bot.slack.app import build_app, client_for, identity_of
from local_slack import Channel, Member, payloads
from storage.database import Database
from storage.store import Store

# The six years before it are those that a long history is spread over.
NOW = JULY_8
BEGAN = NOW - timedelta(days=6 * 365)
FIGURES = [path for path in NORTHMOOR if "actions" not in path.name]
FULL = 2
SAFE = ("fsync", "synchronous_commit", "full_page_writes")
FEW = 10
# Where the clock stands still, all that was ever done was done within the last minute, and each change asks about it.
APART = 5


@dataclass
class Stand:
    """Calling it types a line, as Sam, who is support, where nobody else is named, and gives the seconds to its
    acknowledgement."""

    stage: Stage
    app: App
    channel: Channel
    triggers: Iterator[int] = field(default_factory=count)
    updates: int = 0

    @property
    def log(self) -> Database:
        return self.stage.log

    def __call__(self, line: str, told: str, by: Member = SAM) -> float:
        """Types `line`; the acknowledgement must hold the words `told`."""
        return acknowledged(self.app, self.payload(line, by), told)

    def payload(self, line: str, by: Member = SAM) -> dict[str, Any]:
        """What Slack sends when somebody types `line`, with a trigger of its own each time."""
        command, _, text = line.partition(" ")
        made = payloads.slash_command(self.stage.workspace.home, by, self.channel, command, text)
        trigger = f"{next(self.triggers)}.trigger"
        return made | {"trigger_id": trigger, "response_url": f"{self.stage.server.url}/response/none"}

    def update(self, _: int = 0) -> float:
        """One `/action update`, from payload to acknowledgement, a few seconds after the one before."""
        self.updates += 1
        self.stage.later(seconds=APART)
        return self(update_line(self.updates), "updated.")

    def board(self, store: Store) -> Board:
        """The log's only board."""
        (board,) = store.boards.all()
        return board

    def lines(self) -> int:
        """How many lines of history are stored."""
        with self.log.reading() as store:
            return store.history.count()

    def check_durable(self) -> None:
        """Raises where the connection that this thread writes by, the listener's too, would lose a change in a power
        cut."""
        if self.log.is_in_a_server:
            return self._check_server()
        with self.log.writing() as store:
            level = tables(store).execute("PRAGMA synchronous").fetchone()[0]
            mode = tables(store).execute("PRAGMA journal_mode").fetchone()[0]
        if (level, mode) != (FULL, "wal"):
            raise RuntimeError(f"synchronous is {level} and the journal {mode}: what is measured is not durable")

    def _check_server(self) -> None:
        with self.log.reading() as store:
            found = [store._connection.execute(f"SHOW {each}").fetchone()[0] for each in SAFE]
        if set(found) != {"on"}:
            raise RuntimeError(f"{', '.join(SAFE)} are {', '.join(found)}: what is measured is not durable")

    def import_figures(self) -> None:
        """Imports Northmoor's areas, and seven measures with their targets, readings and claims."""
        refused = import_all(self.log, FIGURES, self.board, self.stage.clock(), False, lambda _: None)
        if refused:
            raise RuntimeError(f"{refused} rows of Northmoor's figures were refused")

    def post_digest(self) -> None:
        """Has a digest posted, by the real job; then, an hour later, come ten updates: few, as in a quiet week."""
        self("/digest post", "on its way")
        job_on(self.stage).tick()
        with self.log.reading() as store:
            if store.digests.last(self.board(store).id) is None:
                raise RuntimeError("the digest was not posted, so there is nothing to compare the next one with")
        self.stage.later(hours=1)
        for _ in range(FEW):
            self.update()


def update_line(number: int) -> str:
    """An update of the first ten actions in turn, in words that no other number gives: a repeat is not done twice."""
    return f"/action update A{number % 10 + 1} 412 of 535 reviewed, north team two short, note {number}"


@contextmanager
def stand_on(address: Path | str) -> Iterator[Stand]:
    """A board in a new log at an address. The bot knows its people and its channel, as it does once it has started."""
    with stage_on(address) as stage:
        stage.log.prepare()
        settings = settings_for(stage.server, address)
        app, desk = build_app(settings, stage.log, identity_of(client_for(settings)), stage.clock)
        try:
            stand = Stand(stage, app, stage.room().channel)
            desk.directory.read_everybody(NOW)
            stage.clock.set(BEGAN)
            stand("/board setup Improvement Board chair: <@U0PAT>", "is set up")
            stage.clock.set(NOW)
            stand.import_figures()
            yield stand
        finally:
            desk.close()
