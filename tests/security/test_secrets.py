"""The tokens: where they are, where they never appear, and how they are changed. And what the operator's log holds."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from end_to_end.postroom import Postroom, typed
from end_to_end.stage import JO, SAM, Stage, stage_on
from security.attempts import answered, asked_directly, held, pressed
from security.document import ROOT

from bot.command_line import main

BOARDBOT = Path(sys.executable).with_name("boardbot")
SECONDS = 20


@pytest.fixture(scope="module", params=["text", "json"])
def said(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Stage, str]]:
    """All that the real process logged of a bad morning, at the level at which everything is logged."""
    folder = tmp_path_factory.mktemp("log")
    with stage_on(folder / "boardbot.db") as stage:
        environment = {
            "PATH": os.environ["PATH"],
            "SLACK_BOT_TOKEN": stage.server.bot_token,
            "SLACK_APP_TOKEN": stage.server.app_token,
            "SLACK_API_URL": stage.server.api_url,
            "BOARDBOT_DATABASE": str(stage.log.path),
            "BOARDBOT_LOG_LEVEL": "DEBUG",
            "BOARDBOT_LOG_FORMAT": request.param,
        }
        stage.workspace.refuse_connections(1)
        log = folder / "stderr.txt"
        with log.open("wb") as told_to:
            process = subprocess.Popen([BOARDBOT, "run"], env=environment, cwd=folder, stderr=told_to)
        try:
            _bad_morning(stage)
            process.send_signal(signal.SIGTERM)
            process.wait(SECONDS)
        finally:
            process.kill()
            process.wait()
        told = log.read_text(encoding="utf-8")
        assert "Connected to Slack" in told
        yield stage, told


def _bad_morning(stage: Stage) -> None:
    workspace = stage.workspace
    workspace.wait_for(lambda: workspace.sockets.connections, SECONDS)
    room = stage.room().set_up()
    for error in ("drop", "http_500", "invalid_auth"):
        workspace.fail("conversations.members", error)
        workspace.fail("chat.postMessage", error)
        workspace.fail("response_url", error)
    room("/action add Zebra crossing\nCRITICAL zebra: all is lost")
    room("/action zebra")
    workspace.command(JO, room.channel, "/unheard-of zebra")
    workspace.say(JO, room.channel, "@boardbot action zebra\nCRITICAL zebra: all is lost")
    workspace.disconnect("refresh_requested")
    workspace.wait_for(lambda: workspace.sockets.connections, SECONDS)
    workspace.faults.clear()
    asked_directly(room, SAM, "action add zebra")
    pressed(room, JO, "/action show A1")
    answered(room, room.channel, lambda: workspace.say(JO, room.channel, "@boardbot action list"))


def test_s50_no_token_is_ever_logged_or_kept(said: tuple[Stage, str]) -> None:
    stage, told = said

    for secret in (stage.server.bot_token, stage.server.app_token, "ticket="):
        assert secret not in told
        assert secret.encode() not in held(stage.log.path)


def test_s51_nothing_that_is_typed_is_logged_nor_can_it_write_a_line_there(said: tuple[Stage, str]) -> None:
    _, told = said

    assert "zebra" not in told.casefold()
    lines = [line for line in told.splitlines() if "all is lost" in line]
    assert lines == []


ENDING = (
    ("check",), ("verify",), ("manifest",), ("digest", "--board", "Improvement Board"),
    ("export", "--board", "Improvement Board"), ("backup", "copy.db"), ("restore", "copy.db"),
    ("copy", "boardbot.db", "copied.db"), ("installations", "list"),
    ("import", "plan.csv", "--board", "Improvement Board"),
    ("pack", "--board", "Improvement Board", "--output", "pack.docx", "--overwrite"),
    ("remove", "--board", "Improvement Board", "--proof", "plan.csv", "--because", "Its time is over"),
)  # fmt: skip
# These go on until they are stopped: what the first logs is held above, the others log in the same way.
GOING_ON = {"run", "serve", "demo"}


def test_s52_every_command_is_tried() -> None:
    assert {words[0] for words in ENDING} | GOING_ON == set(main.commands)


@pytest.mark.parametrize("command", ENDING, ids=lambda words: words[0])
def test_s52_no_command_prints_a_token(terminal: Postroom, tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "plan.csv").write_text("ref,action\nX1,Plan\n")
    printed = typed(*command).output

    assert printed
    assert terminal.stage.server.bot_token not in printed
    assert terminal.stage.server.app_token not in printed


@pytest.mark.parametrize(("setting", "held_in"), [("SLACK_BOT_TOKEN", "bot_token"), ("SLACK_APP_TOKEN", "app_token")])
def test_s53_a_token_that_was_revoked_opens_nothing_and_check_names_it(
    terminal: Postroom, monkeypatch: pytest.MonkeyPatch, setting: str, held_in: str
) -> None:
    workspace = terminal.stage.workspace
    old = getattr(workspace, held_in)
    monkeypatch.setattr(workspace, held_in, f"{old[:5]}new-one")

    refused = typed("check")
    assert refused.exit_code == 1
    assert f"{setting} is not accepted (invalid_auth)" in refused.output
    assert old not in refused.output

    monkeypatch.setenv(setting, getattr(workspace, held_in))
    assert typed("check").exit_code == 0


def test_s54_no_secret_is_in_the_source_and_the_file_that_holds_them_stays_out_of_it() -> None:
    assert ".env" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    tracked = [
        ROOT / ".env.example",
        *(
            path
            for folder in ("board", "storage", "commands", "bot", "local_slack", "docs")
            for path in (ROOT / folder).rglob("*.*")
        ),
    ]
    read = [
        path.read_text(encoding="utf-8")
        for path in tracked
        if path.suffix in {".py", ".example", ".md", ".html", ".js", ".csv"}
    ]

    assert len(read) > 100
    # As Slack makes them: a token's numbers, and a signing secret of 32 letters and digits.
    assert not [
        found for text in read for found in re.findall(r"xox[abpe]-\d+|xapp-\d-[A-Z0-9]+|\b[0-9a-f]{32}\b", text)
    ]
