"""The real `boardbot run`, as a process with nothing in its environment but Slack's settings and its database."""

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from bare_log import tables
from end_to_end.stage import JO, SAM, Room, Stage, stage_on

BOARDBOT = Path(sys.executable).with_name("boardbot")
SECONDS = 20


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    """A workspace, and no bot yet."""
    with stage_on(tmp_path / "boardbot.db") as stage:
        yield stage


def _environment(stage: Stage, **more: str) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "SLACK_BOT_TOKEN": stage.server.bot_token,
        "SLACK_APP_TOKEN": stage.server.app_token,
        "SLACK_API_URL": stage.server.api_url,
        "BOARDBOT_DATABASE": str(stage.log.path),
    } | more


@contextmanager
def _started(stage: Stage, **more: str) -> Iterator[subprocess.Popen[str]]:
    """A process of its own, ended in the end whatever happens."""
    process = subprocess.Popen(
        [BOARDBOT, "run"], env=_environment(stage, **more), cwd=stage.log.path.parent, stderr=subprocess.PIPE, text=True
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def _run(environment: dict[str, str], folder: Path) -> subprocess.CompletedProcess[str]:
    """`boardbot run` where it ends by itself."""
    return subprocess.run(
        [BOARDBOT, "run"],
        check=False,
        env=environment,
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=SECONDS,
    )


def _connected(stage: Stage) -> Room:
    stage.workspace.wait_for(lambda: stage.workspace.sockets.connections, SECONDS)
    return stage.room()


def _ended(process: subprocess.Popen[str]) -> str:
    """Stops the process as a supervisor does; what it said, once it has ended well."""
    process.send_signal(signal.SIGTERM)
    _, said = process.communicate(timeout=SECONDS)
    assert process.returncode == 0, said
    return said


def test_it_answers_ends_well_on_sigterm_and_has_lost_nothing_when_it_starts_again(stage: Stage) -> None:
    with _started(stage) as process:
        board = _connected(stage).set_up()
        assert board("/action add Visits plan @jo due: in 2 weeks").startswith("A1 logged. Visits plan")
        said = _ended(process)
    assert "Traceback" not in said
    assert stage.server.bot_token not in said
    assert stage.server.app_token not in said
    assert stat.S_IMODE(stage.log.path.stat().st_mode) == 0o600

    with _started(stage) as process:
        stage.workspace.wait_for(lambda: stage.workspace.sockets.connections, SECONDS)
        assert board("/action show A1").startswith("A1 Visits plan")
        _ended(process)


def test_nothing_that_is_typed_is_logged_even_where_everything_is_logged(stage: Stage) -> None:
    with _started(stage, BOARDBOT_LOG_LEVEL="DEBUG", BOARDBOT_LOG_FORMAT="json") as process:
        board = _connected(stage).set_up()
        board("/action add Zebra crossing")
        stage.workspace.command(JO, board.channel, "/unheard-of Zebra crossing")
        board("/action zebra")
        said = _ended(process)
    assert all(line.startswith("{") for line in said.splitlines())
    assert "Connected to Slack" in said
    assert "zebra" not in said.casefold()


def test_it_connects_once_slack_answers_though_slack_refused_twice(stage: Stage) -> None:
    stage.workspace.refuse_connections(2)
    with _started(stage) as process:
        board = _connected(stage).set_up()
        assert board("/action add Visits plan").startswith("A1 logged.")
        said = _ended(process)
    assert said.count("Slack cannot be reached") == 2


def test_sigterm_while_slack_is_out_of_reach_ends_it_well(stage: Stage) -> None:
    with _started(stage, SLACK_API_URL="http://127.0.0.1:9/api/") as process:
        assert process.stderr is not None
        line = next(each for each in process.stderr if "Slack cannot be reached" in each)
        assert "trying again" in line
        said = line + _ended(process)
    assert "Traceback" not in said
    assert stage.server.bot_token not in said


def test_sigterm_in_the_middle_of_a_digest_finishes_it_first(stage: Stage) -> None:
    with _started(stage) as process:
        board = _connected(stage).set_up()
        for number in range(3):
            board(f"/action add Visits plan {number} due: in 3 days")
        stage.workspace.slow("chat.postMessage", 1, after=True)
        board("/digest post", by=SAM)
        (main,) = stage.workspace.wait_for(board.posted, SECONDS)
        _ended(process)

    assert len(stage.workspace.thread(board.channel, main.ts)) == 2
    with stage.log.reading() as store:
        (kept,) = store.boards.all()
        last = store.digests.last(kept.id)
    assert last is not None
    assert last.posts[0].ts == main.ts


@pytest.mark.parametrize(
    ("setting", "value", "words"),
    [
        ("SLACK_BOT_TOKEN", "", "SLACK_BOT_TOKEN is not set"),
        ("SLACK_APP_TOKEN", "", "SLACK_APP_TOKEN is not set"),
        ("SLACK_BOT_TOKEN", "xoxp-secret-1", "SLACK_BOT_TOKEN: it must begin with xoxb-"),
        ("SLACK_APP_TOKEN", "xoxb-secret-2", "SLACK_APP_TOKEN: it must begin with xapp-"),
        ("SLACK_BOT_TOKEN", "xoxb-secret-3", "Slack does not accept SLACK_BOT_TOKEN (invalid_auth)"),
        ("SLACK_APP_TOKEN", "xapp-secret-4", "Slack does not accept SLACK_APP_TOKEN (invalid_auth)"),
        ("BOARDBOT_DATABASE", "/nowhere/at/all/boardbot.db", "BOARDBOT_DATABASE"),
        ("BOARDBOT_TIMEZONE", "Europe/Grimsby", "BOARDBOT_TIMEZONE: it is a zone's name"),
        ("BOARDBOT_STATUS_COMMAND", "/status", "BOARDBOT_STATUS_COMMAND: Slack keeps /status for itself"),
        ("BOARDBOT_LOG_LEVEL", "LOUD", "BOARDBOT_LOG_LEVEL"),
    ],
)
def test_a_setting_that_is_wrong_stops_the_start_and_names_itself(
    stage: Stage, setting: str, value: str, words: str
) -> None:
    environment = _environment(stage, **{setting: value})

    ended = _run(environment, stage.log.path.parent)

    assert ended.returncode == 1
    assert words in ended.stderr
    assert "Traceback" not in ended.stderr
    assert len(ended.stderr.splitlines()) <= 3
    assert "secret" not in ended.stderr + ended.stdout
    assert stage.server.bot_token not in ended.stderr
    assert stage.server.app_token not in ended.stderr


def test_a_database_of_a_newer_version_stops_the_start_and_is_not_touched(stage: Stage) -> None:
    stage.log.prepare()
    with stage.log.writing() as store:
        # As a later version would have left it.
        tables(store)["_sqlite_migrations"].insert(
            {"migration_set": "boardbot", "name": "m999_from_the_future", "applied_at": "2031-01-01"}
        )
    stage.log.close()
    before = stage.log.path.read_bytes()

    ended = _run(_environment(stage), stage.log.path.parent)

    assert ended.returncode == 1
    assert "was made by a newer boardbot (it knows m999_from_the_future)" in ended.stderr
    assert "BOARDBOT_DATABASE" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert stage.log.path.read_bytes() == before


def test_python_m_bot_is_boardbot() -> None:
    line = [sys.executable, "-m", "bot", "--help"]
    ended = subprocess.run(line, check=False, capture_output=True, text=True, timeout=SECONDS)

    assert ended.returncode == 0
    for name in ("run", "demo", "manifest", "check", "import", "export", "digest", "backup", "verify"):
        assert f"\n  {name} " in ended.stdout
    assert JO.id not in ended.stdout
