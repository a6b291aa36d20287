"""One line of Socket Mode: an open WebSocket to Slack, from its opening to its end, and when the next may be opened."""

import logging
from collections.abc import Callable, Iterator

from tenacity import RetryCallState, Retrying, wait_exponential_jitter
from websockets.exceptions import InvalidStatus, WebSocketException
from websockets.sync.client import ClientConnection, reconnect

from bot.slack.errors import redirected_by

# Slack says hello within this. A line on which nothing has come by then is used all the same.
HELLO_SECONDS = 3
OPEN_SECONDS = 10
# A line that answers no ping within this is taken for cut.
PING_SECONDS = 10
# Slack ends the line that it asked to be replaced; one that it forgets is ended once it was silent for this long.
GRACE_SECONDS = 5
# Slack keeps a line for an hour or so, six minutes where it is asked to. One that ends sooner than this did not live.
LIVED_SECONDS = 60
FIRST_WAIT, LONGEST_WAIT = 1, 60
LARGEST_MESSAGE = 4_000_000

logger = logging.getLogger(__name__)


class SocketLine:
    """An open line; `opened_at` is in steady seconds. `leaving` says that it has to be replaced.

    Nothing here is safe from what the threads of `websockets` may do to each other: two that wait for the end of a
    third get RuntimeError or AssertionError now and then (python/cpython issue 116372). Callers take any exception
    for the line's end.
    """

    def __init__(self, address: str, opened_at: Callable[[], float]) -> None:
        self._connection = _connected(address)
        self.opened_at = opened_at()
        self.leaving = False
        self.turned_away = False
        self._first: str | bytes | None = None

    def first_words(self) -> str | bytes | None:
        """What Slack sends first, or None where nothing comes soon. `words` gives it again."""
        try:
            self._first = self._connection.recv(timeout=HELLO_SECONDS)
        except TimeoutError:
            logger.warning("Slack did not say hello on the new connection; it is used anyway")
        return self._first

    def words(self, replaced: Callable[[], bool]) -> Iterator[str | bytes]:
        """All that Slack sends, until the line ends, or has been replaced and is silent. Raises as it ends."""
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
        """Sends a text down the line. Raises where it has ended."""
        self._connection.send(text)

    def close(self) -> None:
        """Ends the line, and never raises."""
        try:
            self._connection.close()
        except Exception as error:
            logger.debug("A connection ended badly (%s)", type(error).__name__)


class Spacing:
    """How long to wait before a line is replaced: not at all, unless the lines before it did not live either."""

    def __init__(self) -> None:
        self._wait = wait_exponential_jitter(multiplier=FIRST_WAIT, max=LONGEST_WAIT)
        self._short = 0

    def after(self, lived: float) -> float:
        """The seconds to wait once a line has ended that lived for so many."""
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
    """`websockets` follows a redirect by itself: the ticket in the address would go to wherever it leads."""

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
