"""Keeps tokens, tickets and passwords out of the operator's log and off the terminal, whoever writes them there."""

import json
import logging
import re
import sys
import threading
import traceback
from collections.abc import Iterable
from contextlib import suppress
from types import TracebackType
from typing import TextIO
from urllib.parse import quote, unquote, urlsplit
from urllib.request import getproxies

HIDDEN = "[secret]"
# Shorter secrets would match within ordinary words.
_LEAST = 6
# The characters of a secret, without quotes or backslashes, so that a line of JSON stays valid.
_REST = r"[^\s'\"\\<>]"
_SHAPES = (
    # Slack's tokens.
    (re.compile(r"x(?:ox[a-z]|app)-[A-Za-z0-9][\w.%+=/-]*"), HIDDEN),
    # WebSocket tickets, and fields of a form.
    (re.compile(r"((?:ticket|token|secret|password)=)[^&\s'\"\\<>]+", re.IGNORECASE), rf"\1{HIDDEN}"),
    # A name and a password in an address.
    (re.compile(rf"://{_REST}{{0,250}}@"), f"://{HIDDEN}@"),
    (re.compile(r"((?:bearer|authorization\W{1,4}basic)\s+)[^\s'\",\\]+", re.IGNORECASE), rf"\1{HIDDEN}"),
    # Anybody who has a response_url may answer in a person's place.
    (re.compile(rf"(//hooks\.slack[\w.-]{{0,100}}/){_REST}+"), rf"\1{HIDDEN}"),
)

_known: set[str] = set()

logger = logging.getLogger(__name__)


def keep_secret(values: Iterable[str]) -> None:
    """Registers secrets: from now on `redacted` replaces them, in whatever form they are written."""
    for value in values:
        if len(value) >= _LEAST:
            _known.update({value, json.dumps(value)[1:-1], repr(value)[1:-1], quote(value), quote(value, safe="")})


def proxy_passwords() -> set[str]:
    """The passwords of the proxies that the environment names."""
    found: set[str] = set()
    for address in getproxies().values():
        try:
            password = urlsplit(address).password or ""
        except ValueError:
            continue
        found |= {password, unquote(password)}
    return found


def redacted(words: str) -> str:
    """The words, with every known secret, and everything that looks like one, replaced."""
    for each in sorted(_known, key=len, reverse=True):
        words = words.replace(each, HIDDEN)
    for shape, instead in _SHAPES:
        words = shape.sub(instead, words)
    return words


class Redacting(logging.Formatter):
    """Wraps another formatter and redacts its output: the message, its arguments, the traceback, and extra fields."""

    def __init__(self, inner: logging.Formatter) -> None:
        super().__init__()
        self._inner = inner

    def format(self, record: logging.LogRecord) -> str:
        return redacted(self._inner.format(record))


class Handler(logging.StreamHandler[TextIO]):
    """Writes the output of `formatter` to standard error, redacted."""

    def __init__(self, formatter: logging.Formatter, level: int = logging.NOTSET) -> None:
        super().__init__()
        self.addFilter(_holds_no_address)
        self.setLevel(level)
        self.setFormatter(Redacting(formatter))

    def handleError(self, record: logging.LogRecord) -> None:
        # The standard library's own handler prints the record's words unredacted.
        kind = sys.exc_info()[0]
        with suppress(Exception):
            sys.stderr.write(f"A line of {record.name} could not be logged ({kind.__name__ if kind else ''})\n")


def _holds_no_address(record: logging.LogRecord) -> bool:
    """False for what psycopg logs: it contains the server's address. Storage logs the same without it."""
    return not record.name.startswith("psycopg")


def guard_the_terminal() -> None:
    """Redacts what the interpreter itself prints: uncaught exceptions, and what is logged before logging is set up.
    Hooks that somebody else has installed are left alone."""
    logging.lastResort = Handler(logging.Formatter(), logging.WARNING)
    if sys.excepthook is sys.__excepthook__:
        sys.excepthook = _print
    if threading.excepthook is threading.__excepthook__:
        threading.excepthook = _print_thread


def _print(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    if any(isinstance(each, Handler) for each in logging.getLogger().handlers):
        # Whatever reads the log, such as one of JSON, has a whole line of it.
        logger.critical("A fault that nobody catches", exc_info=(kind, error, trace))
        return
    sys.stderr.write(redacted("".join(traceback.format_exception(kind, error, trace))))


def _print_thread(told: threading.ExceptHookArgs) -> None:
    if told.exc_value is not None and not isinstance(told.exc_value, SystemExit):
        _print(told.exc_type, told.exc_value, told.exc_traceback)
