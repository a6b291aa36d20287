"""`boardbot check`: what is wrong with an installation, and what to do."""

import json
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from conversation import DATA
from end_to_end.postroom import Postroom, typed
from end_to_end.stage import settings_for
from new_log import new_log

from bot.terminal.check import findings


def test_check_finds_a_first_installation_well(terminal: Postroom) -> None:
    result = typed("check")

    assert result.exit_code == 0, result.output
    assert "PROBLEM" not in result.output
    assert "Slack knows the bot as boardbot" in result.output
    assert "Every scope the bot needs is granted." in result.output
    assert "A Socket Mode connection can be opened." in result.output
    assert "Improvement Board: the bot is in its channel." in result.output
    assert "can be written and is sound" in result.output


@pytest.mark.parametrize(
    ("is_there", "words"),
    [(True, "Charts can be drawn."), (False, 'Charts go out as words: what draws them is not installed. To have them: pip install --require-hashes -r requirements-charts.txt')],
)  # fmt: skip
def test_check_says_whether_charts_can_be_drawn(
    terminal: Postroom, monkeypatch: pytest.MonkeyPatch, is_there: bool, words: str
) -> None:
    monkeypatch.setattr("bot.terminal.check.can_draw", lambda: is_there)

    result = typed("check")

    assert result.exit_code == 0, result.output
    assert words in " ".join(result.output.split())


@pytest.mark.parametrize(
    ("setting", "value", "words"),
    [
        ("SLACK_BOT_TOKEN", "", "SLACK_BOT_TOKEN is not set"),
        ("SLACK_BOT_TOKEN", "xoxb-wrong", "SLACK_BOT_TOKEN is not accepted (invalid_auth)"),
        ("SLACK_APP_TOKEN", "", "SLACK_APP_TOKEN is not set"),
        ("SLACK_APP_TOKEN", "xapp-wrong", "SLACK_APP_TOKEN is not accepted (invalid_auth)"),
        ("SLACK_API_URL", "http://127.0.0.1:9/api/", "Slack cannot be reached (URLError)"),
        ("BOARDBOT_DATABASE", "/nowhere/boardbot.db", "The database /nowhere/boardbot.db cannot be used"),
    ],
)
def test_check_names_a_setting_that_is_wrong(
    terminal: Postroom, monkeypatch: pytest.MonkeyPatch, setting: str, value: str, words: str
) -> None:
    monkeypatch.setenv(setting, value)

    result = typed("check")

    assert result.exit_code == 1
    assert f"PROBLEM  {words}" in result.output
    assert "wrong" not in result.output


@pytest.mark.parametrize(("mode", "others_may"), [(0o644, True), (0o602, True), (0o600, False), (0o640, False)])
def test_check_tells_of_settings_that_every_account_may_read(
    terminal: Postroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: int, others_may: bool
) -> None:
    file = tmp_path / ".env"
    file.write_text("BOARDBOT_LOG_LEVEL=INFO\n")
    file.chmod(mode)
    monkeypatch.chdir(tmp_path)

    result = typed("check")

    # It is advice: an installation that works goes on passing its hourly check.
    assert result.exit_code == 0
    assert ("Type: chmod 600 .env" in result.output) is others_may


def test_check_names_the_scopes_that_are_missing_and_what_each_is_for(terminal: Postroom) -> None:
    terminal.stage.workspace.scopes = ("commands", "chat:write")

    result = typed("check")

    assert result.exit_code == 1
    assert "PROBLEM  These scopes are missing: " in result.output
    assert "users:read (know guests from officers" in result.output
    assert "Reinstall the app with the manifest that boardbot manifest prints: in the app's settings" in result.output


