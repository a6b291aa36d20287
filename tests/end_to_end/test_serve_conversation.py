"""The same conversation over Socket Mode and over HTTP: the same answers, to the byte."""

import json
import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from end_to_end.over_http import http_stage_on, served_on
from end_to_end.stage import ALI, FAY, JO, KIT, PAT, SAM, Room, Stage, stage_on

from local_slack import Member

# The workspace numbers blocks in the order they come, which the digest and its acknowledgement may swap.
_BLOCK_IDS = re.compile(r'"block-\d+"')

LINES: tuple[tuple[Member, str], ...] = (
    (SAM, "/board setup Improvement Board chair: @pat"),
    (JO, "/action add Visits plan @jo due: 31 July"),
    (JO, "/action add Payload of the second van, 50% & “more” + é due: 17 July 2020"),
    (JO, "/action update A1 half done, the payload=1&text=2 is kept; progress: 50%"),
    (ALI, "/action due A1 14 August because two people left"),
    (KIT, "/action add Mine"),
    (JO, "/action"),
    (JO, "/action show A1"),
    (JO, "/action show A2"),
    (PAT, "/action close A1"),
    (JO, "/action add dob 01/02/2010"),
    (FAY, "/action list"),
    (SAM, "/measure add M6 Statutory visits"),
    (PAT, "/status"),
    (PAT, "/board-status share"),
    (SAM, "/digest"),
)


def _answers(stage: Stage) -> list[str]:
    room = stage.room()
    return [json.dumps(stage.workspace.command(person, room.channel, line).payload) for person, line in LINES]


def _talk(stage: Stage) -> list[str]:
    """A mention, the same in a thread and in private, a button, a digest asked for: what is then to be read."""
    room = stage.room()
    room.set_up()
    for number in range(20):
        room(f"/action add Visits plan {number} due: 31 July")
    listed = room.say(JO, "/action list")
    assert listed.ts
    pressed = stage.workspace.press(JO, room.channel, listed.ts, "say-0")
    assert pressed.error is None
    stage.workspace.wait_for(lambda: _page_two(room))
    said = stage.workspace.say(JO, room.channel, "@boardbot action show A1")
    stage.workspace.wait_for(lambda: stage.workspace.thread(room.channel, said.ts)[1:])
    direct = stage.workspace.direct_message(PAT)
    stage.workspace.say(PAT, direct, "status")
    stage.workspace.wait_for(lambda: [each for each in stage.workspace.messages(direct) if each.bot_id])
    room("/digest post", by=SAM)
    stage.settle()
    everything = [*stage.workspace.transcript(room.channel, JO), *stage.workspace.thread(room.channel, said.ts)]
    everything += stage.workspace.messages(direct)
    return [_BLOCK_IDS.sub("", json.dumps([each.text, each.blocks])) for each in everything]


def _page_two(room: Room) -> bool:
    return any("Visits plan 19" in each.text for each in room.stage.workspace.transcript(room.channel, JO))


@pytest.fixture
def over_a_socket(tmp_path: Path) -> Iterator[Stage]:
    with stage_on(tmp_path / "socket.db") as stage:
        stage.start()
        yield stage


@pytest.fixture
def over_http(tmp_path: Path) -> Iterator[Stage]:
    with http_stage_on(tmp_path / "http.db") as (stage, _):
        yield stage


def test_every_answer_is_the_same_over_both(over_a_socket: Stage, over_http: Stage) -> None:
    answers = _answers(over_a_socket)

    assert _answers(over_http) == answers
    assert "A2 logged. Payload of the second van" in answers[2]
    assert "half done, the payload=1&amp;text=2 is kept" in answers[3] or "payload=1&text=2" in answers[3]


def test_buttons_mentions_and_the_digest_are_the_same_over_both(over_a_socket: Stage, over_http: Stage) -> None:
    assert _talk(over_http) == _talk(over_a_socket)


def test_a_weekly_digest_is_posted_once_by_three_processes(over_http: Stage) -> None:
    board = over_http.room().set_up()
    with ExitStack() as stack:
        others = [stack.enter_context(served_on(over_http)) for _ in range(2)]
        over_http.bots.extend(others)  # type: ignore[arg-type]
        over_http.later(days=5)
        over_http.settle()
        del over_http.bots[1:]

    assert len(board.posted()) == 1


def test_a_channels_new_id_is_followed_over_http(over_http: Stage) -> None:
    board = over_http.room(private=True).set_up()
    board("/action add Visits plan due: 31 July")

    over_http.workspace.change_channel_id(board.channel, "C0SHARED", shared=True)
    sent = over_http.workspace.envelopes("events_api")[-1]

    assert sent.answered.wait(10)
    assert "Visits plan" in board("/action show A1")
