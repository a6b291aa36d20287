"""The app's manifest: one that Slack takes, from the same table as the commands."""

import pytest

from bot.slack.listeners import slack_names
from bot.slack.manifest import EVENTS, OPTIONAL_SCOPES, SCOPES, manifest
from bot.slack.shortcut_table import SHORTCUTS
from commands.table import COMMANDS
from local_slack import manifest_errors
from local_slack.web_api import METHODS

SHORTCUT_TABLE = {each.callback_id: each for each in SHORTCUTS}


def test_slack_takes_it() -> None:
    assert manifest_errors(manifest("/board-status")) == []


def test_slack_would_not_take_it_with_its_own_status() -> None:
    assert "invalid name" in manifest_errors(manifest("/status"))[0]


def test_every_command_is_declared_with_its_words_and_its_mentions_as_ids() -> None:
    declared = manifest("/board-status")["features"]["slash_commands"]

    assert [each["command"] for each in declared] == [
        "/action",
        "/measure",
        "/area",
        "/risk",
        "/board-status",
        "/digest",
        "/board",
    ]
    assert [each["description"] for each in declared] == [command.about for command in COMMANDS.values()]
    assert [each["usage_hint"] for each in declared] == [command.hint for command in COMMANDS.values()]
    assert all(each["should_escape"] is True for each in declared)


def test_every_command_that_is_declared_has_a_listener_and_status_wherever_it_arrives() -> None:
    declared = {each["command"] for each in manifest("/where")["features"]["slash_commands"]}

    assert declared <= set(slack_names("/where"))
    assert slack_names("/where")["/where"] == slack_names("/where")["/status"] == "status"


def test_socket_mode_is_on_so_that_no_address_is_needed() -> None:
    made = manifest("/board-status")

    assert made["settings"]["socket_mode_enabled"] is True
    assert made["settings"]["interactivity"] == {"is_enabled": True}
    assert "url" not in str(made)


def test_the_home_tab_is_on_and_slack_says_when_somebody_opens_it() -> None:
    made = manifest("/board-status")

    assert made["features"]["app_home"] == {
        "home_tab_enabled": True,
        "messages_tab_enabled": True,
        "messages_tab_read_only_enabled": False,
    }
    assert made["settings"]["event_subscriptions"]["bot_events"] == list(EVENTS)
    assert "app_home_opened" in EVENTS


def test_what_the_bot_hears_is_no_channels_messages() -> None:
    assert not {"message.channels", "message.groups", "message.mpim"} & set(EVENTS)


def test_every_shortcut_of_the_table_is_declared() -> None:
    declared = manifest("/board-status")["features"]["shortcuts"]

    assert declared == [
        {"name": name, "type": kind, "callback_id": called, "description": SHORTCUT_TABLE[called].about}
        for name, kind, called in (
            ("Make this an action", "message", "make_action"),
            ("Log an action", "global", "log_action"),
            ("Update an action", "global", "update_action"),
        )
    ]
    assert all(len(each["name"]) <= 24 for each in declared)
    assert all(len(each["description"]) <= 150 for each in declared)


def test_it_asks_for_no_scope_that_it_does_not_explain() -> None:
    made = manifest("/board-status")

    assert made["oauth_config"]["scopes"] == {"bot": list(SCOPES), "bot_optional": list(OPTIONAL_SCOPES)}
    assert all((SCOPES | OPTIONAL_SCOPES).values())
    assert "commands" in SCOPES


@pytest.mark.parametrize(
    "method",
    [
        "chat.postMessage",
        "conversations.info",
        "conversations.history",
        "conversations.replies",
        "users.info",
        "users.list",
    ],
)
def test_each_method_the_bot_calls_is_covered_by_its_scopes(method: str) -> None:
    assert set(METHODS[method].scopes) & set(SCOPES)


@pytest.mark.parametrize("method", ["files.getUploadURLExternal", "files.completeUploadExternal", "files.info"])
def test_files_need_scopes_that_are_optional(method: str) -> None:
    assert set(METHODS[method].scopes) <= set(OPTIONAL_SCOPES)


@pytest.mark.parametrize("method", ["views.open", "views.push", "views.update", "views.publish"])
def test_forms_and_the_home_tab_need_no_scope(method: str) -> None:
    """As docs.slack.dev/reference/methods says of each."""
    assert METHODS[method].scopes == ()
