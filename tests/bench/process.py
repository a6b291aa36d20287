"""The real `boardbot run` as a process of its own: how soon it is connected, and how much memory it comes to hold."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

from bench.figures import Results
from bench.lines import LINES
from bench.scale import Scale
from end_to_end.stage import Room, Stage, stage_on, words

BOARDBOT = Path(sys.executable).with_name("boardbot")
IMPORTS = "import bot.command_line, bot.socket_mode.run; print('imported', flush=True)"
TOTAL, IMPORTED, AFTER = "start to connected", "of that: Python and imports", "of that: after imports"
MEMORY = "peak memory on Northmoor"
SECONDS = 30
POSTS = "/digest post"


def measure_process(results: Results, scale: Scale, folder: Path) -> None:
    """Starts on Northmoor, each beside a process that only imports; then commands of every kind to the last.

    The first start, which sets the board up, is not counted: it warms the disk's cache.
    """
    totals, imports = [], []
    with stage_on(folder / "process.db") as stage:
        with _connected(stage):
            room = stage.room().set_up()
            room.import_northmoor()
        for left in reversed(range(scale.starts)):
            imports.append(_seconds_to_import(folder))
            with _connected(stage) as (seconds, process):
                totals.append(seconds)
                if not left:
                    _converse(results, room, scale.turns)
                    peak = _peak_megabytes(process)
    results.add(TOTAL, "s", totals)
    results.add(IMPORTED, "s", imports)
    after = results.add(AFTER, "s", [total - each for total, each in zip(totals, imports, strict=True)])
    after.must_be_below(1, "under 1 s")
    if peak:
        results.add(MEMORY, "MB", [peak]).must_be_below(90, "under 90 MB")


@contextmanager
def _connected(stage: Stage) -> Iterator[tuple[float, subprocess.Popen[bytes]]]:
    """A bot that is connected, and the seconds that took from the start of its process; ended cleanly in the end."""
    environment = {
        "PATH": os.environ["PATH"],
        "SLACK_BOT_TOKEN": stage.server.bot_token,
        "SLACK_APP_TOKEN": stage.server.app_token,
        "SLACK_API_URL": stage.server.api_url,
        "BOARDBOT_DATABASE": str(stage.log.path),
        "BOARDBOT_LOG_LEVEL": "ERROR",
    }
    begin = perf_counter()
    process = subprocess.Popen([BOARDBOT, "run"], env=environment, cwd=stage.log.path.parent)
    try:
        stage.workspace.wait_for(lambda: stage.workspace.sockets.connections, SECONDS)
        yield perf_counter() - begin, process
        process.send_signal(signal.SIGTERM)
        if process.wait(SECONDS):
            raise RuntimeError(f"boardbot run ended with {process.returncode}")
        stage.workspace.wait_for(lambda: not stage.workspace.sockets.connections, SECONDS)
    finally:
        process.kill()
        process.wait()


def _seconds_to_import(folder: Path) -> float:
    """Seconds until a process has imported all that `boardbot run` does; its end is not counted."""
    begin = perf_counter()
    line = [sys.executable, "-c", IMPORTS]
    with subprocess.Popen(line, cwd=folder, stdout=subprocess.PIPE, text=True) as process:
        said = process.stdout.readline() if process.stdout else ""
        seconds = perf_counter() - begin
    if said != "imported\n":
        raise RuntimeError("what boardbot run imports could not be imported")
    return seconds


def _converse(results: Results, room: Room, turns: int) -> None:
    """Lines of every kind, `turns` times over, each answered in the right words; and every digest asked for posted."""
    right = 0
    for turn in range(turns):
        for person, line, told in LINES:
            answer = words(room.say(person, line.format(turn=turn)))
            if told.format(turn=turn) not in answer:
                raise RuntimeError(f"{line}: answered {answer[:200]}")
            right += 1
            if line == POSTS:
                # The digest is posted beside the command; the next lines ask for it.
                room.stage.workspace.wait_for(lambda many=turn + 1: _digests(room) >= many, SECONDS)
    results.count("commands answered rightly", right, turns * len(LINES))


def _digests(room: Room) -> int:
    # It is called another name in each turn.
    return sum(re.search(r"Board( \d+)? · ", each.text) is not None for each in room.posted())


def _peak_megabytes(process: subprocess.Popen[bytes]) -> float | None:
    """The most memory the process has held at once, in MB of a million bytes; None where the system does not tell.

    Not its ru_maxrss: Linux counts in that what the parent held when it made the process.
    """
    told = Path(f"/proc/{process.pid}/status")
    if not told.exists():
        return None
    kibibytes = next(line.split()[1] for line in told.read_text().splitlines() if line.startswith("VmHWM"))
    return int(kibibytes) * 1024 / 1_000_000
