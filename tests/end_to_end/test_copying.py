"""`boardbot copy` on a terminal, where nothing but files is needed: what it says, and what it never says."""

import subprocess
import sys
from pathlib import Path

import pytest
from end_to_end.postroom import Postroom, typed

from storage.log_file import beside

BOARD = "Improvement Board"


@pytest.fixture
def log(terminal: Postroom) -> Path:
    """The terminal's log, which nobody has open."""
    terminal("/action add Recruit <@U0JO> due: 31 July 2020")
    terminal.stage.log.close()
    return terminal.stage.log.path


def test_what_was_copied_is_told_and_goes_on_as_the_log(
    log: Path, terminal: Postroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = terminal.stage.history()
    terminal.stage.log.close()
    kept, copy = log.read_bytes(), tmp_path / "copy.db"

    told = typed("copy", log, copy)

    assert told.exit_code == 0, told.output
    assert told.output.startswith(f"ok  {lines} lines of history and ")
    assert f"ok  {BOARD} ({terminal.room.channel.id}) ends with " in told.output
    assert "ok  The copy is verified" in told.output
    assert "What was written to FROM since the copy began is not in it." in told.output
    assert "Start boardbot on the copy alone, never on both: each would post every digest and reminder." in told.output
    fingerprint = told.output.partition("ends with ")[2].partition(" in both")[0]
    assert log.read_bytes() == kept
    assert not any(each.exists() for each in (*beside(log), *beside(copy)))
    assert oct(copy.stat().st_mode & 0o777) == "0o600"
    monkeypatch.setenv("BOARDBOT_DATABASE", str(copy))
    assert "All up to it is as it was" in typed("verify", "--fingerprint", fingerprint).output


def test_a_refusal_is_told_in_a_line(log: Path) -> None:
    told = typed("copy", log, log)

    assert told.exit_code == 1
    assert told.output == (
        f"Error: TO: {log} exists already. A log is copied to a file that is new: give another name.\n"
    )


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://jo:opensesame@host/db",
        "postgresql://jo:open[sesame@host/db",
        "postgresql://jo:open#sesame@host/db",
        "postgresql://jo@host/db?sslpassword=opensesame",
        "postgresql://jo@host/db?password=opensesame",
        "postgres://jo@host/db?pass%77ord=opensesame",
        "postgresql://jo@host/db?passfile=/etc/opensesame&password=opensesame",
    ],
)
def test_a_password_that_others_can_see_is_refused_and_not_repeated(log: Path, tmp_path: Path, address: str) -> None:
    for words in ((log, address), (address, tmp_path / "copy.db")):
        told = typed("copy", *words)

        assert told.exit_code == 1
        assert "where other users of this machine can see it" in told.output
        assert "PGPASSWORD or the file ~/.pgpass" in told.output
        assert "sesame" not in told.output


@pytest.mark.parametrize("rest", ["jo@host/board7?nonsense=yes", "jo:open/board7@host/db", "jo:open%zzboard7@host/db"])
def test_an_address_that_is_none_is_told_without_it(log: Path, rest: str) -> None:
    told = typed("copy", log, f"postgresql://{rest}")

    assert told.exit_code == 1
    assert told.output.startswith("Error: TO: it is no address of PostgreSQL, such as postgresql://host/")
    assert "board7" not in told.output


def test_an_address_that_leads_nowhere_is_in_nothing_that_the_process_says(log: Path, tmp_path: Path) -> None:
    words = ["copy", str(log), "postgresql://jo@127.0.0.1:9/board7"]
    ended = subprocess.run(
        [sys.executable, "-P", "-m", "bot", *words],
        check=False,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert ended.returncode == 1
    last = ended.stderr.splitlines()[-1]
    assert last.startswith("Error: TO: The PostgreSQL database cannot be used: no connection.")
    assert all(each not in ended.stdout + ended.stderr for each in ("board7", "127.0.0.1", "port 9"))
