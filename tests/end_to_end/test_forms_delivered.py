"""Forms when Slack sends them again or opens them late, and when there is no time for them, over both doors."""

from typing import Any

import pytest
from end_to_end.doors import through_both_doors
from end_to_end.stage import ALI, JO, Room, Stage, words
from end_to_end.tapping import close, errors, fields, is_open, opened, send, shown, title, told

from local_slack.sockets import INTERACTIVE

pytestmark = through_both_doors

BUSY = "Not done. The log is busy just now. Nothing was saved. Please send the same again in a moment."


@pytest.fixture
def board(stage: Stage) -> Room:
    """A board with an action of Jo's, and no form open."""
    room = stage.room().set_up()
    room("/action add Visits plan @jo due: 31 July")
    close(room)
    return room


def _again(room: Room) -> dict[str, Any]:
    """The answer to what was tapped last once Slack sends it again, a second later."""
    room.stage.later(seconds=1)
    sent = room.stage.workspace.envelopes(INTERACTIVE)[-1]
    answer = room.stage.workspace.redeliver(sent.envelope_id)
    assert answer.error is None
    return answer.payload


def _nobody_is_free(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.slack.waiting.MOST_WAITING", 0)


SENT = [
    ("/action update A1", {"note": "half done"}, "A1 updated."),
    ("/action due A1", {"due": "2020-08-31", "because": "two left"}, "A1 is now due"),
    ("/action done A1", {"evidence": "dip sample of 20 in the July folder"}, "A1 awaits sign-off"),
    ("/action add", {"title": "Audit of visits"}, "A2 logged."),
]


@pytest.mark.parametrize(("line", "values", "begins"), SENT, ids=[line for line, *_ in SENT])
def test_a_form_that_slack_sends_again_is_done_once(
    board: Room, line: str, values: dict[str, str], begins: str
) -> None:
    opened(board, JO, line)
    assert send(board, JO, values).payload == {}
    before, said = board.stage.history(), told(board, JO, begins)

    assert _again(board) == {}

    assert board.stage.history() == before
    assert told(board, JO, begins) == said


def test_the_same_form_sent_twice_is_done_once(board: Room) -> None:
    opened(board, JO, "/action update A1")
    view = board.stage.workspace.modal(JO)
    send(board, JO, {"note": "half done"})
    before = board.stage.history()

    board.stage.workspace.views._open[view.id] = view
    again = send(board, JO, {"note": "half done"})

    assert again.payload == {}
    assert board.stage.history() == before


def test_a_form_that_was_refused_is_refused_alike_when_slack_sends_it_again(board: Room) -> None:
    opened(board, JO, "/action due A1")
    first = errors(send(board, JO, {"due.words": "July 17"}))

    again = _again(board)

    assert {name.split("|")[0]: said for name, said in again["errors"].items()} == first


def test_a_form_that_nobody_is_free_for_stays_open_and_says_so(board: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    opened(board, JO, "/action update A1")
    before = board.stage.history()
    _nobody_is_free(monkeypatch)

    assert errors(send(board, JO, {"note": "half done"})) == {"note": BUSY}

    assert is_open(board, JO)
    assert board.stage.history() == before
    monkeypatch.undo()
    assert send(board, JO, {}).payload == {}
    assert "half done" in board("/action show A1")


def test_a_form_that_cannot_be_saved_in_time_stays_open_and_says_so(
    board: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(board, JO, "/action update A1")
    before = board.stage.history()
    monkeypatch.setattr("storage.deadline.SAVE_SECONDS", -1)

    answer = send(board, JO, {"note": "half done"})

    assert answer.payload["response_action"] == "update"
    assert "The log is busy just now. Nothing was saved." in shown(board, JO)
    assert board.stage.history() == before
    monkeypatch.undo()
    assert send(board, JO, {}).payload == {}
    assert "half done" in board("/action show A1")


def test_a_button_that_nobody_is_free_for_says_so_and_opens_nothing(
    board: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = board.say(JO, "/action add Finish the audits due: July 17")
    assert "can mean two things" in words(answer)
    _nobody_is_free(monkeypatch)

    board.stage.workspace.press(JO, board.channel, answer.ts, "form-0")

    assert told(board, JO, "Not done. The log is busy")
    assert not is_open(board, JO)
    monkeypatch.undo()
    board.stage.workspace.press(JO, board.channel, answer.ts, "form-0")
    assert title(board, JO) == "Log an action"


def test_a_picker_that_nobody_is_free_for_offers_nothing_and_more_draws_nothing(
    board: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(board, ALI, "/action add")
    space, view = board.stage.workspace, board.stage.workspace.modal(ALI)
    _nobody_is_free(monkeypatch)

    assert space.suggest(ALI, view, "pick-measure", "v").options == ()
    assert space.press_in_view(ALI, view, "form-more").error is None
    assert "source" not in fields(board, ALI)

    monkeypatch.undo()
    assert space.press_in_view(ALI, view, "form-more").error is None
    assert "source" in fields(board, ALI)


def test_a_picker_searches_ref_and_title(board: Room) -> None:
    board("/action add Audit of visits @ali")
    opened(board, JO, "/action update")
    space, view = board.stage.workspace, board.stage.workspace.modal(JO)

    found = space.suggest(JO, view, "pick-action", "aud").options
    assert [each["value"] for each in found] == ["A2"]
    assert space.press_in_view(JO, view, "pick-action", value="A2").error is None
    assert title(board, JO) == "Update A2"


def test_a_form_that_slack_would_open_too_late_is_said_so(board: Room) -> None:
    board.stage.workspace.fail("views.open", "expired_trigger_id")

    answer = board.say(JO, "/action add")

    assert "Slack did not open the form in time. To open it, press the button:" in words(answer)
    board.stage.workspace.press(JO, board.channel, answer.ts, "form-0")
    assert title(board, JO) == "Log an action"
