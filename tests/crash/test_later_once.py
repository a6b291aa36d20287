"""SIGKILL at each step of a paper and of a spreadsheet that was sent: each comes once, and the rows are in once."""

from hashlib import sha256
from typing import Any

import pytest
from crash.audit import assert_sound
from crash.campaign import LONG
from crash.posts import POST
from crash.scene import Scene
from end_to_end.stage import SAM

from commands.imports.report.file_lines import BRING_IN, hash_of, line_of
from local_slack import Message
from storage.outbox import LATER_HELD_SECONDS

# The job looks every 20 seconds by the machine's clock: too long to wait for.
EAGER = {"constants": {"bot.posting.rounds:LOOK_SECONDS": 0.05}, "told": "bot.posting.later_job:LaterJob.tick"}
AGAIN = {"seconds": LATER_HELD_SECONDS + 1}
PAPER: dict[str, dict[str, Any]] = {
    "the paper asked for, not composed yet": {"at": "bot.posting.composing:composed", "when": "before"},
    "the paper composed, Slack not asked yet": {"at": "bot.slack.files:begin", "when": "before"},
    "Slack has given it an id, which is not kept": {"at": "bot.slack.files:begin", "when": "after"},
    "its id kept, before its bytes are sent": {"at": "bot.slack.files:send", "when": "before"},
    "its bytes sent, before it is shared": {"at": "bot.slack.files:share", "when": "before"},
    "between Slack's sharing and our record": {"at": "bot.slack.files:share", "when": "after"},
}
REPORT: dict[str, dict[str, Any]] = {
    "the file not fetched yet": {"at": "bot.slack.files:fetch", "when": "before"},
    "the file read, its report not posted": {"at": POST, "when": "before"},
    "between Slack's taking the report and our record": {"at": POST, "when": "after"},
}
BROUGHT_IN: dict[str, dict[str, Any]] = {
    "the rows saved, before COMMIT": {"at": "commands.imports.meanings.kept_mapping:keep_mapping", "when": "after"},
    "after COMMIT, before anybody is told": {"at": "commands.imports.files:Import.bring_in", "when": "after"},
    "told, before our record": {"at": POST, "when": "after"},
}


def _said(scene: Scene) -> list[Message]:
    direct = scene.workspace.direct_message(SAM)
    return [each for each in scene.workspace.messages(direct) if each.bot_id]


def _steps(steps: dict[str, dict[str, Any]], short: str) -> list[Any]:
    """Each step; all but one are left to `make crash`."""
    return [pytest.param(step, marks=[] if step == short else LONG) for step in steps]


@pytest.mark.parametrize("step", _steps(PAPER, "between Slack's sharing and our record"))
def test_a_kill_at_each_step_of_a_paper(scene: Scene, step: str) -> None:
    _at(scene, "/board pack", step, PAPER[step])
    papers = [file.name for each in _said(scene) for file in each.files]
    assert len(papers) == 1, papers
    assert_sound(scene.address)


@pytest.mark.parametrize("step", _steps(REPORT, "between Slack's taking the report and our record"))
def test_a_kill_at_each_step_of_a_report(scene: Scene, step: str) -> None:
    plan = _plan(scene)
    _at(scene, line_of(plan), step, REPORT[step])
    assert len([each for each in _said(scene) if "2 actions would be added" in each.text]) == 1
    assert_sound(scene.address)


@pytest.mark.parametrize("step", _steps(BROUGHT_IN, "after COMMIT, before anybody is told"))
def test_a_kill_at_each_step_of_bringing_a_file_in(scene: Scene, step: str) -> None:
    plan = _plan(scene)
    _at(scene, line_of(plan, hash_of([sha256(PLAN).hexdigest()]), BRING_IN, 0), step, BROUGHT_IN[step])

    (told,) = [each.text for each in _said(scene) if each.text.startswith("Brought in:")]
    assert "2 actions added" in told
    with scene.stage.log.reading() as store:
        (board,) = store.boards.all()
        rows = [each.said for each in store.history.after(board.id, 0) if each.verb == "import"]
    assert rows == ["plan.csv, row 2", "plan.csv, row 3"]
    assert_sound(scene.address)


PLAN = b"Ref,Action,Due date\nP1,Recruit two social workers,31/07/2020\nP2,Publish the plan,12/08/2020\n"


def _plan(scene: Scene) -> str:
    """A file that Sam has sent before: its id."""
    file = scene.workspace.upload(SAM, "plan.csv", PLAN)
    file.lent = True
    return file.id


def _at(scene: Scene, line: str, step: str, kill: dict[str, Any]) -> None:
    """The line typed, and the process killed at the step; then another, which looks once its lease is over and again."""
    process = scene.start(kill, **EAGER)
    scene.arm()
    scene.room.stage.workspace.command(SAM, scene.room.channel, line)
    process.sprung(step)
    scene.cleared()
    after = scene.start(**EAGER)
    scene.settle(after)
    for _ in range(2):
        scene.settle(after, **AGAIN)
