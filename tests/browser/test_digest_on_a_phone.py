"""The digest on a phone 390 wide, in screens: what the local Slack shows of a channel at a time."""

from contextlib import closing
from datetime import date, timedelta
from typing import Any

import pytest
from browser.conftest import opened
from playwright.sync_api import Browser, Locator, Page, expect

from board.actions import Action, Status
from bot.demo.people import SAM
from bot.demo.stage import Stage
from storage.database import Database

PHONE = {"width": 390, "height": 844}
TITLE = "Review of every open case with the team manager, the lead officer and the partner agencies "
# Where each thing ends below the top of the message, by words that stand in it once.
BOTTOM = """(message, words) => {
  const walk = document.createTreeWalker(message, NodeFilter.SHOW_TEXT);
  const top = message.getBoundingClientRect().top;
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const at = node.data.indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at); range.setEnd(node, at + words.length);
    return range.getBoundingClientRect().bottom - top;
  }
  return null;
}"""


@pytest.fixture
def phone(browser: Browser, stage: Stage) -> Any:
    """A phone 390 wide and 844 high, touched and not clicked."""
    yield from opened(browser, stage.workspace.url, viewport=PHONE, has_touch=True)


def monday(page: Page, day: str) -> Locator:
    """The digest of the next Monday, once it is there."""
    page.locator("#clock").get_by_role("button", name=f"Next Monday {day.removesuffix(' 2020')}").click()
    digest = page.locator("#messages .message", has_text=f"Improvement Board · Mon {day}").last
    expect(digest).to_be_visible()
    expect(digest.locator(".replies")).to_contain_text("4 replies")
    return digest


def screen(page: Page) -> float:
    """The height of what is shown of the channel at a time."""
    return float(page.locator("#messages").evaluate("each => each.clientHeight"))


def screens(page: Page, digest: Locator) -> float:
    return float(digest.evaluate("each => each.getBoundingClientRect().height")) / screen(page)


def ends_at(digest: Locator, words: str) -> float:
    bottom = digest.evaluate(BOTTOM, words)
    assert bottom is not None, words
    return float(bottom)


def is_within_its_width(digest: Locator) -> bool:
    """No word and no column is out of sight beside what is seen."""
    return bool(
        digest.evaluate(
            "each => [each, ...each.querySelectorAll('.table')].every((e) => e.scrollWidth <= e.clientWidth)"
        )
    )


def test_northmoors_digest_takes_two_screens_and_the_first_says_what_matters(phone: Any) -> None:
    page = phone.as_("pat")
    digest = monday(page, "13 Jul 2020")

    assert screens(page, digest) <= 2
    assert screen(page) <= 650
    first = [
        "Of 73 open actions 29 are overdue",
        "10 wait for the chair",
        "All 7 escalation measures were reported met",
        "Reported met, and not met",
        "8 points short",
        "16 points short",
    ]
    places = [ends_at(digest, words) for words in first]
    assert places == sorted(places)
    assert places[-1] < screen(page)
    assert is_within_its_width(digest)
    assert digest.get_by_role("columnheader").all_inner_texts() == ["Measure", "Latest", "Target", "Verdict"]
    assert digest.get_by_role("row").count() == 6


def test_a_board_of_300_actions_and_14_measures_takes_no_more(phone: Any, stage: Stage) -> None:
    """With the longest titles, every measure reported met and not met, and all of it new this week."""
    page = phone.as_("pat")
    _fill(stage)

    digest = monday(page, "20 Jul 2020")

    assert "Of 300 open actions" in digest.inner_text()
    assert "All 14 escalation measures were reported met" in digest.inner_text()
    assert screens(page, digest) <= 2
    assert ends_at(digest, "Reported met, and not met") < screen(page) / 2
    assert is_within_its_width(digest)


def _fill(stage: Stage) -> None:
    """To Northmoor's 73 open actions 227 more, all overdue and owned; to its seven measures seven more, all of which the
    figures contradict."""
    with closing(Database(stage.bot.database_path)) as database, database.writing() as store:
        (board,) = store.boards.all()
        open_already = len(store.actions.ids(board.id, [*Status][:3]))
        for number in range(300 - open_already):
            due, now = date(2020, 1, 1) + timedelta(days=number), stage.clock()
            action = Action(
                0, f"SR (20/21) {number:03}", f"{number} {TITLE * 4}"[:300], owner_words=TITLE[:80], due_on=due,
                original_due_on=due, opened_at=now, updated_at=now,
            )  # fmt: skip
            store.actions.add(board.id, action)
    for number in range(8, 15):
        for line in (
            f"add M{number} {TITLE * 2}",
            f"target M{number} Visits in time and {TITLE} at least 85% by 30 June 2020",
            f"target M{number} Seen alone and {TITLE} at least 90% by 30 June 2020",
            f"reading M{number} Visits in time and {TITLE} {number}% as at 30 June 2020",
            f"reading M{number} Seen alone and {TITLE} {number}% as at 30 June 2020",
            f"claim M{number} met as at 8 July 2020 source: {TITLE}",
        ):
            answer = stage.workspace.command(SAM, stage.channel, f"/measure {line}")
            assert answer.error is None
            assert "M" in answer.text, answer.text
