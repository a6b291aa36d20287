"""A board and its digest's job, with no bot round them: one round at a time, done when it returns.

What is typed goes straight to the commands; what is posted goes through the real client to the local workspace.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import conversation
import pytest
from click.testing import CliRunner, Result
from conversation import Conversation
from end_to_end.stage import PAT, SAM, Room, Stage, settings_for, stage_on
from new_log import new_log

from bot.command_line import main
from bot.posting.composed_first import ComposedFirst
from bot.posting.digest_job import DigestJob
from bot.slack.app import client_for
from commands.reply import Reply, Table, frozen, paragraph, reply
from commands.request import Person
from local_slack import Channel, Member, Message
from storage.digests import StoredDigest
from storage.outbox import Post

TEAM = "T0LOCAL"
# 09:00 in London on Monday 13 July 2020, from nine o'clock on Wednesday 8 July.
TO_MONDAY = {"days": 5}
# Whoever takes a post has it for half a minute; after that another may look whether it is out.
RETRY = {"seconds": 31}
ANSWER = reply(paragraph("All of it, word for word."), Table(("Ref", "Title"), (("A1", "Visits plan"),)))


@dataclass
class Postroom:
    """Calling it types a line as Sam, who is support. The clock stands still until `tick` moves it."""

    room: Room
    job: DigestJob
    talk: Conversation
    heard: dict[str, int] = field(default_factory=dict)

    @property
    def stage(self) -> Stage:
        return self.room.stage

    def __call__(self, line: str, by: Person = conversation.SAM) -> str:
        return self._now()(line, by)

    def reply(self, line: str, by: Person = conversation.SAM) -> Reply:
        return self._now().reply(line, by)

    def _now(self) -> Conversation:
        self.talk.now = self.stage.clock()
        return self.talk

    def tick(self, **by: float) -> list[Message]:
        """Moves the clock on, does one round, and gives what the bot has posted to the channel."""
        self.stage.later(**by)
        self.job.tick()
        return self.room.posted()

    def thread(self) -> list[Message]:
        """The replies to the newest digest."""
        main = self.room.posted()[-1]
        return [each for each in self.stage.workspace.thread(self.room.channel, main.ts) if each.ts != main.ts]

    def told(self, person: Member) -> list[str]:
        """What the bot has told a person privately since the board was set up."""
        direct = self.stage.workspace.direct_message(person)
        return [each.text for each in self.stage.workspace.messages(direct)][self.heard.get(person.id, 0) :]

    def told_nobody(self) -> bool:
        """Support and the chair have heard nothing in private."""
        return not any(self.told(person) for person in (SAM, PAT))

    def refused_posts(self) -> list[dict[str, Any]]:
        """The answers to posts that Slack did not take."""
        calls = self.stage.workspace.calls
        return [answer for method, _, answer in calls if method == "chat.postMessage" and not answer["ok"]]

    def last(self) -> StoredDigest | None:
        """The newest digest that went out, as the log has it."""
        with self.stage.log.reading() as store:
            board = store.boards.in_channel(TEAM, self.room.channel.id)
            assert board is not None
            return store.digests.last(board.id)


def job_on(
    stage: Stage, steady: Callable[[], float] | None = None, place: float = 0, first: ComposedFirst | None = None
) -> DigestJob:
    """A digest job of its own, as another process would have. Without `steady` its clock never jumps."""
    client = client_for(settings_for(stage.server, stage.log.path))
    bot = client.auth_test()["bot_id"]
    steady, first = steady or stage.clock.steady, first or ComposedFirst(place)
    return DigestJob(stage.log, client, TEAM, stage.clock, bot, steady, first=first)


def at_terminal(post: Postroom, monkeypatch: pytest.MonkeyPatch, lines: Iterable[tuple[str, Person]]) -> Postroom:
    """The board once these lines are typed, whose log a command on the terminal finds."""
    monkeypatch.setenv("BOARDBOT_DATABASE", str(post.stage.log.path))
    for line, by in lines:
        assert not post(line, by).startswith("Not "), line
    return post


def typed(*words: str | Path, answers: str | None = None) -> Result:
    """What `boardbot <words>` prints on a terminal, and its exit code; `answers` are typed to what it asks."""
    result = CliRunner().invoke(main, [str(word) for word in words], input=answers)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@contextmanager
def postroom_on(path: Path, **more: Any) -> Iterator[Postroom]:
    """A board on 8 July 2020 with Sam as support and Pat as chair; `more` is about its channel."""
    with stage_on(path) as stage:
        new_log(stage.log.path)
        room = stage.room(**more)
        talk = Conversation(stage.log, team=TEAM, channel=room.channel.id)
        post = Postroom(room, job_on(stage), talk)
        post("/board setup Improvement Board chair: <@U0PAT>")
        post.job.tick()
        post.heard = {person.id: len(post.told(person)) for person in (SAM, PAT)}
        yield post


def answer_waits(post: Postroom, key: str, channel: Channel | None = None, thread: str = "") -> None:
    """ANSWER waits in the outbox for its first try."""
    now = post.stage.clock()
    place = (channel or post.room.channel).id
    with post.stage.log.writing() as store:
        assert store.outbox.put(Post(key, "T0LOCAL", place, frozen(ANSWER), now, thread))
