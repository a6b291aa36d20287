"""The id of what came in from Slack: every line of the operator's log that it causes carries it, in whatever thread."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar, copy_context
from typing import TypeVar

Answer = TypeVar("Answer")

# Made by us: what Slack calls a request is known to others, and may be no more than words.
_current: ContextVar[str] = ContextVar("request", default="")


def request_id() -> str:
    """The id of the request in hand; empty where there is none."""
    return _current.get()


@contextmanager
def a_request(known_as: str = "") -> Iterator[str]:
    """What is done in the block is of one request: of the one with that id, or without it of a new one."""
    token = _current.set(known_as or secrets.token_hex(4))
    try:
        yield _current.get()
    finally:
        _current.reset(token)


def carried(act: Callable[[], Answer]) -> Callable[[], Answer]:
    """`act` for another thread, to be called there once: it is of the request that is in hand here."""
    context = copy_context()
    return lambda: context.run(act)
