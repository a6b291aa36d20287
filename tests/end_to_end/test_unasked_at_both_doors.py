"""What somebody uses that this version does not have: acknowledged at once over Socket Mode and over HTTP, said in words
where they wait for some, and nothing is changed. The operator's log says what it was, and nothing that was typed."""

import logging
from collections.abc import Callable
from typing import Any

import pytest
from end_to_end.doors import through_both_doors
from end_to_end.stage import JO, POST_SECONDS, Room

from bot.slack.unasked import logger
from local_slack import Answer, payloads
from local_slack.limits_of_views import view_problems

OLD_BUTTON = "Not done. This button is from an older message, and nothing was changed. Everything you can type:"
OLD_SHORTCUT = "Not done. boardbot has no such shortcut any more, and nothing was logged. Everything you can type:"
OLD_FORM = (
    "Not saved. This form is from another version of boardbot, and nothing was saved. Close it, and open it again."
)
NO_COMMAND = "There is no command /zebra."
BUTTON = {"type": "button", "block_id": "b1", "action_ts": "1.1", "text": {"type": "plain_text", "text": "Zebra"}}
INPUT = {"type": "input", "block_id": "title|", "label": {"type": "plain_text", "text": "Title"},
         "element": {"type": "plain_text_input", "action_id": "in"}}  # fmt: skip
MODAL = {"id": "V1", "type": "modal", "callback_id": "of_old", "private_metadata": "zebra", "blocks": [INPUT],
         "state": {"values": {"title|": {"in": {"type": "plain_text_input", "value": "Zebra crossing"}}}}}  # fmt: skip
HOME = {"id": "V2", "type": "home", "callback_id": "", "blocks": [], "state": {"values": {}}}

pytestmark = through_both_doors

Payload = dict[str, Any]
Make = Callable[[Room], Payload]


def press(**element: Any) -> Make:
    """On a message in the channel."""

    def make(room: Room) -> Payload:
        return _by_jo(room, "block_actions", container=_place(room), channel={"id": room.channel.id, "name": "board"},
                      response_url=_url(room), actions=[BUTTON | element])  # fmt: skip

    return make


def press_in(view: Payload, **element: Any) -> Make:
    def make(room: Room) -> Payload:
        return _by_jo(room, "block_actions", container={"type": "view", "view_id": view["id"]}, view=view,
                      actions=[BUTTON | element])  # fmt: skip

    return make


def of_kind(kind: str, **more: Any) -> Make:
    return lambda room: _by_jo(room, kind, **more)


def on_a_message(callback: str) -> Make:
    def make(room: Room) -> Payload:
        return _by_jo(room, "message_action", callback_id=callback, channel={"id": room.channel.id, "name": "board"},
                      message={"ts": "1.1", "text": "Zebra"}, response_url=_url(room))  # fmt: skip

    return make


def _by_jo(room: Room, kind: str, **more: Any) -> Payload:
    workspace = room.stage.workspace
    return payloads.interaction(workspace.home, JO, kind) | {"trigger_id": workspace.triggers.trigger(JO.id)} | more


def _place(room: Room) -> Payload:
    return {"type": "message", "message_ts": "1.1", "channel_id": room.channel.id, "is_ephemeral": False}


def _url(room: Room) -> str:
    return room.stage.workspace.response_url(JO, room.channel)


# What comes, and what Jo is told in private; then what the log calls it.
TOLD: dict[str, tuple[Make, str, str]] = {
    "a button of an older message": (press(action_id="say-it", value="/action show A1 zebra"), OLD_BUTTON, "block_actions say-it"),
    "a button that holds no command": (press(action_id="tick"), OLD_BUTTON, "block_actions tick"),
    "a button with words for its name": (press(action_id="Zebra crossing", value="x"), OLD_BUTTON, "block_actions -"),
    "a date picked on a message": (press(action_id="due", type="datepicker", selected_date="2020-07-31"), OLD_BUTTON, "block_actions due"),
    "a choice on a message": (press(action_id="who", type="users_select", selected_user="U0JO"), OLD_BUTTON, "block_actions who"),
    "a shortcut on a message": (on_a_message("of_old"), OLD_SHORTCUT, "message_action of_old"),
    "a button of ours with a command that is gone": (press(action_id="say-0", value="/zebra now"), NO_COMMAND, ""),
    "a button of ours without a command": (press(action_id="say-0"), OLD_BUTTON, "block_actions say-0"),
}  # fmt: skip
# What comes, and what Jo sees in a view of its own.
SHOWN: dict[str, tuple[Make, str, str]] = {
    "a button of an older Home tab": (press_in(HOME, action_id="sign_off", value="A1"), OLD_BUTTON, "block_actions sign_off"),
    "a button of a message on the Home tab": (press_in(HOME, action_id="say-0", value="/action list"), OLD_BUTTON, "block_actions say-0"),
    "a shortcut": (of_kind("shortcut", callback_id="of_old"), OLD_SHORTCUT, "shortcut of_old"),
}  # fmt: skip
# What comes, and the acknowledgement: nothing more is said.
TAKEN: dict[str, tuple[Make, Payload, str]] = {
    "a link": (press(action_id="x", url="https://zebra.example"), {}, "block_actions x"),
    "a field of an open form": (press_in(MODAL, action_id="due", type="datepicker"), {}, "block_actions due"),
    "options asked for": (of_kind("block_suggestion", action_id="of_old", block_id="b", value="zebra", view=MODAL), {"options": []}, "block_suggestion of_old"),
    "a form that was closed": (of_kind("view_closed", view=MODAL, is_cleared=False), {}, ""),
    "an attachment's button": (of_kind("interactive_message", callback_id="c", actions=[{"name": "zebra"}]), {}, ""),
    "a dialog": (of_kind("dialog_submission", callback_id="c", submission={"a": "zebra"}), {}, ""),
    "a kind that is to come": (of_kind("hologram", words="zebra"), {}, ""),
}  # fmt: skip


