"""conversations.*, users.*, and what every method asks for first."""

from typing import Any

import pytest

from local_slack import Workspace

Json = dict[str, Any]
METADATA = {"event_type": "digest_posted", "event_payload": {"key": "2020-W28"}}


@pytest.fixture
def history(api: Any, clock: Any) -> list[str]:
    """Five posts a minute apart, the second with metadata and a reply."""
    stamps = []
    for number in range(5):
        metadata = {"metadata": METADATA} if number == 1 else {}
        stamps.append(api("chat.postMessage", channel="C0BOARD", text=f"post {number}", **metadata)["ts"])
        clock.forward(minutes=1)
    api("chat.postMessage", channel="C0BOARD", text="reply", thread_ts=stamps[1])
    return stamps


def texts(answer: Json) -> list[str]:
    return [message["text"] for message in answer["messages"]]


def test_history_is_newest_first_without_replies(api: Any, history: list[str]) -> None:
    answer = api("conversations.history", channel="C0BOARD")
    assert texts(answer) == [f"post {number}" for number in (4, 3, 2, 1, 0)]
    assert answer["has_more"] is False
    parent = answer["messages"][3]
    assert (parent["reply_count"], parent["thread_ts"]) == (1, history[1])


@pytest.mark.parametrize(
    ("bounds", "found"),
    [
        ({"oldest": 2}, [4, 3]),
        ({"oldest": 2, "inclusive": "1"}, [4, 3, 2]),
        ({"latest": 2}, [1, 0]),
        ({"latest": 2, "inclusive": "true"}, [2, 1, 0]),
        ({"oldest": 0, "latest": 4}, [3, 2, 1]),
        ({"oldest": 3, "latest": 3, "inclusive": "1", "limit": 1}, [3]),
    ],
)
def test_bounds(api: Any, history: list[str], bounds: Json, found: list[int]) -> None:
    moments = {name: history[value] if name in ("oldest", "latest") else value for name, value in bounds.items()}
    assert texts(api("conversations.history", channel="C0BOARD", **moments)) == [f"post {n}" for n in found]


def test_pages(api: Any, history: list[str]) -> None:
    first = api("conversations.history", channel="C0BOARD", limit=3)
    assert first["has_more"] is True
    cursor = first["response_metadata"]["next_cursor"]
    rest = api("conversations.history", channel="C0BOARD", limit=3, cursor=cursor)
    assert texts(first) + texts(rest) == [f"post {number}" for number in (4, 3, 2, 1, 0)]
    assert rest["response_metadata"]["next_cursor"] == ""


def test_metadata_is_whole_only_when_asked_for(api: Any, history: list[str]) -> None:
    around = {"channel": "C0BOARD", "oldest": history[1], "latest": history[1], "inclusive": "1"}
    [brief] = api("conversations.history", **around)["messages"]
    [whole] = api("conversations.history", include_all_metadata="1", **around)["messages"]
    assert brief["metadata"] == {"event_type": "digest_posted"}
    assert whole["metadata"] == METADATA


def test_replies(api: Any, history: list[str]) -> None:
    assert texts(api("conversations.replies", channel="C0BOARD", ts=history[1])) == ["post 1", "reply"]
    bounded = api("conversations.replies", channel="C0BOARD", ts=history[1], latest=history[1])
    assert texts(bounded) == ["post 1"]
    assert api("conversations.replies", channel="C0BOARD", ts="1.000000")["error"] == "thread_not_found"


def test_history_shows_nobodys_private_replies(api: Any, workspace: Workspace) -> None:
    api("chat.postEphemeral", channel="C0BOARD", user="U0PRIYA", text="only you")
    workspace.command("priya", "C0BOARD", "/action")
    assert api("conversations.history", channel="C0BOARD")["messages"] == []


