"""Socket Mode: which connections are open, what was sent over them and what was acknowledged.

Source: https://docs.slack.dev/apis/events-api/using-socket-mode. This half is plain threads and locks; the other half,
in link.py, moves the text over a WebSocket.
"""

import json
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from local_slack.refusal import Json

MOST_CONNECTIONS = 10
CONNECTION_SECONDS = 3600
# A longer line from the app is reported to be cut, and the envelope that it answered to be delivered again.
MOST_LINE_BYTES = 20_480
SLASH_COMMANDS = "slash_commands"
INTERACTIVE = "interactive"
# What may happen to new connections, besides Slack's reasons for a disconnect: no hello is sent, or the connection is
# cut.
SILENT = "silent"
CUT = "cut"
EVENTS_API = "events_api"


@dataclass
class Delivery:
    """One envelope: how often it was sent, and every acknowledgement, in order of arrival."""

    envelope_id: str
    kind: str
    payload: Json
    accepts_response: bool
    connections: list[str] = field(default_factory=list)
    acks: list[Json] = field(default_factory=list)
    ack_bytes: list[int] = field(default_factory=list)
    late: bool = False
    sent_at: float = 0.0
    answered_at: float = 0.0
    answered: threading.Event = field(default_factory=threading.Event)

    @property
    def deliveries(self) -> int:
        return len(self.connections)

    def as_json(self, reason: str | None) -> Json:
        envelope: Json = {
            "envelope_id": self.envelope_id,
            "type": self.kind,
            "payload": self.payload,
            "accepts_response_payload": self.accepts_response,
        }
        if reason:
            envelope |= {"retry_attempt": max(1, self.deliveries), "retry_reason": reason}
        return envelope


@dataclass(frozen=True)
class SocketConnection:
    """An open WebSocket. `send` takes a line of text from any thread; `cut` ends it without a close frame."""

    id: str
    send: Callable[[str], None]
    close: Callable[[], None]
    cut: Callable[[], None]


class Sockets:
    """All connections of the app. `changed` is called, without the lock, after each change."""

    def __init__(self, app_id: str, changed: Callable[[], None]) -> None:
        self._lock = threading.Lock()
        self._app_id = app_id
        self._changed = changed
        self._tickets: set[str] = set()
        self._open: list[SocketConnection] = []
        self._turn = 0
        self._deaf = 0
        # What happens to each new connection: a hello and nothing else, unless faults are named here.
        self.fate: tuple[str, ...] = ()
        self._again: list[Delivery] = []
        self.most_line_bytes = MOST_LINE_BYTES
        self.cut_for_length = 0
        self.deliveries: dict[str, Delivery] = {}

    @property
    def connections(self) -> int:
        return len(self._open)

    def ticket(self) -> str:
        """A single-use word that admits one WebSocket (the `ticket` of apps.connections.open's address)."""
        word = secrets.token_hex(16)
        with self._lock:
            self._tickets.add(word)
        return word

    def admit(self, ticket: str) -> bool:
        with self._lock:
            known = ticket in self._tickets
            self._tickets.discard(ticket)
        return known

    def opened(self, connection: SocketConnection) -> bool:
        """Greets a new connection, or, beyond the tenth, sends too_many_websockets and returns False."""
        with self._lock:
            if len(self._open) >= MOST_CONNECTIONS:
                connection.send(self._goodbye("too_many_websockets"))
                return False
            self._open.append(connection)
            # Under the lock: no payload may overtake the hello.
            if SILENT not in self.fate:
                connection.send(json.dumps(self._hello()))
            again, self._again = self._again, []
        for fate in self.fate:
            self._befall(connection, fate)
        for delivery in again:
            self.send(delivery)
        self._changed()
        return True

    def _befall(self, connection: SocketConnection, fate: str) -> None:
        if fate == CUT:
            connection.cut()
        elif fate != SILENT:
            connection.send(self._goodbye(fate))
            if fate != "warning":
                connection.close()

    def closed(self, connection: SocketConnection) -> None:
        with self._lock:
            if connection in self._open:
                self._open.remove(connection)
        self._changed()

    def send(self, delivery: Delivery, reason: str | None = None) -> bool:
        """Sends the envelope over one connection, in turn; False if none is open."""
        with self._lock:
            self.deliveries[delivery.envelope_id] = delivery
            if not self._open:
                return False
            self._turn += 1
            connection = self._open[self._turn % len(self._open)]
            text = json.dumps(delivery.as_json(reason))
            delivery.connections.append(connection.id)
            delivery.sent_at = time.monotonic()
        connection.send(text)
        return True

    def received(self, connection: SocketConnection, text: str) -> None:
        """Records what the app sent back. A line that is too long is not read: its connection is cut, and the
        unanswered envelopes sent over it are delivered again over the next."""
        if len(text.encode()) < self.most_line_bytes:
            self.acknowledge(text)
            return
        with self._lock:
            self.cut_for_length += 1
            self._open.remove(connection)
            unanswered = [each for each in self.deliveries.values() if not each.answered.is_set()]
            self._again += [each for each in unanswered if connection.id in each.connections[-1:]]
        connection.cut()
        self._changed()

    def acknowledge(self, text: str) -> None:
        """Records an acknowledgement; anything else is ignored."""
        envelope_id, payload = _acknowledgement(text)
        delivery = self.deliveries.get(envelope_id)
        if delivery is None:
            return
        with self._lock:
            if self._deaf:
                self._deaf -= 1
                return
            delivery.acks.append(payload)
            delivery.ack_bytes.append(len(text.encode()))
            delivery.answered_at = time.monotonic()
        delivery.answered.set()
        self._changed()

    def ignore_acknowledgements(self, times: int) -> None:
        """The next `times` acknowledgements are lost on the way, as when a network fails."""
        with self._lock:
            self._deaf = times

    def drop(self) -> None:
        """Every connection ends without a close frame."""
        with self._lock:
            gone, self._open = self._open, []
        for connection in gone:
            connection.cut()
        self._changed()

    def disconnect(self, reason: str) -> None:
        """Tells every connection to close: warning, refresh_requested, link_disabled or too_many_websockets.

        After any but "warning", which only announces another, Slack's end closes.
        """
        with self._lock:
            told = list(self._open)
            if reason != "warning":
                # From here on no payload goes to a connection that is about to close.
                self._open = []
        for connection in told:
            connection.send(self._goodbye(reason))
            if reason != "warning":
                connection.close()
        self._changed()

    def _hello(self) -> Json:
        return {
            "type": "hello",
            "num_connections": len(self._open),
            "connection_info": {"app_id": self._app_id},
            "debug_info": {
                "host": "local-workspace",
                "build_number": 1,
                "approximate_connection_time": CONNECTION_SECONDS,
            },
        }

    def _goodbye(self, reason: str) -> str:
        return json.dumps({"type": "disconnect", "reason": reason, "debug_info": {"host": "local-workspace"}})


def _acknowledgement(text: str) -> tuple[str, Json]:
    """The envelope that a line acknowledges, empty if there is none, and the answer it carries."""
    try:
        said = json.loads(text)
    except ValueError:
        return "", {}
    if not isinstance(said, dict):
        return "", {}
    payload = said.get("payload") or {}
    return str(said.get("envelope_id", "")), payload if isinstance(payload, dict) else {"text": str(payload)}
