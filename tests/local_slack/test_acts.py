"""What people type and press, what the app receives of it, and what they see then."""

from typing import Any

import pytest

from local_slack import Workspace
from local_slack.interactions import action
from local_slack.refusal import ApiError

Json = dict[str, Any]


def buttons(*names: str) -> list[Json]:
    text = {"type": "plain_text", "text": "Press"}
    elements = [{"type": "button", "action_id": name, "text": text, "value": f"{name}!"} for name in names]
    return [{"type": "actions", "block_id": "row", "elements": elements}]


# Commands


def test_the_payload_of_a_command(app: Any, workspace: Workspace) -> None:
    workspace.command("priya", "C0BOARD", "/action add Tell @sam")
    [envelope] = app.envelopes("slash_commands")
    payload = envelope["payload"]
    expected = {
        "team_id": "T0LOCAL",
        "team_domain": "local",
        "channel_id": "C0BOARD",
        "channel_name": "improvement-board",
        "user_id": "U0PRIYA",
        "user_name": "priya",
        "command": "/action",
        "text": "add Tell <@U0SAM>",
        "api_app_id": workspace.home.app_id,
    }
    assert expected.items() <= payload.items()
    assert payload["response_url"].startswith(f"{workspace.url}/response/")
    assert payload["trigger_id"]
    assert envelope["accepts_response_payload"] is True


@pytest.mark.parametrize(
    ("channel", "name"),
    [("C0BOARD", "improvement-board"), ("C0ROOM", "privategroup"), (None, "directmessage")],
)
def test_where_it_was_typed(app: Any, workspace: Workspace, channel: str | None, name: str) -> None:
    workspace.command("priya", channel or workspace.direct_message("priya"), "/status")
    assert app.envelopes("slash_commands")[0]["payload"]["channel_name"] == name


def test_a_command_where_the_bot_is_not(app: Any, workspace: Workspace) -> None:
    assert workspace.command("sam", "C0ELSE", "/status").acknowledged


@pytest.mark.parametrize(
    ("more", "team", "text"),
    [
        ({}, "T0LOCAL", "<@U0SAM>"),
        ({"team": "T0FAR"}, "T0FAR", "<@U0SAM>"),
        ({"form": "off"}, "T0LOCAL", "@sam"),
        ({"form": "names"}, "T0LOCAL", "<@U0SAM|sam>"),
    ],
)
def test_settings_of_one_command(app: Any, workspace: Workspace, more: Json, team: str, text: str) -> None:
    workspace.command("priya", "C0BOARD", "/action @sam", **more)
    payload = app.envelopes("slash_commands")[0]["payload"]
    assert (payload["team_id"], payload["text"]) == (team, text)


def test_a_private_answer(app: Any, workspace: Workspace) -> None:
    app.answer = lambda _envelope: {"text": "Logged A1", "blocks": buttons("undo")}
    answer = workspace.command("priya", "C0BOARD", "/action add Visits")
    assert (answer.acknowledged, answer.error, answer.text, answer.ephemeral) == (
        True,
        None,
        "Logged A1",
        True,
    )
    assert answer.seconds < workspace.patience
    [shown] = workspace.ephemerals("priya", "C0BOARD")
    assert (shown.text, shown.ts, shown.user) == ("Logged A1", answer.ts, workspace.bot.id)
    assert workspace.transcript("C0BOARD", "sam") == []
    assert workspace.messages("C0BOARD") == []


def test_a_public_answer_shows_what_was_typed(app: Any, workspace: Workspace) -> None:
    app.answer = lambda _envelope: {"text": "29 overdue", "response_type": "in_channel"}
    answer = workspace.command("priya", "C0BOARD", "/status share")
    assert answer.ephemeral is False
    seen = [(said.user, said.text) for said in workspace.transcript("C0BOARD", "sam")]
    assert seen == [("U0PRIYA", "/status share"), (workspace.bot.id, "29 overdue")]
    assert [said.text for said in workspace.messages("C0BOARD")] == ["29 overdue"]


def test_a_bare_acknowledgement_shows_nothing(app: Any, workspace: Workspace) -> None:
    answer = workspace.command("priya", "C0BOARD", "/action add x")
    assert (answer.acknowledged, answer.text, answer.ts) == (True, "", None)
    assert workspace.transcript("C0BOARD", "priya") == []


