"""SIGKILL at each step of an answer to a message and of a notice to support: each is out in the end, once."""

from typing import Any

import pytest
from crash.audit import assert_kept, assert_sound
from crash.campaign import LONG
from crash.posts import POST, by_the_bot, look_twice, monday, twice
from crash.process import Process
from crash.scene import EAGER, Scene
from crash.tally import TALLY
from end_to_end.stage import JO, PAT, SAM

from local_slack import Channel

ANSWER_STEPS: dict[str, dict[str, Any]] = {
    "a message, before its change": {"at": "commands.dispatch:dispatch", "when": "before"},
    "a message, between change and acknowledgement": {"at": "commands.dispatch:dispatch", "when": "after"},
    "an answer taken from the outbox, Slack not asked yet": {"at": POST, "when": "before"},
    "an answer, between Slack's acceptance and our record": {"at": POST, "when": "after"},
}


@pytest.mark.parametrize("place", ["the channel", pytest.param("a direct message", marks=LONG)])
def test_a_kill_at_each_step_of_an_answer_to_a_message(scene: Scene, place: str) -> None:
    """Slack delivers an event that was not acknowledged again, and here one that was, too."""
    # The test is the one that delivers again: the workspace would wait a minute by the machine's clock.
    scene.workspace.event_retries = ()
    channel = scene.room.channel if place == "the channel" else scene.workspace.direct_message(JO)
    lines: list[str] = []
    for step, kill in ANSWER_STEPS.items():
        process = scene.start(kill, **EAGER)
        _assert_answered(scene, process, channel, lines)
        scene.arm()
        lines.append(f"action update A1 visit {len(lines)} is done")
        scene.workspace.say(JO, channel, f"@boardbot {lines[-1]}" if place == "the channel" else lines[-1])
        process.sprung(step)
        scene.cleared()

    _assert_answered(scene, scene.start(**EAGER), channel, lines)
    answers = by_the_bot(scene, channel)
    TALLY.posts("answers", len(lines), len(answers), twice(answers))
    assert_kept(scene.address, [f"/{line}" for line in lines])


def _assert_answered(scene: Scene, process: Process, channel: Channel, lines: list[str]) -> None:
    """Every line has its answer, once, though its event comes twice more."""
    for event in scene.workspace.envelopes("events_api")[-1:]:
        scene.workspace.redeliver(event.envelope_id)
        scene.workspace.redeliver(event.envelope_id)
    look_twice(scene, process)
    answers = [each.text for each in by_the_bot(scene, channel)]
    assert [answer.partition(".")[0] for answer in answers] == ["A1 updated"] * len(lines), answers
    assert all(any(line.partition("A1 ")[2] in answer for answer in answers) for line in lines), answers


NOTICE_STEPS: dict[str, dict[str, Any]] = {
    "support not told of a failure yet": {"at": "bot.posting.digest_job:put_notices", "when": "before"},
    "a notice taken from the outbox, Slack not asked yet": {"at": POST, "when": "before", "call": 2},
    "a notice, between Slack's acceptance and our record": {"at": POST, "when": "after", "call": 2},
    "between two people's notices": {"at": "bot.posting.postman:Postman.record_end", "when": "after", "call": 2},
}


def test_a_kill_at_each_step_of_a_notice_to_support(scene: Scene) -> None:
    """The channel is archived: each week's digest is refused, and each of the two who are support hears of it once."""
    scene.typed_by_support("/board support <@U0JO>")
    scene.workspace.archive(scene.room.channel)
    for week, (step, kill) in enumerate(NOTICE_STEPS.items()):
        process = scene.start(kill, **EAGER)
        look_twice(scene, process)
        monday(scene, week)
        # Not before: a round that is under way tells nobody of anything, and the trap is for the one on Monday.
        scene.arm()
        process.sprung(step)
        scene.cleared()
    look_twice(scene, scene.start(**EAGER))

    told = {person.name: by_the_bot(scene, scene.workspace.direct_message(person)) for person in (SAM, JO, PAT)}
    news, weeks = [*told["sam"], *told["jo"]], len(NOTICE_STEPS)
    TALLY.posts("notices", 2 * weeks, len(news), sum(max(0, len(told[name]) - weeks) for name in ("sam", "jo")))
    assert {name: len(each) for name, each in told.items()} == {
        "sam": weeks,
        "jo": weeks,
        "pat": 1,  # that he is the chair, when the board was set up
    }
    assert all("The channel is archived." in each.text for each in news)
    assert by_the_bot(scene) == []
    assert_sound(scene.address)
