"""More than can be answered, over both doors: who is told so at once, what is not done, and what still is."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from end_to_end.over_http import Served
from end_to_end.stage import JO, SAM, Room, Stage, words

from storage.database import Database

TOLD = "The log is busy just now. Nothing was saved. Please send the same again in a moment."
BUSY = f"Not done. {TOLD}"
Act = Callable[[Room], str]


@pytest.fixture(params=["Socket Mode", "HTTP"])
def board(request: pytest.FixtureRequest) -> Room:
    """A board with eighteen actions, reached by either door."""
    if request.param == "HTTP":
        lit: tuple[Stage, Served] = request.getfixturevalue("lit")
        stage = lit[0]
    else:
        stage = request.getfixturevalue("stage")
    room = stage.room().set_up()
    for number in range(18):
        room(f"/action add Visits plan {number} <@U0JO> due: 31 July")
    return room


def _types(line: str) -> Act:
    return lambda room: words(room.say(JO, line)).replace("\n", " ")


def _presses(label: str) -> Act:
    """Presses a button of a list; what only that person then sees last."""

    def act(room: Room) -> str:
        space = room.stage.workspace
        answer = space.transcript(room.channel, JO)[-1]
        buttons = [each for block in answer.blocks if block["type"] == "actions" for each in block["elements"]]
        button = next(each for each in buttons if each["text"]["text"] == label)
        shown = [(each.ts, each.text) for each in space.ephemerals(JO, room.channel)]
        pressed = space.press(JO, room.channel, answer.ts, button["action_id"], value=button["value"])
        assert pressed.error is None
        space.wait_for(lambda: [(x.ts, x.text) for x in space.ephemerals(JO, room.channel)] != shown)
        return str(space.ephemerals(JO, room.channel)[-1].text).replace("\n", " ")

    return act


@pytest.mark.parametrize(
    "act",
    [
        _types("/action update A1 half done"),
        _types("/action add Audit of visits"),
        _types("/action due A2 end of August because two left"),
        _types("/action"),
        _types("/action list overdue"),
        _types("/status"),
        _types("/action help"),
        _presses("Next"),
    ],
)
def test_where_too_many_wait_each_is_told_at_once_and_nothing_is_done(
    board: Room, act: Act, monkeypatch: pytest.MonkeyPatch
) -> None:
    board.say(JO, "/action list")
    before = board.stage.history()
    monkeypatch.setattr("bot.slack.waiting.MOST_WAITING", 0)

    assert act(board) == BUSY

    assert board.stage.history() == before
    monkeypatch.undo()
    assert board("/action update A1 half done").startswith("A1 updated.")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("/action update A1 half done", TOLD),
        ("/action add Audit of visits", TOLD),
        ("/action due A2 end of August because two left", TOLD),
        ("/action start A3", TOLD),
        ("/board meeting 5 August", "Only the chair or board support"),
        ("/action due A99 end of August because two left", "There is no action A99"),
        ("/action updat A1 half done", "Did you mean"),
        ("/action", "open actions"),
        ("/action list", "18 actions: open"),
        ("/action show A1", "A1 Visits plan 0"),
        ("/status", "18 are open"),
        ("/action help", "/action"),
    ],
)
def test_what_could_not_be_answered_in_time_is_not_saved_and_reading_goes_on(
    board: Room, line: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = board.stage.history()
    monkeypatch.setattr("storage.deadline.SAVE_SECONDS", -1)

    said = words(board.say(JO, line)).replace("\n", " ")

    assert told in said
    assert board.stage.history() == before
    monkeypatch.undo()
    board.stage.later(minutes=2)
    assert board("/action update A1 half done").startswith("A1 updated.")


def test_a_message_that_there_is_no_time_for_is_left_and_answered_once_when_slack_sends_it_again(
    board: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    space = board.stage.workspace
    direct = space.direct_message(SAM)
    monkeypatch.setattr("bot.slack.waiting.MOST_WAITING", 0)
    space.say(SAM, direct, f"action list board: {board.channel.id}")
    assert [each for each in space.messages(direct) if each.bot_id] == []

    monkeypatch.undo()
    (left,) = [each for each in space.envelopes("events_api") if not each.acks]
    space.redeliver(left.envelope_id)

    space.wait_for(lambda: [each for each in space.messages(direct) if each.bot_id])
    assert len([each for each in space.messages(direct) if each.bot_id]) == 1


def test_sixty_people_who_type_at_once_while_the_log_is_held_are_told_and_those_who_read_are_answered(
    board: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All of them while it is still held. How quickly is for `make load` to say: this may run on a busy machine."""
    monkeypatch.setattr(board.stage.workspace, "patience", 60)
    changes = [f"/action update A{number % 18 + 1} step {number} is done" for number in range(50)]
    before = board.stage.history()
    lines = [line for number, change in enumerate(changes) for line in (change, *["/action list"] * (number % 5 == 0))]

    with closing(Database(board.stage.log.path)) as other, other.writing(), ThreadPoolExecutor(len(lines)) as threads:
        told = list(threads.map(board, lines))

    assert [each for line, each in zip(lines, told, strict=True) if "update" in line and TOLD not in each] == []
    read = [each for line, each in zip(lines, told, strict=True) if "list" in line]
    assert any("18 actions: open" in each for each in read)
    assert all("18 actions: open" in each or TOLD in each for each in read)
    assert board.stage.history() == before
