"""An open page hears of each change as it happens, and leaves nothing behind when it is closed."""

import threading
from typing import Any

import httpx

from local_slack import running
from local_slack.page import routes


def test_each_change_is_told_at_once(page: Any, workspace: Any) -> None:
    with page.http.stream("GET", "/changes", timeout=5) as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        events = (line.removeprefix("data: ") for line in stream.iter_lines() if line.startswith("data: "))
        assert next(events) == str(workspace.version)
        before = workspace.version
        threading.Timer(0.05, lambda: workspace.say("sam", "C0BOARD", "hello")).start()
        assert int(next(events)) > before


def test_reading_the_page_is_no_change(page: Any, workspace: Any) -> None:
    page.see("/as/priya/direct")
    before = workspace.version
    for path in ("/as/priya/direct", "/as/priya/home", "/as/priya/in/improvement-board"):
        page.see(path)
    assert workspace.version == before


def test_a_page_that_is_closed_is_forgotten(page: Any, workspace: Any) -> None:
    watchers = len(workspace._watchers)
    with page.http.stream("GET", "/changes", timeout=5) as stream:
        # Held: a generator that is let go of closes the stream with it.
        lines = stream.iter_lines()
        next(lines)
        assert len(workspace._watchers) == watchers + 1
    assert workspace.wait_for(lambda: len(workspace._watchers) == watchers)


def test_the_server_ends_with_a_page_still_open(workspace: Any, setting: Any) -> None:
    with httpx.Client(verify=False, trust_env=False) as client:
        with running(workspace, more=routes(setting)) as server:
            stream = client.send(client.build_request("GET", f"{server.url}/changes"), stream=True)
            assert next(stream.iter_lines()) == "event: changed"
        stream.close()
    assert not [thread for thread in threading.enumerate() if thread.name == "workspace"]
