"""README's picture: `python tests/browser/picture.py docs/page.png`. Needs Chromium.

Two phones beside each other: the chair's Home tab, and Monday's digest in the board's channel.
"""

import base64
import shutil
import sys
from datetime import date
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from bot.demo.in_browser import page as demo_page
from bot.demo.people import PAT
from bot.demo.stage import Stage

SECONDS = 10
PHONE = {"width": 390, "height": 844}
BESIDE = """<body style="margin:0;display:flex;gap:24px;padding:24px;background:#e8ecef;width:max-content">
<img src="data:image/png;base64,{}" style="border-radius:18px;box-shadow:0 2px 10px #0003">
<img src="data:image/png;base64,{}" style="border-radius:18px;box-shadow:0 2px 10px #0003"></body>"""


def take(file: Path) -> None:
    """Draws both into a PNG file, at twice the size of a phone's points: readable on any screen."""
    found = shutil.which("chromium") or shutil.which("google-chrome")
    with demo_page(date(2020, 7, 8), 0) as lit, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        home, digest = _home(browser, lit), _digest(browser, lit)
        both = browser.new_page(viewport={"width": 900, "height": 900}, device_scale_factor=1)
        both.set_content(BESIDE.format(*(base64.b64encode(each).decode() for each in (home, digest))))
        both.locator("body").screenshot(path=file)
        browser.close()


def _home(browser: Browser, lit: Stage) -> bytes:
    page = _phone(browser)
    lit.workspace.open_home(PAT)
    lit.workspace.wait_for(lambda: lit.workspace.views.home(PAT.id), SECONDS)
    page.goto(f"{lit.workspace.url}/as/pat/home")
    return _shot(page)


def _digest(browser: Browser, lit: Stage) -> bytes:
    page = _phone(browser)
    page.goto(f"{lit.workspace.url}/as/pat/in/improvement-board")
    page.locator("#clock button").first.click()
    digest = page.locator("#messages .message", has_text="Mon 13 Jul 2020").last
    digest.locator(".replies", has_text="4 replies").wait_for()
    # Afterwards the page scrolls no more by itself.
    page.locator("#clock", has_text="Next Monday 20 Jul").wait_for()
    digest.evaluate("each => each.scrollIntoView({block: 'start'})")
    return _shot(page)


def _phone(browser: Browser) -> Page:
    more: dict[str, Any] = {"viewport": PHONE, "reduced_motion": "reduce"}
    return browser.new_page(**more)


def _shot(page: Page) -> bytes:
    page.mouse.move(0, PHONE["height"] // 2)
    return page.screenshot()


if __name__ == "__main__":
    take(Path(sys.argv[1]))
