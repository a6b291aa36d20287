"""A spreadsheet from the page into the board: attached, reported, asked about, brought in; with scripts and without."""

from pathlib import Path
from typing import Any

import pytest
from browser.conftest import Window
from end_to_end.importing import PLAN, workbook
from playwright.sync_api import Page, expect


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A workbook with a status that nobody knows."""
    file = tmp_path / "plan.xlsx"
    file.write_bytes(workbook([*PLAN, ["P3", "Train the panel", "Head of Quality", "31/07/2020", "Some-ish"]]))
    return file


def _newest(page: Page, words: str) -> Any:
    return page.locator("#messages .message", has_text=words).last


def test_a_file_is_attached_answered_about_and_brought_in(window: Window, plan: Path) -> None:
    page = window.as_("sam", "direct")
    page.get_by_label("Attach a file").set_input_files(plan)
    page.get_by_role("button", name="Send").click()
    report = _newest(page, "Nothing is changed yet.")
    expect(report.get_by_text("2 actions would be added")).to_be_visible()
    expect(page.locator("#messages .message a", has_text="plan.xlsx")).to_be_visible()

    report.get_by_role("button", name="Answer the questions").click()
    form = page.get_by_role("dialog", name="Answer the questions")
    form.get_by_label('The status "Some-ish" means').select_option("on hold")
    form.get_by_role("button", name="Keep and read again").click()
    again = _newest(page, "3 actions would be added")
    again.get_by_role("button", name="Bring it in").click()

    expect(_newest(page, "Brought in:").get_by_text("3 actions added")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_form_takes_a_file_too(phone: Window, plan: Path) -> None:
    page = phone.as_("sam")
    page.locator("#box").fill("/board import")
    page.keyboard.press("Enter")
    form = page.get_by_role("dialog", name="Bring a file in")
    form.get_by_label("Workbook or CSV file").set_input_files(plan)
    form.get_by_role("button", name="Read it").tap()

    expect(page.get_by_text("The report comes to you in a direct message.").last).to_be_visible()
    expect(_newest(phone.as_("sam", "direct"), "Nothing is changed yet.")).to_be_visible()


def test_without_scripts_a_file_is_attached_all_the_same(plain: Window, plan: Path) -> None:
    page = plain.as_("sam", "direct")
    page.get_by_label("Attach a file").set_input_files(plan)
    page.get_by_role("button", name="Send").click()

    expect(page.locator("#messages .message a", has_text="plan.xlsx").last).to_be_visible()
