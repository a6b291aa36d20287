"""Looking in Slack for a post that an earlier attempt may have left there, before it is tried again.

An app that is distributed outside Slack's marketplace may read a history once a minute in a whole workspace, and a
thread likewise, fifteen messages at a time:
https://docs.slack.dev/changelog/2025/05/29/rate-limit-changes-for-non-marketplace-apps. Elsewhere one page mostly does.
So how far a look has come is kept, in the log, where whichever process is next goes on from it.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

from slack_sdk import WebClient

from bot.posting.attempt import EVENT_TYPE
from storage.outbox import Post

# Slack's clock may differ from ours: better to look at one message too many than at one too few.
CLOCK_SKEW = timedelta(days=1)
# What is asked for. Where Slack gives fewer at a time, it says that there are more.
MOST = 200

Message = dict[str, Any]


def find(client: WebClient, post: Post, bot: str, keep: Callable[[str], None], file: str = "") -> str | None:
    """The ts of the message that carries the post's key in its metadata, or the `file` of that id, posted by the bot
    `bot` since about when it was composed; None if there is none. Other apps can write the same metadata, so only this
    bot's messages count. `keep` is told, between two pages, how far it has come: the post's `looked_to`.

    Raises one of NO_ANSWER if Slack cannot say: the message must not be posted again then.
    """
    for messages in _pages(client, post, keep):
        for each in messages:
            is_it = _key(each) == post.key or (file and file in _files(each))
            if is_it and each.get("bot_id") == bot:
                return str(each["ts"])
    return None


def _pages(client: WebClient, post: Post, keep: Callable[[str], None]) -> Iterator[list[Message]]:
    """A channel's messages come newest first, a thread's oldest first. A page begins after the last message of the one
    before, and not at Slack's cursor, which nobody knows to last."""
    reached = post.looked_to
    while True:
        answer = _page(client, post, reached)
        messages = answer.get("messages") or []
        yield messages
        if not answer.get("has_more"):
            return
        last = str(messages[-1]["ts"]) if messages else reached
        # Slack puts the message that a thread hangs on before each page of it.
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
