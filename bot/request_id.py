"""The id of a request from Slack, and the workspace where a host serves many: every line of the operator's log that
either causes carries it, in any thread."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar, copy_context
from typing import TypeVar

Answer = TypeVar("Answer")

# An id of our own: others know Slack's id of a request, and it may even be words.
_current: ContextVar[str] = ContextVar("request", default="")
_workspace: ContextVar[str] = ContextVar("workspace", default="")


def request_id() -> str:
    """The id of the current request; empty if there is none."""
    return _current.get()


@contextmanager
def a_request(known_as: str = "") -> Iterator[str]:
    """Makes the block part of a request: of the one with that id, or without it of a new one."""
    token = _current.set(known_as or secrets.token_hex(4))
    try:
        yield _current.get()
    finally:
        _current.reset(token)


def workspace_id() -> str:
    """The id of the current workspace; empty if there is none, or only one."""
    return _workspace.get()


@contextmanager
def in_workspace(team: str) -> Iterator[None]:
    """Makes the block part of the work for a workspace."""
    token = _workspace.set(team)
    try:
        yield
    finally:
        _workspace.reset(token)


def carried(act: Callable[[], Answer]) -> Callable[[], Answer]:
    """`act` for another thread, to be called there once, as part of the current request and workspace."""
    context = copy_context()
    return lambda: context.run(act)
