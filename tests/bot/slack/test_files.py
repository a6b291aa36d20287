"""Files in Slack, through the real client: what is uploaded, what is fetched, and where the token never goes."""

from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256

import pytest
from pydantic import SecretStr
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from board.refusals import Refusal
from bot.settings import settings_of
from bot.slack import files
from bot.slack.app import client_for
from bot.slack.files import GONE, NOT_NOW, TOO_LARGE, fetch, shared_at, upload
from commands.imports.report.file_lines import SCOPE_MISSING
from local_slack import Member, Running, Workspace, running

NOW = datetime(2020, 7, 8, 9, tzinfo=UTC)
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def workspace() -> Workspace:
    made = Workspace(lambda: NOW)
    made.add_member(Member("U0JO", "jo", "Jo Reed"))
    return made


@pytest.fixture
def server(workspace: Workspace) -> Iterator[Running]:
    with running(workspace) as served:
        yield served


@pytest.fixture
def client(server: Running) -> WebClient:
    settings = settings_of(slack_bot_token=SecretStr(server.bot_token), slack_api_url=server.api_url)
    return client_for(settings)


@pytest.fixture
def sent(workspace: Workspace, server: Running) -> str:
    """A file that Jo has sent the bot."""
    plan = workspace.upload("jo", "plan.xlsx", b"rows")
    workspace.say("jo", workspace.direct_message("jo"), "", files=[plan])
    return plan.id


def _downloads(workspace: Workspace) -> int:
    return sum(method == "file_download" for method, _, _ in workspace.calls)


def test_an_uploaded_picture_can_be_posted_at_once(workspace: Workspace, client: WebClient) -> None:
    waited: list[float] = []
    workspace.processing = 3
    file = upload(client, "chart.png", PNG, "Visits rise", waited.append)

    assert len(waited) == 3
    direct = workspace.direct_message("jo")
    blocks = [{"type": "image", "alt_text": "Visits rise", "slack_file": {"id": file}}]
    assert client.chat_postMessage(channel=direct.id, text="Visits rise", blocks=blocks)["ok"]
    kept = workspace.files.find(file)
    assert (kept.content, kept.alt, kept.shares) == (PNG, "Visits rise", {})


def test_an_upload_does_not_wait_for_ever_nor_for_what_it_may_not_see(workspace: Workspace, client: WebClient) -> None:
    waited: list[float] = []
    workspace.processing = 99
    assert upload(client, "chart.png", PNG, pause=waited.append)
    assert sum(waited) < 10
    workspace.scopes = tuple(each for each in workspace.scopes if each != "files:read")
    assert upload(client, "chart.png", PNG, pause=lambda _: pytest.fail("it waits"))


def test_without_the_scope_nothing_is_uploaded(workspace: Workspace, client: WebClient) -> None:
    workspace.scopes = ("chat:write",)
    with pytest.raises(SlackApiError, match="missing_scope"):
        upload(client, "chart.png", PNG)


def test_where_a_file_is_shared_is_known_once_slack_knows_it(workspace: Workspace, client: WebClient) -> None:
    direct = workspace.direct_message("jo").id
    begun = files.begin(client, "pack.docx", 4)
    files.send(client, begun, b"pack")
    client.files_completeUploadExternal(files=[{"id": begun.file}], channel_id=direct)

    assert shared_at(client, begun.file, direct) is None
    assert shared_at(client, begun.file, direct) == workspace.messages(direct)[-1].ts
    assert shared_at(client, begun.file, "D0OTHER") is None


def test_a_file_is_fetched_with_the_hash_by_which_it_is_known_again(client: WebClient, sent: str) -> None:
    fetched = fetch(client, sent)
    assert (fetched.name, fetched.content, fetched.sha256) == ("plan.xlsx", b"rows", sha256(b"rows").hexdigest())


def test_a_file_that_is_too_large_is_not_downloaded(workspace: Workspace, client: WebClient, sent: str) -> None:
    with pytest.raises(Refusal, match="larger"):
        fetch(client, sent, most=3)
    assert _downloads(workspace) == 0
    # Slack may say less than there is.
    workspace.files.find(sent).content = b"more rows than it said"
    with pytest.raises(Refusal) as refused:
        fetch(client, sent, most=10)
    assert str(refused.value) == TOO_LARGE


@pytest.mark.parametrize(
    ("method", "error", "words"),
    [
        ("files.info", "missing_scope", SCOPE_MISSING),
        ("files.info", "file_not_found", GONE),
        ("files.info", "file_deleted", GONE),
        ("files.info", "internal_error", NOT_NOW),
        ("files.info", "drop", NOT_NOW),
        ("file_download", "drop", NOT_NOW),
        ("file_download", "http_500", NOT_NOW),
        ("file_download", "proxy_page", SCOPE_MISSING),
    ],
)
def test_what_is_not_fetched_is_said_in_words(
    workspace: Workspace, client: WebClient, sent: str, method: str, error: str, words: str
) -> None:
    workspace.fail(method, error)
    with pytest.raises(Refusal) as refused:
        fetch(client, sent)
    assert str(refused.value) == words


def test_slacks_page_to_sign_in_is_no_file(workspace: Workspace, client: WebClient, sent: str) -> None:
    described = client.files_info(file=sent)["file"]
    workspace.scopes = ()
    with pytest.raises(Refusal) as refused:
        files._read(client, described, 100)
    assert str(refused.value) == SCOPE_MISSING
