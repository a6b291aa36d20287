"""A workspace with a few people and channels, a clock to move by hand, and a bare app."""

import json
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from local_slack import Member, Running, Workspace, running
from local_slack.views import View

Json = dict[str, Any]


class Clock:
    """The workspace's time: it stands still until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2020, 7, 8, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **by: float) -> None:
        self.now += timedelta(**by)


class Api:
    """Calls Web API methods as an app does: a form, or one JSON body."""

    def __init__(self, server: Running) -> None:
        self.server = server
        # No certificates: loading them takes longer than most of these tests.
        self.http = httpx.Client(base_url=server.api_url, verify=False, trust_env=False)

    def raw(self, method: str, token: str | None = None, **arguments: Any) -> httpx.Response:
        form = {
            name: json.dumps(value) if isinstance(value, list | dict) else value for name, value in arguments.items()
        }
        token = self.server.bot_token if token is None else token
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        return self.http.post(method, data=form, headers=headers)

    def __call__(self, method: str, **arguments: Any) -> Json:
        return dict(self.raw(method, **arguments).json())

    def as_json(self, method: str, **arguments: Any) -> Json:
        headers = {"Authorization": f"Bearer {self.server.bot_token}"}
        return dict(self.http.post(method, json=arguments, headers=headers).json())

    def socket(self) -> connect:
        """A Socket Mode connection, opened as an app opens it, for a `with` block."""
        answer = self.raw("apps.connections.open", token=self.server.app_token).json()
        return connect(answer["url"])

    def respond(self, url: str, **body: Any) -> httpx.Response:
        return self.http.post(url, json=body)


class App:
    """An app on one socket. `answer` makes the acknowledgement's payload; SILENT acknowledges nothing."""

    SILENT = object()

    def __init__(self, socket: ClientConnection, workspace: Workspace) -> None:
        self.workspace = workspace
        self.received: list[Json] = []
        self.answer: Callable[[Json], Any] = lambda _envelope: {}
        self.socket = socket
        self.thread = threading.Thread(target=self._listen)
        self.thread.start()

    def _listen(self) -> None:
        try:
            for line in self.socket:
                envelope = json.loads(line)
                self.received.append(envelope)
                # Not the workspace's change, but one that a test may wait for with wait_for.
                self.workspace.changed()
                if "envelope_id" in envelope:
                    payload = self.answer(envelope)
                    if payload is not self.SILENT:
                        self.socket.send(json.dumps({"envelope_id": envelope["envelope_id"], "payload": payload}))
        except ConnectionClosed:
            pass

    def envelopes(self, kind: str) -> list[Json]:
        return [envelope for envelope in list(self.received) if envelope.get("type") == kind]

    def close(self) -> None:
        self.socket.close()
        self.thread.join()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def workspace(clock: Clock) -> Workspace:
    """Priya and Sam are in #improvement-board; Lee is a guest, Alex is another council's."""
    made = Workspace(clock, patience=0.3, event_retries=(0.0, 0.0))
    for member in (
        Member("U0PRIYA", "priya", "Priya Shah"),
        Member("U0SAM", "sam", "Sam Okoro"),
        Member("U0LEE", "lee", "Lee Park", single_channel_guest=True),
        Member("U0ALEX", "alex", "Alex Reid", team="T0OTHER"),
        Member("U0GONE", "gone", "Gone Away", deleted=True),
    ):
        made.add_member(member)
    made.add_channel("improvement-board", id="C0BOARD", members=("priya", "sam", "alex"))
    made.add_channel("closed-room", id="C0ROOM", private=True, members=("priya",))
    made.add_channel("elsewhere", id="C0ELSE", members=("sam",), bot=False)
    made.add_channel("hidden", id="C0HIDDEN", private=True, members=("sam",), bot=False)
    return made


@pytest.fixture
def server(workspace: Workspace) -> Iterator[Running]:
    with running(workspace) as served:
        yield served


@pytest.fixture
def api(server: Running) -> Iterator[Api]:
    calls = Api(server)
    with calls.http:
        yield calls


@pytest.fixture
def app(api: Api, workspace: Workspace) -> Iterator[App]:
    with api.socket() as socket:
        made = App(socket, workspace)
        workspace.wait_for(lambda: workspace.sockets.connections)
        yield made
        made.close()


@pytest.fixture
def trigger(app: Any, workspace: Workspace) -> Any:
    """A fresh trigger id of Priya's."""

    def made() -> str:
        before = len(app.envelopes("slash_commands"))
        workspace.command("priya", "C0BOARD", "/action new")
        workspace.wait_for(lambda: len(app.envelopes("slash_commands")) > before)
        return str(app.envelopes("slash_commands")[-1]["payload"]["trigger_id"])

    return made


@pytest.fixture
def opened(api: Api, trigger: Callable[[], str], workspace: Workspace) -> Callable[[Json], View]:
    """Opens a modal before Priya."""

    def made(view: Json) -> View:
        answer = api("views.open", trigger_id=trigger(), view=view)
        assert answer["ok"], answer
        return workspace.modal("priya")

    return made
