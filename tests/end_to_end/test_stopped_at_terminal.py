"""What is typed on a terminal and does not come to its end: Ctrl-C, no room for its help, a day that cannot be."""

import os
import pty
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Never

import pytest
from end_to_end.postroom import Postroom, typed

from bot.http.serve import Workers, config_for

BOARDBOT = Path(sys.executable).with_name("boardbot")
SECONDS = 30
STOPPED = "\nStopped before it was finished.\n"


def _interrupted(*_: object, **__: object) -> Never:
    raise KeyboardInterrupt


@pytest.fixture(autouse=True)
def _hears_ctrl_c() -> Iterator[None]:
    """Where the tests run in the background, a shell has them pass over Ctrl-C, and what they begin would too."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def _interrupt(process: "subprocess.Popen[Any]") -> None:
    """Ctrl-C, and again where it came in the moment before the read that it is to break off."""
    while process.poll() is None:
        process.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            process.wait(2)


def _shown(keys: int, until: bytes) -> bytes:
    """What a terminal shows from now on, up to these words or the end."""
    shown = b""
    with suppress(OSError):
        while until not in shown:
            shown += os.read(keys, 4096)
    return shown


def test_ctrl_c_while_it_is_being_imported_is_told_without_a_traceback(tmp_path: Path) -> None:
    # What is imported first says that it is there, and goes no further.
    (tmp_path / "click.py").write_text("import sys\nprint('here', flush=True)\nsys.stdin.read()\n")
    with subprocess.Popen(
        [BOARDBOT, "verify"],
        env={"PYTHONPATH": str(tmp_path)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "here\n"
        _interrupt(process)
        _, told = process.communicate(timeout=SECONDS)

    assert (process.returncode, told) == (130, STOPPED)


def test_ctrl_c_in_a_command_is_told_so_too(terminal: Postroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.terminal.check.findings", _interrupted)

    told = typed("check")

    assert (told.exit_code, told.output) == (130, STOPPED)


def test_so_is_ctrl_c_at_a_question(terminal: Postroom, tmp_path: Path) -> None:
    sheet = tmp_path / "actions.csv"
    sheet.write_text("ref,title,due\nX1,Visits plan,31 July 2020\n")
    before = terminal.stage.history()
    keys, screen = pty.openpty()
    words = [BOARDBOT, "import", sheet, "--board", "Improvement Board"]
    with subprocess.Popen(words, stdin=screen, stdout=screen, stderr=screen) as process:
        os.close(screen)
        shown = _shown(keys, until=b"Bring it in?")
        _interrupt(process)
        shown += _shown(keys, until=b"finished.")
    os.close(keys)

    assert process.returncode == 130, shown
    assert terminal.stage.history() == before


def test_it_is_held_back_from_a_worker_that_is_being_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    held_back: list[bool] = []

    class Begun:
        def __init__(self, *_: object) -> None:
            """Nothing is begun."""

        def start(self) -> None:
            held_back.append(signal.SIGINT in _held_back())

    monkeypatch.setattr("uvicorn.supervisors.multiprocess.Process", Begun)
    workers = object.__new__(Workers)
    workers.config, workers.sockets, workers.processes_num, workers.processes = config_for("", 2), [], 2, []

    workers.init_processes()

    assert held_back == [True, True]
    assert signal.SIGINT not in _held_back()


def _held_back() -> set[int]:
    """What a process that is begun now would not hear."""
    return set(signal.pthread_sigmask(signal.SIG_BLOCK, set()))


@pytest.mark.parametrize("words", ["--help", "--version", "verify --help", "installations list --help"])
def test_help_that_cannot_be_written_is_told_without_a_traceback(words: str) -> None:
    with Path("/dev/full").open("w") as full:
        told = subprocess.run(
            [BOARDBOT, *words.split()], check=False, stdout=full, stderr=subprocess.PIPE, text=True, timeout=SECONDS
        )

    assert told.returncode == 1
    assert told.stderr.startswith("Error: Not all of it could be written: No space left on device.")


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "3000-01-01", "9999-12-31"])
@pytest.mark.parametrize(
    "words",
    [
        "demo --no-page --today",
        "digest --board B --as-at",
        "pack --board B --output p.docx --as-at",
        "pack --board B --output p.docx --since",
        "import --board B x.csv --written",
        "export --board B --from",
        "export --board B --to",
    ],
)
def test_a_day_that_runs_out_of_the_calendar_is_refused(words: str, day: str) -> None:
    told = typed(*words.split(), day)

    assert told.exit_code == 2
    assert f"{day} is out of reach. Give a day of the years 1900 to 2999." in told.output


def test_what_is_no_day_is_told_how_to_be_written() -> None:
    told = typed("digest", "--board", "B", "--as-at", "30 February")

    assert told.exit_code == 2
    assert "30 February is no day. Write it as year, month and day, such as 2020-07-08." in told.output


@pytest.mark.parametrize("day", ["1900-01-01", "2999-12-31"])
def test_the_first_and_the_last_day_are_taken(terminal: Postroom, day: str) -> None:
    record = ["export", "--board", "Improvement Board", "--to", day]

    assert typed(*record).exit_code == 0
    assert "Traceback" not in typed("digest", "--board", "Improvement Board", "--as-at", day).output
