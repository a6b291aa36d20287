"""Modals and the Home tab of a small Bolt app, as its people meet them: boardbot's own will show here unchanged."""

from collections.abc import Iterator
from typing import Any

import pytest
from browser.conftest import Window, before_an_app, of_jo_and_pat, opened
from playwright.sync_api import Browser, Page, expect
from slack_bolt import Ack, App
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

from local_slack import Running
from local_slack.page import PageSetting, Typeable

Json = dict[str, Any]
SETTING = PageSetting(
    "Forms",
    "A form to fill in.",
    "forms",
    {"U0JO": "officer", "U0PAT": "chair"},
    (Typeable("/form", "/form", "a form"),),
)


def words(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def entry(name: str, label: str, element: Json, **more: Any) -> Json:
    return {"type": "input", "block_id": name, "label": words(label), "element": element | {"action_id": "it"}, **more}


def button(label: str, **more: Any) -> Json:
    return {"type": "button", "action_id": "pressed", "text": words(label), "value": label} | more


CONFIRM = {
    "title": words("Close A1?"),
    "text": words("It is final."),
    "confirm": words("Close it"),
    "deny": words("Keep it"),
}
FORM = {"type": "modal", "callback_id": "form", "title": words("New action"), "submit": words("Save"), "blocks": [
    entry("title", "What", {"type": "plain_text_input"}),
    entry("due", "Due", {"type": "plain_text_input"}, hint=words("Day first")),
    entry("rating", "Rating", {"type": "static_select", "options": [
        {"text": words("Amber"), "value": "amber"}, {"text": words("Green"), "value": "green"}]}, optional=True),
]}  # fmt: skip
HOME = {
    "type": "home",
    "blocks": [
        {"type": "header", "text": words("Your actions")},
        {"type": "actions", "block_id": "b", "elements": [button("Close", confirm=CONFIRM)]},
    ],
}


def small_app(server: Running, sent: list[Json]) -> App:
    """An app with a form: its second page asks why."""
    client = WebClient(server.bot_token, base_url=server.api_url, retry_handlers=[])
    allowed = AuthorizeResult(
        enterprise_id=None, team_id="T0LOCAL", bot_token=server.bot_token, bot_user_id="U0BOARDBOT"
    )
    app = App(
        client=WebClient(base_url=server.api_url),
        authorize=lambda: allowed,
        signing_secret="unused",
        process_before_response=True,
    )

    @app.command("/form")
    def form(ack: Ack, body: Json) -> None:
        client.views_open(trigger_id=body["trigger_id"], view=FORM)
        ack()

    @app.view("form")
    def saved(ack: Ack, view: Json) -> None:
        values = view["state"]["values"]
        if values["due"]["it"]["value"] == "July 17":
            ack(response_action="errors", errors={"due": "That can mean two things."})
            return
        sent.append(values)
        ack(response_action="push", view=FORM | {"callback_id": "why", "title": words("Why"), "submit": words("Send"),
                                                 "blocks": [entry("why", "Reason", {"type": "plain_text_input", "multiline": True})]})  # fmt: skip

    @app.view("why")
    def reason(ack: Ack, view: Json) -> None:
        sent.append(view["state"]["values"])
        ack(response_action="clear")

    @app.event("app_home_opened")
    def home(event: Json) -> None:
        client.views_publish(user_id=event["user"], view=HOME)

    @app.action("pressed")
    def pressed(ack: Ack, body: Json) -> None:
        sent.append(body["actions"][0])
        ack()
        blocks = [{"type": "header", "text": words("Closed")}]
        client.views_publish(user_id=body["user"]["id"], view={"type": "home", "blocks": blocks})

    return app


@pytest.fixture(scope="module")
def sent() -> list[Json]:
    return []


@pytest.fixture(scope="module")
def address(browser: Browser, sent: list[Json]) -> Iterator[str]:
    with before_an_app(of_jo_and_pat("forms"), SETTING, lambda server: small_app(server, sent)) as url:
        yield url


@pytest.fixture
def forms(browser: Browser, address: str) -> Iterator[Window]:
    yield from opened(browser, address)


@pytest.fixture
def page(forms: Window) -> Page:
    return forms.as_("jo", "in/forms")


def test_a_form_is_opened_refused_mended_and_sent_by_keyboard(page: Page, sent: list[Json]) -> None:
    box = page.get_by_role("combobox", name="Message #forms")
    box.fill("/form")
    box.press("Enter")
    dialog = page.get_by_role("dialog", name="New action")
    expect(dialog.get_by_label("What")).to_be_focused()
    page.keyboard.type("Visits plan")
    page.keyboard.press("Tab")
    expect(dialog.get_by_label("Due")).to_have_accessible_description("Day first")
    page.keyboard.type("July 17")
    dialog.get_by_label("Rating").select_option("Amber")
    dialog.get_by_label("Due").press("Enter")
    due = dialog.get_by_label("Due")
    expect(due).to_have_accessible_description("Day first That can mean two things.")
    expect(due).to_be_focused()
    expect(due).to_have_value("July 17")
    expect(dialog.get_by_label("What")).to_have_value("Visits plan")
    due.fill("17 July 2020")
    dialog.get_by_role("button", name="Save").last.click()
    why = page.get_by_role("dialog", name="Why")
    expect(why.get_by_role("button", name="Back")).to_be_visible()
    why.get_by_role("button", name="Send").click()
    expect(why.get_by_text("Please complete this required field.")).to_be_visible()
    why.get_by_label("Reason").fill("Two agency\nstaff left")
    why.get_by_role("button", name="Send").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(box).to_be_focused()
    form, reason = sent[-2:]
    assert form["due"]["it"]["value"] == "17 July 2020"
    assert form["rating"]["it"]["selected_option"]["value"] == "amber"
    assert reason["why"]["it"]["value"].replace("\r\n", "\n") == "Two agency\nstaff left"


def test_escape_closes_a_form_and_gives_the_focus_back(page: Page) -> None:
    box = page.get_by_role("combobox", name="Message #forms")
    box.fill("/form")
    box.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(box).to_be_focused()


def test_the_home_tab_and_a_press_that_asks_first(page: Page, sent: list[Json]) -> None:
    page.get_by_role("button", name="boardbot home").click()
    expect(page.get_by_role("heading", name="Your actions")).to_be_visible()
    page.get_by_role("button", name="Close").click()
    question = page.get_by_role("dialog", name="Close A1?")
    question.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("button", name="Close").click()
    question.get_by_role("button", name="Close it").click()
    expect(page.get_by_role("heading", name="Closed")).to_be_visible()
    assert sent[-1]["value"] == "Close"


def test_a_form_fits_a_phone(browser: Browser, address: str) -> None:
    for window in opened(browser, address, viewport={"width": 360, "height": 640}):
        page = window.as_("pat", "in/forms")
        page.get_by_role("combobox").fill("/form")
        page.get_by_role("button", name="Send").click()
        dialog = page.get_by_role("dialog")
        expect(dialog).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        width = dialog.bounding_box()
        assert width is not None
        assert width["x"] >= 0
        assert width["x"] + width["width"] <= 360
        dialog.get_by_role("button", name="Cancel").click()
