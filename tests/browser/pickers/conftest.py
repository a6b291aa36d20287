"""The page in a browser with a small Bolt app behind it, one for each file of tests."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from browser.conftest import opened
from browser.pickers.choosing import MANIFEST, SETTING, Json, small_app
from playwright.sync_api import Browser, Page
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient

from local_slack import Member, Workspace, running
from local_slack.page import routes


@pytest.fixture(scope="module")
def sent() -> list[Json]:
    return []


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    made = Workspace(lambda: datetime(2020, 7, 8, 9, tzinfo=UTC))
    for member in (Member("U0JO", "jo", "Jo Reed"), Member("U0PAT", "pat", "Pat Lane")):
        made.add_member(member)
    made.add_channel("board", members=("jo", "pat"))
    made.install(MANIFEST)
    return made


@pytest.fixture(scope="module")
def address(browser: Browser, workspace: Workspace, sent: list[Json]) -> Iterator[str]:
    with running(workspace, more=routes(SETTING)) as server:
        app_client = WebClient(base_url=server.api_url)
        handler = SocketModeHandler(small_app(server, sent), server.app_token, web_client=app_client)
        handler.connect()  # type: ignore[no-untyped-call]
        workspace.wait_for(lambda: workspace.sockets.connections)
        yield server.url
        handler.close()  # type: ignore[no-untyped-call]


@pytest.fixture(autouse=True)
def nothing_is_open(workspace: Workspace) -> None:
    workspace.views.close_all("U0JO")


@pytest.fixture
def wide(browser: Browser, address: str) -> Iterator[Page]:
    for window in opened(browser, address):
        yield window.as_("jo", "in/board")


@pytest.fixture
def small(browser: Browser, address: str) -> Iterator[Page]:
    """A phone 390 wide."""
    for window in opened(browser, address, viewport={"width": 390, "height": 780}, has_touch=True):
        yield window.as_("jo", "in/board")


@pytest.fixture
def plain(browser: Browser, address: str) -> Iterator[Page]:
    for window in opened(browser, address, java_script_enabled=False):
        yield window.as_("jo", "in/board")
