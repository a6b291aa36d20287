"""chat.* as an app calls it: what is posted, and what is refused under which name."""

from typing import Any

import pytest

from local_slack import Workspace

Json = dict[str, Any]
METADATA = {"event_type": "digest_posted", "event_payload": {"key": "2020-W28"}}
BLOCKS = [
    {"type": "section", "text": {"type": "mrkdwn", "text": "*29* overdue"}},
    {"type": "actions", "elements": [{"type": "button", "text": {"type": "plain_text", "text": "Next"}}]},
]


def test_a_post_is_in_the_channel(api: Any, workspace: Workspace) -> None:
    answer = api("chat.postMessage", channel="C0BOARD", text="hello", blocks=BLOCKS, metadata=METADATA)
    assert answer["ok"]
    assert answer["channel"] == "C0BOARD"
    assert answer["message"]["bot_id"] == workspace.bot_id
    [message] = workspace.messages("C0BOARD")
    assert (message.ts, message.text, message.user) == (answer["ts"], "hello", workspace.bot.id)
    assert message.metadata == METADATA


def test_one_json_body_does_the_same(api: Any, workspace: Workspace) -> None:
    assert api.as_json("chat.postMessage", channel="C0BOARD", text="a", blocks=BLOCKS, unfurl_links=False)["ok"]
    [message] = workspace.messages("C0BOARD")
    assert message.unfurl_links is False
    assert message.unfurl_media is True


def test_slack_names_what_has_no_id(api: Any) -> None:
    message = api("chat.postMessage", channel="C0BOARD", blocks=BLOCKS)["message"]
    assert message["blocks"][0]["block_id"]
    assert message["blocks"][1]["elements"][0]["action_id"]


def test_a_channel_may_be_named(api: Any, workspace: Workspace) -> None:
    assert api("chat.postMessage", channel="#improvement-board", text="hello")["channel"] == "C0BOARD"


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"channel": "C0NOWHERE", "text": "x"}, "channel_not_found"),
        ({"channel": "C0HIDDEN", "text": "x"}, "channel_not_found"),
        ({"channel": "C0ELSE", "text": "x"}, "not_in_channel"),
        ({"channel": "U0NOBODY", "text": "x"}, "channel_not_found"),
        ({"text": "x"}, "invalid_arguments"),
        ({"channel": "C0BOARD"}, "no_text"),
        ({"channel": "C0BOARD", "blocks": "["}, "invalid_blocks_format"),
        ({"channel": "C0BOARD", "blocks": [{"type": "x"}]}, "invalid_blocks"),
        ({"channel": "C0BOARD", "text": "x", "metadata": "{"}, "invalid_metadata_format"),
        ({"channel": "C0BOARD", "text": "x", "thread_ts": "1.000000"}, "cannot_reply_to_message"),
    ],
)
def test_what_is_not_posted(api: Any, workspace: Workspace, arguments: Json, error: str) -> None:
    assert api("chat.postMessage", **arguments)["error"] == error
    assert all(not workspace.messages(channel) for channel in workspace.channels)


def test_an_archived_channel_takes_nothing(api: Any, workspace: Workspace) -> None:
    workspace.archive("C0BOARD")
    assert api("chat.postMessage", channel="C0BOARD", text="x")["error"] == "is_archived"


def test_removed_from_the_channel(api: Any, workspace: Workspace) -> None:
    workspace.remove_bot("C0BOARD")
    workspace.remove_bot("C0ROOM")
    assert api("chat.postMessage", channel="C0BOARD", text="x")["error"] == "not_in_channel"
    assert api("chat.postMessage", channel="C0ROOM", text="x")["error"] == "channel_not_found"


def test_a_public_channel_with_the_wider_scope(api: Any, workspace: Workspace) -> None:
    workspace.scopes = (*workspace.scopes, "chat:write.public")
    assert api("chat.postMessage", channel="C0ELSE", text="x")["ok"]


def test_long_text_is_cut(api: Any, workspace: Workspace) -> None:
    answer = api("chat.postMessage", channel="C0BOARD", text="x" * 40_001)
    assert answer["response_metadata"]["warnings"] == ["message_truncated"]
    [message] = workspace.messages("C0BOARD")
    assert (len(message.text), message.truncated) == (40_000, True)


def test_a_person_is_a_direct_message(api: Any, workspace: Workspace) -> None:
    first = api("chat.postMessage", channel="U0PRIYA", text="only you")
    again = api("chat.postMessage", channel="U0PRIYA", text="and again")
    assert first["channel"] == again["channel"] == workspace.direct_message("priya").id
    assert [said.text for said in workspace.messages(first["channel"])] == ["only you", "and again"]


