"""Files in Slack: where the bot's token goes for one, and what is kept of one that somebody sends."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from end_to_end.importing import Inbox
from end_to_end.stage import stage_on
from pydantic import SecretStr
from slack_sdk import WebClient

from board.refusals import Refusal
from bot.settings import settings_of
from bot.slack import client as client_module, files
from bot.slack.app import client_for
from bot.slack.files import NOT_NOW, fetch
from local_slack import Member, Workspace, running

NOW = datetime(2020, 7, 8, 9, tzinfo=UTC)


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    made = Workspace(lambda: NOW)
    made.add_member(Member("U0JO", "jo", "Jo Reed"))
    with running(made):
        yield made


@pytest.fixture
def client(workspace: Workspace) -> WebClient:
    return client_for(
        settings_of(slack_bot_token=SecretStr(workspace.bot_token), slack_api_url=f"{workspace.url}/api/")
    )


ELSEWHERE = (
    "https://evil.example/files-pri/T1-F1/download/plan.xlsx",
    "https://files.slack.com.evil.example/x",
    "https://files.slack.com@evil.example/x",
    "https://evilfiles.slack.com/x",
    "https://files.slack.com:8443/x",
    "http://files.slack.com/x",
    "http://127.0.0.1:9/x",
    "http://169.254.169.254/latest",
    "file:///etc/passwd",
    "ftp://files.slack.com/x",
)


@pytest.mark.parametrize("address", ELSEWHERE)
def test_s58_the_token_goes_to_slacks_own_hosts_alone(client: WebClient, address: str, monkeypatch: Any) -> None:
    monkeypatch.setattr(client_module, "_opener", lambda *_: pytest.fail("asked there"))
    described = {"name": "plan.xlsx", "size": 4, "mode": "hosted", "url_private_download": address}
    with pytest.raises(OSError, match="another host"):
        files._read(client, described, 100)
    with pytest.raises(OSError, match="another host"):
        files.send(client, files.Begun("F1", address), b"x")


@pytest.mark.parametrize("address", ["https://files.slack.com/x", "https://files.slack-gov.com:443/x"])
def test_s58_slacks_own_hosts_are_asked(client: WebClient, address: str, monkeypatch: Any) -> None:
    asked = []

    class Opener:
        def open(self, request: Any, timeout: float) -> Any:
            asked.append((request.full_url, request.headers.get("Authorization")))
            raise ConnectionResetError

    monkeypatch.setattr(client_module, "_opener", lambda _: Opener())
    with pytest.raises(ConnectionResetError):
        files.send(client, files.Begun("F1", address), b"x")
    assert asked == [(address, None)]


def test_s58_no_redirect_is_followed_with_the_token(workspace: Workspace, client: WebClient) -> None:
    plan = workspace.upload("jo", "plan.xlsx", b"rows")
    workspace.say("jo", workspace.direct_message("jo"), "", files=[plan])
    workspace.redirect("file_download", f"{workspace.url}/files-pri/other")
    with pytest.raises(Refusal) as refused:
        fetch(client, plan.id)
    assert str(refused.value) == NOT_NOW
    assert not [each for each in workspace.calls if "other" in str(each)]


def test_s31_of_a_file_that_was_sent_nothing_is_kept_before_it_comes_in(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Not even where the database keeps what it has not committed: the report tries the rows, and takes them back."""
    rows = "\n".join(f"Q{number},Xylophone lessons for all,Head of Music,31/07/2020" for number in range(1500))
    with caplog.at_level("DEBUG"), stage_on(tmp_path / "boardbot.db") as stage:
        stage.start()
        inbox = Inbox(stage.room().set_up())
        report = inbox.report(inbox.upload(f"Ref,Action,Owner,Due date\n{rows}".encode(), "music.csv"))

        assert "1,500 actions would be added" in report.text
        kept = b"".join(each.read_bytes() for each in tmp_path.iterdir())
    # Below the product's own lines stand those of its libraries, which it keeps quiet (S51).
    ours = "".join(each.getMessage() for each in caplog.records if each.name.startswith(("bot", "commands", "storage")))
    for words in ("Xylophone", "Head of Music", "music.csv"):
        assert words.encode() not in kept
        assert words not in ours
