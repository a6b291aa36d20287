"""The lines of the operator's log: what they bear, and what is none."""

import json
import logging
import threading
from collections.abc import Iterator

import pytest

from bot.log_lines import set_up_logging
from bot.request_id import a_request, carried, in_workspace, request_id
from bot.settings import settings_of


@pytest.fixture
def root_logger() -> Iterator[logging.Logger]:
    """The root logger, put back as it was."""
    root = logging.getLogger()
    before = root.handlers[:], root.level
    yield root
    root.handlers[:], root.level = before


@pytest.mark.parametrize("form", ["text", "json"])
def test_slacks_libraries_are_quiet_below_a_warning(
    root_logger: logging.Logger, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    set_up_logging(settings_of(boardbot_log_level="DEBUG", boardbot_log_format=form))
    assert root_logger.level == logging.DEBUG

    for name in ("slack_bolt.App", "slack_sdk.web.base_client", "bot.socket_mode.run"):
        library = logging.getLogger(name)
        library.setLevel(logging.DEBUG)
        library.debug("debug of %s", name)
        library.warning("warning of %s", name)
        library.setLevel(logging.NOTSET)

    said = capsys.readouterr().err
    assert "debug of bot.socket_mode.run" in said
    assert said.count("debug of") == 1
    assert said.count("warning of") == 3


def _in_a_thread(words: str) -> None:
    thread = threading.Thread(target=carried(lambda: logging.getLogger("bot.home").warning(words)))
    thread.start()
    thread.join()


def test_what_a_request_caused_bears_its_id_in_any_thread_and_nothing_else_does(
    root_logger: logging.Logger, capsys: pytest.CaptureFixture[str]
) -> None:
    set_up_logging(settings_of(boardbot_log_level="INFO", boardbot_log_format="json"))
    with a_request() as first:
        logging.getLogger("bot.desk").warning("here")
        _in_a_thread("there")
    with a_request() as second:
        _in_a_thread("later")
    _in_a_thread("by itself")

    said = {each["message"]: each.get("request") for each in map(json.loads, capsys.readouterr().err.splitlines())}
    assert said == {"here": first, "there": first, "later": second, "by itself": None}
    assert first != second


def test_as_text_the_id_stands_before_the_words(
    root_logger: logging.Logger, capsys: pytest.CaptureFixture[str]
) -> None:
    set_up_logging(settings_of(boardbot_log_level="INFO", boardbot_log_format="text"))
    with a_request("3f9a1c02"):
        logging.getLogger("bot.desk").warning("of %d", 1)
    logging.getLogger("bot.desk").warning("of %d", 2)

    lines = [each.partition(" WARNING ")[2] for each in capsys.readouterr().err.splitlines()]
    assert lines == ["bot.desk: [3f9a1c02] of 1", "bot.desk: of 2"]


@pytest.mark.parametrize(("form", "said"), [("text", "[T0ONE 3f9a1c02] not"), ("json", '"workspace": "T0ONE"')])
def test_a_line_about_one_of_many_workspaces_names_it(
    root_logger: logging.Logger, capsys: pytest.CaptureFixture[str], form: str, said: str
) -> None:
    set_up_logging(settings_of(boardbot_log_level="INFO", boardbot_log_format=form))
    with a_request("3f9a1c02"), in_workspace("T0ONE"):
        _in_a_thread("not posted")
    _in_a_thread("by itself")

    lines = capsys.readouterr().err.splitlines()
    assert [said in each for each in lines] == [True, False]
    assert "T0ONE" not in lines[1]


def test_a_request_goes_on_under_the_id_that_it_has() -> None:
    with a_request() as known_as:
        act = carried(request_id)
        with a_request(known_as) as again:
            assert again == known_as == request_id()
    assert request_id() == ""
    assert act() == known_as
