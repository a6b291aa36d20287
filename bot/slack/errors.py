"""What Slack's refusals and silences mean.

Sources: docs.slack.dev/reference/methods/chat.postMessage, docs.slack.dev/apis/web-api/rate-limits.
"""

import re
from collections.abc import Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from math import ceil
from typing import Any
from urllib.parse import urlsplit

from slack_sdk.errors import SlackApiError

# The request may have arrived: its answer was cut short, or was not Slack's, in any encoding or form. Catch these only
# around calls to Slack: in our own code they would be bugs.
UNANSWERED = (OSError, HTTPException, ValueError, LookupError)
# Slack does not say.
NO_ANSWER = (SlackApiError, *UNANSWERED)
_RATE_LIMITED = frozenset({"ratelimited", "rate_limited"})
_AMBIGUOUS = frozenset({"fatal_error", "internal_error", "request_timeout", "service_unavailable"})
_NAME = re.compile(r"[a-z_]+")
_NUMBER = re.compile(r"[0-9]{1,30}(?:\.[0-9]{1,9})?")
_HOST = re.compile(r"[A-Za-z0-9.-]{1,253}")
_TOKEN = "Slack no longer accepts the bot's token. Ask whoever runs boardbot to copy the Bot User OAuth Token again."
_OF_THE_TOKEN = ("token_revoked", "token_expired", "invalid_auth", "not_authed", "account_inactive")

# Slack does not accept the blocks, or all of it together; it may accept the same words without blocks.
OF_THE_BLOCKS = frozenset({
    "msg_blocks_too_long", "invalid_blocks", "invalid_blocks_format", "invalid_attachments", "msg_too_long",
})  # fmt: skip
# How long to wait after a rate limit that gives no time, and the longest wait.
UNSAID_SECONDS, MOST_SECONDS = 30, 15 * 60

# Slack's error names, and what support is told to do.
REMEDIES = {
    "not_in_channel": "I am not a member of the channel. Type /invite @boardbot there.",
    "channel_not_found": "I cannot see the channel. Type /invite @boardbot there. If another channel has taken its "
    "place, the board's chair or support can type /board move here in that one.",
    "is_archived": "The channel is archived. Unarchive it, or move the board to another channel with all its log: its "
    "chair or support can type /board move here in that one.",
    "restricted_action": "Only some people may post in the channel. Ask a Slack administrator to let boardbot post.",
    "missing_scope": "A permission is missing. Reinstall the app from its manifest.",
} | dict.fromkeys(_OF_THE_TOKEN, _TOKEN)


class Redirected(OSError):
    """Something between us and Slack answered with a redirect, which was not followed."""


def redirected_by(status: int, location: str | None) -> Redirected | None:
    """The error for an answer with this HTTP status if it is a redirect; otherwise None. It names only the host of the
    target: the rest may contain anything."""
    if not 300 <= status < 400:
        return None
    try:
        host = urlsplit(location or "").hostname or ""
    except ValueError:
        host = ""
    to = f" to {host}" if _HOST.fullmatch(host) else ""
    return Redirected(
        f"HTTP {status}, a redirect{to}, which is never followed: Slack sends none. Check "
        "SLACK_API_URL, and any proxy in between"
    )


def name_of(error: BaseException) -> str:
    """Slack's name for an error; empty if it is not an answer of Slack's."""
    data = getattr(error.response, "data", None) if isinstance(error, SlackApiError) else None
    return str(data.get("error")) if isinstance(data, dict) else ""


def named(error: BaseException) -> str:
    """An error in a word or two, for the log. Its own text may contain an address or a token; this does not."""
    return str(error) if isinstance(error, Redirected) else name_of(error) or type(error).__name__


def refuses_the_token(error: BaseException) -> bool:
    """True if Slack will not accept the token again."""
    return name_of(error) in _OF_THE_TOKEN


def is_passing(error: Exception) -> bool:
    """True if Slack cannot be reached, is busy or has a fault of its own: the same call may succeed in a moment."""
    if not isinstance(error, SlackApiError):
        return True
    return is_rate_limit(error) or is_ambiguous(error)


def is_rate_limit(error: SlackApiError) -> bool:
    """True if Slack did nothing, and asks to wait."""
    return error.response.status_code == 429 or name_of(error) in _RATE_LIMITED


def is_ambiguous(error: SlackApiError) -> bool:
    """True if Slack may have done it all the same. An answer without an error name is some proxy's page."""
    name = name_of(error)
    return error.response.status_code >= 500 or name in _AMBIGUOUS or not _NAME.fullmatch(name)


def is_about_the_token(error: Exception) -> bool:
    """True if the refusal is about the token and not one channel: it lasts until somebody replaces the token."""
    return name_of(error) in _OF_THE_TOKEN


def seconds_asked_for(headers: Mapping[str, Any]) -> int:
    """How many seconds a 429 asks to wait (Retry-After): a number of seconds, or a date by the same clock as its Date
    header."""
    named = {name.lower(): str(value).strip() for name, value in headers.items()}
    said = named.get("retry-after", "")
    seconds = float(said) if _NUMBER.fullmatch(said) else _between(named.get("date", ""), said)
    return min(max(ceil(seconds), 1), MOST_SECONDS)


def _between(earlier: str, later: str) -> float:
    first, last = _moment(earlier), _moment(later)
    return (last - first).total_seconds() if first and last else UNSAID_SECONDS


def _moment(text: str) -> datetime | None:
    try:
        at = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        return None
    return at if at.tzinfo else None
