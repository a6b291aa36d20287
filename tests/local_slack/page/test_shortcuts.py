"""Shortcuts on the page, the app's two tabs, and alerts."""

from typing import Any

import pytest
from views import Json, modal, words

FEATURES: Json = {
    "bot_user": {"display_name": "boardbot"},
    "shortcuts": [
        {"name": "Make this an action", "description": "Logs it", "callback_id": "make", "type": "message"},
        {"name": "Log an action", "description": "Anywhere", "callback_id": "log", "type": "global"},
    ],
}
MANIFEST: Json = {
    "display_information": {"name": "boardbot"},
    "features": FEATURES,
    "oauth_config": {"scopes": {"bot": ["commands", "chat:write"]}},
    "settings": {
        "socket_mode_enabled": True,
        "interactivity": {"is_enabled": True},
        "event_subscriptions": {"bot_events": ["app_home_opened"]},
    },
}


@pytest.fixture
def installed(workspace: Any) -> None:
    workspace.install(MANIFEST)


def heard(app: Any) -> Json:
    return dict(app.envelopes("interactive")[-1]["payload"])


@pytest.mark.usefixtures("installed")
def test_a_messages_menu(page: Any, app: Any, workspace: Any) -> None:
    said = workspace.say("sam", "C0BOARD", "Visits slipped")
    html = page.see()
    assert '<summary>More actions<span class="unseen"> on the message of Sam Okoro, 10:00</span></summary>' in html
    assert "Make this an action <small>Logs it</small>" in html
    page.do("message-shortcut", ts=said.ts, callback="make")
    assert (heard(app)["type"], heard(app)["message"]["ts"]) == ("message_action", said.ts)


@pytest.mark.usefixtures("installed")
def test_a_private_answer_and_slacks_own_words_have_no_menu(page: Any, app: Any) -> None:
    app.answer = lambda _envelope: {"text": "Private"}
    assert "More actions" not in page.do("send", text="/action")
    assert "More actions" not in page.do("send", text="/nothing")


@pytest.mark.usefixtures("installed")
def test_beside_the_message_box(page: Any, app: Any) -> None:
    html = page.see()
    assert "<summary>Shortcuts" in html
    assert "Log an action <small>Anywhere</small>" in html
    page.do("shortcut", callback="log")
    assert (heard(app)["type"], heard(app)["callback_id"]) == ("shortcut", "log")
    app.answer = lambda _envelope: app.SILENT
    assert "The shortcut failed with the error “operation_timeout”" in page.do("shortcut", callback="log")


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(
    ("act", "fields"),
    [
        ("shortcut", {"callback": "make"}),
        ("shortcut", {"callback": "none"}),
        ("message-shortcut", {"callback": "make", "ts": "1.0"}),
        ("message-shortcut", {"callback": "make", "channel": "C0HIDDEN"}),
    ],
)
def test_what_is_not_offered_cannot_be_used(page: Any, app: Any, act: str, fields: Json) -> None:
    assert page.post(f"/as/priya/do/{act}", **fields).status_code == 404
    assert app.envelopes("interactive") == []


def test_an_app_without_shortcuts_has_no_menus(page: Any, workspace: Any) -> None:
    workspace.say("sam", "C0BOARD", "Visits slipped")
    assert "<summary>Shortcuts" not in page.see()
    assert "More actions" not in page.see()


def test_the_home_tab_is_there_where_the_manifest_has_one(page: Any, workspace: Any) -> None:
    assert 'action="/as/priya/do/home"' in page.see()
    workspace.install(MANIFEST)
    assert 'action="/as/priya/do/home"' not in page.see()
    assert page.post("/as/priya/do/home").status_code == 404


def test_opening_the_direct_message_is_told(page: Any, app: Any, workspace: Any) -> None:
    page.do("messages", back="/as/priya/direct")
    workspace.wait_for(lambda: app.envelopes("events_api"))
    assert app.envelopes("events_api")[-1]["payload"]["event"]["tab"] == "messages"


@pytest.mark.parametrize(
    ("level", "html"),
    [
        ("warning", 'class="alert warning" role="alert"><strong>Warning.</strong> '),
        ("error", 'class="alert error" role="alert"><strong>Problem.</strong> '),
        ("info", 'class="alert info" role="note"><strong>Note.</strong> '),
        ("success", 'class="alert success" role="note"><strong>Done.</strong> '),
        ("", 'class="alert default" role="note"><div class="words">'),
    ],
)
def test_an_alert_says_its_level_in_words(page: Any, opened: Any, level: str, html: str) -> None:
    alert = {"type": "alert", "text": words("Moved twice <already>.")} | ({"level": level} if level else {})
    opened(modal(alert))
    assert html in page.see()
    assert "Moved twice &lt;already&gt;." in page.see()


def test_marked_words_beside_a_tick(page: Any, opened: Any) -> None:
    tick = {"text": {"type": "mrkdwn", "text": "*A1* Visits <plan>"}, "value": "a1"}
    opened(modal({"type": "actions", "elements": [{"type": "checkboxes", "options": [tick]}]}))
    assert "> <strong>A1</strong> Visits " in page.see()
