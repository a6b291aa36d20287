"""The operator's log: each line that one request of Slack's caused bears the same id, whichever thread wrote it, and an
apology names it."""

import json
import logging
import re
import threading
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from end_to_end.doors import through_both_doors
from end_to_end.home_tab import opened
from end_to_end.stage import JO, POST_SECONDS, SAM, Room

from bot.log_lines import set_up_logging
from bot.settings import settings_of
from bot.slack import desk
from storage.actions import Actions

pytestmark = through_both_doors


class Told(StringIO):
    """The log's lines in JSON, as they are written."""

    def __init__(self) -> None:
        super().__init__()
        self._written = threading.Condition()

    def write(self, text: str) -> int:
        with self._written:
            self._written.notify_all()
            return super().write(text)

    def requests(self, words: str) -> list[str]:
        """The id of each line that begins with those words, once there is one."""
        with self._written:
            assert self._written.wait_for(lambda: self._of(words), POST_SECONDS)
            return self._of(words)

    def _of(self, words: str) -> list[str]:
        lines = [json.loads(line) for line in self.getvalue().splitlines()]
        return [each["request"] for each in lines if each["message"].startswith(words)]


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Iterator[Told]:
    """The operator's log, in which each request says that its answer begins."""
    root, dispatch = logging.getLogger(), desk.dispatch
    before = root.handlers[:], root.level
    root.handlers[:] = []
    set_up_logging(settings_of(boardbot_log_level="WARNING", boardbot_log_format="json"))
    (handler,) = root.handlers
    assert isinstance(handler, logging.StreamHandler)
    told = Told()
    handler.setStream(told)

    def tells(*of: Any) -> Any:
        desk.logger.warning("It begins")
        return dispatch(*of)

    monkeypatch.setattr(desk, "dispatch", tells)
    yield told
    root.handlers[:], root.level = before


def test_an_apology_names_the_id_of_every_line_about_it(
    board: Room, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object, **__: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(Actions, "listed", breaks)

    answers = [board.say(by, "/action list all").text for by in (JO, SAM)]

    references = [name for text in answers for name in re.findall(r"reference ([0-9a-f]{8})\.", text)]
    assert len(set(references)) == 2
    assert told.requests("Reference ") == told.requests("It begins") == references


def test_what_is_done_after_the_answer_bears_the_id_of_what_caused_it(board: Room, told: Told) -> None:
    opened(board, JO)
    board.stage.workspace.fail("views.publish", "not_authed", 10)

    board("/action add Visits plan")  # after which Home is drawn
    drawn = told.requests("Slack did not show Home")
    board.stage.workspace.faults.clear()
    board("/action list all", by=SAM)

    first, second = told.requests("It begins")
    assert first != second
    assert drawn == [first]
