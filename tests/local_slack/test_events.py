"""What people say, and what becomes of them: the events that the app receives."""

from typing import Any

import pytest

from local_slack import Workspace
from local_slack.refusal import ApiError

Json = dict[str, Any]

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
