"""What Slack says of channels: whether one is shared with another organisation, and who is in it. Kept for minutes."""

import logging
import threading
from datetime import datetime, timedelta
from itertools import islice

from slack_sdk import WebClient

from bot.slack_errors import NO_ANSWER, named

FRESH_FOR = timedelta(minutes=10)
MOST_PAGES = 10

logger = logging.getLogger(__name__)


class Channels:
    """Channels as last seen. `client` has a time limit short enough for a command to wait for."""

    def __init__(self, client: WebClient) -> None:
        self._client = client
        self._shared: dict[str, tuple[datetime, bool]] = {}
        self._members: dict[str, tuple[datetime, frozenset[str]]] = {}
        self._lock = threading.Lock()

    def is_stale(self, channel: str, now: datetime) -> bool:
        """Slack has to be asked whether the channel is shared, for the first time or again."""
        with self._lock:
            known = self._shared.get(channel)
        return known is None or now - known[0] > FRESH_FOR

    def ask(self, channel: str, now: datetime) -> None:
        """Asks Slack whether people of another organisation are in the channel. Where it does not say, it is asked
        again the next time."""
        shared = shared_now(self._client, channel)
        if shared is not None:
            with self._lock:
                self._shared[channel] = (now, shared)

    def is_shared(self, channel: str) -> bool | None:
        """True where people of another organisation are in the channel; None where Slack has not said."""
        with self._lock:
            known = self._shared.get(channel)
        return known[1] if known else None

    def is_stale_in_members(self, channel: str, now: datetime) -> bool:
        """Slack has to be asked who is in the channel, for the first time or again."""
        with self._lock:
            known = self._members.get(channel)
        return known is None or now - known[0] > FRESH_FOR

    def ask_members(self, channel: str, now: datetime) -> None:
        """Asks Slack who is in the channel. Where it does not say, it is asked again the next time."""
        members = self._ask_members(channel)
        if members is not None:
            with self._lock:
                self._members[channel] = (now, members)

    def has(self, channel: str, person: str, now: datetime) -> bool:
        """The person is a member of the channel. Where Slack has not said so of late, they are not."""
        with self._lock:
            known = self._members.get(channel)
        return known is not None and now - known[0] <= FRESH_FOR and person in known[1]

    def _ask_members(self, channel: str) -> frozenset[str] | None:
        try:
            pages = islice(self._client.conversations_members(channel=channel, limit=1000), MOST_PAGES)
            return frozenset(each for page in pages for each in page.get("members") or [])
        except NO_ANSWER as error:
            logger.warning("Slack did not say who is in %s: %s", channel, named(error))
            return None


def shared_now(client: WebClient, channel: str) -> bool | None:
    """Asks Slack whether people of another organisation are in a channel; None where Slack does not say."""
    try:
        return bool(client.conversations_info(channel=channel)["channel"].get("is_ext_shared"))
    except (*NO_ANSWER, TypeError, AttributeError) as error:
        logger.warning("Slack did not say whether %s is shared: %s", channel, named(error))
        return None
