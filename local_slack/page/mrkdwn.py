"""Parses Slack's mrkdwn into the elements of rich text, so that both are drawn in one place.

Source: https://docs.slack.dev/messaging/formatting-message-text
"""

import re

from local_slack.page.emoji import EMOJI
from local_slack.refusal import Json

_FENCE = re.compile(r"```\n?(.+?)\n?```", re.DOTALL)
_QUOTED = re.compile(r"^(?:>|&gt;) ?")
# A mark counts only at the edge of a word, and ends on its own line. No part can match in two ways, so that no text can
# make the matching slow.
_INLINE = re.compile(
    r"`(?P<code>[^`\n]+)`"
    r"|<(?P<angle>[^<>\n]+)>"
    r"|(?<![\w*])\*(?P<bold>[^\s*](?:[^*\n]*[^\s*])?)\*(?![\w*])"
    r"|(?<![\w_])_(?P<italic>[^\s_](?:[^_\n]*[^\s_])?)_(?![\w_])"
    r"|(?<![\w~])~(?P<strike>[^\s~](?:[^~\n]*[^\s~])?)~(?![\w~])"
    r"|(?<![\w:]):(?P<emoji>[a-z0-9_+-]{1,40}):(?![\w:])"
    r"|(?<!\w)(?P<url>https?://[^\s<>|`]*[^\s<>|`.,;:!?)\]'\"*_~])"
)
_STYLES = ("bold", "italic", "strike")
_DATE = re.compile(r"!date\^(\d{1,12})\^([^|^]*)(?:\^([^|]*))?(?:\|(.*))?")


def read(text: str) -> list[Json]:
    """The text as sections, quotes and preformatted text, in order. Anything that is not understood stays as typed."""
    parts: list[Json] = []
    pieces = _FENCE.split(text)
    for number, piece in enumerate(pieces):
        if number % 2:
            parts.append({"type": "rich_text_preformatted", "elements": [_text(piece, {})]})
        else:
            parts += _lines(piece.strip("\n") if len(pieces) > 1 else piece)
    return parts


def plain(text: str) -> str:
    """Replaces the three entities of mrkdwn by their characters."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _lines(text: str) -> list[Json]:
    parts: list[Json] = []
    for line in text.split("\n") if text else []:
        quoted = _QUOTED.match(line)
        kind = "rich_text_quote" if quoted else "rich_text_section"
        words = inline(line[quoted.end() :] if quoted else line)
        if parts and parts[-1]["type"] == kind:
            parts[-1]["elements"] += [_text("\n", {}), *words]
        else:
            parts.append({"type": kind, "elements": words})
    return parts


def inline(text: str, style: Json | None = None) -> list[Json]:
    """One line's elements: styled text, links, people, channels, dates and emoji."""
    style, found, end = style or {}, [], 0
    for match in _INLINE.finditer(text):
        if match.start() > end:
            found.append(_text(text[end : match.start()], style))
        found += _matched(match, style)
        end = match.end()
    return [*found, _text(text[end:], style)] if end < len(text) else found


def _matched(match: re.Match[str], style: Json) -> list[Json]:
    kind = str(match.lastgroup)
    words = match[kind]
    if kind in _STYLES:
        return inline(words, style | {kind: True})
    if kind == "code":
        return [_text(words, style | {"code": True})]
    if kind == "angle":
        return [_angle(words, style)]
    if kind == "url":
        return [{"type": "link", "url": plain(words), "style": style}]
    known = words in EMOJI
    return [{"type": "emoji", "name": words, "style": style} if known else _text(match[0], style)]


def _angle(words: str, style: Json) -> Json:
    target, _, label = words.partition("|")
    if date := _DATE.fullmatch(words):
        made = {"timestamp": int(date[1]), "format": plain(date[2]), "fallback": plain(date[4] or "")}
        return {"type": "date", "style": style, **made, **({"url": plain(date[3])} if date[3] else {})}
    if target[0] in "@#":
        kind = {"@": "user", "#": "channel"}[target[0]]
        return {"type": kind, f"{kind}_id": target[1:], "label": plain(label), "style": style}
    if target in ("!here", "!channel", "!everyone"):
        return {"type": "broadcast", "range": target[1:], "style": style}
    if target.startswith("!"):
        return _text(label or words, style)
    return {"type": "link", "url": plain(target), "style": style, **({"text": plain(label)} if label else {})}


def _text(words: str, style: Json) -> Json:
    return {"type": "text", "text": plain(words), "style": style}