def _ask(room: Room, make: Make, logged: pytest.LogCaptureFixture, called: str) -> Answer:
    """The acknowledgement: in time, with nothing changed, and nothing said in the log but what it was."""
    before = room.stage.history()
    with logged.at_level(logging.INFO):
        answer = room.stage.workspace.ask("interactive", make(room), accepts_response=True)
    assert answer.error is None
    assert room.stage.history() == before
    said = [each.getMessage() for each in logged.records if each.name == logger.name]
    assert said == ([f"Nothing here listens to {called}"] if called else [])
    assert "zebra" not in "".join(each.getMessage() for each in logged.records).casefold()
    return answer


@pytest.mark.parametrize("case", TOLD.values(), ids=TOLD.keys())
def test_whoever_pressed_is_told_in_private(
    board: Room, case: tuple[Make, str, str], caplog: pytest.LogCaptureFixture
) -> None:
    make, words, called = case
    workspace = board.stage.workspace
    private, public = len(workspace.ephemerals(JO, board.channel)), len(board.by_the_bot())

    assert _ask(board, make, caplog, called).payload == {}

    workspace.wait_for(lambda: len(workspace.ephemerals(JO, board.channel)) > private, POST_SECONDS)
    (told,) = workspace.ephemerals(JO, board.channel)[private:]
    assert words in told.text
    assert told.text.endswith("`/board help`")
    assert len(board.by_the_bot()) == public


@pytest.mark.parametrize("case", SHOWN.values(), ids=SHOWN.keys())
def test_where_no_message_can_be_written_a_view_says_it(
    board: Room, case: tuple[Make, str, str], caplog: pytest.LogCaptureFixture
) -> None:
    make, words, called = case

    assert _ask(board, make, caplog, called).payload == {}

    view = board.stage.workspace.modal(JO)
    assert words in _words(view.content)
    assert "submit" not in view.content
    board.stage.workspace.close(JO)


@pytest.mark.parametrize("case", TAKEN.values(), ids=TAKEN.keys())
def test_the_rest_is_taken_in_silence(
    board: Room, case: tuple[Make, Payload, str], caplog: pytest.LogCaptureFixture
) -> None:
    make, acknowledged, called = case
    workspace = board.stage.workspace
    before = len(workspace.ephemerals(JO, board.channel)), len(board.by_the_bot())

    assert _ask(board, make, caplog, called).payload == acknowledged

    assert (len(workspace.ephemerals(JO, board.channel)), len(board.by_the_bot())) == before
    with pytest.raises(LookupError):
        workspace.modal(JO)


def test_a_form_of_old_ends_in_words_with_what_was_typed(board: Room, caplog: pytest.LogCaptureFixture) -> None:
    answer = _ask(board, of_kind("view_submission", view=MODAL), caplog, "view_submission of_old")

    assert answer.payload["response_action"] == "update"
    view = answer.payload["view"]
    assert list(view_problems(view)) == []
    assert "submit" not in view
    assert _words(view) == f"{OLD_FORM}\nYou wrote:\nTitle: Zebra crossing"


@pytest.mark.parametrize(
    "state", [{}, {"values": {}}, {"values": {"b": {"x": {"type": "datepicker", "selected_date": "2020-07-31"}}}}]
)
def test_a_form_of_old_without_words_says_no_more(
    board: Room, state: Payload, caplog: pytest.LogCaptureFixture
) -> None:
    view = MODAL | {"state": {"values": {}} | state}

    answer = _ask(board, of_kind("view_submission", view=view), caplog, "view_submission of_old")

    assert _words(answer.payload["view"]) == OLD_FORM


def test_much_that_was_typed_fits_slacks_limits(board: Room, caplog: pytest.LogCaptureFixture) -> None:
    fields = {f"f{n}": {"in": {"type": "plain_text_input", "value": f"{n} " + "ü" * 2_990}} for n in range(20)}
    blocks = [INPUT | {"block_id": each} for each in fields]
    view = MODAL | {"blocks": blocks, "state": {"values": fields}}

    answer = _ask(board, of_kind("view_submission", view=view), caplog, "view_submission of_old")

    assert list(view_problems(answer.payload["view"])) == []
    assert "more lines, too long to show here" in _words(answer.payload["view"])


def test_a_command_that_there_is_not_is_answered_in_words(board: Room) -> None:
    typed = {"command": "/boards", "text": "x", "user_id": JO.id, "team_id": "T0LOCAL", "channel_id": "C1"}

    answer = board.stage.workspace.ask("slash_commands", typed)

    assert answer.text == "Not done. boardbot has no command /boards. Everything you can type:\n`/board help`"


def test_a_press_that_comes_twice_is_told_once(board: Room) -> None:
    workspace = board.stage.workspace
    pressed, private = press(action_id="tick")(board), len(workspace.ephemerals(JO, board.channel))

    for turn in ("1.1", "2.2"):
        assert workspace.ask("interactive", pressed | {"trigger_id": turn}).error is None
    assert workspace.ask("interactive", press(action_id="tick")(board)).error is None

    workspace.wait_for(lambda: len(workspace.ephemerals(JO, board.channel)) >= private + 2, POST_SECONDS)
    assert len(workspace.ephemerals(JO, board.channel)) == private + 2


def _words(view: Payload) -> str:
    """The words of a view's blocks, line by line."""
    sections = [each for block in view["blocks"] for each in block["elements"]]
    return "\n".join("".join(each["text"] for each in section["elements"]) for section in sections)
