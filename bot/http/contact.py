"""Records when Slack was last heard from: a signed request that came in, or a call that Slack answered."""

import logging
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from slack_sdk import WebClient
from slack_sdk.web import SlackResponse

from bot.metrics.counts import heard_of_slack
from bot.slack.client import SlackClient
from bot.slack.errors import NO_ANSWER, named

# After this much silence the bot calls Slack itself, so that a quiet weekend raises no alarm.
QUIET = timedelta(minutes=5)
LOST = timedelta(minutes=15)

logger = logging.getLogger(__name__)


class Contact:
    """When this process last heard from Slack. `clock` gives the present instant."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._last: datetime | None = None

    def heard(self) -> None:
        """Records that Slack was heard from just now."""
        at = self._clock()
        heard_of_slack(at)
        with self._lock:
            self._last = at

    @property
    def last(self) -> datetime | None:
        """The instant of the last contact, or None."""
        with self._lock:
            return self._last

    def is_older_than(self, age: timedelta) -> bool:
        """True if Slack has not been heard from for longer than `age`, or ever."""
        last = self.last
        # If the clock was put back, `last` lies in the future, and is worth no more than one long past.
        return last is None or abs(self._clock() - last) > age


class ListeningClient(SlackClient):
    """A copy of a client that records each call Slack answers."""

    def __init__(self, twin: WebClient, contact: Contact) -> None:
        super().__init__(twin.token, twin.base_url, twin.timeout)
        self.contact = contact

    def api_call(self, api_method: str, **more: Any) -> SlackResponse:
        answer = super().api_call(api_method, **more)
        self.contact.heard()
        return answer


def call_if_quiet(client: ListeningClient) -> None:
    """Calls Slack if nothing was heard from it for five minutes. A failure is logged and otherwise ignored."""
    if client.contact.is_older_than(QUIET):
        try:
            client.auth_test() if client.token else client.api_test()
        except NO_ANSWER as error:
            logger.warning("Slack does not respond (%s)", named(error))
