"""Ten actions signed off on a phone 390 wide, by somebody who presses what Home or the digest offers her: presses are
counted."""

from collections.abc import Iterator
from typing import Any

import pytest
from browser.conftest import Window, opened
from playwright.sync_api import Browser, Page, expect


@pytest.fixture
def hand(browser: Browser, stage: Any) -> Iterator[Window]:
    """A phone 390 wide, touched and not clicked."""
    yield from opened(browser, stage.workspace.url, viewport={"width": 390, "height": 780}, has_touch=True)


def _sign_all_off(hand: Window, page: Page) -> None:
    """Reads all of the form that is open, ticks all and signs off."""
    form = page.get_by_role("dialog", name="Sign off several")
    expect(form).to_be_visible()
    expect(form.get_by_text("Evidence:")).to_have_count(10)
    expect(form.get_by_role("checkbox")).to_have_count(10)
    expect(form.get_by_role("checkbox", checked=True)).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    form.get_by_role("button", name="Tick all").tap()
    expect(form.get_by_role("checkbox", checked=True)).to_have_count(10)
    form.get_by_role("button", name="Sign off", exact=True).last.tap()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_ten_sign_offs_from_home_take_four_presses_and_one_takes_them_back(hand: Window) -> None:
    page = hand.as_("pat")
    page.locator(".side summary").tap()
    hand.presses = 0
    page.get_by_role("button", name="boardbot home").tap()
    home = page.locator("#home")
    expect(home.get_by_text("Waiting for you")).to_be_visible()
    expect(home.get_by_text("Evidence:")).to_have_count(10)

    home.get_by_role("button", name="Sign off several").tap()
    _sign_all_off(hand, page)

    expect(home.get_by_text("10 actions signed off.")).to_be_visible()
    expect(home.get_by_text("Waiting for you")).to_have_count(0)
    assert hand.presses == 4
    home.get_by_role("button", name="Undo").tap()
    expect(home.get_by_text("Evidence:")).to_have_count(10)


def test_ten_sign_offs_from_the_digest_take_three_presses(hand: Window) -> None:
    page = hand.as_("pat")
    page.get_by_role("button", name="Next Monday 13 Jul, 09:00").click()
    digest = page.locator("#messages .message", has_text="Improvement Board · Mon 13 Jul 2020").last
    waiting = digest.get_by_role("button", name="Waiting for me")
    expect(waiting).to_be_visible()
    hand.presses = 0

    waiting.tap()
    _sign_all_off(hand, page)

    expect(page.get_by_text("10 actions signed off.").last).to_be_visible()
    assert hand.presses == 3
