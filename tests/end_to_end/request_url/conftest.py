"""A board whose bot is reached at its Request URL, and what our side logs."""

import logging
from collections.abc import Callable

import pytest
from end_to_end.over_http import Address, Served
from end_to_end.stage import Room, Stage

OURS = ("bot", "storage", "commands", "uvicorn", "slack_bolt", "slack_sdk", "starlette", "asyncio", "root")


@pytest.fixture
def stage(lit: tuple[Stage, Served]) -> Stage:
    return lit[0]


@pytest.fixture
def address(lit: tuple[Stage, Served]) -> Address:
    return lit[1].address


@pytest.fixture
def board(stage: Stage) -> Room:
    """A channel with a board on 8 July 2020."""
    return stage.room().set_up()


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture) -> Callable[[], str]:
    """All that our side has logged, at DEBUG; what the client of this test logs is left out."""
    caplog.set_level(logging.DEBUG)
    return lambda: "\n".join(
        f"{each.name} {each.getMessage()} {each.exc_text or ''}"
        for each in caplog.records
        if each.name.startswith(OURS)
    )
