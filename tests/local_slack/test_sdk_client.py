"""Why Socket Mode has a client of our own: what slack_sdk's does with a line that ends. docs/design.md says it.

A test that fails here is good news: the SDK has improved, and our own client may no longer be needed.
"""

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from local_slack import Workspace, running

PING_SECONDS = 0.5
# Slack allows about one a minute (Tier 1).
ASKED = 20
SECONDS = 30
# In a process of its own: the SDK leaves the sockets of ended lines open.
CLIENT = """
import sys, threading
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient

api, bot_token, app_token, ping = sys.argv[1:]
app = App(client=WebClient(token=bot_token, base_url=api, retry_handlers=[]))
SocketModeHandler(app, app_token, ping_interval=float(ping)).connect()
threading.Event().wait()
"""


def _asked(workspace: Workspace) -> int:
    return sum(method == "apps.connections.open" for method, _, _ in list(workspace.calls))


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    """A workspace to which the SDK's own client is connected."""
    made = Workspace(lambda: datetime(2020, 7, 8, 9, tzinfo=UTC))
    with running(made) as server:
        values = [server.api_url, server.bot_token, server.app_token, str(PING_SECONDS)]
        child = subprocess.Popen(
            [sys.executable, "-c", CLIENT, *values], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            made.wait_for(lambda: made.sockets.connections == 1, SECONDS)
            yield made
        finally:
            child.kill()
            child.wait()


@pytest.mark.parametrize("reason", ["too_many_websockets", "refresh_requested"])
def test_where_slack_ends_each_new_line_the_next_is_asked_for_without_a_pause(
    workspace: Workspace, reason: str
) -> None:
    asked = _asked(workspace)

    workspace.befall_new_lines(reason)
    workspace.disconnect(reason)

    workspace.wait_for(lambda: _asked(workspace) >= asked + ASKED, SECONDS)
