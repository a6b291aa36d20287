"""Answers sent to the address that came with a press or a command: once at most, for Slack cannot be asked afterwards
whether one came."""

import logging
import threading
from collections import deque
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from bot.messages import payload
from bot.slack_client import ResponseClient
from bot.slack_errors import UNANSWERED, named
from bot.splitting import MOST_FOLLOWING, split
from commands.reply import Reply

SECONDS = 10
AT_ONCE = 2
AFTER_SECONDS = 0.5
REMEMBERED = 1000

logger = logging.getLogger(__name__)


class Responses:
    """Sends them off the threads that owe Slack an acknowledgement."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(AT_ONCE, "button")
        self._following = ThreadPoolExecutor(AT_ONCE, "following")
        self._closing = threading.Event()
        self._sent: deque[str] = deque(maxlen=REMEMBERED)
        self._lock = threading.Lock()

    def send(self, url: str, answer: Reply, replace_original: bool) -> None:
        """Sends the answer to a press, for its person alone; nothing where that press has had one. The address is that
        press's own. The next page of what is longer than a message comes as messages of its own."""
        if self._is_new(url):
            messages = split(answer, MOST_FOLLOWING - 1, in_a_line=False)
            self._threads.submit(_respond_all, url, messages, replace_original)

    def follow(self, url: str, messages: Sequence[Reply]) -> None:
        """Sends what did not fit in the acknowledgement of a command, once that is shown."""
        if messages and self._is_new(url):
            self._following.submit(self._after_a_moment, url, messages)

    def close(self) -> None:
        """Sends what is in hand."""
        self._closing.set()
        self._following.shutdown(wait=True)
        self._threads.shutdown(wait=True)

    def _is_new(self, url: str) -> bool:
        with self._lock:
            if url in self._sent:
                return False
            self._sent.append(url)
            return True

    def _after_a_moment(self, url: str, messages: Sequence[Reply]) -> None:
        # Slack shows messages in the order in which it gets them, and the acknowledgement goes another way.
        self._closing.wait(AFTER_SECONDS)
        _respond_all(url, messages, False)


def _respond_all(url: str, messages: Sequence[Reply], replace_original: bool) -> None:
    for number, message in enumerate(messages):
        if not _respond(url, message, replace_original and number == 0):
            return


def _respond(url: str, answer: Reply, replace_original: bool) -> bool:
    """True where Slack took it: what comes after something that is missing would mislead."""
    client = ResponseClient(url, SECONDS)
    seen_by = "in_channel" if answer.public else "ephemeral"
    try:
        sent = client.send_dict({**payload(answer), "response_type": seen_by, "replace_original": replace_original})
        if sent.status_code != 200:
            logger.warning("The answer to a button or a command was not taken: %s", sent.status_code)
        return sent.status_code == 200
    except UNANSWERED as error:
        logger.warning("The answer to a button or a command may not have arrived: %s", named(error))
    except Exception:
        logger.exception("The answer to a button or a command could not be sent")
    return False
