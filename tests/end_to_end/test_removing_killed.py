"""`boardbot remove`, killed at any step: the board is there whole, or is removed whole."""

import os
import pty
import signal
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from begun import begun
from conversation import PAT, Conversation
from crash.process import Process
from crash.trap import SPRUNG
from end_to_end.postroom import typed
from new_log import new_log
from two_boards import MARK, OURS, THEIRS, two_boards

from storage.database import Database
from storage.upkeep.verify import problems_in

BOARD = "Quokka Board"
STEPS = {
    "before anything": {"at": "storage.removals:Removals.remove", "when": "before"},
    "before it is saved": {"at": "storage.removals:Removals.remove", "when": "after"},
    "before the file is written anew": {"at": "storage.engines.sqlite_file:write_anew", "when": "before"},
    "after it": {"at": "storage.engines.sqlite_file:write_anew", "when": "after"},
}


@contextmanager
def _answers() -> Iterator[int]:
    """A terminal on which both questions are answered."""
    ours, theirs = pty.openpty()
    os.write(ours, f"{BOARD}\ny\n".encode())
    yield theirs
    os.close(theirs)
    os.close(ours)


@pytest.mark.parametrize("step", STEPS)
def test_killed_at_any_step_it_is_there_whole_or_gone_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path, proof = tmp_path / "boardbot.db", tmp_path / "board.proof"
    say: Conversation = begun(new_log(path), two_boards)
    say("/board close its work is done sure: yes", by=PAT, channel="C0QUOKKA")
    say.log.close()
    monkeypatch.setenv("BOARDBOT_DATABASE", str(path))
    assert typed("export", "--board", BOARD, "--format", "proof", "--output", proof).exit_code == 0
    words = ["remove", "--board", BOARD, "--proof", proof, "--because", "its time is over"]

    with _answers() as asked, Process(words, dict(os.environ), tmp_path, {"kill": STEPS[step]}, asked=asked) as process:
        assert process.ended() == -signal.SIGKILL
        # The question before it ends without a new line, as long as a person types theirs.
        assert f"{SPRUNG}{STEPS[step]['at']}" in process.words

    is_saved = STEPS[step]["at"].endswith("write_anew")
    with closing(Database(path)) as log:
        assert problems_in(log) == []
        with log.reading() as store:
            assert [each.id for each in store.boards.all()] == ([THEIRS] if is_saved else [OURS, THEIRS])
            assert bool(store.removals.all()) == is_saved
    assert (MARK.encode() not in path.read_bytes().lower()) == is_saved, "once it is closed nothing is left beside it"
