"""The Slack app manifest, from the same table as the commands (docs.slack.dev/reference/app-manifest)."""

from typing import Annotated, Any

from pydantic import AnyUrl, TypeAdapter, UrlConstraints, ValidationError

from bot.settings import Misconfigured
from bot.slack.shortcut_table import SHORTCUTS
from commands.table import COMMANDS

SCOPES = {
    "chat:write": "post the digest, and tell support when it could not",
    "commands": "the slash commands and the shortcuts",
    "app_mentions:read": "answer @boardbot in a channel or a thread",
    "im:history": "answer direct messages",
    "im:write": "open the direct message in which support is told, so that it is told once",
    "users:read": "know guests from officers, and people's names",
    "channels:read": "know whether a board's channel is shared with another organisation",
    "groups:read": "the same, for private channels",
    "channels:history": "after a dropped connection, see whether the digest was posted",
    "groups:history": "the same, for private channels",
}
# Without them the bot still does everything else, and says which one is missing when it needs it.
OPTIONAL_SCOPES = {
    "files:read": "read a spreadsheet that somebody sends the bot or puts into its form, to bring it in",
    "files:write": "send a paper or a picture of the figures beside the words",
}
REQUEST_PATH = "/slack/events"
# Where an app that any workspace may install is installed, and where Slack then sends people back to.
INSTALL_PATH, REDIRECT_PATH = "/slack/install", "/slack/oauth_redirect"
INSTALLATION_EVENTS = ("app_uninstalled", "tokens_revoked")
EVENTS = ("app_home_opened", "app_mention", "channel_id_changed", "message.im", "team_join", "user_change")
_HTTPS = TypeAdapter(Annotated[AnyUrl, UrlConstraints(allowed_schemes=["https"], host_required=True)])
_LONG = (
    "boardbot keeps an improvement board's log of actions, owners and due dates where officers already talk. It holds "
    "what was claimed of each escalation measure beside the figure, says plainly where the two disagree, and posts a "
    "weekly digest of the measures and of what is overdue. Nothing about a child may be typed into it."
)


def request_url(url: str) -> str:
    """The Request URL at an address such as `https://bot.council.gov.uk`; the path may be there already.

    Raises Misconfigured for anything but a plain https address: Slack sends to no other.
    """
    try:
        parts = _HTTPS.validate_python(url.strip())
        plain = not (parts.query or parts.fragment or parts.username or parts.password)
    except ValidationError:
        plain = False
    if not plain:
        raise Misconfigured(
            "Slack sends to https addresses only. Give the one that reaches boardbot serve, without a name, password, "
            "? or # in it, such as --url https://bot.council.gov.uk"
        )
    return str(parts).rstrip("/").removesuffix(REQUEST_PATH) + REQUEST_PATH


def manifest(status_command: str, address: str | None = None, distributed: bool = False) -> dict[str, Any]:
    """The manifest as plain values. `/status` is Slack's own, so `status_command` is declared in its place.

    `address` is the Request URL in HTTP mode; without one the manifest is for Socket Mode. A `distributed` one is for
    any number of workspaces and for whole organisations, at that address.
    """
    made = _manifest(status_command)
    if address is not None:
        settings = made["settings"]
        settings["socket_mode_enabled"] = False
        for each in (settings["event_subscriptions"], settings["interactivity"]):
            each["request_url"] = address
        # Over a socket Slack asks for a picker's options like everything else; over HTTP only if this address is given.
        settings["interactivity"]["message_menu_options_url"] = address
        for command in made["features"]["slash_commands"]:
            command["url"] = address
        if distributed:
            settings["org_deploy_enabled"] = True
            settings["event_subscriptions"]["bot_events"] += INSTALLATION_EVENTS
            made["oauth_config"]["redirect_urls"] = [address.removesuffix(REQUEST_PATH) + REDIRECT_PATH]
    return made


def _manifest(status_command: str) -> dict[str, Any]:
    commands = [
        {
            "command": status_command if name == "status" else f"/{name}",
            "description": command.about,
            "usage_hint": command.hint,
            "should_escape": True,
        }
        for name, command in COMMANDS.items()
    ]
    return {
        "_metadata": {"major_version": 2, "minor_version": 1},
        "display_information": {
            "name": "boardbot",
            "description": "The improvement board's log: actions, escalation measures, weekly digest",
            "long_description": _LONG,
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "boardbot", "always_online": True},
            "shortcuts": [
                {"name": each.name, "type": each.kind, "callback_id": each.callback_id, "description": each.about}
                for each in SHORTCUTS
            ],
            "slash_commands": commands,
        },
        "oauth_config": {"scopes": {"bot": list(SCOPES), "bot_optional": list(OPTIONAL_SCOPES)}},
        "settings": {
            "event_subscriptions": {"bot_events": list(EVENTS)},
            "interactivity": {"is_enabled": True},
            "org_deploy_enabled": False,
            "socket_mode_enabled": True,
            "token_rotation_enabled": False,
        },
    }
