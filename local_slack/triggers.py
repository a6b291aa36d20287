"""The short-lived permissions that come with a person's act: trigger ids and response URLs.

Source: https://docs.slack.dev/interactivity/handling-user-interaction
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from local_slack.refusal import ApiError
from local_slack.traps import trap

TRIGGER_LIFE = timedelta(seconds=3)
RESPONSE_LIFE = timedelta(minutes=30)
RESPONSE_USES = 5


@dataclass
class Trigger:
    person: str
    expires: datetime
    used: bool = False
    opens: bool = True


@dataclass
class ResponseUrl:
    """Where an app may answer later. `original` is the ts of the message that the act was on, if any."""

    person: str
    channel: str
    expires: datetime
    original: str | None = None
    uses: int = 0


class Triggers:
    """The trigger ids and response URLs, by their id. Times are the workspace's own."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._triggers: dict[str, Trigger] = {}
        self._responses: dict[str, ResponseUrl] = {}

    def trigger(self, person: str, *, opens: bool = True) -> str:
        """A new trigger id. Unless it `opens`, it can only push a modal onto another."""
        name = f"{secrets.randbelow(10**13)}.{secrets.randbelow(10**10)}.{secrets.token_hex(16)}"
        self._triggers[name] = Trigger(person, self._clock() + TRIGGER_LIFE, opens=opens)
        return name

    def exchange(self, name: str, *, to_open: bool = False) -> str:
        """The person behind a trigger id, which is then used up. `to_open` is for a modal that is not on top of
        another.

        Refusal invalid_trigger_id, expired_trigger_id (3 s) or exchanged_trigger_id (used before). Slack lets a form's
        submission open a modal, which some people then do not see: here that is invalid_arguments.
        """
        trigger = self._triggers.get(name)
        if trigger is None:
            raise ApiError("invalid_trigger_id")
        if trigger.used:
            raise ApiError("exchanged_trigger_id")
        if self._clock() > trigger.expires:
            raise ApiError("expired_trigger_id")
        if to_open and not trigger.opens:
            raise trap("a submission opens no modal on a phone: answer it with response_action update or push")
        trigger.used = True
        return trigger.person

    def response(self, person: str, channel: str, original: str | None = None) -> str:
        name = secrets.token_hex(12)
        self._responses[name] = ResponseUrl(person, channel, self._clock() + RESPONSE_LIFE, original)
        return name

    def respond(self, name: str) -> ResponseUrl:
        """The response URL, with one use counted; Refusal expired_url (or unknown) or used_url (five times)."""
        found = self._responses.get(name)
        if found is None or self._clock() > found.expires:
            raise ApiError("expired_url")
        if found.uses >= RESPONSE_USES:
            raise ApiError("used_url")
        found.uses += 1
        return found
