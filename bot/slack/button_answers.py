"""Sends answers to the address that came with a press or a command, each at most once, because Slack cannot be asked
afterwards whether one arrived. One that Slack refused has certainly not arrived, and may be sent in another form."""

import json
import logging
import threading
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import NamedTuple

from slack_sdk.webhook import WebhookResponse

from bot.request_id import carried
from bot.slack.blocks import payload
from bot.slack.client import ResponseClient
from bot.slack.errors import OF_THE_BLOCKS, UNANSWERED, named, seconds_asked_for
from bot.slack.splitting import MOST_FOLLOWING, split
from commands.reply import Reply

SECONDS = 10
AT_ONCE = 2
AFTER_SECONDS = 0.5
REMEMBERED = 1000
# How often a message is retried after a rate limit. An address accepts five answers.
MOST_TRIES = 3
# What Slack says when an address has had its five answers, or its half hour.
USED_UP = ("used_url", "expired_url", "HTTP 404")
NOT_SHOWN = (
    "Slack would not accept my answer in any form. If you asked for a change, check whether it "
    "was made before you ask again:\n`/action list`"
)

logger = logging.getLogger(__name__)


# Called with a message that the address no longer accepts.
Otherwise = Callable[[Reply], None]


class _Waiting(NamedTuple):
    """The messages still to be sent to an address, in order, what to do with them if the address is used up, and how
    often Slack has answered with a rate limit."""

    url: str
    messages: Sequence[Reply]
    replace_original: bool
    otherwise: Otherwise
    tries: int = 0


class _End(NamedTuple):
    """The end of an attempt: Slack accepted the message, or did not; asks to wait for that many seconds; or accepts
    nothing more at that address, and has certainly not shown it."""

    taken: bool
    wait: int = 0
    gone: bool = False


class Responses:
    """Sends answers in threads other than those that owe Slack an acknowledgement."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(AT_ONCE, "button")
        self._following = ThreadPoolExecutor(AT_ONCE, "following")
        self._closing = threading.Event()
        self._sent: deque[str] = deque(maxlen=REMEMBERED)
        self._lock = threading.Lock()

    def send(
        self, url: str, answer: Reply, replace_original: bool, otherwise: Otherwise = lambda message: None
    ) -> None:
        """Sends the answer to a press, for its person alone; does nothing if that press has had one. Every press has
        its own address. If the answer is longer than a message, its next pages are further messages. An address accepts
        five within half an hour: messages that it no longer accepts go to `otherwise`."""
        if self._is_new(url):
            messages = split(answer, MOST_FOLLOWING - 1, in_a_line=False)
            waiting = _Waiting(url, messages, replace_original, otherwise)
            self._threads.submit(carried(lambda: self._send_all(waiting)))

    def follow(self, url: str, messages: Sequence[Reply]) -> None:
        """Sends what did not fit in the acknowledgement of a command, after that is shown."""
        if messages and self._is_new(url):
            waiting = _Waiting(url, messages, False, lambda message: None)
            self._following.submit(carried(lambda: self._after_a_moment(waiting)))

    def close(self) -> None:
        """Sends what is in progress."""
        self._closing.set()
        self._following.shutdown(wait=True)
        self._threads.shutdown(wait=True)

    def _is_new(self, url: str) -> bool:
        with self._lock:
            if url in self._sent:
                return False
            self._sent.append(url)
            return True

    def _after_a_moment(self, waiting: _Waiting) -> None:
        # Slack shows messages in the order in which it receives them, and the acknowledgement goes another way.
        self._closing.wait(AFTER_SECONDS)
        self._send_all(waiting)

    def _send_all(self, waiting: _Waiting) -> None:
        """Sends the messages in order, up to the first that fails: those after it would mislead. On a rate limit, the
        rest is sent later, and no other answer waits for it."""
        for number, message in enumerate(waiting.messages):
            end = _respond(waiting.url, message, waiting.replace_original and number == 0)
            if end.wait:
                first = waiting.replace_original and number == 0
                self._later(waiting._replace(messages=waiting.messages[number:], replace_original=first), end.wait)
            if end.gone:
                waiting.otherwise(message)
            elif not end.taken:
                return

    def _later(self, waiting: _Waiting, seconds: int) -> None:
        if waiting.tries < MOST_TRIES:
            again = waiting._replace(tries=waiting.tries + 1)
            timer = threading.Timer(seconds, carried(lambda: self._again(again)))
            timer.daemon = True
            timer.start()

    def _again(self, waiting: _Waiting) -> None:
        with suppress(RuntimeError):  # Raised once it was closed.
            self._threads.submit(carried(lambda: self._send_all(waiting)))


def _respond(url: str, answer: Reply, replace_original: bool) -> _End:
    """Sends one message: without its blocks if Slack does not accept them, and if it accepts neither, a sentence that
    says so."""
    client, words = ResponseClient(url, SECONDS), payload(answer)
    more = {"response_type": "in_channel" if answer.public else "ephemeral", "replace_original": replace_original}
    try:
        for form in (words, {"text": words["text"]}, {"text": NOT_SHOWN}):
            sent = client.send_dict(form | more)
            if sent.status_code == 429:
                return _End(False, seconds_asked_for(sent.headers))
            error = _refusal_in(sent)
            if not error:
                return _End(True)
            logger.warning("Slack did not accept the answer to a button or a command: %s", error)
            if error not in OF_THE_BLOCKS:
                return _End(False, gone=error in USED_UP)
    except UNANSWERED as error:
        logger.warning("The answer to a button or a command may not have arrived: %s", named(error))
    except Exception:
        logger.exception("The answer to a button or a command could not be sent")
    return _End(False)


def _refusal_in(sent: WebhookResponse) -> str:
    """Slack's name for what is wrong with an answer; empty if it was accepted. It is in the body, bare or in JSON, and
    not always with an HTTP error status."""
    try:
        said = json.loads(sent.body)
    except ValueError:
        said = None
    if isinstance(said, dict) and said.get("ok") is False:
        return str(said.get("error"))
    if sent.status_code == 200:
        return ""
    return sent.body.strip() if sent.body.strip() in OF_THE_BLOCKS else f"HTTP {sent.status_code}"
