"""The contents of a channel: messages, private replies, and the workspace's own notices."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from local_slack.files import File
from local_slack.interactions import Offered
from local_slack.refusal import Json

MESSAGE = "message"
COMMAND = "command"
NOTICE = "notice"


@dataclass
class Message:
    """One line of a conversation. `only_for` is the id of the one person who sees an ephemeral message.

    `kind` is MESSAGE; COMMAND for a slash command made public by `in_channel`; NOTICE for what Slack itself tells a
    person ("operation_timeout"). Only the first is in the channel's history in the Web API. `typed` is the command that
    a private reply answers: Slack does not show it, the browser page does. `subtype`, `files` and `client_msg_id`
    belong to people's messages: Slack's clients give each message an id. `offered` are the options that the app gave
    for its fields.
    """

    ts: str
    channel: str
    user: str
    text: str
    blocks: list[Json] = field(default_factory=list)
    thread_ts: str | None = None
    broadcast: bool = False
    metadata: Json | None = None
    bot_id: str | None = None
    app_id: str | None = None
    edited: Json | None = None
    only_for: str | None = None
    kind: str = MESSAGE
    truncated: bool = False
    unfurl_links: bool = True
    unfurl_media: bool = True
    typed: str = ""
    subtype: str = ""
    files: list[File] = field(default_factory=list)
    client_msg_id: str = ""
    offered: Offered = field(default_factory=dict)

    @property
    def public(self) -> bool:
        return self.only_for is None and self.kind == MESSAGE

    @property
    def is_reply(self) -> bool:
        return self.thread_ts is not None and self.thread_ts != self.ts

    @property
    def persons(self) -> Json:
        """The fields that only a person's message has, and the app's own if it has a file."""
        files = [each.as_json() for each in self.files]
        fields = {"subtype": self.subtype, "files": files, "client_msg_id": self.client_msg_id}
        return {name: value for name, value in fields.items() if value}

    def seen_by(self, person: str) -> bool:
        return self.only_for in (None, person)

    def as_json(self, team: str, *, all_metadata: bool = True) -> Json:
        """The message object. Without `all_metadata` only the metadata's event_type is given, as in Slack.

        Source: https://docs.slack.dev/messaging/message-metadata
        """
        described: Json = {
            "type": "message",
            "ts": self.ts,
            "user": self.user,
            "team": team,
            "text": self.text,
        }
        if self.bot_id:
            described |= {"bot_id": self.bot_id, "app_id": self.app_id}
        if self.metadata:
            kind = {"event_type": self.metadata["event_type"]}
            described["metadata"] = self.metadata if all_metadata else kind
        optional = {"blocks": self.blocks, "thread_ts": self.thread_ts, "edited": self.edited, **self.persons}
        return described | {name: value for name, value in optional.items() if value}


class Stamps:
    """Message timestamps from a clock: never the same twice and never decreasing, whatever the clock does."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._last = 0

    def next(self) -> str:
        """Seconds and six decimals, as Slack's `ts`."""
        now = round(self._clock().timestamp() * 1_000_000)
        self._last = max(now, self._last + 1)
        return f"{self._last // 1_000_000}.{self._last % 1_000_000:06d}"


def order(ts: str) -> tuple[int, int]:
    """A key that sorts timestamps as instants. It accepts "1594.5" and "1594"; ValueError for anything else."""
    seconds, _, fraction = ts.partition(".")
    return int(seconds), int(fraction.ljust(6, "0")[:6] or 0)


def with_thread(parent: Message, replies: Iterable[Message], described: Json) -> Json:
    """`described` with the counts that Slack adds to a message that has replies."""
    found = list(replies)
    if not found:
        return described
    return described | {
        "thread_ts": parent.ts,
        "reply_count": len(found),
        "reply_users": list(dict.fromkeys(reply.user for reply in found)),
        "latest_reply": found[-1].ts,
    }
