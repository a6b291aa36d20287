"""A day in the channel: commands typed, private answers, lists, the clock and the digest, its thread."""

import re
from typing import Any

from playwright.sync_api import Page, expect


def box(page: Page) -> Any:
    return page.get_by_role("combobox", name="Message #improvement-board")


def lines(page: Page) -> Any:
    return page.locator("#messages .message")


def send(page: Page, line: str) -> Any:
    """Types a line and sends it; the newest message, once there is one more."""
    before = lines(page).count()
    box(page).fill(line)
    page.get_by_role("button", name="Send").click()
    expect(lines(page)).to_have_count(before + 1)
    return lines(page).last


def test_the_channel_opens_with_the_mornings_talk_and_says_what_to_try(window: Any) -> None:
    page = window.as_("jo")
    expect(page).to_have_title("#improvement-board as Jo Reed – Northmoor, a made-up council")
    expect(page.locator("#clock")).to_contain_text("Wed 8 Jul 2020")
    expect(page.get_by_text("Improvement Board · Wed 8 Jul 2020").first).to_be_attached()
    page.get_by_role("link", name="/status").click()
    expect(box(page)).to_have_value("/status")
    expect(box(page)).to_be_focused()


def test_a_command_is_completed_and_answered_to_its_own_person_alone(window: Any) -> None:
    jo, pat = window.as_("jo"), window.as_("pat")
    seen_by_pat = lines(pat).count()
    box(jo).press_sequentially("/ac")
    offers = jo.get_by_role("listbox", name="What you can type").get_by_role("option")
    expect(offers).to_have_count(1)
    expect(box(jo)).to_have_attribute("aria-expanded", "true")
    box(jo).press("Enter")
    expect(box(jo)).to_have_value("/action ")
    expect(box(jo)).not_to_have_attribute("aria-activedescendant", re.compile("."))
    box(jo).press_sequentially("up")
    expect(offers).to_contain_text("/action update <ref>… <note>")
    expect(box(jo)).to_have_attribute("aria-activedescendant", offers.get_attribute("id") or "-")
    box(jo).press("Tab")
    expect(box(jo)).to_have_value("/action update ")
    before = lines(jo).count()
    box(jo).press_sequentially("R10-02 definitions agreed with the data team")
    box(jo).press("Enter")
    expect(lines(jo)).to_have_count(before + 1)
    expect(lines(jo).last).to_contain_text("Only visible to you")
    expect(lines(jo).last).to_contain_text("R10-02 updated.")
    expect(box(jo)).to_have_value("")
    expect(jo.locator("#announcer")).to_contain_text("boardbot, only visible to you: R10-02 updated.")
    pat.reload()
    assert lines(pat).count() == seen_by_pat
    expect(pat.get_by_text("R10-02 updated.")).to_have_count(0)


def test_a_command_that_was_completed_is_sent_by_enter(window: Any) -> None:
    page = window.as_("pat")
    before = lines(page).count()
    box(page).press_sequentially("/sta")
    box(page).press("Enter")
    expect(box(page)).to_have_value("/status ")
    box(page).press("Enter")
    expect(lines(page)).to_have_count(before + 1)
    expect(lines(page).last).to_contain_text("Of 73 open actions 29 are overdue")


def test_next_puts_the_second_page_in_the_place_of_the_first(window: Any) -> None:
    page = window.as_("jo")
    message = send(page, "/action list overdue")
    first = message.get_by_role("row").nth(1).inner_text()
    count = lines(page).count()
    message.get_by_role("button", name="Next").click()
    expect(message.get_by_role("row").nth(1)).not_to_have_text(first)
    assert lines(page).count() == count
    expect(page.locator("#announcer")).to_contain_text("Changed:")
    # The last page has no Next to stay on.
    assert page.evaluate("document.activeElement.textContent").strip().endswith("Previous")


def test_what_somebody_says_arrives_elsewhere_without_a_reload(window: Any) -> None:
    jo, sam = window.as_("jo"), window.as_("sam", "in/improvement-board?draft=/digest")
    expect(box(sam)).to_have_value("/digest")
    before = lines(sam).count()
    box(jo).fill("Papers are out, *all* of them: @sam")
    jo.get_by_role("button", name="Send").click()
    expect(lines(sam)).to_have_count(before + 1)
    expect(lines(sam).last).to_contain_text("Papers are out, all of them: @Sam Cole")
    expect(sam.locator("#announcer")).to_have_text("Jo Reed: Papers are out, all of them: @Sam Cole")
    expect(box(sam)).to_have_value("/digest")


def test_hostile_words_are_only_words(window: Any) -> None:
    page = window.as_("ali")
    line = "<script>window.hit=1</script><img src=/x onerror=window.hit=1> <https://a.example|x>"
    expect(send(page, line)).to_contain_text("<script>window.hit=1</script><img src=/x onerror=window.hit=1>")
    expect(send(page, f"/action add {line}")).to_contain_text("logged")
    page.reload()
    assert page.evaluate("window.hit") is None
    assert page.locator("main img").count() == 0


def test_the_clock_posts_the_digest_and_its_thread_holds_the_lists(window: Any) -> None:
    page, other = window.as_("pat"), window.as_("kit")
    page.get_by_role("button", name="Next Monday 13 Jul, 09:00").click()
    for each in (page, other):
        expect(lines(each).last).to_contain_text("Improvement Board · Mon 13 Jul 2020")
        expect(each.locator("#clock")).to_contain_text("Mon 13 Jul 2020, 09:00")
        expect(each.locator("#clock").get_by_role("button").first).to_contain_text("Next Monday 20 Jul")
    lines(page).last.get_by_role("link", name="replies in the thread").click()
    thread = page.get_by_role("complementary", name="Thread")
    expect(thread.locator(".message").nth(1)).to_contain_text("7 escalation measures in full, worst first")
    reply = thread.get_by_role("combobox", name="Reply in the thread")
    reply.fill("@boardbot action show R10-02")
    before = thread.locator(".message").count()
    reply.press("Enter")
    expect(thread.locator(".message")).to_have_count(before + 2)
    expect(thread.locator(".message").last).to_contain_text("R10-02")
    reply.fill("/status")
    reply.press("Enter")
    expect(thread.locator(".message").last).to_contain_text("/status is not supported in threads. Sorry!")
    thread.get_by_role("link", name="Close the thread").click()
    expect(page.get_by_role("complementary", name="Thread")).to_have_count(0)


def test_the_direct_message_is_ones_own(window: Any) -> None:
    page = window.as_("jo", "direct")
    message_box = page.get_by_role("combobox", name="Message boardbot")
    message_box.fill("status")
    message_box.press("Enter")
    expect(lines(page)).to_have_count(2)
    page.get_by_role("link", name="Kit Moss").click()
    expect(page).to_have_title("boardbot as Kit Moss – Northmoor, a made-up council")
    expect(lines(page)).to_have_count(0)
    page.get_by_role("button", name="boardbot home").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Home of boardbot")


def test_no_answer_in_time_is_shown_as_slack_shows_it(window: Any, stage: Any) -> None:
    page = window.as_("jo")
    stage.workspace.patience = 0.3
    stage.workspace.ignore_acknowledgements(1)
    try:
        expect(send(page, "/action list")).to_contain_text("/action failed with the error “operation_timeout”")
    finally:
        stage.workspace.patience = 3.0
