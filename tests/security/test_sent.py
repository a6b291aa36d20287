"""What Slack lets the bot do, what the bot asks of Slack, and what it sends there."""

import re
import socket
from pathlib import Path
from typing import Any

import pytest
from end_to_end.home_tab import opened, press
from end_to_end.postroom import TO_MONDAY, Postroom
from end_to_end.stage import JO, SAM, Room, stage_on
from security.attempts import answered, asked_directly, pressed
from security.document import table

from bot.settings import Settings
from bot.slack.manifest import EVENTS, OPTIONAL_SCOPES, SCOPES, manifest
from local_slack import Member
from local_slack.web_api import METHODS


def _morning(room: Room) -> None:
    """One of everything that makes the bot ask Slack something."""
    workspace = room.stage.workspace
    room("/action add Zebra crossing @ali due: 9 July")
    newcomer = workspace.add_member(Member(f"U0NEW{next(room.stage.numbers)}", "new", "Nell New"))
    room("/action list", by=newcomer)
    answered(room, room.channel, lambda: workspace.say(JO, room.channel, "@boardbot action show A1"))
    asked_directly(room, SAM, f"action list board: {room.channel.id}")
    pressed(room, JO, "/action show A1")
    workspace.fail("response_url", "used_url")
    pressed(room, JO, "/action show A1")
    opened(room, JO)
    press(room, JO, "Log an action")
    workspace.press_in_view(JO, workspace.modal(JO), "form-more")
    workspace.fail("chat.postMessage", "drop", after=True)
    room("/digest post", by=SAM)
    room.stage.settle()
    room.stage.later(seconds=31)
    room.stage.settle()
    # The second is no repeat of the first, and support is told of it in a direct message.
    room.stage.later(minutes=2)
    workspace.fail("chat.postMessage", "is_archived")
    room("/digest post", by=SAM)
    room.stage.settle()
    room.stage.settle()


@pytest.fixture(scope="module")
def morning(stage: Any) -> Room:
    """A board after such a morning."""
    room = stage.room().set_up()
    _morning(room)
    return room


def test_s40_the_scopes_are_those_of_the_table_each_with_its_reason() -> None:
    assert table("Scope") == SCOPES
    assert table("Optional scope") == OPTIONAL_SCOPES
    scopes = {"bot": list(SCOPES), "bot_optional": list(OPTIONAL_SCOPES)}
    assert manifest("/board-status")["oauth_config"] == {"scopes": scopes}


def test_s40_and_they_are_enough(morning: Room) -> None:
    answers = [(method, answer.get("error")) for method, _, answer in morning.stage.workspace.calls]

    assert len(answers) > 10
    assert [each for each in answers if each[1] in {"missing_scope", "not_allowed_token_type"}] == []


def test_s41_nothing_is_asked_of_slack_but_what_the_table_names(morning: Room) -> None:
    asked = {method for method, _, _ in morning.stage.workspace.calls}

    assert asked - set(table("Method")) == set()
    assert set(table("Method")) - asked <= {"conversations.replies"}
    covered = {name: METHODS[name].scopes for name in table("File method")}
    assert {scope for scopes in covered.values() for scope in scopes} == set(OPTIONAL_SCOPES)


def test_s42_slack_sends_what_is_said_to_the_bot_and_nothing_else_of_the_channel(board: Room) -> None:
    assert set(EVENTS) == set(table("Event"))
    workspace = board.stage.workspace
    before = len(workspace.envelopes())

    workspace.say(JO, board.channel, "Zebra, to one another")
    answered(board, board.channel, lambda: workspace.say(JO, board.channel, "@boardbot status"))

    assert [each.payload["event"]["type"] for each in workspace.envelopes()[before:]] == ["app_mention"]


def test_s46_slack_is_asked_about_ten_people_at_most_for_one_line(board: Room) -> None:
    workspace = board.stage.workspace
    before = len(workspace.calls)

    board("/action add Plan " + " ".join(f"<@U0GHOST{number}>" for number in range(150)), form="raw")
    board("/action list")

    assert sum(method == "users.info" for method, _, _ in list(workspace.calls)[before:]) <= 11


@pytest.mark.parametrize("fault", [None, "drop"])
def test_s43_the_channels_messages_are_read_only_to_find_a_post_that_broke_off(
    post: Postroom, fault: str | None
) -> None:
    if fault:
        post.stage.workspace.fail("chat.postMessage", fault, after=True)

    post.tick(**TO_MONDAY)
    post.tick(seconds=31)

    read = [values for method, values, _ in post.stage.workspace.calls if method == "conversations.history"]
    assert bool(read) == bool(fault)
    assert len(post.room.posted()) == 1


def test_s44_nothing_is_sent_anywhere_but_to_the_address_in_the_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reached: list[Any] = []
    connect = socket.socket.connect

    def noted(itself: socket.socket, address: Any) -> None:
        reached.append(address)
        connect(itself, address)

    monkeypatch.setattr(socket.socket, "connect", noted, raising=False)
    with stage_on(tmp_path / "boardbot.db") as stage:
        stage.start()
        _morning(stage.room().set_up())
        here = stage.server.url.removeprefix("http://").split(":")

    assert reached
    assert set(reached) == {(here[0], int(here[1]))}
    assert Settings.model_fields["slack_api_url"].default == "https://slack.com/api/"


def test_s45_what_is_attached_to_a_post_for_the_bot_to_find_it_again_holds_no_words(morning: Room) -> None:
    posts = [values for method, values, _ in morning.stage.workspace.calls if method == "chat.postMessage"]
    attached = [each["metadata"] for each in posts]

    assert "Zebra" in str(posts)
    assert "zebra" not in str(attached).casefold()
    of_a_digest = ("key", "history_line", "history_hash")
    assert {tuple(each["event_payload"]) for each in attached} == {("key",), of_a_digest}
    hashes = [each["event_payload"].get("history_hash", "0" * 64) for each in attached]
    assert not [each for each in hashes if not re.fullmatch("[0-9a-f]{64}", each)]
