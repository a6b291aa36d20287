"""What the bot has posted, counted: against what was due, against what its log says, and against itself."""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

from crash.audit import assert_sound, rows
from crash.process import Process
from crash.scene import Scene
from crash.tally import TALLY
from end_to_end.postroom import RETRY
from end_to_end.stage import JULY_8

from local_slack import Channel, Message

POST = "bot.posting.attempt:post"
MANY = 1000
# In rounds of a twentieth of a second.
LONGER_THAN_A_POST = 300


def by_the_bot(scene: Scene, channel: Channel | None = None) -> list[Message]:
    said = scene.workspace.said(channel or scene.room.channel)
    return [each for each in said if each.bot_id and each.public]


def twice(messages: Sequence[Message]) -> int:
    """How many are there more than once: the same words in the same place."""
    return sum(number - 1 for number in Counter((each.thread_ts, each.text) for each in messages).values())


def assert_digests(scene: Scene, due: int) -> None:
    """So many digests, each whole with its thread, and nothing twice; counted."""
    messages = by_the_bot(scene)
    mains = [each for each in messages if not each.is_reply]
    frozen = rows(scene.address, "SELECT ts FROM outbox WHERE digest_id IS NOT NULL ORDER BY ts")
    in_threads = len(messages) - len(mains)
    TALLY.posts("digests", due, len(mains), twice(mains))
    TALLY.posts("messages in digests' threads", len(frozen) - due, in_threads, twice(messages) - twice(mains))
    assert len(mains) == due, f"{len(mains)} digests posted, {due} due"
    assert {each.thread_ts for each in messages if each.is_reply} == {each.ts for each in mains}, "a thread is missing"
    # What was composed is out, and nothing else is.
    assert frozen == sorted((each.ts,) for each in messages), [each.text[:60] for each in messages]
    assert twice(messages) == 0
    assert_sound(scene.address)


def deliver(scene: Scene, *processes: Process) -> None:
    """Waits until nothing is on its way: a clock that jumps half a minute while a post is would itself make a second.

    A post takes ten seconds at most, and whoever takes it has it for thirty. Where the log was lost just as it was kept
    that a post is taken, or out, nobody goes on with it before these are over.
    """
    for number in range(1, MANY):
        scene.settle(*processes, **({} if number % LONGER_THAN_A_POST else RETRY))
        if not rows(scene.address, "SELECT 1 FROM outbox WHERE state IN ('claimed', 'attempted')"):
            return
    raise AssertionError("something is always on its way")


def look_twice(scene: Scene, *processes: Process) -> None:
    """Whatever was left over is settled after half a minute; whatever would come twice has come after another."""
    scene.settle(*processes)
    for _ in range(2):
        scene.settle(*processes, **RETRY)


def monday(scene: Scene, week: int) -> None:
    """Nine o'clock in London on the Monday of that number after 8 July 2020."""
    scene.stage.clock.set(JULY_8 + timedelta(days=5 + 7 * week))
