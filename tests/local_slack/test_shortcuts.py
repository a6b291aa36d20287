"""Shortcuts and opening the app: who is offered what, and what the app hears."""

from typing import Any

import pytest
from views import home

from local_slack import Workspace

Json = dict[str, Any]
SHORTCUTS = [
    {"name": "Make this an action", "description": "Logs it", "callback_id": "from_message", "type": "message"},
    {"name": "Log an action", "description": "Logs one", "callback_id": "log", "type": "global"},
]
MANIFEST: Json = {
    "display_information": {"name": "boardbot"},
    "features": {
        "bot_user": {"display_name": "boardbot"},
        "app_home": {"home_tab_enabled": True},
        "shortcuts": SHORTCUTS,
    },
    "oauth_config": {"scopes": {"bot": ["commands", "chat:write"]}},
    "settings": {
        "socket_mode_enabled": True,
        "interactivity": {"is_enabled": True},
        "event_subscriptions": {"bot_events": ["app_home_opened"]},
    },
}


@pytest.fixture(autouse=True)
def installed(workspace: Workspace) -> None:
    workspace.install(MANIFEST)


def heard(app: Any) -> Json:
    return dict(app.envelopes("interactive")[-1]["payload"])


def test_a_global_shortcut(app: Any, api: Any, workspace: Workspace) -> None:
    assert workspace.shortcut("priya", "log").acknowledged
    payload = heard(app)
    assert (payload["type"], payload["callback_id"]) == ("shortcut", "log")
    assert payload["user"] == {"id": "U0PRIYA", "username": "priya", "team_id": "T0LOCAL"}
    assert not {"response_url", "channel", "message"} & set(payload)
    opened = {"type": "modal", "title": {"type": "plain_text", "text": "Log"}, "blocks": []}
    assert api("views.open", trigger_id=payload["trigger_id"], view=opened)["ok"]
    assert workspace.modal("priya")


def test_a_message_shortcut(app: Any, api: Any, workspace: Workspace) -> None:
    first = workspace.say("sam", "C0BOARD", "Visits slipped")
    reply = workspace.say("sam", "C0BOARD", "Again", first.ts)
    assert workspace.message_shortcut("priya", "C0BOARD", reply.ts, "from_message").acknowledged
    payload = heard(app)
    assert (payload["type"], payload["callback_id"]) == ("message_action", "from_message")
    assert payload["user"] == {"id": "U0PRIYA", "name": "priya", "team_id": "T0LOCAL"}
    assert payload["channel"] == {"id": "C0BOARD", "name": "improvement-board"}
    assert payload["message_ts"] == reply.ts
    message = payload["message"]
    assert (message["text"], message["user"], message["thread_ts"]) == ("Again", "U0SAM", first.ts)
    assert payload["trigger_id"]
    # It answers in the channel, privately, and replaces nothing of Sam's.
    api.respond(payload["response_url"], text="Logged as A57", replace_original=True)
    assert [said.text for said in workspace.ephemerals("priya", "C0BOARD")] == ["Logged as A57"]
    assert workspace.message("C0BOARD", reply.ts).text == "Again"


def test_where_the_bot_is_not(app: Any, workspace: Workspace) -> None:
    said = workspace.say("sam", "C0HIDDEN", "Visits slipped")
    assert workspace.message_shortcut("sam", "C0HIDDEN", said.ts, "from_message").acknowledged
    assert heard(app)["channel"] == {"id": "C0HIDDEN", "name": "privategroup"}


@pytest.mark.parametrize(
    ("person", "of"),
    [("priya", {}), ("lee", {}), ("alex", {"enterprise": "E0COUNCILS"})],
)
def test_who_is_offered_shortcuts(workspace: Workspace, person: str, of: Json) -> None:
    workspace.home = type(workspace.home)(**{**vars(workspace.home), "enterprise_id": "E0COUNCILS"})
    workspace.change_member(person, **of)
    assert [each.name for each in workspace.shortcuts_of(person, on_message=True)] == ["Make this an action"]
    assert [each.name for each in workspace.shortcuts_of(person, on_message=False)] == ["Log an action"]


def test_somebody_of_another_organisation_is_offered_none(app: Any, workspace: Workspace) -> None:
    said = workspace.say("sam", "C0BOARD", "Visits slipped")
    with pytest.raises(LookupError, match="alex is offered no shortcut"):
        workspace.message_shortcut("alex", "C0BOARD", said.ts, "from_message")
    with pytest.raises(LookupError, match="alex is offered no shortcut"):
        workspace.shortcut("alex", "log")
    assert app.envelopes("interactive") == []


@pytest.mark.parametrize("callback_id", ["log", "unheard-of"])
def test_one_that_no_message_has(workspace: Workspace, callback_id: str) -> None:
    said = workspace.say("sam", "C0BOARD", "Visits slipped")
    with pytest.raises(LookupError, match="no shortcut"):
        workspace.message_shortcut("priya", "C0BOARD", said.ts, callback_id)


def test_a_message_that_has_no_menu(app: Any, workspace: Workspace) -> None:
    app.answer = lambda _envelope: {"text": "Private"}
    private = workspace.command("priya", "C0BOARD", "/action").ts
    hidden = workspace.say("sam", "C0HIDDEN", "Not for Priya").ts
    for channel, ts in (("C0BOARD", private), ("C0BOARD", "1.0"), ("C0HIDDEN", hidden)):
        with pytest.raises(LookupError, match="sees no message"):
            workspace.message_shortcut("priya", channel, ts, "from_message")


def test_an_app_that_does_not_answer(app: Any, workspace: Workspace) -> None:
    said = workspace.say("sam", "C0BOARD", "Visits slipped")
    app.answer = lambda _envelope: app.SILENT
    assert workspace.shortcut("priya", "log").error == "operation_timeout"
    assert workspace.message_shortcut("priya", "C0BOARD", said.ts, "from_message").error == "operation_timeout"
    assert "operation_timeout" in workspace.transcript("C0BOARD", "priya")[-1].text


def test_an_older_manifest_has_no_shortcuts_and_no_home(api: Any, workspace: Workspace) -> None:
    workspace.install(MANIFEST | {"features": {"bot_user": {"display_name": "boardbot"}}})
    assert workspace.shortcuts_of("priya", on_message=False) == []
    with pytest.raises(LookupError, match="no Home tab"):
        workspace.open_home("priya")
    assert api("views.publish", user_id="U0PRIYA", view=home())["error"] == "not_enabled"


def test_each_tab_of_the_app_says_which_it_is(app: Any, api: Any, workspace: Workspace) -> None:
    view = api("views.publish", user_id="U0PRIYA", view=home())["view"]
    workspace.open_messages("priya")
    workspace.open_home("priya")
    workspace.open_home("sam")
    workspace.wait_for(lambda: len(app.envelopes("events_api")) == 3)
    messages, mine, sams = (each["payload"]["event"] for each in app.envelopes("events_api"))
    assert (messages["tab"], messages["channel"]) == ("messages", workspace.direct_message("priya").id)
    assert "view" not in messages
    assert (mine["type"], mine["tab"], mine["view"]["id"]) == ("app_home_opened", "home", view["id"])
    assert (sams["tab"], "view" in sams) == ("home", False)
    assert workspace.home_of("priya").id == view["id"]
    with pytest.raises(LookupError, match="nothing is published"):
        workspace.home_of("sam")