def test_a_thread(api: Any, workspace: Workspace) -> None:
    parent = api("chat.postMessage", channel="C0BOARD", text="digest")["ts"]
    reply = api("chat.postMessage", channel="C0BOARD", text="all of it", thread_ts=parent)["ts"]
    deeper = api("chat.postMessage", channel="C0BOARD", text="more", thread_ts=reply)
    assert deeper["message"]["thread_ts"] == parent
    assert [said.text for said in workspace.messages("C0BOARD")] == ["digest"]
    assert [said.text for said in workspace.thread("C0BOARD", parent)] == ["digest", "all of it", "more"]
    api("chat.postMessage", channel="C0BOARD", text="for all", thread_ts=parent, reply_broadcast="true")
    assert [said.text for said in workspace.messages("C0BOARD")] == ["digest", "for all"]


def test_an_ephemeral_message_is_for_one(api: Any, workspace: Workspace) -> None:
    answer = api("chat.postEphemeral", channel="C0BOARD", user="U0PRIYA", text="only you")
    assert [said.ts for said in workspace.ephemerals("priya", "C0BOARD")] == [answer["message_ts"]]
    assert workspace.ephemerals("sam", "C0BOARD") == []
    assert workspace.messages("C0BOARD") == []
    ts = answer["message_ts"]
    assert api("chat.update", channel="C0BOARD", ts=ts, text="x")["error"] == "message_not_found"


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"user": "U0LEE", "text": "x"}, "user_not_in_channel"),
        ({"user": "U0PRIYA"}, "no_text"),
        ({"user": "U0PRIYA", "text": "x" * 40_001}, "msg_too_long"),
        ({"text": "x"}, "invalid_arguments"),
    ],
)
def test_ephemerals_that_are_refused(api: Any, arguments: Json, error: str) -> None:
    assert api("chat.postEphemeral", channel="C0BOARD", **arguments)["error"] == error


def test_updating(api: Any, workspace: Workspace, clock: Any) -> None:
    ts = api("chat.postMessage", channel="C0BOARD", text="before", blocks=BLOCKS, metadata=METADATA)["ts"]
    clock.forward(seconds=5)
    answer = api("chat.update", channel="C0BOARD", ts=ts, text="after")
    assert (answer["ts"], answer["text"]) == (ts, "after")
    [message] = workspace.messages("C0BOARD")
    assert (message.text, message.blocks, message.metadata) == ("after", [], METADATA)
    assert message.edited == {"user": workspace.bot.id, "ts": f"{clock.now.timestamp():.6f}"}


def test_deleting(api: Any, workspace: Workspace) -> None:
    ts = api("chat.postMessage", channel="C0BOARD", text="x")["ts"]
    assert api("chat.delete", channel="C0BOARD", ts=ts) == {"ok": True, "channel": "C0BOARD", "ts": ts}
    assert workspace.messages("C0BOARD") == []
    assert api("chat.delete", channel="C0BOARD", ts=ts)["error"] == "message_not_found"


def test_only_its_own_messages(api: Any, workspace: Workspace) -> None:
    ts = workspace.say("priya", "C0BOARD", "mine").ts
    assert api("chat.update", channel="C0BOARD", ts=ts, text="x")["error"] == "cant_update_message"
    assert api("chat.delete", channel="C0BOARD", ts=ts)["error"] == "cant_delete_message"


def test_updates_are_shorter_than_posts(api: Any) -> None:
    ts = api("chat.postMessage", channel="C0BOARD", text="x")["ts"]
    assert api("chat.update", channel="C0BOARD", ts=ts, text="x" * 4000)["ok"]
    assert api("chat.update", channel="C0BOARD", ts=ts, text="x" * 4001)["error"] == "msg_too_long"


def test_permalinks_stay_on_the_machine(api: Any, workspace: Workspace) -> None:
    ts = api("chat.postMessage", channel="C0BOARD", text="x")["ts"]
    reply = api("chat.postMessage", channel="C0BOARD", text="y", thread_ts=ts)["ts"]
    link = api("chat.getPermalink", channel="C0BOARD", message_ts=ts)["permalink"]
    assert link == f"{workspace.url}/archives/C0BOARD/p{ts.replace('.', '')}"
    deeper = api("chat.getPermalink", channel="C0BOARD", message_ts=reply)["permalink"]
    assert deeper.endswith(f"?thread_ts={ts}&cid=C0BOARD")
    assert api("chat.getPermalink", channel="C0BOARD", message_ts="1.0")["error"] == "message_not_found"


def test_times_never_repeat(api: Any, clock: Any) -> None:
    posted = [api("chat.postMessage", channel="C0BOARD", text=str(n))["ts"] for n in range(3)]
    clock.forward(hours=-1)
    posted.append(api("chat.postMessage", channel="C0BOARD", text="earlier by the clock")["ts"])
    assert posted == sorted(set(posted))
    assert posted[0].startswith("1594198800.")