@pytest.mark.parametrize(
    ("channel", "error"),
    [("C0ELSE", "not_in_channel"), ("C0HIDDEN", "channel_not_found"), ("C0NONE", "channel_not_found")],
)
def test_history_needs_membership(api: Any, channel: str, error: str) -> None:
    assert api("conversations.history", channel=channel)["error"] == error


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"oldest": "yesterday"}, "invalid_ts_oldest"),
        ({"latest": "now"}, "invalid_ts_latest"),
        ({"limit": "many"}, "invalid_limit"),
        ({"limit": "-1"}, "invalid_limit"),
        ({"cursor": "here"}, "invalid_cursor"),
    ],
)
def test_history_arguments(api: Any, history: list[str], arguments: Json, error: str) -> None:
    assert api("conversations.history", channel="C0BOARD", **arguments)["error"] == error


def test_what_a_channel_is(api: Any, workspace: Workspace) -> None:
    workspace.add_channel("shared", id="C0SHARED", shared=True, topic="With the partners")
    board = api("conversations.info", channel="C0BOARD")["channel"]
    assert (board["name"], board["is_member"], board["is_private"]) == ("improvement-board", True, False)
    assert board["is_ext_shared"] is False
    shared = api("conversations.info", channel="C0SHARED")["channel"]
    assert (shared["is_ext_shared"], shared["topic"]["value"]) == (True, "With the partners")
    assert api("conversations.info", channel="C0ELSE")["channel"]["is_member"] is False
    assert api("conversations.info", channel="C0HIDDEN")["error"] == "channel_not_found"
    direct = workspace.direct_message("priya")
    assert api("conversations.info", channel=direct.id)["channel"]["user"] == "U0PRIYA"


def test_who_is_in_it(api: Any, workspace: Workspace) -> None:
    found = api("conversations.members", channel="C0BOARD", limit=2)
    rest = api("conversations.members", channel="C0BOARD", cursor=found["response_metadata"]["next_cursor"])
    assert found["members"] + rest["members"] == ["U0PRIYA", "U0SAM", "U0ALEX", workspace.bot.id]


def test_lists_of_channels(api: Any, workspace: Workspace) -> None:
    def names(**arguments: str) -> list[str]:
        return [channel["name"] for channel in api("conversations.list", **arguments)["channels"]]

    assert names() == ["improvement-board", "elsewhere"]
    assert names(types="public_channel, private_channel") == ["improvement-board", "closed-room", "elsewhere"]
    workspace.archive("elsewhere")
    assert names(exclude_archived="true") == ["improvement-board"]


def test_opening_a_direct_message(api: Any) -> None:
    opened = api("conversations.open", users="U0PRIYA")["channel"]["id"]
    assert api("conversations.open", users="U0PRIYA", return_im="1")["channel"]["user"] == "U0PRIYA"
    assert api("conversations.open", channel=opened)["channel"]["id"] == opened
    assert api("conversations.open", users="U0GONE")["error"] == "user_disabled"
    assert api("conversations.open", users="U0NOBODY")["error"] == "user_not_found"
    assert api("conversations.open", users="U0PRIYA,U0SAM")["error"] == "method_not_supported"


@pytest.mark.parametrize(
    ("person", "facts"),
    [
        ("U0PRIYA", {"is_restricted": False, "is_bot": False, "deleted": False, "team_id": "T0LOCAL"}),
        ("U0LEE", {"is_restricted": True, "is_ultra_restricted": True}),
        ("U0ALEX", {"team_id": "T0OTHER", "is_stranger": False}),
        ("U0GONE", {"deleted": True}),
        ("U0BOARDBOT", {"is_bot": True}),
    ],
)
def test_who_someone_is(api: Any, person: str, facts: Json) -> None:
    user = api("users.info", user=person)["user"]
    assert facts.items() <= user.items()


def test_profiles(api: Any) -> None:
    user = api("users.info", user="U0PRIYA")["user"]
    assert user["profile"]["real_name"] == "Priya Shah"
    assert user["profile"]["display_name"] == user["name"] == "priya"
    assert user["tz"] == "Europe/London"
    assert api("users.info", user="priya")["error"] == "user_not_found"


def test_everyone_of_this_workspace(api: Any) -> None:
    first = api("users.list", limit=2)
    rest = api("users.list", limit=10, cursor=first["response_metadata"]["next_cursor"])
    found = [member["id"] for member in first["members"] + rest["members"]]
    assert found == ["U0BOARDBOT", "U0PRIYA", "U0SAM", "U0LEE", "U0GONE"]


