"""The page in a real browser: Debian's Chromium, driven by Playwright, before the demo's own stage."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient

from bot.demo.in_browser import page as demo_page
from bot.demo.stage import Stage
from local_slack import Member, Running, Workspace, running
from local_slack.page import PageSetting, routes

# A browser left to itself asks its makers' servers for updates.
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-component-update",
    "--disable-sync",
)  # fmt: skip
NAMES = ("chromium", "chromium-browser", "google-chrome")
PATIENCE = 10_000
# Everything on the page whose words have too little contrast (WCAG 1.4.3).
CONTRAST = """() => {
  const parse = (c) => { const m = c.match(/[\\d.]+/g).map(Number); return m.length > 3 ? m : [...m, 1]; };
  const over = (a, b) => a.slice(0, 3).map((v, i) => v * a[3] + b[i] * (1 - a[3])).concat(1);
  const lum = (c) => c.slice(0, 3).map((v) => { v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; })
    .reduce((s, v, i) => s + v * [.2126, .7152, .0722][i], 0);
  const ground = (e) => {
    const up = []; for (let n = e; n; n = n.parentElement) up.push(parse(getComputedStyle(n).backgroundColor));
    return up.reverse().reduce((b, c) => over(c, b), [255, 255, 255, 1]);
  };
  const bad = new Set();
  for (const e of document.querySelectorAll("body *")) {
    const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
    if (!own || e.closest(".unseen, .skip") || !e.checkVisibility()) continue;
    const style = getComputedStyle(e), back = ground(e);
    const front = over(parse(style.color), back).slice(0, 3);
    const opacity = Number(style.opacity);
    const mixed = front.map((v, i) => v * opacity + back[i] * (1 - opacity));
    const [a, b] = [lum(mixed), lum(back)].sort((x, y) => y - x);
    if ((a + .05) / (b + .05) < 4.5) bad.add(`${e.tagName}.${e.className} ${((a + .05) / (b + .05)).toFixed(2)}`);
  }
  return [...bad];
}"""

# Tells of everything that a person presses; what a script presses does not count.
PRESSES = """document.addEventListener("click", (event) => event.isTrusted
  && event.target.closest("button, a, summary, select, input") && window.pressed(), true)"""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium. Without it these tests are skipped, but for CI, which must have it."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        said = "no Chromium on this machine, so the page is not tried in a browser: apt-get install chromium"
        if os.environ.get("CI"):
            pytest.fail(said)
        pytest.skip(said)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=found, args=list(QUIET))
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def stage(browser: Browser) -> Iterator[Stage]:
    """The demo's page with the real bot behind it, one for each module."""
    with demo_page(date(2020, 7, 8), 0) as lit:
        yield lit


class Window:
    """One person's browser window. Whatever it asks of another host, and every fault of its scripts, is kept; `presses`
    are counted as the page hears of them."""

    def __init__(self, context: BrowserContext, url: str) -> None:
        self.url = url
        self.foreign: list[str] = []
        self.faults: list[str] = []
        self.presses = 0
        context.expose_function("pressed", self._pressed)
        context.add_init_script(PRESSES)
        context.set_default_timeout(PATIENCE)
        context.on("request", lambda request: self._asked(request.url))
        context.on("weberror", lambda error: self.faults.append(str(error.error)))
        context.on("console", lambda message: self.faults.append(message.text) if message.type == "error" else None)
        self.context = context

    def _pressed(self) -> None:
        self.presses += 1

    def _asked(self, url: str) -> None:
        if urlsplit(url).netloc != urlsplit(self.url).netloc:
            self.foreign.append(url)

    def as_(self, name: str, where: str = "in/improvement-board") -> Page:
        """A tab in which one is somebody."""
        page = self.context.new_page()
        page.goto(f"{self.url}/as/{name}/{where}")
        return page


@pytest.fixture
def window(browser: Browser, stage: Stage) -> Iterator[Window]:
    """A window 1280 wide. After each test: nothing was asked of another host, and no script failed."""
    yield from opened(browser, stage.workspace.url)


@pytest.fixture
def phone(browser: Browser, stage: Stage) -> Iterator[Window]:
    """A window 360 wide, touched and not clicked."""
    yield from opened(browser, stage.workspace.url, viewport={"width": 360, "height": 740}, has_touch=True)


@pytest.fixture
def dark(browser: Browser, stage: Stage) -> Iterator[Window]:
    """A window of somebody who has asked for dark colours."""
    yield from opened(browser, stage.workspace.url, color_scheme="dark")


@pytest.fixture
def plain(browser: Browser, stage: Stage) -> Iterator[Window]:
    """A window without scripts."""
    yield from opened(browser, stage.workspace.url, java_script_enabled=False)


@contextmanager
def before_an_app(workspace: Workspace, setting: PageSetting, app_of: Callable[[Running], App]) -> Iterator[str]:
    """The address of a workspace's page, with a small Bolt app behind it that is connected."""
    with running(workspace, more=routes(setting)) as server:
        web_client = WebClient(base_url=server.api_url)
        handler = SocketModeHandler(app_of(server), server.app_token, web_client=web_client)
        handler.connect()  # type: ignore[no-untyped-call]
        workspace.wait_for(lambda: workspace.sockets.connections)
        yield server.url
        handler.close()  # type: ignore[no-untyped-call]


def of_jo_and_pat(channel: str) -> Workspace:
    """A workspace of two people and a channel."""
    made = Workspace(lambda: datetime(2020, 7, 8, 9, tzinfo=UTC))
    for member in (Member("U0JO", "jo", "Jo Reed"), Member("U0PAT", "pat", "Pat Lane")):
        made.add_member(member)
    made.add_channel(channel, members=("jo", "pat"))
    return made


def opened(browser: Browser, url: str, **more: object) -> Iterator[Window]:
    """A window of its own for one test."""
    settings = {"viewport": {"width": 1280, "height": 860}} | more
    context = browser.new_context(**settings)  # type: ignore[arg-type]
    made = Window(context, url)
    yield made
    context.close()
    assert made.foreign == []
    assert made.faults == []


@pytest.fixture
def contrast() -> Callable[[Page], list[str]]:
    """Names what on a page has words of too little contrast."""
    return lambda page: list(page.evaluate(CONTRAST))
