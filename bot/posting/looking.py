"""Searches Slack for a post that an earlier attempt may have left there, before it is tried again.

An app that is distributed outside Slack's marketplace may read channels' histories once a minute in the whole
workspace, and threads likewise, fifteen messages at a time:
https://docs.slack.dev/changelog/2025/05/29/rate-limit-changes-for-non-marketplace-apps. For other apps one page is
mostly enough. So the log stores how far a search has come, and any process can continue it.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

from slack_sdk import WebClient

from bot.posting.attempt import EVENT_TYPE
from storage.outbox import Post

# Slack's clock may differ from ours: better to look at one message too many than at one too few.
CLOCK_SKEW = timedelta(days=1)
# The number of messages requested. If Slack gives fewer at a time, it says that there are more.
MOST = 200

Message = dict[str, Any]


def find(client: WebClient, post: Post, bot: str, keep: Callable[[str], None], file: str = "") -> str | None:
    """The ts of the bot's message that carries the post's key in its metadata, or that has the file with the id `file`,
    posted since about when the post was composed; None if there is none. Other apps can write the same metadata, so
    only messages of the bot `bot` count. `keep` is called between two pages with how far the search has come: the
    post's `looked_to`.

    Raises one of NO_ANSWER if Slack cannot say: the message must not be posted again then.
    """
    for messages in _pages(client, post, keep):
        for each in messages:
            is_it = _key(each) == post.key or (file and file in _files(each))
            if is_it and each.get("bot_id") == bot:
                return str(each["ts"])
    return None


def _pages(client: WebClient, post: Post, keep: Callable[[str], None]) -> Iterator[list[Message]]:
    """The pages of messages: a channel's come newest first, a thread's oldest first. Each page begins after the last
    message of the one before, not at Slack's cursor, which may not last."""
    reached = post.looked_to
    while True:
        answer = _page(client, post, reached)
        messages = answer.get("messages") or []
        yield messages
        if not answer.get("has_more"):
            return
        last = str(messages[-1]["ts"]) if messages else reached
        # Slack begins each page of a thread with the thread's parent message.
        if last in (reached, post.thread):
            raise LookupError("Slack says that there are more messages, and gives none")
        reached = last
        keep(reached)


def _page(client: WebClient, post: Post, reached: str) -> Any:
    oldest = str((post.composed_at - CLOCK_SKEW).timestamp())
    page: dict[str, Any] = {"channel": post.channel, "oldest": oldest, "limit": MOST, "include_all_metadata": True}
    if post.thread:
        return client.conversations_replies(ts=post.thread, **page | ({"oldest": reached} if reached else {}))
    return client.conversations_history(**page | ({"latest": reached} if reached else {}))


def _files(message: Message) -> list[str]:
    return [str(each.get("id")) for each in message.get("files") or ()]


def _key(message: Message) -> str | None:
    metadata = message.get("metadata") or {}
    return (metadata.get("event_payload") or {}).get("key") if metadata.get("event_type") == EVENT_TYPE else None
