"""Bad days on demand: each fault hits the calls it was meant for, before or after they took effect."""

import threading
from typing import Any

import httpx
import pytest

from local_slack import Workspace
from local_slack.faults import Fault, Faults


def texts(workspace: Workspace) -> list[str]:
    return [said.text for said in workspace.messages("C0BOARD")]


def post(api: Any, text: str) -> httpx.Response:
    response: httpx.Response = api.raw("chat.postMessage", channel="C0BOARD", text=text)
    return response


def test_too_many_requests(api: Any, workspace: Workspace) -> None:
    workspace.ratelimit("chat.postMessage", retry_after=7, times=2)
    for _ in range(2):
        response = post(api, "not yet")
        assert (response.status_code, response.headers["Retry-After"]) == (429, "7")
        assert response.json() == {"ok": False, "error": "ratelimited"}
        assert api("users.info", user="U0SAM")["ok"]
    assert post(api, "now").json()["ok"]
    assert texts(workspace) == ["now"]


@pytest.mark.parametrize(("after", "kept"), [(False, []), (True, ["once"])])
def test_an_error_before_or_after_the_effect(api: Any, workspace: Workspace, after: bool, kept: list[str]) -> None:
    workspace.fail("chat.postMessage", "fatal_error", after=after)
    assert post(api, "once").json() == {"ok": False, "error": "fatal_error"}
    assert texts(workspace) == kept
    assert post(api, "again").json()["ok"]


@pytest.mark.parametrize(("after", "kept"), [(False, []), (True, ["once"])])
def test_a_server_error(api: Any, workspace: Workspace, after: bool, kept: list[str]) -> None:
    workspace.fail("chat.postMessage", "http_500", after=after)
    assert post(api, "once").status_code == 500
    assert texts(workspace) == kept


@pytest.mark.parametrize(("after", "kept"), [(False, []), (True, ["once"])])
def test_a_dropped_connection(api: Any, workspace: Workspace, after: bool, kept: list[str]) -> None:
    workspace.fail("chat.postMessage", "drop", after=after)
    with pytest.raises(httpx.RemoteProtocolError):
        post(api, "once")
    assert texts(workspace) == kept
    assert post(api, "again").json()["ok"]


@pytest.mark.parametrize("after", [False, True])
def test_a_slow_answer(api: Any, workspace: Workspace, after: bool) -> None:
    workspace.slow("chat.postMessage", 0.2, after=after)
    done = threading.Event()

    def posted() -> None:
        post(api, "slow")
        done.set()

    thread = threading.Thread(target=posted)
    thread.start()
    workspace.wait_for(lambda: texts(workspace))
    assert done.wait(5)
    thread.join()


def test_a_slow_answer_holds_nobody_else_up(api: Any, workspace: Workspace) -> None:
    workspace.slow("chat.postMessage", 60, after=True)
    with pytest.raises(httpx.ReadTimeout):
        api.http.post("chat.postMessage", data={"channel": "C0BOARD", "text": "x"}, timeout=0.05, headers={})
    assert api("users.info", user="U0SAM")["ok"]


def test_no_connection_to_be_had(api: Any, server: Any, workspace: Workspace) -> None:
    workspace.refuse_connections(2)
    answers = [api.raw("apps.connections.open", token=server.app_token).json() for _ in range(3)]
    assert [answer.get("error") for answer in answers] == ["internal_error", "internal_error", None]


def test_first_in_first_out() -> None:
    faults = Faults()
    faults.add(Fault("a", "one", times=2))
    faults.add(Fault("b", "other"))
    faults.add(Fault("a", "two"))
    taken = [faults.take(method) for method in "aabaa"]
    assert [fault and fault.error for fault in taken] == ["one", "one", "other", "two", None]
    faults.add(Fault("a"))
    faults.clear()
    assert faults.take("a") is None