def test_check_says_how_to_see_what_slack_does_not_tell(terminal: Postroom) -> None:
    """An app that was made by an earlier version has neither the Home tab nor the shortcuts: that is no problem."""
    terminal.stage.workspace.install(json.loads((DATA / "manifest-0.3.0.json").read_text(encoding="utf-8")))

    result = typed("check")

    assert result.exit_code == 0, result.output
    (line,) = [each for each in result.output.splitlines() if "Home tab" in each]
    assert line == (
        'ok       Slack does not say whether the app has its Home tab and its shortcuts ("Make this an action", "Log an '
        'action", "Update an action"). An app made with 0.3.0 or earlier has none of them; typed words work all the '
        "same. If you do not see them in Slack: Reinstall the app with the manifest that boardbot manifest prints: in the "
        "app's settings paste it under App Manifest, save, and choose Reinstall to Workspace."
    )


def test_check_names_a_channel_the_bot_is_not_in_and_one_that_is_archived(terminal: Postroom) -> None:
    terminal.stage.workspace.remove_bot(terminal.room.channel)
    result = typed("check")
    assert result.exit_code == 1
    assert "PROBLEM  Improvement Board: I am not a member of the channel. Type /invite @boardbot there" in result.output

    terminal.stage.workspace.archive(terminal.room.channel)
    assert "PROBLEM  Improvement Board: The channel is archived." in typed("check").output


class _Slack(BaseHTTPRequestHandler):
    """Where Slack would stand: it says what time it is, as Slack does with every answer."""

    def do_POST(self) -> None:
        body = json.dumps({"ok": True, "team_id": "T0", "team": "council", "user": "boardbot"}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Says nothing on the terminal."""


@pytest.fixture
def slack() -> Iterator[str]:
    """The address of something that answers as Slack does, with the time."""
    with HTTPServer(("127.0.0.1", 0), _Slack) as server:
        thread = threading.Thread(target=server.serve_forever, args=[0.01])
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/api/"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("fault", ["http_500", "drop", "proxy_page", "internal_error"])
def test_what_is_slacks_fault_is_not_put_down_to_the_token(terminal: Postroom, fault: str) -> None:
    terminal.stage.workspace.fail("auth.test", fault)
    settings = settings_for(terminal.stage.server, terminal.stage.log.path)

    last = list(findings(settings, datetime.now(UTC)))[-1]

    assert not last.ok
    assert last.what.startswith("Slack cannot be reached (")


def test_a_log_of_another_workspace_is_not_said_to_have_no_board(
    terminal: Postroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other.db"
    with closing(new_log(other)) as log, log.writing() as store:
        store.boards.add("T0OTHER", "C0BOARD", "Improvement Board", "Europe/London", terminal.stage.clock())
    monkeypatch.setenv("BOARDBOT_DATABASE", str(other))

    told = typed("check")

    assert told.exit_code == 1
    assert (
        "PROBLEM  The log has no board of this workspace, T0LOCAL, but boards of T0OTHER, where nothing" in told.output
    )
    assert "No board is set up yet" not in told.output


def test_a_log_that_was_not_there_is_said_to_be_new(terminal: Postroom, tmp_path: Path) -> None:
    settings = settings_for(terminal.stage.server, tmp_path / "new.db")

    first, *_ = findings(settings, datetime.now(UTC))

    assert first.what.startswith(f"There was no log at {tmp_path / 'new.db'}: a new one was made.")


def test_of_a_log_that_cannot_be_used_its_channels_are_not_asked_for(terminal: Postroom, tmp_path: Path) -> None:
    found = list(findings(settings_for(terminal.stage.server, tmp_path / "none" / "b.db"), datetime.now(UTC)))

    assert [each.what[:13] for each in found if not each.ok] == ["The database "]


@pytest.mark.parametrize(
    ("apart", "words"), [(0, "agrees with Slack's"), (90, "seconds from Slack's"), (-3600, "seconds from Slack's")]
)
def test_check_compares_this_machines_clock_with_slacks(terminal: Postroom, slack: str, apart: int, words: str) -> None:
    settings = settings_for(terminal.stage.server, terminal.stage.log.path).model_copy(update={"slack_api_url": slack})

    found = list(findings(settings, datetime.now(UTC) + timedelta(seconds=apart)))

    (clock,) = [each for each in found if "clock" in each.what]
    assert clock.ok == (apart == 0)
    assert words in clock.what
