"""What Slack's refusals and silences mean.

Sources: docs.slack.dev/reference/methods/chat.postMessage, docs.slack.dev/apis/web-api/rate-limits.
"""

import re
from http.client import HTTPException
from urllib.parse import urlsplit

from slack_sdk.errors import SlackApiError

# The request may have arrived: its answer was cut short, or was none of Slack's, in whatever letters and of whatever
# form. Only calls to Slack stand where these are caught: in our own code they would be bugs.
UNANSWERED = (OSError, HTTPException, ValueError, LookupError)
# Slack does not say.
NO_ANSWER = (SlackApiError, *UNANSWERED)
_RATE_LIMITED = frozenset({"ratelimited", "rate_limited"})
_AMBIGUOUS = frozenset({"fatal_error", "internal_error", "request_timeout", "service_unavailable"})
_NAME = re.compile(r"[a-z_]+")
_HOST = re.compile(r"[A-Za-z0-9.-]{1,253}")
_TOKEN = "Slack no longer accepts the bot's token. Ask whoever runs boardbot to copy the Bot User OAuth Token again."
_OF_THE_TOKEN = ("token_revoked", "token_expired", "invalid_auth", "not_authed", "account_inactive")

# Slack's error names, and what support is told to do.
REMEDIES = {
    "not_in_channel": "I am not a member of the channel. Type /invite @boardbot there.",
    "channel_not_found": "I cannot see the channel. Type /invite @boardbot there.",
    "is_archived": "The channel is archived. Unarchive it, or set the board up in another channel.",
    "restricted_action": "Only some people may post in the channel. Ask a Slack administrator to let boardbot post.",
    "missing_scope": "A permission is missing. Reinstall the app from its manifest.",
} | dict.fromkeys(_OF_THE_TOKEN, _TOKEN)


class Redirected(OSError):
    """In place of Slack something on the way answered that it is to be found elsewhere. It was not followed."""


def redirected_by(status: int, location: str | None) -> Redirected | None:
    """The error for an answer with this HTTP status, where it is a redirect; else None. Of where it leads only the
    host's name is said: the rest may hold anything."""
    if not 300 <= status < 400:
        return None
    try:
        host = urlsplit(location or "").hostname or ""
    except ValueError:
        host = ""
    to = f" to {host}" if _HOST.fullmatch(host) else ""
    return Redirected(
        f"HTTP {status}, a redirect{to}, which is never followed: Slack sends none. Look at SLACK_API_URL, and at the "
        "proxy on the way"
    )


def name_of(error: BaseException) -> str:
    """Slack's name for an error; empty for what is no answer of Slack's."""
    data = getattr(error.response, "data", None) if isinstance(error, SlackApiError) else None
    return str(data.get("error")) if isinstance(data, dict) else ""


def named(error: BaseException) -> str:
    """An error in a word or two, for the log. Its own text may hold an address or a token; ours does not."""
    return str(error) if isinstance(error, Redirected) else name_of(error) or type(error).__name__


def is_passing(error: Exception) -> bool:
    """Slack cannot be reached, is busy or has a fault of its own: the same call may go through in a moment."""
    if not isinstance(error, SlackApiError):
        return True
    return is_rate_limit(error) or is_ambiguous(error)


def is_rate_limit(error: SlackApiError) -> bool:
    """Slack did nothing, and asks to wait."""
    return error.response.status_code == 429 or name_of(error) in _RATE_LIMITED


def is_ambiguous(error: SlackApiError) -> bool:
    """Slack may have done it all the same. What has no error name is a page of some proxy between."""
    name = name_of(error)
    return error.response.status_code >= 500 or name in _AMBIGUOUS or not _NAME.fullmatch(name)


def is_about_the_token(error: Exception) -> bool:
    """The refusal is of the token and not of one channel: it stands until somebody mends it."""
    return name_of(error) in _OF_THE_TOKEN
