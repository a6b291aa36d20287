"""Posting to Slack: what an answer means for the next try, and finding a message of ours that is out already."""

import logging
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from http.client import HTTPException
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook import WebhookClient

from bot.messages import payload
from commands.reply import Reply

# Posts of earlier versions carry this name too: they must be found as well.
EVENT_TYPE = "boardbot_digest"
# Slack's clock goes by its own time: one message too many looked at is better than one too few.
CLOCK_SKEW = timedelta(days=1)
LONGEST_RETRY_AFTER = 900
RESPOND_SECONDS = 10
# The request may have arrived, or its answer may have been cut short.
UNANSWERED = (OSError, HTTPException)
_AMBIGUOUS = frozenset({"fatal_error", "internal_error", "request_timeout", "service_unavailable"})
_NAME = re.compile(r"[a-z_]+")
_TOKEN = "Slack no longer accepts the bot's token. Ask whoever runs boardbot to copy the Bot User OAuth Token again."

# Slack's error names, and what support is told to do (docs.slack.dev/reference/methods/chat.postMessage).
REMEDIES = {
    "not_in_channel": "I am not a member of the channel. Type /invite @boardbot there.",
    "channel_not_found": "I cannot see the channel. Type /invite @boardbot there.",
    "is_archived": "The channel is archived. Unarchive it, or set the board up in another channel.",
    "restricted_action": "Only some people may post in the channel. Ask a Slack administrator to let boardbot post.",
    "missing_scope": "A permission is missing. Reinstall the app from its manifest.",
    "token_revoked": _TOKEN,
    "token_expired": _TOKEN,
    "invalid_auth": _TOKEN,
    "not_authed": _TOKEN,
    "account_inactive": _TOKEN,
}

logger = logging.getLogger(__name__)


class Ended(StrEnum):
    """How a post ended: accepted; not accepted, to be tried later; perhaps accepted; or never to be accepted."""

    POSTED = "posted"
    LATER = "later"
    UNSURE = "unsure"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The end of one post: `ts` where it is out, `wait` in seconds where Slack asked, `error` in words for support."""

    ended: Ended
    ts: str = ""
    wait: int = 0
    error: str = ""


def post(client: WebClient, channel: str, message: Reply, key: str, thread: str = "") -> Outcome:
    """Posts `message` once. `key` goes into its metadata, so that it can be found again; nobody sees it."""
    try:
        answer = client.chat_postMessage(
            channel=channel,
            **payload(message),
            thread_ts=thread or None,
            unfurl_links=False,
            unfurl_media=False,
            metadata={"event_type": EVENT_TYPE, "event_payload": {"key": key}},
        )
        return Outcome(Ended.POSTED, ts=str(answer["ts"]))
    except SlackApiError as error:
        return refused(error)
    except UNANSWERED as error:
        return Outcome(Ended.UNSURE, error=f"Slack could not be reached ({type(error).__name__})")


def respond(url: str, answer: Reply, replace_original: bool) -> None:
    """Sends the answer to a press to the address that came with it: private, and never sent again.

    slack_sdk by default sends it a second time where the connection drops (its docs on retry handlers).
    """
    client = WebhookClient(url, timeout=RESPOND_SECONDS, retry_handlers=[])
    try:
        sent = client.send_dict({**payload(answer), "response_type": "ephemeral", "replace_original": replace_original})
        if sent.status_code != 200:
            logger.warning("The answer to a button was not taken: %s", sent.status_code)
    except UNANSWERED as error:
        logger.warning("The answer to a button may not have arrived: %s", type(error).__name__)


def name_of(error: SlackApiError) -> str:
    """Slack's name for an error; empty for an answer that is none of Slack's."""
    data = getattr(error.response, "data", None)
    return str(data.get("error")) if isinstance(data, dict) else ""


def is_passing(error: SlackApiError) -> bool:
    """Slack is busy or has a fault of its own: the same call may go through in a moment."""
    return error.response.status_code >= 429 or _is_ambiguous(error) or name_of(error) == "ratelimited"


def is_about_the_token(error: str) -> bool:
    """The refusal, in words, is of the token and not of one channel: it stands until somebody mends it."""
    return error == _TOKEN


def _is_ambiguous(error: SlackApiError) -> bool:
    """Slack may have done it all the same (docs.slack.dev/reference/methods/chat.postMessage).

    What has no error name is no answer of Slack's but a page of some proxy between.
    """
    name = name_of(error)
    return error.response.status_code >= 500 or name in _AMBIGUOUS or not _NAME.fullmatch(name)


def refused(error: SlackApiError) -> Outcome:
    """What Slack's refusal of a call means for the next try."""
    name = name_of(error)
    if error.response.status_code == 429 or name == "ratelimited":
        return Outcome(Ended.LATER, wait=_retry_after(error), error="Slack asked to wait")
    if _is_ambiguous(error):
        return Outcome(Ended.UNSURE, error=f"Slack answered {name[:40]}")
    return Outcome(Ended.REFUSED, error=REMEDIES.get(name, f"Slack refused it: {name}."))


def _retry_after(error: SlackApiError) -> int:
    """The seconds that Slack asks to wait, a quarter of an hour at most."""
    words = str(error.response.headers.get("Retry-After") or "")
    return min(max(int(words) if words.isdecimal() else 30, 1), LONGEST_RETRY_AFTER)


def channel_of(client: WebClient, place: str) -> str:
    """The channel of a place: itself, or a person's direct messages with the bot. Asking twice opens nothing twice."""
    if not place.startswith(("U", "W")):
        return place
    return str(client.conversations_open(users=place)["channel"]["id"])


def find(client: WebClient, channel: str, key: str, bot: str, since: datetime, thread: str = "") -> str | None:
    """The ts of the message that carries `key`, posted by the bot of id `bot` since about `since`; None where there is
    none. Anybody's app may write such metadata: only our own counts.

    Raises SlackApiError or one of UNANSWERED where Slack cannot say: then nothing may be posted again.
    """
    oldest = str((since - CLOCK_SKEW).timestamp())
    cursor = ""
    while True:
        page: dict[str, Any] = {
            "channel": channel,
            "oldest": oldest,
            "limit": 200,
            "include_all_metadata": True,
            "cursor": cursor,
        }
        answer = client.conversations_replies(ts=thread, **page) if thread else client.conversations_history(**page)
        for message in answer.get("messages") or []:
            if message.get("bot_id") == bot and _key(message) == key:
                return str(message["ts"])
        cursor = (answer.get("response_metadata") or {}).get("next_cursor") or ""
        if not cursor:
            return None


def _key(message: dict[str, Any]) -> str | None:
    metadata = message.get("metadata") or {}
    return (metadata.get("event_payload") or {}).get("key") if metadata.get("event_type") == EVENT_TYPE else None