# Tokens and scopes


def test_who_the_bot_is(api: Any, workspace: Workspace) -> None:
    response = api.raw("auth.test")
    assert response.json()["user_id"] == workspace.bot.id
    assert response.headers["X-OAuth-Scopes"].split(",") == list(workspace.scopes)


@pytest.mark.parametrize(
    ("method", "token", "error"),
    [
        ("auth.test", "", "not_authed"),
        ("auth.test", "xoxb-wrong", "invalid_auth"),
        ("apps.connections.open", None, "not_allowed_token_type"),
        ("files.upload", None, "unknown_method"),
        ("files.upload", "", "unknown_method"),
    ],
)
def test_who_may_call(api: Any, method: str, token: str | None, error: str) -> None:
    assert api.raw(method, token=token).json()["error"] == error


def test_the_app_token_opens_connections_only(api: Any, workspace: Workspace) -> None:
    assert api.raw("chat.postMessage", token=workspace.app_token).json()["error"] == "not_allowed_token_type"
    assert api.raw("apps.connections.open", token=workspace.app_token).json()["url"].startswith("ws://127.0.0.1")


def test_a_token_among_the_arguments(api: Any, workspace: Workspace) -> None:
    assert api.raw("auth.test", token="").json()["error"] == "not_authed"
    response = api.http.post("auth.test", data={"token": workspace.bot_token})
    assert response.json()["ok"]
    assert all("token" not in given for _, given, _ in workspace.calls)


def test_a_missing_scope_is_named(api: Any, workspace: Workspace) -> None:
    workspace.scopes = ("commands", "channels:history", "channels:read")
    answer = api("chat.postMessage", channel="C0BOARD", text="x")
    assert (answer["error"], answer["needed"]) == ("missing_scope", "chat:write")
    assert answer["provided"] == "commands,channels:history,channels:read"
    assert api("conversations.history", channel="C0BOARD")["ok"]
    assert api("conversations.history", channel="C0ROOM")["needed"] == "groups:history"
    assert api("conversations.info", channel="C0ROOM")["needed"] == "groups:read"


def test_a_body_that_is_no_json(api: Any, server: Any) -> None:
    headers = {"Authorization": f"Bearer {server.bot_token}", "Content-Type": "application/json"}
    for body in ("{", "[]", ""):
        assert api.http.post("chat.postMessage", content=body, headers=headers).json()["error"] == "invalid_arguments"


def test_a_get_reads(api: Any, server: Any) -> None:
    headers = {"Authorization": f"Bearer {server.bot_token}"}
    found = api.http.get("users.info", params={"user": "U0SAM"}, headers=headers).json()
    assert found["user"]["name"] == "sam"


def test_api_test(api: Any) -> None:
    assert api("api.test", colour="red") == {"ok": True, "args": {"colour": "red"}}
    assert api("api.test", error="my_error")["error"] == "my_error"


def test_validating_blocks_needs_no_token(api: Any) -> None:
    def validated(**arguments: Any) -> Json:
        return dict(api.raw("blocks.validate", token="", **arguments).json())

    header = {"type": "header", "text": {"type": "plain_text", "text": "x" * 151}}
    assert validated(blocks=[{"type": "divider"}]) == {"ok": True}
    answer = validated(blocks=[header])
    assert answer["error"] == "invalid_blocks"
    assert answer["errors"][0]["pointer"] == "/blocks/0/text/text"
    assert validated(message={"blocks": [header]})["error"] == "invalid_message"
    assert validated(view={"type": "modal", "blocks": []})["error"] == "invalid_view"
    assert validated()["error"] == "invalid_arguments"


def test_every_call_is_kept(api: Any, workspace: Workspace) -> None:
    api("users.info", user="U0PRIYA")
    method, given, answer = workspace.calls[-1]
    assert (method, given, answer["ok"]) == ("users.info", {"user": "U0PRIYA"}, True)
