"""A message made into an action on a phone 390 wide, by somebody who has never typed a command: presses are counted."""

from collections.abc import Iterator
from typing import Any

import pytest
from browser.conftest import Window, opened
from playwright.sync_api import Browser, expect

SAID = "The front door rota needs a second officer from May. Can somebody take that?"


@pytest.fixture
def hand(browser: Browser, stage: Any) -> Iterator[Window]:
    """A phone 390 wide, touched and not clicked; Ali has said something in the board's channel."""
    stage.workspace.say("ali", "improvement-board", SAID)
    yield from opened(browser, stage.workspace.url, viewport={"width": 390, "height": 780}, has_touch=True)


def test_a_message_becomes_an_action_with_owner_and_day_in_eight_presses_at_most(hand: Window) -> None:
    page = hand.as_("jo")
    message = page.locator("#messages .message", has_text=SAID).last

    message.get_by_text("More actions").tap()
    message.get_by_role("button", name="Make this an action").tap()
    form = page.get_by_role("dialog", name="Log an action")
    expect(form.get_by_label("What must be done?")).to_have_value("The front door rota needs a second officer from May")
    # A phone has its own list and its own calendar for these: one press opens each, and one chooses.
    form.get_by_label("Owner", exact=False).first.select_option(label="Ali Noor")
    form.locator('input[type="date"]').fill("2020-07-31")
    form.get_by_role("button", name="Log it").tap()

    expect(page.get_by_role("dialog")).to_have_count(0)
    answer = page.locator("#messages .message", has_text="The front door rota needs a second officer from May").last
    expect(answer).to_contain_text("logged.")
    expect(answer).to_contain_text("@Ali Noor · due Fri 31 Jul 2020")
    assert hand.presses + 4 <= 8
