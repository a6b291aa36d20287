"""The page for everybody: keyboard alone, screen reader, phone, dark, and without scripts."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from commands.table import COMMANDS

# Beside the commands, the name that Slack leaves to /status.
OFFERED = len(COMMANDS) + 1


def is_within_the_width(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def test_the_accessibility_tree(window: Any) -> None:
    page = window.as_("pat")
    expect(page.locator("body")).to_match_aria_snapshot("""
      - link "Skip to the message box"
      - banner:
        - paragraph:
          - time
        - button "Next Monday 13 Jul, 09:00"
        - button "Thu 9 Jul, 09:15"
      - navigation "Workspace":
        - group:
          - heading "Channels" [level=2]
          - list:
            - listitem:
              - 'link "# improvement-board"'
          - heading "Be somebody else" [level=2]
      - main:
        - 'heading "#improvement-board" [level=1]'
        - region "Messages":
          - region "Wednesday 8 July 2020":
            - heading "Wednesday 8 July 2020" [level=2]
            - list:
              - listitem:
                - paragraph:
                  - strong: boardbot
                  - text: Only visible to you
        - 'combobox "Message #improvement-board"'
        - button "Send"
      - status
    """)
    assert page.get_by_role("link", name="# improvement-board").get_attribute("aria-current") == "page"
    assert page.locator("html").get_attribute("lang") == "en-GB"
    unnamed = page.evaluate(
        "[...document.querySelectorAll('button, a, input:not([type=hidden]), select, textarea, [role=region]')]"
        ".filter((e) => !(e.textContent.trim() || e.getAttribute('aria-label') || e.labels?.length)).length"
    )
    assert unnamed == 0
    assert (
        page.evaluate(
            "[...document.querySelectorAll('[id]')].map((e) => e.id).filter((id, i, all) => all.indexOf(id) !== i)"
        )
        == []
    )
    assert page.locator("table").last.get_by_role("columnheader").count() >= 3


def test_the_keyboard_alone(window: Any) -> None:
    page = window.as_("jo")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the message box")).to_be_focused()
    page.keyboard.press("Enter")
    box = page.get_by_role("combobox", name="Message #improvement-board")
    expect(box).to_be_focused()
    page.keyboard.type("/")
    options = page.get_by_role("option")
    expect(options).to_have_count(OFFERED)
    page.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(options).to_have_count(0)
    expect(box).to_have_value("/")
    page.keyboard.type("action add Visits plan @pa")
    expect(options).to_have_count(1)
    page.keyboard.press("Enter")
    expect(box).to_have_value("/action add Visits plan @pat ")
    page.keyboard.press("Enter")
    last = page.locator("#messages .message").last
    expect(last).to_contain_text("Visits plan")
    expect(last).to_contain_text("@Pat Lane")
    expect(box).to_be_focused()


def test_every_stop_of_the_tab_key_can_be_seen(window: Any) -> None:
    page = window.as_("jo")
    for _ in range(14):
        page.keyboard.press("Tab")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", page.evaluate("document.activeElement.outerHTML")


@pytest.mark.parametrize("path", ["in/improvement-board", "direct", "home"])
def test_a_phone_never_scrolls_sideways(phone: Any, path: str) -> None:
    page = phone.as_("pat", path)
    assert is_within_the_width(page)
    page.locator("summary").first.tap()
    page.get_by_role("link", name="Sam Cole").wait_for()
    assert is_within_the_width(page)


def test_a_phone_says_first_whose_board_it_is(phone: Any) -> None:
    page = phone.as_("pat")

    expect(page.locator("header.top .title")).to_be_in_viewport()
    expect(page.locator("header.top .title")).to_have_text(re.compile("Northmoor, a made-up council"))
    assert page.locator("header.top").inner_text().startswith("Northmoor, a made-up council")


def test_a_phone_shows_a_table_and_a_thread_and_sends(phone: Any) -> None:
    page = phone.as_("pat")
    page.get_by_role("combobox").fill("/action list overdue")
    page.get_by_role("button", name="Send").tap()
    expect(page.locator("#messages .message").last.get_by_role("table")).to_be_visible()
    assert is_within_the_width(page)
    page.locator(".replies a", has_text="replies").first.tap()
    expect(page.get_by_role("complementary", name="Thread")).to_be_visible()
    expect(page.get_by_role("main")).not_to_be_visible()
    assert is_within_the_width(page)
    page.get_by_role("link", name="Close the thread").tap()
    expect(page.get_by_role("main")).to_be_visible()


def test_words_can_be_read_in_light_and_in_dark(window: Any, dark: Any, contrast: Callable[[Page], list[str]]) -> None:
    for each in (window, dark):
        page = each.as_("pat")
        page.get_by_role("combobox").press_sequentially("/")
        assert contrast(page) == []
    ground = "getComputedStyle(document.body).backgroundColor"
    assert window.as_("jo").evaluate(ground) == "rgb(255, 255, 255)"
    assert dark.as_("jo").evaluate(ground) == "rgb(23, 27, 29)"


def test_without_scripts_it_works_as_links_and_forms(plain: Any) -> None:
    page = plain.as_("sam")
    page.get_by_role("textbox", name="Message #improvement-board").fill("/measure show M6")
    page.get_by_role("button", name="Send").click()
    expect(page.locator("#messages .message").last).to_contain_text("M6 Statutory visits")
    page.locator(".replies a", has_text="replies").first.click()
    expect(page.get_by_role("complementary", name="Thread")).to_be_visible()
    page.get_by_role("link", name="Pat Lane").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("#improvement-board")
    page.locator("#clock").get_by_role("button").first.click()
    expect(page.locator("#messages")).to_contain_text("Improvement Board · Mon 13 Jul 2020")
