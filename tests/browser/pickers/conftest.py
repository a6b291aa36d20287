"""The page in a browser with a small Bolt app behind it, one for each file of tests."""

from collections.abc import Iterator

import pytest
from browser.conftest import before_an_app, of_jo_and_pat, opened
from browser.pickers.choosing import MANIFEST, SETTING, Json, small_app
from playwright.sync_api import Browser, Page

from local_slack import Workspace


@pytest.fixture(scope="module")
def sent() -> list[Json]:
    return []


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    made = of_jo_and_pat("board")
    made.install(MANIFEST)
    return made


@pytest.fixture(scope="module")
def address(browser: Browser, workspace: Workspace, sent: list[Json]) -> Iterator[str]:
    with before_an_app(workspace, SETTING, lambda server: small_app(server, sent)) as url:
        yield url


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
