"""A terminal that has not every letter: what is told is told all the same, and what is given out is not altered."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from end_to_end.postroom import Postroom

BOARDBOT = Path(sys.executable).with_name("boardbot")
NAME = "Žižek’s Board"


@pytest.fixture
def named(terminal: Postroom) -> Postroom:
    terminal(f"/board rename {NAME}")
    terminal("/action add Recruit three “social” workers due: 31 July")
    terminal.stage.log.close()
    return terminal


def _told(post: Postroom, *words: str, letters: str = "latin-1") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [BOARDBOT, *words],
        check=False,
        capture_output=True,
        encoding=letters,
        env=os.environ | {"BOARDBOT_DATABASE": str(post.stage.log.path), "PYTHONIOENCODING": letters},
        cwd=post.stage.log.path.parent,
    )


@pytest.mark.of_files
@pytest.mark.parametrize(("words", "says"), [(("verify",), "ok  "), (("digest",), "The one open action is overdue")])
def test_what_is_told_names_the_board_by_the_letters_there_are(
    named: Postroom, words: tuple[str, ...], says: str
) -> None:
    told = _told(named, *words, "--board", named.room.channel.id)

    assert (told.returncode, told.stderr) == (0, "")
    assert r"\u017di\u017eek\u2019s Board" in told.stdout
    assert says in told.stdout


def test_the_manifest_stays_one(tmp_path: Path) -> None:
    told = subprocess.run(
        [BOARDBOT, "manifest"],
        check=True,
        capture_output=True,
        env=os.environ | {"PYTHONIOENCODING": "latin-1"},
        cwd=tmp_path,
    )

    assert "…" in str(json.loads(told.stdout))


@pytest.mark.of_files
@pytest.mark.parametrize("words", [(), ("--format", "text"), ("--of", "record")])
def test_an_export_is_refused_rather_than_altered(named: Postroom, words: tuple[str, ...]) -> None:
    asked = ("export", "--board", named.room.channel.id, *words)
    told = _told(named, *asked)

    assert (told.returncode, told.stdout) == (1, "")
    assert told.stderr.splitlines()[-2:] == [
        "Error: The output is to be in iso8859-1, which has not all of the letters. Nothing was written. Type the same "
        "with this before it:",
        "PYTHONIOENCODING=utf-8",
    ]
    assert "“social”" in _told(named, *asked, letters="utf-8").stdout
