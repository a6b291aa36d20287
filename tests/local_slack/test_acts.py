"""What people do, what the app receives of it, and what they see then."""

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


# Talking


def events(app: Any, workspace: Workspace, count: int = 1) -> list[Json]:
    workspace.wait_for(lambda: len(app.envelopes("events_api")) >= count)
    return [envelope["payload"] for envelope in app.envelopes("events_api")]


def test_a_mention_reaches_the_app(app: Any, workspace: Workspace) -> None:
    said = workspace.say("priya", "C0BOARD", "@boardbot what is <overdue>?")
    [payload] = events(app, workspace)
    assert payload["event_id"].startswith("Ev")
    assert payload["authorizations"][0]["user_id"] == workspace.bot.id
    event = payload["event"]
    assert (event["type"], event["channel"], event["ts"]) == ("app_mention", "C0BOARD", said.ts)
    assert event["text"] == f"<@{workspace.bot.id}> what is &lt;overdue&gt;?"
    assert "thread_ts" not in event


def test_a_mention_in_a_thread(app: Any, api: Any, workspace: Workspace) -> None:
    ts = api("chat.postMessage", channel="C0BOARD", text="digest")["ts"]
    workspace.say("priya", "C0BOARD", "@boardbot help", thread_ts=ts)
    assert events(app, workspace)[0]["event"]["thread_ts"] == ts
    assert [said.user for said in workspace.thread("C0BOARD", ts)] == [workspace.bot.id, "U0PRIYA"]
    with pytest.raises(ApiError, match="message_not_found"):
        workspace.say("priya", "C0BOARD", "x", thread_ts="1.000000")


def test_a_direct_message(app: Any, workspace: Workspace) -> None:
    workspace.say("priya", workspace.direct_message("priya"), "@boardbot status")
    [payload] = events(app, workspace)
    assert (payload["event"]["type"], payload["event"]["channel_type"]) == ("message", "im")


def test_small_talk_is_not_the_apps_business(app: Any, workspace: Workspace) -> None:
    workspace.say("priya", "C0BOARD", "morning")
    workspace.say("sam", "C0ELSE", "@boardbot are you here?")
    assert workspace.envelopes("events_api") == []


def test_unless_it_subscribes(app: Any, workspace: Workspace) -> None:
    workspace.events = ("message.channels", "message.groups")
    workspace.say("priya", "C0BOARD", "morning")
    workspace.say("priya", "C0ROOM", "psst")
    kinds = [payload["event"]["channel_type"] for payload in events(app, workspace, 2)]
    assert kinds == ["channel", "group"]


def test_who_may_speak(workspace: Workspace) -> None:
    with pytest.raises(PermissionError):
        workspace.say("lee", "C0BOARD", "hello")
    workspace.archive("C0BOARD")
    with pytest.raises(PermissionError):
        workspace.say("priya", "C0BOARD", "hello")


def test_joining(app: Any, workspace: Workspace) -> None:
    workspace.join("C0BOARD", "lee")
    [payload] = events(app, workspace)
    assert (payload["event"]["type"], payload["event"]["user"]) == ("member_joined_channel", "U0LEE")
    workspace.join("C0BOARD", "lee")
    workspace.join("C0HIDDEN", workspace.bot)
    assert events(app, workspace, 2)[1]["event"]["channel_type"] == "G"
    assert len(workspace.envelopes("events_api")) == 2


def test_a_person_changes(app: Any, workspace: Workspace) -> None:
    assert workspace.change_member("sam", deleted=True).deleted
    assert events(app, workspace)[0]["event"]["user"]["deleted"] is True
    assert workspace.member("sam").deleted


def test_shared_channels_say_so(app: Any, workspace: Workspace) -> None:
    workspace.add_channel("partners", id="C0PARTNERS", shared=True, members=("alex",))
    workspace.say("alex", "C0PARTNERS", "@boardbot hello")
    [payload] = events(app, workspace)
    assert payload["is_ext_shared_channel"] is True
    assert payload["event"]["team"] == "T0OTHER"


def test_an_event_is_sent_again_until_it_is_acknowledged(app: Any, workspace: Workspace) -> None:
    app.answer = lambda _envelope: app.SILENT
    workspace.say("priya", "C0BOARD", "@boardbot hello")
    workspace.wait_for(lambda: len(app.envelopes("events_api")) == 2)
    app.answer = lambda _envelope: {}
    workspace.wait_for(lambda: workspace.envelopes("events_api")[0].acks)
    sent = app.envelopes("events_api")
    assert [envelope.get("retry_attempt") for envelope in sent] == [None, 1, 2][: len(sent)]
    assert sent[1]["retry_reason"] == "timeout"
    assert len({envelope["payload"]["event_id"] for envelope in sent}) == 1


def test_an_event_before_anyone_listens(server: Any, api: Any, workspace: Workspace) -> None:
    workspace.say("priya", "C0BOARD", "@boardbot hello")
    with api.socket() as socket:
        assert "hello" in str(socket.recv())
        assert "app_mention" in str(socket.recv(timeout=5))


# Waiting


def test_waiting(workspace: Workspace) -> None:
    assert workspace.wait_for(lambda: len(workspace.members), 0.1) == 6
    with pytest.raises(TimeoutError):
        workspace.wait_for(lambda: False, 0.01)


def test_being_told(workspace: Workspace) -> None:
    told: list[int] = []
    end = workspace.subscribe(lambda: told.append(workspace.version))
    workspace.say("priya", "C0BOARD", "one")
    end()
    workspace.say("priya", "C0BOARD", "two")
    assert told
    assert told == sorted(told)
    assert told[-1] < workspace.version
