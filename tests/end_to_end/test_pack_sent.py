"""The paper in Slack: asked for by words or on Home, it comes once into the direct message of whoever asked."""

import io
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from conversation import PAT as PAT_TYPES
from docx import Document as WordDocument
from end_to_end.home_tab import drawn, one_board, opened, press
from end_to_end.postroom import TEAM, Postroom
from end_to_end.stage import JO, PAT, SAM, settings_for
from end_to_end.tapping import send, title

from bot.posting.later_job import LaterJob
from bot.posting.packs import PackComposer
from bot.slack.app import client_for, identity_of
from bot.slack.people import Directory
from commands.pack.values import KIND
from local_slack import Member, Message
from storage.refused import Busy


def _sends(post: Postroom) -> LaterJob:
    """The job as the bot has it."""
    stage = post.stage
    client = client_for(settings_for(stage.server, stage.log.path))
    identity = identity_of(client)
    composers = {KIND: PackComposer(stage.log, Directory(client, identity.organisation))}
    return LaterJob(stage.log, client, TEAM, stage.clock, identity.bot, composers, stage.clock.steady)


def _heard(post: Postroom, person: Member) -> list[Message]:
    workspace = post.stage.workspace
    return [
        each for each in workspace.messages(workspace.direct_message(person)) if each.files or "Not done" in each.text
    ]


def _words(content: bytes) -> str:
    read: Any = WordDocument(io.BytesIO(content))
    cells = [cell.text for table in read.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in read.paragraphs), *cells])


def test_the_document_comes_to_whoever_asked_and_to_nobody_else(post: Postroom) -> None:
    post("/action add Recruit <@U0JO> due: 31 July 2020")
    assert post("/board pack").startswith("The paper for the board is on its way")
    _sends(post).tick()
    _sends(post).tick()

    (said,) = _heard(post, SAM)
    (file,) = said.files
    assert said.text == "Improvement Board: board paper. Figures as at Wed 8 Jul 2020."
    assert (file.name, file.title) == (
        "improvement-board-board-paper-2020-07-08.docx",
        "Improvement Board: board paper, figures as at Wed 8 Jul 2020",
    )
    assert "Jo Reed" in _words(file.content)
    assert _heard(post, JO) == _heard(post, PAT) == []
    assert "Where the board stands" not in post.stage.log.path.read_bytes().decode("latin-1")


def test_a_workbook_for_cabinet_as_at_a_day_comes_without_names(post: Postroom) -> None:
    post("/action add Recruit <@U0JO> due: 31 July 2020")
    post.stage.later(days=3)
    post("/action add Added later")
    post("/board pack for cabinet in Excel as at 8 July 2020", by=PAT_TYPES)
    _sends(post).tick()

    (heard,) = _heard(post, PAT)
    (file,) = heard.files
    assert "Read it before it goes out: what people typed may still name somebody." in heard.text
    book = openpyxl.load_workbook(io.BytesIO(file.content))
    cells = [cell.value for row in book["Actions"] for cell in row]
    assert file.name == "improvement-board-report-to-cabinet-2020-07-08.xlsx"
    assert "Recruit" in cells
    assert "Added later" not in cells
    assert "Owner" not in cells
    assert "Jo Reed" not in cells


def test_who_has_lost_the_right_meanwhile_gets_no_paper(post: Postroom) -> None:
    post("/board support <@U0JO>")
    post("/board pack for board")
    post("/board officer <@U0SAM>", by=PAT_TYPES)
    _sends(post).tick()

    (said,) = _heard(post, SAM)
    assert not said.files
    assert "You are neither the chair nor board support of this board any more" in said.text


def _ends_with(code: int) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    return lambda *_, **__: subprocess.CompletedProcess(["python"], code, b"", b"")


def test_a_paper_whose_drawing_is_stopped_comes_when_the_bot_is_back(
    post: Postroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    post("/board pack")
    with monkeypatch.context() as stopping:
        stopping.setattr(subprocess, "run", _ends_with(-signal.SIGTERM))
        with pytest.raises(Busy):
            _sends(post).tick()
        assert _heard(post, SAM) == []

    post.stage.later(minutes=5)
    _sends(post).tick()

    (said,) = _heard(post, SAM)
    assert [each.name for each in said.files] == ["improvement-board-board-paper-2020-07-08.docx"]


def test_a_paper_that_cannot_be_drawn_is_told_of(post: Postroom, monkeypatch: pytest.MonkeyPatch) -> None:
    post("/board pack")
    monkeypatch.setattr(subprocess, "run", _ends_with(1))
    _sends(post).tick()

    workspace = post.stage.workspace
    (said,) = workspace.messages(workspace.direct_message(SAM))[-1:]
    assert "went wrong" in said.text
    assert not said.files


def test_the_real_bot_sends_it_where_it_was_typed_for_and_from_home(tmp_path: Path) -> None:
    with one_board(tmp_path) as board:
        direct = board.stage.workspace.direct_message(SAM)
        assert "is on its way" in board("/board pack", by=SAM)
        board.stage.settle()
        opened(board, SAM)
        press(board, SAM, "Board's paper…")
        assert title(board, SAM) == "The board's paper"
        drawn(board, SAM, lambda: send(board, SAM, {"for": "adviser", "in": "Excel"}))
        board.stage.settle()

        names = [file.name for each in board.stage.workspace.messages(direct) for file in each.files]

    assert names == [
        "improvement-board-board-paper-2020-07-08.docx",
        "improvement-board-report-for-the-adviser-2020-07-08.xlsx",
    ]
