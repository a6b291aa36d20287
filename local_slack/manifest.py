"""Checks whether Slack would accept an app manifest.

Source: https://docs.slack.dev/reference/app-manifest and slackapi/manifest-schema. The reserved names are those of
Slack's help article 201259356. Only /status has been seen refused; the others rest on the article alone.
"""

import re
from collections.abc import Iterator
from itertools import chain

from local_slack.refusal import Json
from local_slack.shapes import Shape, anything, array, boolean, choice, record, string

RESERVED_WORDS = "archive away collapse dnd expand feed join leave me msg mute open pro remind search shortcuts"
RESERVED = frozenset([*RESERVED_WORDS.split(), "shrug", "status", "topic", "who"])
COMMAND = re.compile(r"/[a-z0-9_-]{1,31}")
SHORTCUTS_OF_A_KIND = 5
COLOUR = re.compile(r"#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})")

_SLASH_COMMAND = record(
    {"command": string(32, 2), "description": string(2000)},
    {"usage_hint": string(1000), "url": string(), "should_escape": boolean},
)
_SHORTCUT = record(
    {
        "name": string(24),
        "description": string(150),
        "callback_id": string(255),
        "type": choice("global", "message"),
    },
    {},
)
_FEATURES = record(
    {},
    {
        "app_home": record(
            {},
            dict.fromkeys(("home_tab_enabled", "messages_tab_enabled", "messages_tab_read_only_enabled"), boolean),
        ),
        "bot_user": record({"display_name": string(80)}, {"always_online": boolean}),
        "shortcuts": array(_SHORTCUT, 10),
        "slash_commands": array(_SLASH_COMMAND, 50),
        "unfurl_domains": array(string(), 5),
    },
)
_SCOPES = array(string(), 255, least=0)
_OAUTH = record(
    {},
    {
        "redirect_urls": array(string(), 1000),
        "scopes": record({}, dict.fromkeys(("bot", "bot_optional", "user", "user_optional"), _SCOPES)),
        "token_management_enabled": boolean,
    },
)
_FLAGS: dict[str, Shape] = dict.fromkeys(
    ("socket_mode_enabled", "org_deploy_enabled", "token_rotation_enabled", "is_hosted", "is_mcp_enabled"),
    boolean,
)
_SETTINGS = record(
    {},
    _FLAGS
    | {
        "interactivity": record(
            {"is_enabled": boolean}, {"request_url": string(), "message_menu_options_url": string()}
        ),
        "event_subscriptions": record(
            {},
            {
                "request_url": string(),
                "bot_events": array(string(), 100, least=0),
                "user_events": array(string(), 100, least=0),
                "metadata_subscriptions": anything,
            },
        ),
        "allowed_ip_address_ranges": array(string(), 10),
        "incoming_webhooks": anything,
    },
)
_MANIFEST = record(
    {
        "display_information": record(
            {"name": string(35)},
            {
                "description": string(140),
                "long_description": string(4000, 174),
                "background_color": string(7, 4),
            },
        )
    },
    {"_metadata": anything, "features": _FEATURES, "oauth_config": _OAUTH, "settings": _SETTINGS},
)


def manifest_errors(manifest: Json) -> list[str]:
    """Slack's complaints about the manifest, each with its JSON pointer; empty if it is accepted.

    A reserved or misspelt command is refused in Slack's words, against the array as a whole: Slack does not say which
    one it is.
    """
    found = list(_MANIFEST(manifest, ""))
    return found or list(chain(_commands(manifest), _shortcuts(manifest), _colour(manifest), _consistency(manifest)))


def _commands(manifest: Json) -> Iterator[str]:
    commands = [one["command"] for one in manifest.get("features", {}).get("slash_commands", [])]
    if any(not COMMAND.fullmatch(name) or name[1:] in RESERVED for name in commands):
        yield "the slash command has an invalid name [json-pointer:/features/slash_commands]"
    if len(set(commands)) < len(commands):
        yield "slash commands must be unique [json-pointer:/features/slash_commands]"


def _shortcuts(manifest: Json) -> Iterator[str]:
    shortcuts = manifest.get("features", {}).get("shortcuts", [])
    interactivity = manifest.get("settings", {}).get("interactivity", {})
    if shortcuts and not interactivity.get("is_enabled"):
        yield "shortcuts need interactivity [json-pointer:/settings/interactivity]"
    for kind in ("message", "global"):
        if sum(1 for each in shortcuts if each["type"] == kind) > SHORTCUTS_OF_A_KIND:
            yield f"no more than {SHORTCUTS_OF_A_KIND} {kind} shortcuts allowed [json-pointer:/features/shortcuts]"
    names = [each["callback_id"] for each in shortcuts]
    if len(set(names)) < len(names):
        yield "callback_ids must be unique [json-pointer:/features/shortcuts]"


def _colour(manifest: Json) -> Iterator[str]:
    colour = manifest["display_information"].get("background_color")
    if colour and not COLOUR.fullmatch(colour):
        yield "must be a hexadecimal colour [json-pointer:/display_information/background_color]"


def _consistency(manifest: Json) -> Iterator[str]:
    settings, features = manifest.get("settings", {}), manifest.get("features", {})
    scopes = manifest.get("oauth_config", {}).get("scopes", {}).get("bot", [])
    socket_mode = settings.get("socket_mode_enabled", False)
    events = settings.get("event_subscriptions", {})
    if events.get("bot_events") and not socket_mode and "request_url" not in events:
        yield "missing required field: request_url [json-pointer:/settings/event_subscriptions]"
    interactivity = settings.get("interactivity", {})
    if interactivity.get("is_enabled") and not socket_mode and "request_url" not in interactivity:
        yield "missing required field: request_url [json-pointer:/settings/interactivity]"
    if (features.get("slash_commands") or features.get("shortcuts")) and "commands" not in scopes:
        yield "slash commands and shortcuts need the scope commands [json-pointer:/oauth_config/scopes/bot]"
    if scopes and "bot_user" not in features:
        yield "bot scopes need a bot user [json-pointer:/features/bot_user]"
    for index, command in enumerate(features.get("slash_commands", [])):
        if not socket_mode and "url" not in command:
            yield f"missing required field: url [json-pointer:/features/slash_commands/{index}]"
