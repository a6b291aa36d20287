"""What ends `boardbot run` and `boardbot serve` is a line of JSON where the operator's log is to be JSON."""

import json
import logging
import sys
from collections.abc import Iterator
from typing import Never

import pytest
from end_to_end.postroom import Postroom, typed

from bot.log_lines import set_up_logging
from bot.secrecy import guard_the_terminal
from bot.settings import settings_of


@pytest.fixture(autouse=True)
def root_logger() -> Iterator[logging.Logger]:
    """The root logger, put back as it was."""
    root = logging.getLogger()
    before = root.handlers[:], root.level
    yield root
    root.handlers[:], root.level = before


@pytest.mark.parametrize("words", ["run", "serve --port 0", "serve --port 0 --workers 2"])
@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("SLACK_BOT_TOKEN", "", "SLACK_BOT_TOKEN is not set"),
        ("BOARDBOT_TIMEZONE", "nowhere", "Please check these settings.\nBOARDBOT_TIMEZONE: it is a zone's name"),
        ("BOARDBOT_DATABASE", "nowhere/boardbot.db", "The database nowhere/boardbot.db cannot be used"),
    ],
)
def test_a_start_that_fails_is_told_there(
    terminal: Postroom, monkeypatch: pytest.MonkeyPatch, words: str, name: str, value: str, why: str
) -> None:
    monkeypatch.setenv("SLACK_SIGNING_SECRET", "0123456789abcdef")
    monkeypatch.setenv(name, value)
    assert typed(*words.split()).output.startswith(f"Error: {why}")

    monkeypatch.setenv("BOARDBOT_LOG_FORMAT", "JSON")
    ended = typed(*words.split())

    (line,) = ended.output.splitlines()
    told = json.loads(line)
    assert (ended.exit_code, told["levelname"]) == (1, "CRITICAL")
    assert told["message"].startswith(why)


def test_other_commands_tell_it_as_text(terminal: Postroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOARDBOT_LOG_FORMAT", "json")
    monkeypatch.setenv("BOARDBOT_DATABASE", "nowhere.db")

    assert typed("verify").output.startswith("Error: There is no log at nowhere.db.")


def test_a_fault_that_nobody_catches_is_one_line_of_it_without_a_secret(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def faulty() -> Never:
        raise RuntimeError("token=xoxb-12345-67890")

    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    guard_the_terminal()
    set_up_logging(settings_of(boardbot_log_level="INFO", boardbot_log_format="json"))
    try:
        faulty()
    except RuntimeError as error:
        sys.excepthook(type(error), error, error.__traceback__)

    (line,) = capsys.readouterr().err.splitlines()
    assert json.loads(line)["levelname"] == "CRITICAL"
    assert "RuntimeError" in json.loads(line)["exc_info"]
    assert "12345" not in line
