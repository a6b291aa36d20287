"""Sending envelopes and waiting for what the app answers."""

import secrets
from collections.abc import Callable
from datetime import datetime
from typing import Any

from local_slack import payloads
from local_slack.answer import Answer
from local_slack.members import Channel, Member
from local_slack.messages import NOTICE
from local_slack.refusal import Json
from local_slack.sockets import EVENTS_API, SLASH_COMMANDS, Delivery
from local_slack.state import State

PATIENCE = 3.0
# Slack's waits before its three retries of an event, in seconds.
EVENT_RETRIES = (0.0, 60.0, 300.0)


class Envelopes(State):
    """A workspace that can reach the app. `later`, set while it is served, calls a function after a delay."""

    def __init__(
        self,
        clock: Callable[[], datetime],
        *,
        patience: float = PATIENCE,
        event_retries: tuple[float, ...] = EVENT_RETRIES,
        **more: Any,
    ) -> None:
        super().__init__(clock, **more)
        self.patience = patience
        self.event_retries = event_retries
        self.later: Callable[[float, Callable[[], None]], None] | None = None

    def ask(self, kind: str, payload: Json, *, accepts_response: bool | None = None) -> Answer:
        """Sends an envelope that a person waits for, and waits for the answer."""
        accepts = kind == SLASH_COMMANDS if accepts_response is None else accepts_response
        return self._answer(Delivery(secrets.token_hex(16), kind, payload, accepts))

    def redeliver(self, envelope_id: str) -> Answer:
        """Sends an envelope once more, unchanged, and waits; nothing is shown to anyone."""
        delivery = self.sockets.deliveries[envelope_id]
        delivery.answered.clear()
        return self._answer(delivery)

    def envelopes(self, kind: str | None = None) -> list[Delivery]:
        """Every envelope sent so far, or every one of a kind, oldest first."""
        return [sent for sent in list(self.sockets.deliveries.values()) if kind in (None, sent.kind)]

    def tell(self, inner: Json, channel: Channel | None = None) -> Delivery:
        """Sends an event, and retries it, as Slack does, while it is not acknowledged."""
        now = self.clock().timestamp()
        inner = {"event_ts": f"{now:.6f}"} | inner
        shared = bool(channel and channel.shared)
        payload = payloads.event(self.home, inner, f"Ev{secrets.token_hex(5).upper()}", int(now), shared=shared)
        delivery = Delivery(secrets.token_hex(16), EVENTS_API, payload, False)
        self._attempt(delivery, self.event_retries, None)
        return delivery

    def acted_at(self) -> str:
        """The time of an act, in the form that payloads have."""
        return f"{self.clock().timestamp():.6f}"

    def response_url(self, person: Member, channel: Channel, original: str | None = None) -> str:
        """An address for later answers to this person's act; `original` is the message it was on."""
        return f"{self.url}/response/{self.triggers.response(person.id, channel.id, original)}"

    def notice(
        self, person: Member, channel: Channel, text: str, typed: str = "", thread_ts: str | None = None
    ) -> None:
        """Slack's own message to one person, about what they `typed`."""
        self.post(channel, "USLACKBOT", text, only_for=person.id, kind=NOTICE, typed=typed, thread_ts=thread_ts)

    def _attempt(self, delivery: Delivery, waits: tuple[float, ...], reason: str | None) -> None:
        self.sockets.send(delivery, reason)
        self.changed()

        def look() -> None:
            if waits and self.later and not delivery.answered.is_set():
                self.later(waits[0], lambda: self._attempt(delivery, waits[1:], "timeout"))

        if self.later:
            self.later(self.patience, look)

    def _answer(self, delivery: Delivery) -> Answer:
        earlier = len(delivery.acks)
        if not self.sockets.send(delivery):
            return Answer(False, "dispatch_failed", envelope_id=delivery.envelope_id)
        sent = delivery.sent_at
        if not delivery.answered.wait(self.patience):
            delivery.late = True
            return Answer(False, "operation_timeout", seconds=self.patience, envelope_id=delivery.envelope_id)
        seconds = delivery.answered_at - sent
        return Answer(True, None, delivery.acks[earlier], seconds, delivery.envelope_id)
