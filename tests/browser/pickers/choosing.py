"""A small Bolt app with lists to search, shortcuts and a Home tab, for the page's own tests."""

from typing import Any

from playwright.sync_api import Locator, Page
from slack_bolt import Ack, App
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient
from views import button, entry, home, menu, modal, option, row, search, words

from local_slack import Running
from local_slack.page import PageSetting

Json = dict[str, Any]
SETTING = PageSetting("Pickers", "Something to choose.", "board", {"U0JO": "officer", "U0PAT": "chair"})
ACTIONS = [f"A{number} {title}" for number, title in enumerate(["Visits plan", "Recruit", "Visit the hubs"], 1)]
OPTIONS = [option(title.split()[0].lower(), title) for title in ACTIONS]
LOG = {"name": "Log an action", "description": "Logs one anywhere", "callback_id": "log", "type": "global"}
MAKE = {"name": "Make this an action", "description": "Logs the message", "callback_id": "make", "type": "message"}
MANIFEST: Json = {
    "display_information": {"name": "boardbot"},
    "features": {
        "bot_user": {"display_name": "boardbot"},
        "app_home": {"home_tab_enabled": True},
        "shortcuts": [LOG, MAKE],
    },
    "oauth_config": {"scopes": {"bot": ["commands", "chat:write"]}},
    "settings": {
        "socket_mode_enabled": True,
        "interactivity": {"is_enabled": True},
        "event_subscriptions": {"bot_events": ["app_home_opened"]},
    },
}
TICKS = {"type": "checkboxes", "options": [option("a1", "A1 Visits plan"), option("a2", "A2 Recruit")]}
FORM = modal(
    {"type": "alert", "text": words("This moves the date for the third time."), "level": "warning"},
    search("ref", min_query_length=0, placeholder=words("Ref or title"))
    | {"label": words("Action"), "optional": False},
    search("links", "multi_external_select", min_query_length=2),
    entry("note", element={"multiline": True, "focus_on_load": True}),
    entry("ticks", element=TICKS, optional=True),
    menu("rating", "amber", "green") | {"dispatch_action": True},
    callback_id="form",
)


def small_app(server: Running, sent: list[Json]) -> App:
    """An app that keeps what it is told, and asks for a reason once a rating is chosen."""
    client = WebClient(server.bot_token, base_url=server.api_url, retry_handlers=[])
    allowed = AuthorizeResult(
        enterprise_id=None, team_id="T0LOCAL", bot_token=server.bot_token, bot_user_id="U0BOARDBOT"
    )
    app = App(client=WebClient(base_url=server.api_url), authorize=lambda: allowed, signing_secret="unused")

    @app.shortcut("log")
    @app.shortcut("make")
    def form(ack: Ack, body: Json) -> None:
        sent.append(body)
        client.views_open(trigger_id=body["trigger_id"], view=FORM)
        ack()

    @app.options("ref-field")
    @app.options("links-field")
    @app.options("jump")
    def options(ack: Ack, payload: Json) -> None:
        typed = payload["value"].casefold()
        ack(options=[each for each in OPTIONS if typed in each["text"]["text"].casefold()])

    @app.action("rating-field")
    def rated(ack: Ack, body: Json) -> None:
        ack()
        client.views_update(view_id=body["view"]["id"], view=FORM | {"blocks": [*FORM["blocks"], entry("why")]})

    @app.action("jump")
    def jumped(ack: Ack, body: Json) -> None:
        ack()
        sent.append(body)

    @app.action("update")
    def update(ack: Ack, body: Json) -> None:
        ack()
        sent.append(body)

    @app.view("form")
    def saved(ack: Ack, view: Json) -> None:
        sent.append(view["state"]["values"])
        if "lost" in view["state"]["values"]["note"]["note-field"]["value"]:
            ack(response_action="errors", errors={"note": "Say what is to be done."})
        else:
            ack()

    @app.event("app_home_opened")
    def opened_home(event: Json) -> None:
        sent.append(event)
        if event["tab"] == "home":
            pick = search("x", min_query_length=0)["element"] | {
                "action_id": "jump",
                "placeholder": words("Go to an action"),
            }
            labelled = button("update", text=words("Update"), accessibility_label="Update A1")
            client.views_publish(user_id=event["user"], view=home(row(labelled), row(pick, block_id="pick")))

    return app


def form_of(page: Page) -> Locator:
    """The form behind the shortcut beside the message box."""
    page.get_by_text("Shortcuts", exact=True).click()
    page.get_by_role("button", name="Log an action").click()
    return page.get_by_role("dialog", name="Action")


def offered(place: Page | Locator) -> Locator:
    """What a picker lists under its field."""
    return place.locator(".offered").get_by_role("option")


def value_of(sent: list[Json], block: str) -> Any:
    (entry_,) = sent[-1][block].values()
    return entry_.get("value") or entry_.get("selected_option") or entry_.get("selected_options")
