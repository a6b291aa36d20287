"""README's picture of the page: `python tests/browser/picture.py docs/page.png`. Needs Chromium."""

import shutil
import sys
from datetime import date
from pathlib import Path

from playwright.sync_api import sync_playwright

from bot.demo.in_browser import page as demo_page

WIDTH, HEIGHT = 1280, 900


def take(file: Path) -> None:
    """Draws the channel as the chair sees it on Monday morning, the digest just posted, into a PNG file."""
    found = shutil.which("chromium") or shutil.which("google-chrome")
    with demo_page(date(2020, 7, 8), 0) as lit, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, reduced_motion="reduce")
        page.goto(f"{lit.workspace.url}/as/pat/in/improvement-board")
        page.locator("#clock button").click()
        digest = page.locator("#messages .message", has_text="Mon 13 Jul 2020").last
        digest.wait_for()
        page.locator("#clock", has_text="Next Monday 20 Jul").wait_for()
        page.mouse.move(0, HEIGHT // 2)
        page.screenshot(path=file)
        browser.close()


if __name__ == "__main__":
    take(Path(sys.argv[1]))
