"""Pickers, shortcuts, alerts and the sheet of a phone, with a small Bolt app behind them."""

from collections.abc import Callable

from browser.conftest import opened
from browser.pickers.choosing import Json, form_of, offered, value_of
from playwright.sync_api import Browser, Page, expect
from views import option

from local_slack import Workspace


def test_a_picker_by_keyboard(wide: Page, sent: list[Json]) -> None:
    dialog = form_of(wide)
    ref = dialog.get_by_role("combobox", name="Action", exact=True)
    # The field that asks for the focus has it, though another comes first.
    expect(dialog.get_by_label("Note")).to_be_focused()
    ref.focus()
    wide.keyboard.type("visit")
    options = offered(dialog)
    expect(options).to_have_text(["A1 Visits plan", "A3 Visit the hubs"])
    expect(options.first).to_have_attribute("aria-selected", "true")
    wide.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    wide.keyboard.press("Enter")
    expect(ref).to_have_value("A3 Visit the hubs")
    expect(options).to_have_count(0)
    wide.keyboard.press("Tab")
    links = dialog.get_by_role("combobox", name="Links")
    expect(links).to_be_focused()
    for typed in ("recruit", "plan"):
        links.press_sequentially(typed)
        expect(options).to_have_count(1)
        links.press("Enter")
        expect(links).to_have_value("")
    dialog.get_by_label("Note").fill("Half done")
    dialog.get_by_role("button", name="Save").last.click()
    expect(wide.get_by_role("dialog")).to_have_count(0)
    assert value_of(sent, "ref") == option("a3", "A3 Visit the hubs")
    assert [each["value"] for each in value_of(sent, "links")] == ["a2", "a1"]
    assert value_of(sent, "note") == "Half done"


def test_escape_closes_the_list_and_then_the_form(wide: Page) -> None:
    dialog = form_of(wide)
    ref = dialog.get_by_role("combobox", name="Action", exact=True)
    ref.press_sequentially("nobody")
    expect(dialog.get_by_text("Nothing found for “nobody”.")).to_be_visible()
    ref.fill("rec")
    expect(offered(dialog)).to_have_count(1)
    wide.keyboard.press("Escape")
    expect(offered(dialog)).to_have_count(0)
    expect(dialog).to_be_visible()
    wide.keyboard.press("Escape")
    expect(wide.get_by_role("dialog")).to_have_count(0)


def test_what_is_typed_and_not_chosen_is_no_choice(wide: Page) -> None:
    dialog = form_of(wide)
    ref = dialog.get_by_role("combobox", name="Action", exact=True)
    ref.press_sequentially("rec")
    offered(dialog).click()
    expect(ref).to_have_value("A2 Recruit")
    ref.press_sequentially("vis")
    expect(offered(dialog)).to_have_count(2)
    dialog.get_by_label("Note").focus()
    expect(ref).to_have_value("A2 Recruit")
    ref.fill("")
    dialog.get_by_label("Note").focus()
    expect(ref).to_have_value("")
    dialog.get_by_role("button", name="Save").last.click()
    expect(ref).to_have_accessible_description("Please complete this required field.")
    dialog.get_by_role("button", name="Cancel").click()


def test_a_form_that_the_app_changes_keeps_what_was_picked_and_ticked(wide: Page, sent: list[Json]) -> None:
    dialog = form_of(wide)
    dialog.get_by_role("combobox", name="Action", exact=True).press_sequentially("rec")
    offered(dialog).click()
    dialog.get_by_role("combobox", name="Links").press_sequentially("hubs")
    offered(dialog).click()
    dialog.get_by_label("Note").fill("Half done")
    dialog.get_by_label("A1 Visits plan").check()
    dialog.get_by_label("Rating").select_option("Amber")
    why = dialog.get_by_label("Why")
    why.fill("Two left")
    expect(dialog.get_by_role("combobox", name="Action", exact=True)).to_have_value("A2 Recruit")
    dialog.get_by_role("button", name="Save").last.click()
    expect(wide.get_by_role("dialog")).to_have_count(0)
    assert value_of(sent, "ref") == option("a2", "A2 Recruit")
    assert [each["value"] for each in value_of(sent, "links")] == ["a3"]
    assert [each["value"] for each in value_of(sent, "ticks")] == ["a1"]
    assert (value_of(sent, "note"), value_of(sent, "why")) == ("Half done", "Two left")


