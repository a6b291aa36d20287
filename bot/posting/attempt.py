"""Posting to Slack: what an answer means for the next try, and finding a message of ours that is out already."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.slack.errors import (
    OF_THE_BLOCKS,
    REMEDIES,
    UNANSWERED,
    is_about_the_token,
    is_ambiguous,
    is_passing,
    is_rate_limit,
    name_of,
    named,
    seconds_asked_for,
)

# Posts of earlier versions carry this name too: they must be found as well.
EVENT_TYPE = "boardbot_digest"
# Slack's clock goes by its own time: one message too many looked at is better than one too few.
CLOCK_SKEW = timedelta(days=1)
RETRY_SECONDS = 30


class Ended(StrEnum):
    """How a try ended: accepted; not accepted, to be tried later; perhaps accepted; never to be accepted; or not even
    begun, because Slack did not say what must be known first."""

    POSTED = "posted"
    LATER = "later"
    UNSURE = "unsure"
    REFUSED = "refused"
    NOT_TRIED = "not tried"


@dataclass(frozen=True, slots=True)
class Attempt:
    """The end of one try: `ts` where it is out, `wait` in seconds until the next, `error` in words for support.

    `of_the_token` says that Slack refused the bot's token: nothing at all can be posted until that is mended;
    `of_the_blocks`, that it surely did nothing, and may take the same words without blocks.
    """

    ended: Ended
    ts: str = ""
    wait: int = 0
    error: str = ""
    of_the_token: bool = False
    of_the_blocks: bool = False


def post(client: WebClient, channel: str, words: dict[str, Any], key: str, thread: str = "") -> Attempt:
    """Posts a message once: its `words` are its text, and its blocks where it has them. `key` goes into its metadata,
    so that it can be found again; nobody sees it."""
    try:
        answer = client.chat_postMessage(
            channel=channel,
            **words,
            thread_ts=thread or None,
            unfurl_links=False,
            unfurl_media=False,
            metadata={"event_type": EVENT_TYPE, "event_payload": {"key": key}},
        )
        return Attempt(Ended.POSTED, ts=str(answer.data["ts"]))  # type: ignore[call-overload]
    except SlackApiError as error:
        return refused(error)
    except UNANSWERED as error:
        return Attempt(Ended.UNSURE, error=f"Slack could not be reached ({named(error)})")


def refused(error: SlackApiError) -> Attempt:
    """What Slack's refusal of a call means for the next try."""
    name = name_of(error)
    if is_rate_limit(error):
        return Attempt(Ended.LATER, wait=seconds_asked_for(error.response.headers), error="Slack asked to wait")
    if is_ambiguous(error):
        return Attempt(Ended.UNSURE, error=f"Slack answered {name[:40]}")
    words = REMEDIES.get(name, f"Slack refused it: {name}.")
    return Attempt(
        Ended.REFUSED, error=words, of_the_token=is_about_the_token(error), of_the_blocks=name in OF_THE_BLOCKS
    )


def not_told(error: Exception) -> Attempt:
    """What it means for the next try that Slack did not answer a question which comes before the post."""
    if isinstance(error, SlackApiError) and not is_passing(error):
        return refused(error)
    wait = RETRY_SECONDS
    if isinstance(error, SlackApiError) and is_rate_limit(error):
        wait = seconds_asked_for(error.response.headers)
    return Attempt(Ended.NOT_TRIED, wait=wait, error=named(error))


def channel_of(client: WebClient, place: str) -> str:
    """The channel of a place: itself, or a person's direct messages with the bot. Asking twice opens nothing twice."""
    if not place.startswith(("U", "W")):
        return place
    return str(client.conversations_open(users=place)["channel"]["id"])


def find(client: WebClient, channel: str, key: str, bot: str, since: datetime, thread: str = "") -> str | None:
    """The ts of the message that carries `key`, posted by the bot of id `bot` since about `since`; None where there is
    none. Anybody's app may write such metadata: only our own counts.

    Raises one of NO_ANSWER where Slack cannot say: then nothing may be posted again.
    """
    oldest = str((since - CLOCK_SKEW).timestamp())
    page: dict[str, Any] = {"channel": channel, "oldest": oldest, "limit": 200, "include_all_metadata": True}
    answer = client.conversations_replies(ts=thread, **page) if thread else client.conversations_history(**page)
    ours = (
        message
        for each in answer
        for message in each.get("messages") or []
        if message.get("bot_id") == bot and _key(message) == key
    )
    return next((str(message["ts"]) for message in ours), None)


def _key(message: dict[str, Any]) -> str | None:
    metadata = message.get("metadata") or {}
    return (metadata.get("event_payload") or {}).get("key") if metadata.get("event_type") == EVENT_TYPE else None
