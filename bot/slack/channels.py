"""What Slack says of channels: who can read one, whether the bot and other people are in it, and whether it is gone."""

import logging
import threading
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from slack_sdk import WebClient

from bot.slack.errors import NO_ANSWER, name_of, named

FRESH_FOR = timedelta(minutes=10)
MOST_PAGES = 10
# Slack's error for a private channel that the bot is not in, and for one that does not exist.
_NOT_FOUND = "channel_not_found"

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ChannelFacts:
    """A channel as Slack describes it: whether people of another organisation are in it, whether everybody in the
    workspace can read it, whether the bot is in it, and whether nobody can write there any more."""

    shared: bool
    public: bool
    has_bot: bool
    archived: bool


class Channels:
    """Channels as last seen, kept for minutes. The time limit of `client` must be short enough for a command to wait
    for."""

    def __init__(self, client: WebClient) -> None:
        self._client = client
        self._seen: dict[str, tuple[datetime, ChannelFacts]] = {}
        self._gone: dict[str, bool] = {}
        self._members: dict[str, tuple[datetime, frozenset[str]]] = {}
        self._hidden: dict[str, bool] = {}
        self._lock = threading.Lock()

    def is_stale(self, channel: str, now: datetime) -> bool:
        """True if Slack must be asked about the channel, for the first time or again."""
        with self._lock:
            known = self._seen.get(channel)
        return known is None or now - known[0] > FRESH_FOR

    def ask(self, channel: str, now: datetime) -> None:
        """Asks Slack who can read the channel. If it does not say, it is asked again the next time."""
        seen = seen_now(self._client, channel)
        with self._lock:
            self._hidden[channel] = seen == _NOT_FOUND
            if isinstance(seen, ChannelFacts):
                self._seen[channel] = (now, seen)

    def seen(self, channel: str) -> ChannelFacts | None:
        """The channel as last seen; None if Slack has not said."""
        with self._lock:
            known = self._seen.get(channel)
        return known[1] if known else None

    def is_shared(self, channel: str) -> bool | None:
        """True if people of another organisation are in the channel; None if Slack has not said."""
        seen = self.seen(channel)
        return seen.shared if seen else None

    def has_bot(self, channel: str) -> bool | None:
        """True if the bot is in the channel; None if Slack has not said. Slack does not show the bot a private channel
        that it is not in."""
        seen = self.seen(channel)
        with self._lock:
            hidden = self._hidden.get(channel, False)
        return False if hidden else seen.has_bot if seen else None

    def ask_whether_gone(self, channel: str) -> None:
        """Asks Slack whether the channel is archived, or no longer exists."""
        seen = seen_now(self._client, channel)
        with self._lock:
            self._gone[channel] = seen.archived if isinstance(seen, ChannelFacts) else seen == _NOT_FOUND

    def is_gone(self, channel: str) -> bool:
        """True if the channel is archived, or Slack no longer shows it to the bot. Unless Slack has said so, it is
        taken to exist."""
        with self._lock:
            return self._gone.get(channel, False)

    def is_stale_in_members(self, channel: str, now: datetime) -> bool:
        """True if Slack must be asked who is in the channel, for the first time or again."""
        with self._lock:
            known = self._members.get(channel)
        return known is None or now - known[0] > FRESH_FOR

    def ask_members(self, channel: str, now: datetime) -> None:
        """Asks Slack who is in the channel. If it does not say, it is asked again the next time."""
        members = self._ask_members(channel)
        with self._lock:
            self._hidden[channel] = members == _NOT_FOUND
            if isinstance(members, frozenset):
                self._members[channel] = (now, members)

    def leaves_unsaid(self, channel: str, now: datetime) -> bool:
        """True if Slack has not said recently who is in the channel, but may when asked again; for a channel that it
        does not show to the bot it never will."""
        with self._lock:
            hidden = self._hidden.get(channel, False)
        return not hidden and self.is_stale_in_members(channel, now)

    def has(self, channel: str, person: str, now: datetime) -> bool:
        """True if the person is a member of the channel. Unless Slack has said so recently, they are not."""
        with self._lock:
            known = self._members.get(channel)
        return known is not None and now - known[0] <= FRESH_FOR and person in known[1]

    def _ask_members(self, channel: str) -> frozenset[str] | str:
        try:
            pages = islice(self._client.conversations_members(channel=channel, limit=1000), MOST_PAGES)
            return frozenset(each for page in pages for each in page.get("members") or [])
        except NO_ANSWER as error:
            logger.warning("Slack did not say who is in %s: %s", channel, named(error))
            return name_of(error)


def seen_now(client: WebClient, channel: str) -> ChannelFacts | str:
    """Asks Slack about a channel; if it does not say, Slack's name for the reason, or empty."""
    try:
        told = client.conversations_info(channel=channel)["channel"]
        return ChannelFacts(
            shared=bool(told.get("is_ext_shared")),
            public=not (told.get("is_private") or told.get("is_im") or told.get("is_mpim")),
            has_bot=bool(told.get("is_member")),
            archived=bool(told.get("is_archived")),
        )
    except (*NO_ANSWER, TypeError, AttributeError) as error:
        logger.warning("Slack did not say how %s is: %s", channel, named(error))
        return name_of(error)


def shared_now(client: WebClient, channel: str) -> bool | None:
    """Asks Slack whether people of another organisation are in a channel; None if it does not say."""
    seen = seen_now(client, channel)
    return seen.shared if isinstance(seen, ChannelFacts) else None