def test_no_acknowledgement_is_a_timeout_shown_to_the_person(app: Any, workspace: Workspace) -> None:
    app.answer = lambda _envelope: app.SILENT
    answer = workspace.command("priya", "C0BOARD", "/action add x")
    assert (answer.acknowledged, answer.error) == (False, "operation_timeout")
    [notice] = workspace.transcript("C0BOARD", "priya")
    assert notice.text == "/action failed with the error “operation_timeout”"
    assert workspace.ephemerals("priya", "C0BOARD") == []
    [delivery] = workspace.envelopes("slash_commands")
    assert (delivery.late, delivery.acks) == (True, [])


def test_no_socket_is_said_at_once(server: Any, workspace: Workspace) -> None:
    answer = workspace.command("priya", "C0BOARD", "/action add x")
    assert (answer.error, answer.seconds) == ("dispatch_failed", 0.0)


@pytest.mark.parametrize(
    ("payload", "problem"),
    [
        ({"text": "x", "blocks": [{"type": "section"}]}, "invalid_blocks"),
        ({"text": "x" * 40_001}, "msg_too_long"),
        ({"blocks": "words"}, "invalid_blocks_format"),
        ({"text": 7}, "invalid_arguments"),
    ],
)
def test_an_answer_that_cannot_be_shown(app: Any, workspace: Workspace, payload: Json, problem: str) -> None:
    # A line that could carry so long a text would be cut.
    workspace.sockets.most_line_bytes = 100_000
    app.answer = lambda _envelope: payload
    answer = workspace.command("priya", "C0BOARD", "/action add x")
    assert answer.error == "invalid_command_response"
    assert answer.problems[0] == problem
    assert "invalid_command_response" in workspace.transcript("C0BOARD", "priya")[-1].text


def test_the_same_envelope_twice(app: Any, workspace: Workspace) -> None:
    app.answer = lambda envelope: {"text": f"reply {len(app.received)}"}
    first = workspace.command("priya", "C0BOARD", "/action add x")
    again = workspace.redeliver(first.envelope_id)
    sent = app.envelopes("slash_commands")
    assert sent[0] == sent[1]
    assert again.text != first.text
    assert len(workspace.ephemerals("priya", "C0BOARD")) == 1
    [delivery] = workspace.envelopes()
    assert (delivery.deliveries, len(delivery.acks)) == (2, 2)


def test_a_lost_acknowledgement(app: Any, workspace: Workspace) -> None:
    workspace.ignore_acknowledgements(1)
    assert workspace.command("priya", "C0BOARD", "/action add x").error == "operation_timeout"
    assert len(app.envelopes("slash_commands")) == 1
    assert workspace.command("priya", "C0BOARD", "/action add x").acknowledged


@pytest.mark.parametrize(
    ("typed", "name", "text"),
    [("/status", "/status", ""), ("/status  R1 ", "/status", "R1"), ("/action\nadd\nx", "/action", "add\nx")],
)
def test_the_name_and_the_rest(app: Any, workspace: Workspace, typed: str, name: str, text: str) -> None:
    workspace.command("priya", "C0BOARD", typed)
    payload = app.envelopes("slash_commands")[0]["payload"]
    assert (payload["command"], payload["text"]) == (name, text)


def test_only_commands_are_commands(workspace: Workspace) -> None:
    with pytest.raises(ValueError, match="not a slash command"):
        workspace.command("priya", "C0BOARD", "action add")


def test_people_and_channels_must_exist(workspace: Workspace) -> None:
    with pytest.raises(ApiError, match="user_not_found"):
        workspace.command("nobody", "C0BOARD", "/action")
    with pytest.raises(ApiError, match="channel_not_found"):
        workspace.command("priya", "nowhere", "/action")


# Buttons


def test_a_button_in_a_public_message(app: Any, api: Any, workspace: Workspace) -> None:
    ts = api("chat.postMessage", channel="C0BOARD", text="list", blocks=buttons("back", "next"))["ts"]
    answer = workspace.press("sam", "C0BOARD", ts, "next")
    assert (answer.acknowledged, answer.error) == (True, None)
    [envelope] = app.envelopes("interactive")
    payload = envelope["payload"]
    assert payload["type"] == "block_actions"
    assert payload["user"] == {"id": "U0SAM", "username": "sam", "name": "sam", "team_id": "T0LOCAL"}
    assert payload["container"] == {
        "type": "message",
        "message_ts": ts,
        "channel_id": "C0BOARD",
        "is_ephemeral": False,
    }
    assert payload["message"]["text"] == "list"
    [action] = payload["actions"]
    assert action.pop("action_ts")
    assert action == {
        "action_id": "next",
        "block_id": "row",
        "type": "button",
        "value": "next!",
        "text": {"type": "plain_text", "text": "Press"},
    }


