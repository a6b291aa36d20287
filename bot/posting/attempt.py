"""One attempt to post, and what Slack's answer means for the retry."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
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

# Posts of earlier versions carry this name, and must be found too.
EVENT_TYPE = "boardbot_digest"
RETRY_SECONDS = 30
NOTHING: Mapping[str, str | int] = MappingProxyType({})


class Ended(StrEnum):
    """How an attempt ended: accepted; not accepted, to be retried later; unknown; refused for good; or not begun,
    because Slack did not answer a call that comes before the post."""

    POSTED = "posted"
    LATER = "later"
    UNSURE = "unsure"
    REFUSED = "refused"
    NOT_TRIED = "not tried"


@dataclass(frozen=True, slots=True)
class Attempt:
    """The result of one attempt: `ts` if it was posted, `wait` in seconds until the retry, `error` in words for
    support.

    `of_the_token`: Slack refused the bot's token, so nothing can be posted until it is replaced. `of_the_blocks`: Slack
    refused the blocks, certainly posted nothing, and may accept the same words as plain text.
    """

    ended: Ended
    ts: str = ""
    wait: int = 0
    error: str = ""
    of_the_token: bool = False
    of_the_blocks: bool = False


def post(
    client: WebClient,
    channel: str,
    words: dict[str, Any],
    key: str,
    thread: str = "",
    beside: Mapping[str, str | int] = NOTHING,
) -> Attempt:
    """Makes one attempt to post a message: `words` are its text, and its blocks if it has any. `key` and whatever is in
    `beside` go into the message's metadata, which people do not see; the key makes it possible to find the message
    again."""
    try:
        answer = client.chat_postMessage(
            channel=channel,
            **words,
            thread_ts=thread or None,
            unfurl_links=False,
            unfurl_media=False,
            metadata={"event_type": EVENT_TYPE, "event_payload": {"key": key, **beside}},
        )
        return Attempt(Ended.POSTED, ts=str(answer.data["ts"]))  # type: ignore[call-overload]
    except SlackApiError as error:
        return refused(error)
    except UNANSWERED as error:
        return Attempt(Ended.UNSURE, error=f"Slack could not be reached ({named(error)})")


def refused(error: SlackApiError) -> Attempt:
    """The result of an attempt that Slack refused with this error."""
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
    """The result of an attempt that was not begun, because Slack did not answer a call that comes before the post."""
    if isinstance(error, SlackApiError) and not is_passing(error):
        return refused(error)
    wait = RETRY_SECONDS
    if isinstance(error, SlackApiError) and is_rate_limit(error):
        wait = seconds_asked_for(error.response.headers)
    return Attempt(Ended.NOT_TRIED, wait=wait, error=named(error))


class Places:
    """The channels that posts go to. The channel of a person's direct messages with the bot never changes, so Slack is
    asked for it once, and not before each of hundreds of reminders. Idempotent."""

    def __init__(self, client: WebClient) -> None:
        self._client = client
        self._direct: dict[str, str] = {}

    def channel_of(self, place: str) -> str:
        """The channel id of a place: a channel's own, or that of a person's direct messages with the bot."""
        if not place.startswith(("U", "W")):
            return place
        if place not in self._direct:
            self._direct[place] = str(self._client.conversations_open(users=place)["channel"]["id"])
        return self._direct[place]
