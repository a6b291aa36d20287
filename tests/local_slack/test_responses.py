"""response_url: five posts in thirty minutes, private unless it says otherwise."""

from typing import Any

import pytest

from local_slack import Workspace

Json = dict[str, Any]
BUTTON = [
    {
        "type": "actions",
        "elements": [{"type": "button", "action_id": "next", "text": {"type": "plain_text", "text": "Next"}}],
    }
]


@pytest.fixture
def url(app: Any, workspace: Workspace) -> str:
    """The response_url of a command that Priya typed."""
    workspace.command("priya", "C0BOARD", "/action list")
    return str(app.envelopes("slash_commands")[0]["payload"]["response_url"])


@pytest.fixture
def pressed(app: Any, api: Any, workspace: Workspace) -> str:
    """The response_url of a button that Priya pressed in a public message."""
    ts = api("chat.postMessage", channel="C0BOARD", text="page 1", blocks=BUTTON)["ts"]
    workspace.press("priya", "C0BOARD", ts, "next")
    return str(app.envelopes("interactive")[0]["payload"]["response_url"])


def test_private_by_default(api: Any, url: str, workspace: Workspace) -> None:
    response = api.respond(url, text="later")
    assert (response.status_code, response.json()) == (200, {"ok": True})
    [shown] = workspace.ephemerals("priya", "C0BOARD")
    assert (shown.text, shown.only_for) == ("later", "U0PRIYA")
    assert workspace.transcript("C0BOARD", "sam") == []


def test_public_when_asked(api: Any, url: str, workspace: Workspace) -> None:
    api.respond(url, text="for all", response_type="in_channel")
    assert [said.text for said in workspace.messages("C0BOARD")] == ["for all"]


def test_even_where_the_bot_is_not(api: Any, url: str, workspace: Workspace) -> None:
    workspace.remove_bot("C0BOARD")
    assert api.respond(url, text="still here", response_type="in_channel").status_code == 200


def test_in_a_thread(api: Any, url: str, workspace: Workspace) -> None:
    ts = workspace.say("priya", "C0BOARD", "which?").ts
    api.respond(url, text="this", response_type="in_channel", thread_ts=ts)
    assert [said.text for said in workspace.thread("C0BOARD", ts)] == ["which?", "this"]


def test_five_times(api: Any, url: str, workspace: Workspace) -> None:
    assert [api.respond(url, text=str(n)).status_code for n in range(6)] == [200] * 5 + [404]
    assert api.respond(url, text="7").json() == {"ok": False, "error": "used_url"}
    assert len(workspace.ephemerals("priya", "C0BOARD")) == 5


def test_thirty_minutes(api: Any, url: str, clock: Any) -> None:
    clock.forward(minutes=30)
    assert api.respond(url, text="just").status_code == 200
    clock.forward(seconds=1)
    response = api.respond(url, text="too late")
    assert (response.status_code, response.json()["error"]) == (404, "expired_url")


def test_an_address_nobody_gave(api: Any, workspace: Workspace) -> None:
    assert api.respond(f"{workspace.url}/response/guess", text="x").json()["error"] == "expired_url"


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ({}, "no_text"),
        ({"text": "x" * 40_001}, "msg_too_long"),
        ({"text": "x", "blocks": [{"type": "x"}]}, "invalid_blocks"),
    ],
)
def test_content_is_checked(api: Any, url: str, workspace: Workspace, body: Json, error: str) -> None:
    response = api.respond(url, **body)
    assert (response.status_code, response.json()["error"]) == (400, error)
    assert workspace.transcript("C0BOARD", "priya") == []


def test_replacing_the_message_pressed(api: Any, pressed: str, workspace: Workspace) -> None:
    api.respond(pressed, text="page 2", replace_original=True)
    [message] = workspace.messages("C0BOARD")
    assert (message.text, message.blocks) == ("page 2", [])
    assert message.edited


def test_deleting_the_message_pressed(api: Any, pressed: str, workspace: Workspace) -> None:
    api.respond(pressed, delete_original=True)
    assert workspace.messages("C0BOARD") == []
    assert api.respond(pressed, text="x", replace_original=True).json()["error"] == "message_not_found"


def test_a_new_message_beside_it(api: Any, pressed: str, workspace: Workspace) -> None:
    api.respond(pressed, text="a word to you")
    assert [said.text for said in workspace.messages("C0BOARD")] == ["page 1"]
    assert [said.text for said in workspace.ephemerals("priya", "C0BOARD")] == ["a word to you"]


def test_replacing_a_private_answer_keeps_it_private(app: Any, api: Any, workspace: Workspace) -> None:
    app.answer = lambda _envelope: {"text": "page 1", "blocks": BUTTON}
    ts = workspace.command("priya", "C0BOARD", "/action list").ts
    app.answer = lambda _envelope: {}
    workspace.press("priya", "C0BOARD", str(ts), "next")
    url = app.envelopes("interactive")[0]["payload"]["response_url"]
    api.respond(url, text="page 2", replace_original=True, response_type="in_channel")
    assert [(said.ts, said.text) for said in workspace.ephemerals("priya", "C0BOARD")] == [(ts, "page 2")]
    assert workspace.messages("C0BOARD") == []


def test_a_command_has_no_original(api: Any, url: str, workspace: Workspace) -> None:
    api.respond(url, text="one", replace_original=True)
    api.respond(url, text="two", replace_original=True)
    assert [said.text for said in workspace.ephemerals("priya", "C0BOARD")] == ["one", "two"]


def test_it_has_bad_days_too(api: Any, url: str, workspace: Workspace) -> None:
    workspace.fail("response_url", "http_500", after=True)
    assert api.respond(url, text="one").status_code == 500
    assert [said.text for said in workspace.ephemerals("priya", "C0BOARD")] == ["one"]


def test_it_is_among_the_calls(api: Any, url: str, workspace: Workspace) -> None:
    api.respond(url, text="one")
    assert workspace.calls[-1] == ("response_url", {"text": "one"}, {"ok": True})