def test_a_button_in_a_private_answer(app: Any, workspace: Workspace) -> None:
    app.answer = lambda _envelope: {"text": "Logged", "blocks": buttons("undo")}
    ts = workspace.command("priya", "C0BOARD", "/action add x").ts
    assert ts
    app.answer = lambda _envelope: {}
    assert workspace.press("priya", "C0BOARD", ts, "undo").acknowledged
    payload = app.envelopes("interactive")[0]["payload"]
    assert payload["container"]["is_ephemeral"] is True
    assert "message" not in payload
    with pytest.raises(LookupError, match="sam sees no message"):
        workspace.press("sam", "C0BOARD", ts, "undo")


def test_someone_from_elsewhere_can_press(app: Any, api: Any, workspace: Workspace) -> None:
    ts = api("chat.postMessage", channel="C0BOARD", text="list", blocks=buttons("next"))["ts"]
    workspace.press("alex", "C0BOARD", ts, "next")
    payload = app.envelopes("interactive")[0]["payload"]
    assert (payload["user"]["team_id"], payload["team"]["id"]) == ("T0OTHER", "T0LOCAL")


def test_a_button_that_nobody_answers(app: Any, api: Any, workspace: Workspace) -> None:
    ts = api("chat.postMessage", channel="C0BOARD", text="list", blocks=buttons("next"))["ts"]
    app.answer = lambda _envelope: app.SILENT
    assert workspace.press("sam", "C0BOARD", ts, "next").error == "operation_timeout"
    assert "operation_timeout" in workspace.transcript("C0BOARD", "sam")[-1].text


def test_which_of_several(app: Any, api: Any, workspace: Workspace) -> None:
    rows = [buttons("go")[0] | {"block_id": "one"}, buttons("go")[0] | {"block_id": "two"}]
    ts = api("chat.postMessage", channel="C0BOARD", text="list", blocks=rows)["ts"]
    workspace.press("sam", "C0BOARD", ts, "go", block_id="two")
    assert app.envelopes("interactive")[0]["payload"]["actions"][0]["block_id"] == "two"
    for choice in ({"block_id": "three"}, {"value": "stop!"}):
        with pytest.raises(LookupError, match="there are \\['go'\\]"):
            workspace.press("sam", "C0BOARD", ts, "go", **choice)


def choosing(kind: str, **more: Any) -> list[Json]:
    accessory = {"type": kind, "action_id": "pick", **more}
    return [{"type": "section", "text": {"type": "mrkdwn", "text": "Which?"}, "accessory": accessory}]


OPTIONS = [{"text": {"type": "plain_text", "text": name}, "value": name.lower()} for name in ("Red", "Amber")]


@pytest.mark.parametrize(
    ("blocks", "value", "reported"),
    [
        (choosing("static_select", options=OPTIONS), "amber", {"selected_option": OPTIONS[1]}),
        (choosing("overflow", options=OPTIONS), "red", {"selected_option": OPTIONS[0]}),
        (choosing("checkboxes", options=OPTIONS), ["red"], {"selected_options": [OPTIONS[0]]}),
        (choosing("checkboxes", options=OPTIONS), None, {"selected_options": []}),
        (choosing("users_select"), "U0SAM", {"selected_user": "U0SAM"}),
        (choosing("datepicker"), "2020-07-31", {"selected_date": "2020-07-31"}),
        (choosing("rich_text_input"), {"type": "rich_text"}, {"rich_text_value": {"type": "rich_text"}}),
    ],
)
def test_menus(blocks: Any, value: Any, reported: Json) -> None:
    block = blocks[0] | {"block_id": "row"}
    made = action([block], "pick", value=value)
    assert made == {"action_id": "pick", "block_id": "row", "type": block["accessory"]["type"], **reported}


def test_choosing_from_a_menu(app: Any, api: Any, workspace: Workspace) -> None:
    blocks = choosing("static_select", options=OPTIONS)
    ts = api("chat.postMessage", channel="C0BOARD", text="?", blocks=blocks)["ts"]
    workspace.press("sam", "C0BOARD", ts, "pick", value="amber")
    assert app.envelopes("interactive")[0]["payload"]["actions"][0]["selected_option"] == OPTIONS[1]


def test_an_option_that_is_not_there(api: Any, workspace: Workspace) -> None:
    ts = api("chat.postMessage", channel="C0BOARD", text="?", blocks=choosing("static_select", options=OPTIONS))["ts"]
    with pytest.raises(LookupError, match="offers no 'green'"):
        workspace.press("sam", "C0BOARD", ts, "pick", value="green")
