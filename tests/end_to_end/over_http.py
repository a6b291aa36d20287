"""Slack's end of HTTP mode: what the local workspace sends goes to a Request URL, signed, and not down a socket."""

import hashlib
import hmac
import json
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpx
import uvicorn
from end_to_end.stage import POST_SECONDS, Clock, Stage, settings_for, stage_on
from pydantic import SecretStr

from bot.http.serve import config_for, listener_on
from bot.http.site import Site
from bot.posting.digest_job import DigestJob
from bot.posting.later_job import LaterJob
from bot.settings import Settings
from bot.slack.manifest import REQUEST_PATH, manifest
from local_slack import Workspace
from local_slack.sockets import INTERACTIVE, SLASH_COMMANDS, Delivery, Sockets

SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
FORM, JSON = "application/x-www-form-urlencoded", "application/json"


def signed(body: bytes, timestamp: str, secret: str = SECRET) -> dict[str, str]:
    """The two headers Slack signs a body with (docs.slack.dev/authentication/verifying-requests-from-slack)."""
    base = b"v0:" + timestamp.encode() + b":" + body
    signature = "v0=" + hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": signature}


def written(kind: str, payload: dict[str, Any]) -> tuple[bytes, str]:
    """A payload as Slack writes it over HTTP, and its content type."""
    if kind == SLASH_COMMANDS:
        return urlencode(payload).encode(), FORM
    if kind == INTERACTIVE:
        return urlencode({"payload": json.dumps(payload)}).encode(), FORM
    return json.dumps(payload).encode(), JSON


@dataclass
class Address:
    """A Request URL, and who posts to it. `clock` is Slack's."""

    url: str
    clock: Callable[[], datetime]
    client: httpx.Client = field(default_factory=lambda: httpx.Client(timeout=30))

    def post(
        self,
        body: bytes,
        kind: str = FORM,
        *,
        secret: str = SECRET,
        at: str | None = None,
        path: str = REQUEST_PATH,
        **more: str,
    ) -> httpx.Response:
        """Posts a body with its signature; `at` is a timestamp to give in place of the clock's."""
        timestamp = str(int(self.clock().timestamp())) if at is None else at
        headers = {"Content-Type": kind} | signed(body, timestamp, secret)
        return self.client.post(f"{self.url}{path}", content=body, headers=headers | more)

    def send(self, headers: Any, body: bytes = b"") -> httpx.Response:
        """Posts a body with these headers and no others of ours."""
        return self.client.post(f"{self.url}{REQUEST_PATH}", content=body, headers=headers)

    def health(self, method: str = "GET") -> httpx.Response:
        return self.client.request(method, f"{self.url}/healthz")


class Deliveries(Sockets):
    """In the place of the workspace's sockets: what is typed into a picker goes to its options URL, all else to the
    Request URL."""

    def __init__(self, addresses: list[Address], workspace: Workspace) -> None:
        super().__init__("A0APP", lambda: None)
        self._workspace = workspace
        self._addresses = addresses
        self._posting = ThreadPoolExecutor(60)
        self._turn = 0
        self.answers: list[httpx.Response] = []

    def send(self, delivery: Delivery, reason: str | None = None) -> bool:
        self.deliveries[delivery.envelope_id] = delivery
        again = len(delivery.connections)
        delivery.connections.append("http")
        more = {"X-Slack-Retry-Num": str(again), "X-Slack-Retry-Reason": "http_timeout"} if again else {}
        self._turn += 1
        self._posting.submit(self._post, self._addresses[self._turn % len(self._addresses)], delivery, more)
        return True

    def _post(self, address: Address, delivery: Delivery, more: dict[str, str]) -> None:
        body, kind = written(delivery.kind, delivery.payload)
        answer = address.post(body, kind, path=self._path(delivery), **more)
        self.answers.append(answer)
        if answer.status_code == 200:
            delivery.acks.append(answer.json() if answer.content else {})
            delivery.ack_bytes.append(len(answer.content))
            delivery.answered.set()

    def _path(self, delivery: Delivery) -> str:
        searches = delivery.payload.get("type") == "block_suggestion"
        return urlsplit(self._workspace.options_url).path if searches else REQUEST_PATH

    def close(self) -> None:
        self._posting.shutdown(wait=True)
        for address in self._addresses:
            address.client.close()


@dataclass
class Served:
    """One process's worth of HTTP mode, in a thread of this one."""

    site: Site
    address: Address
    server: uvicorn.Server

    @property
    def job(self) -> DigestJob | None:
        return self.site.engine.workspace.job if self.site.engine.workspace else None

    @property
    def later_job(self) -> LaterJob | None:
        return self.site.engine.workspace.later_job if self.site.engine.workspace else None


def http_settings(stage: Stage, **more: Any) -> Settings:
    """What `boardbot serve` would read from its environment."""
    changes = {"slack_app_token": None, "slack_signing_secret": SecretStr(SECRET)}
    return settings_for(stage.server, stage.log.path).model_copy(update=changes | more)


@contextmanager
def served_on(stage: Stage, *, introduced: bool = True, **more: Any) -> Iterator[Served]:
    """HTTP mode on a free port for as long as the block lasts, with its log prepared and, as a rule, Slack asked."""
    stage.log.prepare()
    with site_served(http_settings(stage, **more), stage.clock, introduced=introduced) as served:
        yield served


@contextmanager
def site_served(settings: Settings, clock: Clock, *, introduced: bool = True) -> Iterator[Served]:
    """HTTP mode with those settings on a free port for as long as the block lasts."""
    site = Site(settings, clock, clock.steady)
    with closing(listener_on("127.0.0.1", 0)) as listener:
        server = uvicorn.Server(config_for(site.application()))
        thread = threading.Thread(target=server.run, args=[[listener]], name="serve")
        address = Address(f"http://127.0.0.1:{listener.getsockname()[1]}", clock)
        thread.start()
        try:
            assert not introduced or site.front.introduced.wait(POST_SECONDS)
            yield Served(site, address, server)
        finally:
            address.client.close()
            server.should_exit = True
            thread.join()


@contextmanager
def posted_to(stage: Stage, addresses: list[Address]) -> Iterator[Deliveries]:
    """The workspace sends to these addresses, in turn."""
    deliveries = stage.workspace.sockets = Deliveries(addresses, stage.workspace)
    try:
        yield deliveries
    finally:
        deliveries.close()


@contextmanager
def http_stage_on(path: Path) -> Iterator[tuple[Stage, Served]]:
    """A stage whose bot is reached over HTTP, at the addresses of its manifest for that."""
    with stage_on(path) as stage, served_on(stage) as served, posted_to(stage, [served.address]):
        stage.workspace.install(manifest("/board-status", f"https://bot.council.example{REQUEST_PATH}"))
        stage.bots.append(served)  # type: ignore[arg-type]
        yield stage, served
        stage.bots.remove(served)  # type: ignore[arg-type]
