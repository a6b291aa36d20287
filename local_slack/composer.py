"""Converts a line that a person types into Slack's wire form, with its mentions, links and entities."""

import re
from collections.abc import Iterable

from local_slack.members import Channel, Member

IDS = "ids"
NAMES = "names"
OFF = "off"
RAW = "raw"
FORMS = (IDS, NAMES, OFF, RAW)
ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def escaped(text: str) -> str:
    """`text` with the three characters that Slack's mrkdwn reserves written as entities."""
    return re.sub("[&<>]", lambda found: ENTITIES[found[0]], text)


def composed(text: str, members: Iterable[Member], channels: Iterable[Channel], form: str = IDS) -> str:
    """`text` as an app receives it.

    `form` is how a typed @name arrives: "ids" `<@U1>`, "names" `<@U1|name>`, "off" as typed (a command whose manifest
    has should_escape false); with "raw" nothing at all is changed. A name is a handle or a whole real name, in any
    case. In the first two forms, #channel and http addresses are wrapped too. Source:
    https://docs.slack.dev/interactivity/implementing-slash-commands (should_escape)
    """
    if form == RAW:
        return text
    if form == OFF:
        return escaped(text)
    wire = _people(members, form) | _channels(channels)
    # Longest first, or "@sam" would match the beginning of "@samira".
    names = "|".join(re.escape(name) for name in sorted(wire, key=len, reverse=True)) or r"(?!)"
    pattern = re.compile(rf"(?P<url>https?://[^\s<>]*[^\s<>.,;:!?)\]'\"])|(?<!\w)(?P<name>{names})(?!\w)|[&<>]", re.I)

    def replaced(found: re.Match[str]) -> str:
        if found["url"]:
            return f"<{escaped(found['url'])}>"
        return wire[found["name"].casefold()] if found["name"] else ENTITIES[found[0]]

    return pattern.sub(replaced, text)


def _people(members: Iterable[Member], form: str) -> dict[str, str]:
    wire: dict[str, str] = {}
    for member in members:
        mention = f"<@{member.id}|{member.name}>" if form == NAMES else f"<@{member.id}>"
        wire[f"@{member.real_name.casefold()}"] = wire[f"@{member.name.casefold()}"] = mention
    return wire


def _channels(channels: Iterable[Channel]) -> dict[str, str]:
    # A private channel's name is left out: people who cannot see that channel may read what the app shows.
    return {
        f"#{channel.name.casefold()}": f"<#{channel.id}|{'' if channel.private else channel.name}>"
        for channel in channels
        if not channel.with_person
    }
