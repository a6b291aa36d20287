"""The files in which several processes keep their numbers: whatever becomes of these, people are answered."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from end_to_end.over_http import posted_to
from end_to_end.stage import Stage
from end_to_end.started import Started, room_of, stage_now, started, workers_of
from scraped import numbers_in
from small_disk import filled, small_disk

from bot.metrics.room import SHARED, SIZES
from commands.table import COMMANDS

# Each verb that there is, with every outcome.
COUNTED = """
from bot.metrics.counts import ANSWERED, SECONDS, UNREAD, heard_of_slack
from commands.table import COMMANDS
from datetime import datetime, UTC
verbs = [f"{name} {verb.name}" for name, command in COMMANDS.items() for verb in command.verbs]
for verb in (*verbs, *COMMANDS, "help", UNREAD):
    for outcome in ("done", "refused", "asked", "failed"):
        ANSWERED.labels(verb, outcome).inc()
SECONDS.observe(1)
heard_of_slack(datetime.now(UTC))
"""


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with stage_now(tmp_path) as stage:
        yield stage


def _all_die(running: Started) -> None:
    for each in workers_of(running.process):
        os.kill(each, signal.SIGKILL)


def test_there_is_room_for_every_number_before_the_first_is_counted(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", COUNTED], check=True, env=os.environ | {SHARED: str(tmp_path)})

    sizes = {each.name.rpartition("_")[0]: each.stat().st_size for each in tmp_path.iterdir()}
    assert sizes == SIZES
    (counter,) = tmp_path.glob("counter_*.db")
    assert counter.read_bytes().count(b'"verb"') > 4 * sum(len(each.verbs) for each in COMMANDS.values())


def test_on_a_full_disk_everybody_is_answered_also_by_the_processes_that_begin_on_it(
    stage: Stage, tmp_path: Path
) -> None:
    with (
        small_disk(tmp_path / "temporary") as small,
        started(stage, "--workers", "2", TMPDIR=str(small)) as running,
        posted_to(stage, [running.address]),
    ):
        running.until_ready(2)
        board = room_of(stage).set_up()
        filled(small)
        for verb in ("add Recruit", "list", "waiting", "update A1 One is in post", "due A1 31 July 2030", "show A1"):
            assert stage.workspace.command("sam", board.channel, f"/action {verb}").error is None
        _all_die(running)
        running.until_ready(4)
        assert "A1 · Recruit" in board("/action list")
        said = running.end()

    assert said.count("There is no room in the folder for temporary files") == 2
    assert "Traceback" not in said


def test_where_the_folder_is_swept_away_the_next_processes_begin_without_it(stage: Stage, tmp_path: Path) -> None:
    (folder := tmp_path / "temporary").mkdir()
    with (
        started(stage, "--workers", "2", TMPDIR=str(folder)) as running,
        posted_to(stage, [running.address]),
    ):
        running.until_ready(2)
        (shared,) = folder.iterdir()
        shutil.rmtree(shared)
        _all_die(running)
        running.until_ready(4)
        board = room_of(stage).set_up()
        assert "A1" in board("/action add Recruit")
        page = httpx.get(f"{running.address.url}/metrics", trust_env=False).text
        said = running.end()

    assert numbers_in(page)["boardbot_log_up", ()] == 1
    assert "Traceback" not in said
