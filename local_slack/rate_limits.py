"""Slack's rate limits, which are off until a test turns them on, because most tests are about something else.

Sources: https://docs.slack.dev/apis/web-api/rate-limits (posts, and that a limit is for a workspace and a method), and
https://docs.slack.dev/changelog/2025/05/29/rate-limit-changes-for-non-marketplace-apps (history and replies).
"""

from datetime import datetime, timedelta
from math import ceil

HISTORY = ("conversations.history", "conversations.replies")
EVERY_MINUTE, EVERY_SECOND = timedelta(minutes=1), timedelta(seconds=1)
# Slack gives no more at a time, whatever was asked for, and does not say so.
MESSAGES_AT_A_TIME = 15


class RateLimits:
    """With `history` the app counts as distributed outside Slack's marketplace: it may read a history, and a thread,
    once a minute in the whole workspace, fifteen messages at a time. With `posts` it may post once a second in each
    channel."""

    def __init__(self) -> None:
        self.history = False
        self.posts = False
        self._last: dict[str, datetime] = {}

    def page(self, most: int) -> int:
        """How many messages of a history come at a time, if the method itself would give `most`."""
        return MESSAGES_AT_A_TIME if self.history else most

    def seconds_to_wait(self, method: str, channel: str, now: datetime) -> int:
        """0 if the method may be called now, and the call is then counted; otherwise the seconds for Retry-After."""
        if self.history and method in HISTORY:
            return self._waited(method, EVERY_MINUTE, now)
        if self.posts and method == "chat.postMessage":
            return self._waited(channel, EVERY_SECOND, now)
        return 0

    def _waited(self, name: str, every: timedelta, now: datetime) -> int:
        last = self._last.get(name)
        if last is not None and last <= now < last + every:
            return ceil((last + every - now).total_seconds())
        self._last[name] = now
        return 0
