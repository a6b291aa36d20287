"""Answers that are longer than a line of Slack's: over Socket Mode and over HTTP, all of it arrives, in order, once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from end_to_end.over_http import http_stage_on
from end_to_end.stage import JO, PAT, SAM, Room, Stage, stage_on

from bot.slack.splitting import CONTINUES
from local_slack import Member, Message
from local_slack.sockets import INTERACTIVE, SLASH_COMMANDS

NOTE = "the reviews of the north team are behind, " * 60
SOURCE = "the scorecard of the month, " * 18


@pytest.fixture(params=["Socket Mode", "HTTP"], scope="module")
def stage(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    path: Path = tmp_path_factory.mktemp("log") / "boardbot.db"
    if request.param == "HTTP":
        with http_stage_on(path) as (lit, _):
            yield lit
    else:
        with stage_on(path) as lit:
            lit.start()
            yield lit


@pytest.fixture(scope="module")
def full(stage: Stage) -> Room:
    """An action with fourteen long notes, and fourteen measures whose claims the figures contradict."""
    room = stage.room().set_up()
    room("/action add Visits plan due: 31 July")
    for number in range(1, 15):
        room(f"/action update A1 Note {number}: {NOTE[:2400]}")
        room(f"/measure add M{number} {'Visits ' * 40}", by=SAM)
        room(f"/measure target M{number} at least 85% by 30 June 2020", by=SAM)
        room(f"/measure reading M{number} 77% as at 30 June 2020", by=SAM)
        room(f"/measure claim M{number} met source: {SOURCE[:500]}", by=SAM)
    return room


def _seen(room: Room, person: Member, line: str) -> list[str]:
    """What a person sees in answer to a line, once the last message of it has come."""
    workspace = room.stage.workspace
    before = len(workspace.said(room.channel))

    def answers() -> list[Message]:
        return [each for each in workspace.said(room.channel)[before:] if each.bot_id]

    assert workspace.command(person, room.channel, line).error is None
    workspace.wait_for(lambda: answers() and CONTINUES not in answers()[-1].text, 20)
    return [each.text for each in answers()]


def _line_bytes(stage: Stage, kind: str) -> list[int]:
    return [size for each in stage.workspace.envelopes(kind) for size in each.ack_bytes]


def test_a_page_of_an_actions_history_comes_whole(full: Room) -> None:
    shown = "\n".join(_seen(full, JO, "/action show A1"))

    assert "A1 Visits plan" in shown
    assert "Note 14: " in shown
    assert "too long to show" not in shown
    assert "page 1 of" in shown


def test_the_chairs_page_comes_in_order_with_every_measure(full: Room) -> None:
    first, *more = _seen(full, PAT, "/status")

    assert more
    assert first.endswith(CONTINUES)
    shown = "\n".join([first, *more])
    places = [shown.index(f"M{number} Visits") for number in range(1, 15)]
    assert places == sorted(places)
    assert "Nothing waits for you." in first
    assert "Needs a hand: 1 without an owner" in more[-1]
    assert all(each.only_for == PAT.id for each in full.said()[-1 - len(more) :])


def test_a_page_that_is_shared_comes_for_everybody(full: Room) -> None:
    texts = _seen(full, PAT, "/status share")

    last = full.said()[-len(texts) :]
    assert len(texts) > 1
    assert all(each.only_for is None for each in last)


def test_the_preview_of_the_digest_says_last_that_it_is_one(full: Room) -> None:
    texts = _seen(full, PAT, "/digest")

    assert "Only you see this preview." in texts[-1]
    assert "and M4, M5, M6, M7, M8, M9, M10, M11 and 3 more" in "\n".join(texts)


def test_a_command_that_is_delivered_again_is_continued_once(full: Room) -> None:
    texts = _seen(full, PAT, "/status")
    workspace = full.stage.workspace
    before = len(workspace.said(full.channel))

    workspace.redeliver(workspace.envelopes(SLASH_COMMANDS)[-1].envelope_id)
    _seen(full, JO, "/board roles")

    assert len(texts) > 1
    assert len([each for each in workspace.said(full.channel)[before:] if each.bot_id]) == 1


def test_the_next_page_takes_the_place_of_this_one(full: Room) -> None:
    workspace = full.stage.workspace
    answer = full.say(JO, "/action show A1")
    assert answer.ts

    workspace.press(JO, full.channel, answer.ts, "say-0")

    workspace.wait_for(lambda: "page 2 of" in workspace.message(full.channel, str(answer.ts)).text)


def test_no_line_that_went_out_was_too_long(full: Room) -> None:
    for line in (
        "/action",
        "/action list",
        "/action show A1",
        "/measure list",
        "/measure show M1",
        "/status",
        "/digest",
    ):
        full(line, by=PAT)

    sizes = _line_bytes(full.stage, SLASH_COMMANDS) + _line_bytes(full.stage, INTERACTIVE)
    assert sizes
    assert max(sizes) < 18_000
    assert full.stage.workspace.sockets.cut_for_length == 0
