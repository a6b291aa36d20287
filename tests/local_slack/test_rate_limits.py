"""The limits that a workspace keeps to once a test turns them on."""

from typing import Any

import pytest

from local_slack import Workspace


@pytest.mark.parametrize("method", ["conversations.history", "conversations.replies"])
def test_a_history_is_read_once_a_minute_in_the_whole_workspace(
    api: Any, workspace: Workspace, clock: Any, method: str
) -> None:
    workspace.limits.history = True
    ts = api("chat.postMessage", channel="C0BOARD", text="first")["ts"]
    assert api(method, channel="C0BOARD", ts=ts)["ok"]
    clock.forward(seconds=20)

    answer = api.raw(method, channel="C0OTHER", ts=ts)
    assert (answer.status_code, answer.headers["Retry-After"], answer.json()["error"]) == (429, "40", "ratelimited")

    clock.forward(seconds=40)
    assert api(method, channel="C0BOARD", ts=ts)["ok"]


@pytest.mark.parametrize("asked", [{}, {"limit": 200}])
def test_fifteen_messages_come_at_a_time_whatever_is_asked_for(
    api: Any, workspace: Workspace, asked: dict[str, int]
) -> None:
    for number in range(20):
        api("chat.postMessage", channel="C0BOARD", text=f"post {number}")
    workspace.limits.history = True

    answer = api("conversations.history", channel="C0BOARD", **asked)

    assert len(answer["messages"]) == 15
    assert answer["has_more"]


def test_one_post_a_second_is_taken_in_each_channel(api: Any, workspace: Workspace, clock: Any) -> None:
    workspace.limits.posts = True
    another = workspace.add_channel("another", members=("sam",))
    post = {"channel": "C0BOARD", "text": "first"}
    assert api("chat.postMessage", **post)["ok"]
    clock.forward(seconds=0.5)

    assert api.raw("chat.postMessage", **post).headers["Retry-After"] == "1"
    assert api("chat.postMessage", **post | {"channel": another.id})["ok"]

    clock.forward(seconds=0.5)
    assert api("chat.postMessage", **post)["ok"]
