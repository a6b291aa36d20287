"""A spreadsheet for one of several boards, and in an app that may read no files."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from end_to_end.doors import HTTP, SOCKET, stage_behind
from end_to_end.importing import PLAN, Inbox, csv
from end_to_end.stage import SAM, Stage, stage_on

from commands.imports.report.file_lines import SCOPE_MISSING


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with stage_on(tmp_path / "boardbot.db") as made:
        yield made


@pytest.mark.parametrize("behind", [SOCKET, HTTP])
def test_with_several_boards_it_asks_which_and_a_press_tells(tmp_path: Path, behind: str) -> None:
    with stage_behind(behind, tmp_path / "boardbot.db") as stage:
        _asks_which(stage)


def _asks_which(stage: Stage) -> None:
    first = stage.room().set_up()
    second = stage.room()
    second("/board setup Scrutiny Panel chair: @pat", by=SAM)
    stage.settle()
    inbox = Inbox(first)

    (asked,) = inbox.send(inbox.upload(csv(PLAN), "plan.csv"))
    assert asked.text == "Not brought in. You are in more than one board's channel. Which board?"
    assert inbox.labels(asked) == ["Improvement Board", "Scrutiny Panel"]

    stage.later(minutes=2)
    (report,) = inbox.pressed(asked, "Scrutiny Panel")
    assert "Scrutiny Panel: this is what bringing it in would come to." in report.text
    (done,) = inbox.pressed(report, "Bring it in")
    assert done.text.startswith("Brought in: Scrutiny Panel.")
    assert "Recruit" in second("/action show P1")
    assert "Recruit" not in first("/action list all")


def test_an_app_that_may_read_no_files_opens_no_form(stage: Stage) -> None:
    workspace = stage.workspace
    workspace.scopes = tuple(each for each in workspace.scopes if not each.startswith("files:"))
    stage.start()
    room = stage.room().set_up()

    assert room("/board import", by=SAM) == f"Not brought in. {SCOPE_MISSING}"
    assert workspace.views.stack(SAM.id) == []


def test_home_offers_it_to_support_while_there_are_no_actions(stage: Stage) -> None:
    stage.start()
    room, workspace = stage.room().set_up(), stage.workspace
    workspace.open_home(SAM)
    workspace.wait_for(lambda: workspace.views.home(SAM.id), 5)
    home = workspace.home_of(SAM)
    buttons = [each for block in home.content["blocks"] for each in block.get("elements", []) if "text" in each]
    (button,) = [each for each in buttons if each["type"] == "button" and each["text"]["text"] == "Import…"]

    workspace.press_in_view(SAM, home, button["action_id"])

    form = workspace.modal(SAM)
    assert form.content["title"]["text"] == "Bring a file in"
    (block,) = [each["block_id"] for each in form.content["blocks"] if each["type"] == "input"]
    inbox = Inbox(room)
    workspace.submit(SAM, {block: [inbox.upload(csv(PLAN), "plan.csv")]})
    inbox.settle()
    assert "2 actions would be added" in inbox.said()[-1].text
