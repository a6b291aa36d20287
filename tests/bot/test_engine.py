"""What both modes share: Slack is asked again until it answers, whatever went wrong on the way."""

from collections.abc import Callable
from datetime import UTC, datetime
from http.client import BadStatusLine, IncompleteRead
from json import JSONDecodeError
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot import engine
from bot.engine import Engine
from bot.settings import settings_of


@pytest.mark.parametrize(
    "fault",
    [
        lambda: IncompleteRead(b"{"),
        lambda: BadStatusLine("?"),
        ConnectionResetError,
        TimeoutError,
        lambda: UnicodeDecodeError("utf-8", b"\xe9", 0, 1, "a page of some proxy"),
        lambda: JSONDecodeError("a page of some proxy", "<html>", 0),
        lambda: LookupError("unknown encoding: x-proxy"),
    ],
)
def test_an_answer_that_was_cut_short_is_asked_for_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: Callable[[], Exception]
) -> None:
    monkeypatch.setattr(engine, "FIRST_WAIT", 0)
    faults = [fault()]
    settings = settings_of(
        slack_bot_token=SecretStr("xoxb-1"),
        slack_api_url="http://127.0.0.1:9/api/",
        boardbot_database=tmp_path / "boardbot.db",
    )

    def ask() -> str:
        if faults:
            raise faults.pop()
        return "boardbot"

    assert Engine(settings, lambda: datetime.now(UTC)).until_answered(ask) == "boardbot"
