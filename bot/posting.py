"""Posting to Slack: what an answer means for the next try, and finding a message of ours that is out already."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.messages import payload
from commands.reply import Reply

EVENT_TYPE = "boardbot_digest"
CLOCK_SKEW = timedelta(minutes=10)
_AMBIGUOUS = frozenset({"fatal_error", "internal_error", "request_timeout", "service_unavailable"})

# Slack's error names, and what support is told to do (docs.slack.dev/reference/methods/chat.postMessage).
REMEDIES = {
    "not_in_channel": "I am not a member of the channel. Type /invite @boardbot there, then /digest post.",
    "channel_not_found": "I cannot see the channel. Type /invite @boardbot there, then /digest post.",
    "is_archived": "The channel is archived. Unarchive it, or set the board up in another channel.",
    "restricted_action": "Only some people may post in the channel. Ask a Slack administrator to let boardbot post.",
    "missing_scope": "A permission is missing. Reinstall the app from its manifest.",
}


class Ended(StrEnum):
    """How a post ended: accepted; to be tried later; perhaps accepted; or never to be accepted."""

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


def post(client: WebClient, channel: str, message: Reply, key: str, thread: str | None = None) -> Outcome:
    """Posts `message` once. `key` goes into its metadata, so that it can be found again; nobody sees it."""
    try:
        answer = client.chat_postMessage(
            channel=channel,
            **payload(message),
            thread_ts=thread,
            unfurl_links=False,
            unfurl_media=False,
            metadata={"event_type": EVENT_TYPE, "event_payload": {"key": key}},
        )
        return Outcome(Ended.POSTED, ts=str(answer["ts"]))
    except SlackApiError as error:
        return _refused(error)
    except OSError as error:
        return Outcome(Ended.UNSURE, error=f"Slack could not be reached ({type(error).__name__})")


def is_passing(error: SlackApiError) -> bool:
    """Slack is busy or has a fault of its own: the same call may go through in a moment."""
    return error.response.status_code >= 429 or str(error.response.get("error")) in {*_AMBIGUOUS, "ratelimited"}


def _refused(error: SlackApiError) -> Outcome:
    name = str(error.response.get("error"))
    if error.response.status_code == 429:
        return Outcome(Ended.LATER, wait=int(error.response.headers.get("Retry-After") or 30), error=name)
    if error.response.status_code >= 500 or name in _AMBIGUOUS:
        return Outcome(Ended.UNSURE, error=f"Slack answered {name}")
    return Outcome(Ended.REFUSED, error=REMEDIES.get(name, f"Slack refused it: {name}."))


def find(client: WebClient, channel: str, key: str, since: datetime, thread: str | None = None) -> str | None:
    """The ts of the message of ours that carries `key`, posted since about `since`; None where there is none.

    Raises SlackApiError or OSError where Slack cannot say: then nothing may be posted again.
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
            metadata = message.get("metadata") or {}
            if metadata.get("event_type") == EVENT_TYPE and (metadata.get("event_payload") or {}).get("key") == key:
                return str(message["ts"])
        cursor = (answer.get("response_metadata") or {}).get("next_cursor") or ""
        if not cursor:
            return None
