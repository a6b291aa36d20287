"""Ten actions signed off on a phone 390 wide, by somebody who presses what the digest offers her."""

from collections.abc import Iterator
from typing import Any

import pytest
from browser.conftest import Window, opened
from playwright.sync_api import Browser, Page, expect


@pytest.fixture
def hand(browser: Browser, stage: Any) -> Iterator[Window]:
    """A phone 390 wide, touched and not clicked."""
    yield from opened(browser, stage.workspace.url, viewport={"width": 390, "height": 780}, has_touch=True)


def test_ten_sign_offs_from_the_digest_take_three_presses(hand: Window) -> None:
    page: Page = hand.as_("pat")
    page.get_by_role("button", name="Next Monday 13 Jul, 09:00").click()
    digest = page.locator("#messages .message", has_text="Improvement Board · Mon 13 Jul 2020").last
    presses = 0

    digest.get_by_role("button", name="Waiting for me").tap()
    presses += 1
    form = page.get_by_role("dialog", name="Sign off several")
    expect(form).to_be_visible()
    expect(form.get_by_text("Evidence:")).to_have_count(10)
    ticks = form.get_by_role("checkbox")
    expect(ticks).to_have_count(10)
    expect(form.get_by_role("checkbox", checked=True)).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    form.get_by_role("button", name="Tick all").tap()
    presses += 1
    expect(form.get_by_role("checkbox", checked=True)).to_have_count(10)
    form.get_by_role("button", name="Sign off", exact=True).last.tap()
    presses += 1

    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_text("10 actions signed off.").last).to_be_visible()
    assert presses <= 5
