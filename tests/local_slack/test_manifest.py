"""Which manifests Slack takes."""

import copy
from typing import Any

import pytest

from local_slack import Workspace, manifest_errors

Json = dict[str, Any]
MANIFEST: Json = {
    "_metadata": {"major_version": 2},
    "display_information": {
        "name": "boardbot",
        "description": "Keeps the log",
        "background_color": "#123456",
    },
    "features": {
        "bot_user": {"display_name": "boardbot", "always_online": True},
        "app_home": {"home_tab_enabled": True},
        "slash_commands": [
            {
                "command": "/action",
                "description": "Log an action",
                "usage_hint": "add …",
                "should_escape": True,
            },
            {"command": "/board-status", "description": "The chair's page"},
        ],
    },
    "oauth_config": {"scopes": {"bot": ["commands", "chat:write"], "bot_optional": ["users:read"]}},
    "settings": {
        "socket_mode_enabled": True,
        "interactivity": {"is_enabled": True},
        "event_subscriptions": {"bot_events": ["app_mention"]},
    },
}


def changed(path: str, value: Any) -> Json:
    """The manifest with one place changed; a number in the path is an index."""
    made = copy.deepcopy(MANIFEST)
    *way, last = path.split("/")
    place: Any = made
    for step in way:
        place = place[int(step)] if step.isdigit() else place[step]
    place[last] = value
    return made


def shortcut(name: str, **more: str) -> Json:
    return {"name": name, "description": "Logs it", "callback_id": name, "type": "global"} | more


def test_a_good_manifest_is_taken() -> None:
    assert manifest_errors(MANIFEST) == []
    most = [shortcut(f"Log {number}", type=kind) for number, kind in enumerate(["global", "message"] * 5)]
    assert manifest_errors(changed("features/shortcuts", most)) == []


def test_shortcuts_need_interactivity() -> None:
    made = changed("features/shortcuts", [shortcut("Log it")])
    made["settings"]["interactivity"]["is_enabled"] = False
    assert manifest_errors(made) == ["shortcuts need interactivity [json-pointer:/settings/interactivity]"]


@pytest.mark.parametrize("name", ["/status", "/who", "/me", "/Action", "/board status", "action", "/a.b"])
def test_a_name_slack_refuses(name: str) -> None:
    errors = manifest_errors(changed("features/slash_commands/1/command", name))
    assert errors == ["the slash command has an invalid name [json-pointer:/features/slash_commands]"]


@pytest.mark.parametrize(
    ("path", "value", "complaint"),
    [
        ("features/slash_commands/1/command", "/" + "x" * 32, "must be less than 33"),
        ("features/slash_commands/1/command", "/action", "slash commands must be unique"),
        ("features/slash_commands/1/description", "", "must be more than 0"),
        ("features/slash_commands/1/description", "x" * 2001, "must be less than 2001"),
        ("features/slash_commands/1/usage_hint", "x" * 1001, "must be less than 1001"),
        ("features/slash_commands", [], "no fewer than 1"),
        ("features/slash_commands", [MANIFEST["features"]["slash_commands"][0]] * 51, "no more than 50"),
        ("features/bot_user/display_name", "x" * 81, "must be less than 81"),
        ("features/tabs", {}, "invalid additional property: tabs"),
        ("features/shortcuts", [shortcut("x" * 25)], "must be less than 25"),
        ("features/shortcuts", [shortcut("Log it", callback_id="c" * 256)], "must be less than 256"),
        ("features/shortcuts", [shortcut("Log it", type="channel")], "must be one of: global, message"),
        ("features/shortcuts", [shortcut(f"Log {n}") for n in range(6)], "no more than 5 global shortcuts"),
        ("features/shortcuts", [shortcut("Log it"), shortcut("Log it", type="message")], "callback_ids must be unique"),
        ("display_information/name", "x" * 36, "must be less than 36"),
        ("display_information/description", "x" * 141, "must be less than 141"),
        ("display_information/long_description", "x" * 173, "must be more than 173"),
        ("display_information/background_color", "blue!", "hexadecimal"),
        ("oauth_config/scopes/bot", ["chat:write"], "need the scope commands"),
        ("settings/event_subscriptions/bot_events", ["x"] * 101, "no more than 100"),
    ],
)
def test_what_else_is_refused(path: str, value: Any, complaint: str) -> None:
    assert complaint in manifest_errors(changed(path, value))[0]


def test_http_mode_needs_addresses() -> None:
    errors = manifest_errors(changed("settings/socket_mode_enabled", False))
    places = ("event_subscriptions", "interactivity")
    assert errors[:2] == [f"missing required field: request_url [json-pointer:/settings/{each}]" for each in places]
    assert errors[2:] == [
        f"missing required field: url [json-pointer:/features/slash_commands/{index}]" for index in (0, 1)
    ]


def test_a_bot_needs_a_user() -> None:
    made = copy.deepcopy(MANIFEST)
    del made["features"]["bot_user"]
    assert "bot user" in manifest_errors(made)[0]


def test_installing_takes_scopes_events_and_escaping(workspace: Workspace) -> None:
    workspace.install(MANIFEST)
    assert workspace.scopes == ("commands", "chat:write", "users:read")
    assert workspace.events == ("app_mention",)
    assert workspace.command("priya", "C0BOARD", "/action @sam").error == "dispatch_failed"


def test_a_refused_manifest_installs_nothing(workspace: Workspace) -> None:
    before = workspace.scopes
    with pytest.raises(ValueError, match="invalid name"):
        workspace.install(changed("features/slash_commands/0/command", "/status"))
    assert workspace.scopes == before
