"""One connection of Socket Mode: a WebSocket to Slack from opening to end, and when the next one may be opened."""

import logging
from collections.abc import Callable, Iterator

from tenacity import RetryCallState, Retrying, wait_exponential_jitter
from websockets.exceptions import InvalidStatus, WebSocketException
from websockets.sync.client import ClientConnection, reconnect

from bot.slack.errors import redirected_by

# Slack says hello within this time. A connection on which nothing has come by then is used anyway.
HELLO_SECONDS = 3
OPEN_SECONDS = 10
# A connection that answers no ping within this time is taken for lost.
PING_SECONDS = 10
# Slack closes a connection that it asked to have replaced. If it does not, the bot does after this much silence.
GRACE_SECONDS = 5
# Slack keeps a connection for an hour or so, or six minutes on request. One that ends sooner than this failed.
LIVED_SECONDS = 60
FIRST_WAIT, LONGEST_WAIT = 1, 60
LARGEST_MESSAGE = 4_000_000

logger = logging.getLogger(__name__)


class SocketLine:
    """An open connection. `opened_at` is monotonic; `leaving` says that the connection must be replaced.

    Callers must take any exception for the end of the connection: when two threads of `websockets` wait for a third,
    they sometimes get RuntimeError or AssertionError (python/cpython issue 116372).
    """

    def __init__(self, address: str, opened_at: Callable[[], float]) -> None:
        self._connection = _connected(address)
        self.opened_at = opened_at()
        self.leaving = False
        self.turned_away = False
        self._first: str | bytes | None = None

    def first_words(self) -> str | bytes | None:
        """The first message, or None if none comes soon. `words` gives it again."""
        try:
            self._first = self._connection.recv(timeout=HELLO_SECONDS)
        except TimeoutError:
            logger.warning("Slack did not say hello on the new connection; it is used anyway")
        return self._first

    def words(self, replaced: Callable[[], bool]) -> Iterator[str | bytes]:
        """Every message, until the connection ends, or is replaced and silent. Raises when it ends."""
        if self._first is not None:
            yield self._first
        while True:
            try:
                words = self._connection.recv(timeout=GRACE_SECONDS)
            except TimeoutError:
                if replaced():
                    return
            else:
                yield words

    def send(self, text: str) -> None:
        """Sends a text over the connection. Raises if it has ended."""
        self._connection.send(text)

    def close(self) -> None:
        """Closes the connection; never raises."""
        try:
            self._connection.close()
        except Exception as error:
            logger.debug("A connection ended badly (%s)", type(error).__name__)


class Spacing:
    """Back-off: how long to wait before a connection is replaced. It is nothing the first time, and grows with each
    that failed quickly."""

    def __init__(self) -> None:
        self._wait = wait_exponential_jitter(multiplier=FIRST_WAIT, max=LONGEST_WAIT)
        self._short = 0

    def after(self, lived: float) -> float:
        """Seconds to wait after a connection that lasted `lived` seconds."""
        if lived >= LIVED_SECONDS:
            self._short = 0
            return 0
        self._short += 1
        if self._short == 1:
            return 0
        state = RetryCallState(Retrying(), None, (), {})
        state.attempt_number = self._short - 1
        return self._wait(state)


class _Direct(reconnect):
    """Does not follow redirects. `websockets` would, and would send the ticket in the address to any host."""

    def process_redirect(self, exc: Exception) -> Exception:
        if not isinstance(exc, InvalidStatus):
            return exc
        return redirected_by(exc.response.status_code, exc.response.headers.get("Location")) or exc


def _connected(address: str) -> ClientConnection:
    try:
        connection = _Direct(
            address,
            compression=None,
            open_timeout=OPEN_SECONDS,
            ping_interval=PING_SECONDS,
            ping_timeout=PING_SECONDS,
            close_timeout=1,
            max_size=LARGEST_MESSAGE,
        ).connect()
    except InvalidStatus as error:
        raise ConnectionError(f"Slack did not open the connection (HTTP {error.response.status_code})") from None
    except WebSocketException as error:
        raise ConnectionError(f"Slack did not open the connection ({type(error).__name__})") from None
    connection.pending_legacy_warning = False
    return connection