def test_a_save_pressed_while_a_choice_is_on_its_way_is_not_lost(wide: Page, sent: list[Json]) -> None:
    dialog = form_of(wide)
    dialog.get_by_role("combobox", name="Action", exact=True).press_sequentially("rec")
    offered(dialog).click()
    dialog.get_by_label("Note").fill("Both at once")
    wide.evaluate("""() => {
        const rating = document.querySelector("[name='value/rating/rating-field']");
        const save = [...document.querySelectorAll("dialog footer button")].at(-1);
        rating.value = "green";
        rating.dispatchEvent(new Event("change", { bubbles: true }));
        save.click();
    }""")
    # The rating asks why, which is required: the form was sent, and says so.
    expect(dialog.get_by_label("Why")).to_have_accessible_description("Please complete this required field.")
    dialog.get_by_label("Why").fill("On time")
    dialog.get_by_role("button", name="Save").last.click()
    expect(wide.get_by_role("dialog")).to_have_count(0)
    assert (value_of(sent, "note"), value_of(sent, "why")) == ("Both at once", "On time")


def test_a_message_shortcut_from_its_menu_on_a_phone(small: Page, workspace: Workspace, sent: list[Json]) -> None:
    said = workspace.say("pat", "board", "Visits slipped again")
    line = small.locator(f"[id='message-{said.ts}']")
    line.get_by_text("More actions").tap()
    line.get_by_role("button", name="Make this an action").tap()
    dialog = small.get_by_role("dialog", name="Action")
    expect(dialog).to_be_visible()
    assert sent[-1]["type"] == "message_action"
    assert sent[-1]["message"]["text"] == "Visits slipped again"
    expect(dialog.get_by_role("alert")).to_contain_text("Warning. This moves the date for the third time.")
    at = dialog.bounding_box()
    assert at is not None
    assert (at["x"], at["width"]) == (0, 390)
    assert at["y"] + at["height"] == 780
    assert small.evaluate("document.documentElement.scrollWidth <= innerWidth")
    save = dialog.get_by_role("button", name="Save").last
    expect(save).to_be_in_viewport(ratio=1)
    dialog.get_by_role("combobox", name="Action", exact=True).tap()
    offered(dialog).filter(has_text="A1 Visits plan").tap()
    dialog.get_by_label("Note").fill("lost")
    save.tap()
    expect(dialog.get_by_label("Note")).to_have_accessible_description("Say what is to be done.")
    expect(dialog.get_by_label("Note")).to_be_in_viewport()
    expect(dialog.get_by_role("combobox", name="Action", exact=True)).to_have_value("A1 Visits plan")
    dialog.get_by_label("Note").fill("Plan again")
    save.tap()
    expect(small.get_by_role("dialog")).to_have_count(0)
    assert value_of(sent, "ref") == option("a1", "A1 Visits plan")


def test_without_scripts_one_searches_and_then_chooses(plain: Page, sent: list[Json]) -> None:
    dialog = form_of(plain)
    dialog.get_by_label("Action", exact=True).fill("visit")
    dialog.get_by_label("Note").fill("Half done")
    dialog.get_by_role("button", name="Search").first.click()
    expect(dialog.get_by_text("2 to choose from.")).to_be_visible()
    expect(dialog.get_by_label("Note")).to_have_value("Half done")
    dialog.get_by_role("button", name="Save").last.click()
    expect(dialog.get_by_text("Please search, then choose from the list.")).to_be_visible()
    dialog.get_by_label("Action: choose").select_option("A3 Visit the hubs")
    dialog.get_by_role("textbox", name="Links (optional)").fill("recruit")
    dialog.get_by_role("button", name="Search").last.click()
    dialog.get_by_label("A2 Recruit").first.check()
    dialog.get_by_role("button", name="Save").last.click()
    expect(plain.get_by_role("dialog")).to_have_count(0)
    assert value_of(sent, "ref") == option("a3", "A3 Visit the hubs")
    assert [each["value"] for each in value_of(sent, "links")] == ["a2"]


def test_every_word_of_a_form_can_be_read(
    browser: Browser, address: str, contrast: Callable[[Page], list[str]]
) -> None:
    for colours in ("light", "dark"):
        for window in opened(browser, address, color_scheme=colours):
            page = window.as_("jo", "in/board")
            form_of(page).get_by_role("combobox", name="Action", exact=True).click()
            expect(offered(page).first).to_be_visible()
            assert contrast(page) == []
            page.get_by_role("dialog").get_by_role("button", name="Cancel").click()
            expect(page.get_by_role("dialog")).to_have_count(0)
