"""The demo's forms, on a machine that is out of breath: what the log was too busy for is sent again."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from end_to_end.stage import JO, stage_on

from bot.demo.boards import FilledIn
from bot.demo.filling_in import send
from local_slack import Workspace


@pytest.mark.parametrize("held", [1, 2])
def test_a_form_is_sent_again_while_another_holds_the_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, held: int
) -> None:
    with (
        stage_on(tmp_path / "boardbot.db") as lit,
        closing(sqlite3.connect(lit.log.path, isolation_level=None)) as other,
    ):
        lit.start()
        room = lit.room().set_up()
        room("/action add Visits plan <@U0JO>")
        room.say(JO, "/action done A1")
        submit, left = Workspace.submit, [held]

        def while_held(workspace: Workspace, *args: Any, **more: Any) -> Any:
            if left[0]:
                left[0] -= 1
                other.execute("BEGIN IMMEDIATE")
                try:
                    return submit(workspace, *args, **more)
                finally:
                    other.execute("ROLLBACK")
            return submit(workspace, *args, **more)

        monkeypatch.setattr(Workspace, "submit", while_held)
        lit.channel = room.channel  # type: ignore[attr-defined]
        told = send(lit, JO, FilledIn("/action done A1", {"evidence": "minutes of 8 July, item 3"}))  # type: ignore[arg-type]

    assert left == [0]
    assert "A1" in told.text
