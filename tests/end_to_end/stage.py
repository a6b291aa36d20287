"""The stage of the end-to-end tests: a local workspace, its people, and the real bot connected to it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from conversation import NORTHMOOR
from pydantic import SecretStr
from spreadsheets import import_all

from bot.demo.stage import StageClock
from bot.settings import Settings, settings_of
from bot.slack.manifest import manifest
from bot.socket_mode.run import Bot
from local_slack import Answer, Channel, Member, Message, Running, Workspace, running
from storage.database import Database

LONDON = ZoneInfo("Europe/London")
# A Wednesday: the next weekly slot is Monday 13 July.
JULY_8 = datetime(2020, 7, 8, 9, tzinfo=LONDON)

JO = Member("U0JO", "jo", "Jo Reed")
ALI = Member("U0ALI", "ali", "Ali Noor")
SAM = Member("U0SAM", "sam", "Sam Cole")
PAT = Member("U0PAT", "pat", "Pat Lane")
KIT = Member("U0KIT", "kit", "Kit Moss", guest=True)
GAIL = Member("U0GAIL", "gail", "Gail Gone", deleted=True)
FAY = Member("U0FAY", "fay", "Fay Far", team="T0OTHER")
EVERYBODY = (JO, ALI, SAM, PAT, KIT, GAIL, FAY)
PARTS = {member.id: member.name for member in EVERYBODY}
POST_SECONDS = 20
BUSY = "The log is busy just now."


def words(answer: Answer) -> str:
    """The words of an answer as a person reads them: mentions as names, entities as characters."""
    text = re.sub(r"<@([UW][A-Z0-9]+)>", lambda found: f"@{PARTS.get(found[1], found[1])}", answer.text)
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def leaves(value: Any) -> Iterator[dict[str, Any]]:
    """Every element of the blocks that has a type and holds no other."""
    if isinstance(value, list):
        for each in value:
            yield from leaves(each)
    elif isinstance(value, dict):
        inner = [each for key, each in value.items() if isinstance(each, list | dict) and key != "style"]
        if "type" in value and not inner:
            yield value
        yield from leaves(inner)


def settings_for(server: Running, database: Path | str) -> Settings:
    """What `boardbot run` would read from its environment."""
    return settings_of(
        slack_bot_token=SecretStr(server.bot_token),
        slack_app_token=SecretStr(server.app_token),
        slack_api_url=server.api_url,
        boardbot_database=database,
    )


class Clock(StageClock):
    """Like the process's own clock, it gives the instant in UTC."""

    def __call__(self) -> datetime:
        return super().__call__().astimezone(UTC)

    def steady(self) -> float:
        """Time passes where a test moves the clock: that is no jump of it."""
        return self().timestamp()


@dataclass
class Stage:
    """The workspace, the log and the bots that are running. The clock stands still until a test moves it."""

    workspace: Workspace
    server: Running
    clock: Clock
    log: Database
    bots: list[Bot] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def start(self) -> Bot:
        """One more bot on the same log, connected."""
        bot = Bot(settings_for(self.server, self.log.path), self.clock, self.clock.steady)
        self.bots.append(bot)
        bot.start()
        return bot

    def stop(self) -> None:
        """Closes every bot."""
        while self.bots:
            self.bots.pop().close()

    def restart(self) -> None:
        """Stops the bot, and starts another on the same log."""
        self.stop()
        self.start()

    def later(self, **by: float) -> None:
        """Moves the clock on: `later(days=1)`."""
        self.clock.set(self.clock() + timedelta(**by))

    def settle(self) -> None:
        """Wakes every bot's jobs that post, and waits until each has looked."""
        jobs = [job for bot in self.bots for job in (bot.job, bot.later_job) if job is not None]
        for job in jobs:
            job.wake()
        for job in jobs:
            assert job.wait_until_settled(POST_SECONDS)

    def history(self) -> int:
        """How many lines of history there are."""
        with self.log.reading() as store:
            return store.history.count()

    def room(self, **more: Any) -> "Room":
        """A fresh channel with everybody in it and no board yet, at nine o'clock on 8 July 2020."""
        self.clock.set(JULY_8)
        return Room(self, self.workspace.add_channel(f"board-{next(self.numbers)}", members=EVERYBODY, **more))


@dataclass
class Room:
    """A channel in which people type. Calling it types a line, as an officer, and gives the words of the answer.

    `told` is how many messages stood in it when its board had been set up, and so is `told_with_threads`.
    """

    stage: Stage
    channel: Channel
    told: int = 0
    told_with_threads: int = 0

    def say(self, person: Member, line: str, **more: Any) -> Answer:
        """Types a line; the answer came within Slack's three seconds and can be shown."""
        answer = self.stage.workspace.command(person, self.channel, line, **more)
        assert answer.error is None, (line, answer.error, answer.problems)
        return answer

    def __call__(self, line: str, by: Member = JO, **more: Any) -> str:
        return words(self.say(by, line, **more))

    def by_the_bot(self) -> list[Message]:
        """What the bot has said there for everybody since the board was set up, in threads too."""
        return [each for each in self.said() if each.bot_id and each.public]

    def posted(self) -> list[Message]:
        """What the bot has posted to the channel for everybody since the board was set up, threads left out."""
        return [each for each in self.messages() if each.bot_id]

    def messages(self) -> list[Message]:
        """All that stands in the channel since the board was set up."""
        return self.stage.workspace.messages(self.channel)[self.told :]

    def said(self) -> list[Message]:
        """The same with the threads' replies."""
        return self.stage.workspace.said(self.channel)[self.told_with_threads :]

    def import_northmoor(self) -> None:
        """Imports Northmoor: seven measures with their figures and claims, and 150 actions."""
        team, here = self.stage.workspace.home.team_id, self.channel.id
        refused = import_all(
            self.stage.log,
            NORTHMOOR,
            lambda store: next(each for each in store.boards.all() if (each.team, each.channel) == (team, here)),
            self.stage.clock(),
            False,
            lambda _: None,
        )
        assert refused == 0

    def set_up(self) -> "Room":
        """Sam sets the board up with Pat as its chair."""
        line = "/board setup Improvement Board chair: @pat"
        answer = self.stage.workspace.command(SAM, self.channel, line)
        said = words(answer)
        if answer.error == "operation_timeout" or BUSY in said:
            # On a machine that much else is at work on the bot asks for the same again, or the line has just been lost.
            said = self(line, by=SAM)
        assert "is set up" in said, said
        self.stage.settle()
        if self.stage.workspace.home.bot_user in self.channel.members:
            # Where the bot is another process nothing tells when it has settled.
            self.stage.workspace.wait_for(self.messages, POST_SECONDS)
        self.told, self.told_with_threads = len(self.messages()), len(self.said())
        return self


@contextmanager
def stage_on(address: Path | str) -> Iterator[Stage]:
    """A stage with the log at an address, and no bot yet. The app has the scopes of its manifest and no more."""
    clock = Clock(JULY_8)
    workspace = Workspace(clock)
    workspace.install(manifest("/board-status"))
    for member in EVERYBODY:
        workspace.add_member(member)
    with running(workspace) as server:
        stage = Stage(workspace, server, clock, Database(address))
        try:
            yield stage
        finally:
            stage.stop()
            stage.log.close()
