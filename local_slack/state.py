"""What the workspace holds: its people, its channels and what was said in them. Safe to use from any thread."""

import copy
import itertools
import secrets
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, TypeVar

from local_slack.faults import Faults
from local_slack.files import Files
from local_slack.members import Channel, Member, found
from local_slack.messages import Message, Stamps, order
from local_slack.payloads import Origin
from local_slack.rate_limits import RateLimits
from local_slack.refusal import ApiError, Json
from local_slack.sockets import Sockets
from local_slack.triggers import Triggers
from local_slack.views import Views

Item = TypeVar("Item")
# The bot's minimal scopes, with those that let it read channels, open direct messages and answer mentions.
SCOPES = (
    "commands",
    "chat:write",
    "users:read",
    "channels:history",
    "groups:history",
    "channels:read",
    "groups:read",
    "im:write",
    "im:history",
    "im:read",
    "app_mentions:read",
    "files:read",
    "files:write",
)
CALLS_KEPT = 50_000


class State:
    """`clock` gives the workspace's time, with a zone. Real time is used only for Slack's three seconds."""

    def __init__(
        self,
        clock: Callable[[], datetime],
        *,
        team_id: str = "T0LOCAL",
        domain: str = "local",
        bot_name: str = "boardbot",
        scopes: tuple[str, ...] = SCOPES,
    ) -> None:
        self.clock = clock
        self.bot = Member("U0BOARDBOT", bot_name, bot_name.capitalize(), is_bot=True)
        self.bot_id = "B0BOARDBOT"
        self.home = Origin(team_id, domain, "A0BOARDBOT", self.bot.id)
        self.bot_token = f"xoxb-{secrets.token_hex(12)}"
        self.app_token = f"xapp-1-{self.home.app_id}-{secrets.token_hex(12)}"
        self.scopes = scopes
        self.installed = True
        self.url = ""
        self.version = 0
        self.faults = Faults()
        self.limits = RateLimits()
        self.sockets = Sockets(self.home.app_id, self.changed)
        self.triggers = Triggers(clock)
        self.views = Views()
        self.files = Files()
        self.calls: deque[tuple[str, Json, Json]] = deque(maxlen=CALLS_KEPT)
        self._condition = threading.Condition(threading.RLock())
        self._watchers: list[Callable[[], None]] = []
        self._stamps = Stamps(clock)
        self._numbers = itertools.count(1)
        self._members: dict[str, Member] = {self.bot.id: self.bot}
        self._channels: dict[str, Channel] = {}
        self._said: dict[str, dict[str, Message]] = {}

    @contextmanager
    def change(self) -> Iterator[None]:
        """Holds the lock for one change, and then notifies everyone who waits."""
        with self._condition:
            yield
        self.changed()

    def changed(self) -> None:
        with self._condition:
            self.version += 1
            self._condition.notify_all()
            watchers = list(self._watchers)
        for watcher in watchers:
            watcher()

    def subscribe(self, watcher: Callable[[], None]) -> Callable[[], None]:
        """Calls `watcher` after every change, in the thread that made it. The returned function ends that."""
        with self._condition:
            self._watchers.append(watcher)

        def end() -> None:
            with self._condition:
                self._watchers.remove(watcher)
                self._condition.notify_all()

        return end

    def wait_for(self, predicate: Callable[[], Item], seconds: float = 5.0) -> Item:
        """Waits, without polling, until `predicate` is true; returns its value, or raises TimeoutError."""
        with self._condition:
            value = self._condition.wait_for(predicate, seconds)
        if not value:
            raise TimeoutError(f"nothing in {seconds} s made it true: {predicate}")
        return value

    # People and channels

    @property
    def members(self) -> list[Member]:
        return list(self._members.values())

    @property
    def channels(self) -> list[Channel]:
        return list(self._channels.values())

    def member(self, reference: Member | str) -> Member:
        """The person with this id or handle; Refusal user_not_found if there is none."""
        name = reference.id if isinstance(reference, Member) else reference
        if name in self._members:
            return self._members[name]
        for member in self.members:
            if member.name == name.removeprefix("@"):
                return member
        raise ApiError("user_not_found")

    def channel(self, reference: Channel | str) -> Channel:
        """The channel with this id or name; Refusal channel_not_found if there is none."""
        return found(self.channels, reference.id if isinstance(reference, Channel) else reference)

    def add_member(self, member: Member) -> Member:
        with self.change():
            self._members[member.id] = member
        return member

    def add_channel(
        self,
        name: str,
        *,
        id: str | None = None,
        private: bool = False,
        shared: bool = False,
        topic: str = "",
        members: tuple[Member | str, ...] = (),
        bot: bool = True,
    ) -> Channel:
        """Adds a channel with `members` and, unless `bot` is False, the bot. Nobody is told of it."""
        people = [self.member(member).id for member in members] + ([self.bot.id] if bot else [])
        with self.change():
            number = next(self._numbers)
            channel = Channel(id or f"C0CHANNEL{number}", name, private, False, shared, topic, people)
            channel.created = int(self.clock().timestamp())
            self._channels[channel.id] = channel
        return channel

    def direct_message(self, person: Member | str) -> Channel:
        """The conversation between the bot and `person`, opened if it was not yet."""
        someone = self.member(person)
        with self.change():
            for channel in self.channels:
                if channel.with_person == someone.id:
                    return channel
            name = f"D0DIRECT{next(self._numbers)}"
            channel = Channel(name, "directmessage", members=[someone.id, self.bot.id], with_person=someone.id)
            self._channels[name] = channel
        return channel

    def archive(self, channel: Channel | str) -> None:
        with self.change():
            self.channel(channel).archived = True

    def remove_bot(self, channel: Channel | str) -> None:
        with self.change():
            here = self.channel(channel)
            here.members = [member for member in here.members if member != self.bot.id]

    # What was said

    def post(self, channel: Channel, user: str, text: str, blocks: list[Json] | None = None, **more: Any) -> Message:
        """Adds a message without checking it: the caller has. `more` are the other fields of Message."""
        with self.change():
            mine: Json = {"bot_id": self.bot_id, "app_id": self.home.app_id} if user == self.bot.id else {}
            message = Message(self._stamps.next(), channel.id, user, text, self.with_ids(blocks or []), **mine, **more)
            self._said.setdefault(channel.id, {})[message.ts] = message
        return message

    def with_ids(self, blocks: list[Json]) -> list[Json]:
        """A copy of the blocks with the block_id and action_id that Slack gives to those without."""
        blocks = copy.deepcopy(blocks)
        for block in blocks:
            block.setdefault("block_id", f"block-{next(self._numbers)}")
            inner = [block.get("accessory"), block.get("element")]
            inner += block.get("elements", []) if block["type"] == "actions" else []
            for element in inner:
                if element and element["type"] != "image":
                    element.setdefault("action_id", f"action-{next(self._numbers)}")
        return blocks

    def said(self, channel: Channel | str) -> list[Message]:
        """Everything in a channel, private replies and notices included, oldest first."""
        with self._condition:
            return list(self._said.get(self.channel(channel).id, {}).values())

    def message(self, channel: Channel | str, ts: str) -> Message:
        """One message; Refusal message_not_found if it does not exist or was deleted."""
        try:
            return self._said[self.channel(channel).id][ts]
        except KeyError:
            raise ApiError("message_not_found") from None

    def edit(self, message: Message, text: str, blocks: list[Json], metadata: Json | None = None) -> None:
        """The bot changes a message of its own; without new metadata it keeps the old."""
        with self.change():
            message.text, message.blocks = text, self.with_ids(blocks)
            message.metadata = metadata or message.metadata
            message.edited = {"user": self.bot.id, "ts": f"{self.clock().timestamp():.6f}"}

    def delete(self, message: Message) -> None:
        with self.change():
            self._said[message.channel].pop(message.ts, None)

    def messages(self, channel: Channel | str) -> list[Message]:
        """The channel's public messages as anyone in it sees them, without replies in threads."""
        return [said for said in self.said(channel) if said.public and (not said.is_reply or said.broadcast)]

    def thread(self, channel: Channel | str, ts: str) -> list[Message]:
        """A message and its replies, oldest first."""
        return [said for said in self.said(channel) if said.public and ts in (said.ts, said.thread_ts)]

    def ephemerals(self, person: Member | str, channel: Channel | str) -> list[Message]:
        """What the bot showed there to this person alone, oldest first."""
        someone = self.member(person).id
        return [said for said in self.said(channel) if said.only_for == someone and said.kind == "message"]

    def transcript(self, channel: Channel | str, person: Member | str) -> list[Message]:
        """What this person sees in the channel, threads and Slack's own notices included, in order."""
        someone = self.member(person).id
        return sorted((said for said in self.said(channel) if said.seen_by(someone)), key=lambda said: order(said.ts))
