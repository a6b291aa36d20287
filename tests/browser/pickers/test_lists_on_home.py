"""A list that is searched on Home, with a small Bolt app behind it, and the app's other tab."""

import pytest
from browser.pickers.choosing import Json, offered
from playwright.sync_api import Page, Route, expect
from views import button, row, words

from local_slack import Workspace


def test_home_on_a_phone(small: Page, workspace: Workspace, sent: list[Json]) -> None:
    small.locator("summary", has_text="menu").tap()
    small.get_by_role("button", name="boardbot home").tap()
    update = small.get_by_role("button", name="Update A1")
    expect(update).to_be_visible()
    expect(update).to_have_js_property("offsetHeight", 44)
    update.tap()
    workspace.wait_for(lambda: sent[-1].get("actions"))
    assert sent[-1]["actions"][0]["action_id"] == "update"
    assert "response_url" not in sent[-1]
    jump = small.get_by_role("combobox", name="Go to an action", exact=True)
    jump.tap()
    offered(small).filter(has_text="A2 Recruit").tap()
    workspace.wait_for(lambda: sent[-1]["actions"][0]["action_id"] == "jump")
    assert sent[-1]["actions"][0]["selected_option"]["value"] == "a2"
    assert small.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("plain", ["Go to an action", "Go to an action: choose"])
def test_a_list_opens_for_whoever_tapped_before_the_scripts_were_there(
    wide: Page, workspace: Workspace, sent: list[Json], plain: str
) -> None:
    wide.get_by_role("button", name="boardbot home").click()
    wide.get_by_role("combobox", name="Go to an action", exact=True).click()
    offered(wide).filter(has_text="A1 Visits plan").click()
    workspace.wait_for(lambda: sent[-1].get("actions"))
    held: list[Route] = []
    has_tapped: list[bool] = []

    def hold(route: Route) -> None:
        route.continue_() if has_tapped else held.append(route)

    wide.route("**/picker.js*", hold)
    wide.reload(wait_until="commit")
    wide.get_by_label(plain, exact=True).focus()
    expect(offered(wide)).to_have_count(0)

    has_tapped.append(True)
    for each in held:
        each.continue_()
    expect(wide.get_by_label("Go to an action", exact=True)).to_be_focused()
    expect(offered(wide)).to_have_count(3)


def test_home_drawn_anew_waits_for_a_list_that_is_open(wide: Page, workspace: Workspace) -> None:
    held: list[Route] = []
    is_open: list[bool] = []

    def hold(route: Route) -> None:
        # What the app did at this opening may be asked for before the list is open, or after.
        route.continue_() if is_open or route.request.resource_type == "document" else held.append(route)

    before = workspace.views.home("U0JO")
    old = before and before.hash
    wide.get_by_role("button", name="boardbot home").click()
    workspace.wait_for(lambda: workspace.views.home("U0JO") and workspace.home_of("jo").hash != old)
    expect(wide.get_by_role("button", name="Update A1")).to_be_visible()
    wide.route("**/home", hold)
    wide.reload()
    wide.get_by_role("combobox", name="Go to an action", exact=True).click()
    expect(offered(wide)).to_have_count(3)
    content = workspace.home_of("jo").content
    fresh = row(button("new", text=words("Drawn anew")))
    with workspace.change():
        workspace.views.publish("U0JO", content | {"blocks": [*content["blocks"], fresh]}, None)
    is_open.append(True)
    with wide.expect_response(lambda asked: "home" in asked.url) as asked:
        for each in held:
            each.continue_()
    assert "Drawn anew" in asked.value.text()
    # Once what came can have been taken.
    wide.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    expect(offered(wide)).to_have_count(3)
    expect(wide.get_by_role("button", name="Drawn anew")).to_have_count(0)

    wide.keyboard.press("Escape")
    expect(wide.get_by_role("button", name="Drawn anew")).to_be_visible()


def test_the_messages_tab_says_that_it_is_one(wide: Page, workspace: Workspace, sent: list[Json]) -> None:
    wide.get_by_role("button", name="boardbot direct message").click()
    expect(wide.get_by_role("heading", level=1)).to_have_text("boardbot")
    workspace.wait_for(lambda: sent[-1].get("tab") == "messages")
    assert "view" not in sent[-1]
