"""The answers to presses, sent to the address that came with each: once at most, for Slack cannot be asked afterwards
whether one came."""

import logging
import threading
from collections import deque
from concurrent.futures import ThreadPoolExecutor

from bot.messages import payload
from bot.slack_client import ResponseClient
from bot.slack_errors import UNANSWERED, named
from commands.reply import Reply

SECONDS = 10
AT_ONCE = 2
REMEMBERED = 1000

logger = logging.getLogger(__name__)


class Responses:
    """Sends them off the threads that owe Slack an acknowledgement."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(AT_ONCE, "button")
        self._sent: deque[str] = deque(maxlen=REMEMBERED)
        self._lock = threading.Lock()

    def send(self, url: str, answer: Reply, replace_original: bool) -> None:
        """Sends the answer to a press, for its person alone; nothing where that press has had one. The address is that
        press's own."""
        with self._lock:
            if url in self._sent:
                return
            self._sent.append(url)
        self._threads.submit(_respond, url, answer, replace_original)

    def close(self) -> None:
        """Sends what is in hand."""
        self._threads.shutdown(wait=True)


def _respond(url: str, answer: Reply, replace_original: bool) -> None:
    client = ResponseClient(url, SECONDS)
    try:
        sent = client.send_dict({**payload(answer), "response_type": "ephemeral", "replace_original": replace_original})
        if sent.status_code != 200:
            logger.warning("The answer to a button was not taken: %s", sent.status_code)
    except UNANSWERED as error:
        logger.warning("The answer to a button may not have arrived: %s", named(error))
    except Exception:
        logger.exception("The answer to a button could not be sent")
