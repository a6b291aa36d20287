"""No redirect is followed, whoever answers with one: both tokens would go wherever it leads."""

import ast
import gc
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import TCPServer
from typing import Any

import pytest
from end_to_end.postroom import Postroom, typed
from end_to_end.stage import JO, SAM, stage_on
from pydantic import SecretStr
from security.attempts import buttons
from security.document import ROOT
from slack_sdk import WebClient
from slack_sdk.webhook import WebhookClient

from bot.settings import settings_of
from bot.slack.app import client_for
from bot.slack.client import ResponseClient, SlackClient
from bot.slack.errors import Redirected
from bot.socket_mode.line import SocketLine

CODES = range(300, 309)
GIVEN = {"ok": True, "ts": "1.1", "channel": "C1", "url": "wss://evil.example/"}
WORDS = "a redirect.*, which is never followed: Slack sends none. Check SLACK_API_URL, and any proxy in between"


class Elsewhere(ThreadingHTTPServer):
    """Answers everything as Slack would, or with a redirect; and notes what came."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.came: list[tuple[str, str]] = []
        self.status = 200
        self.location: str | None = None

    def server_bind(self) -> None:
        # HTTPServer's own asks for this machine's name as well, which may take a second.
        TCPServer.server_bind(self)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    server: Elsewhere
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.do_GET()

    def do_GET(self) -> None:
        self.server.came.append((self.path, str(self.headers)))
        body = json.dumps(GIVEN).encode()
        self.send_response(self.server.status)
        if self.server.location is not None:
            self.send_header("Location", self.server.location)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Nothing on the terminal."""


@contextmanager
def _elsewhere() -> Iterator[Elsewhere]:
    with Elsewhere() as server:
        thread = threading.Thread(target=server.serve_forever, args=[0.01])
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def front() -> Iterator[Elsewhere]:
    with _elsewhere() as server:
        yield server


@pytest.fixture
def evil() -> Iterator[Elsewhere]:
    with _elsewhere() as server:
        yield server


def _client(url: str) -> SlackClient:
    made = client_for(settings_of(slack_bot_token=SecretStr("xoxb-bot"), slack_api_url=url + "/api/"))
    assert isinstance(made, SlackClient)
    return made


CALLS: dict[str, Callable[[str], object]] = {
    "a post": lambda url: _client(url).chat_postMessage(channel="C1", text="words"),
    "who the bot is": lambda url: _client(url).auth_test(),
    "a connection": lambda url: _client(url).apps_connections_open(app_token="xapp-app"),
    "an answer to a press": lambda url: ResponseClient(url + "/response/1", 5).send(text="words"),
    "a line": lambda url: SocketLine(url.replace("http", "ws") + "/link/?ticket=secret", lambda: 0.0),
}


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS.keys())
@pytest.mark.parametrize("to", ["{evil}/api/x", "{front}/other", "/other", "//evil.example/", "file:///etc/passwd", "",
                                "http://[", None])  # fmt: skip
def test_s55_no_redirect_is_followed_anywhere_and_the_words_say_so(
    front: Elsewhere, evil: Elsewhere, call: Callable[[str], object], to: str | None
) -> None:
    front.location = to.format(evil=evil.url, front=front.url) if to is not None else None
    for code in CODES:
        front.status = code
        front.came.clear()
        with pytest.raises(Redirected, match=f"^HTTP {code}, {WORDS}$") as raised:
            call(front.url)
        assert len(front.came) == 1
        assert "secret" not in str(raised.value)
        assert "passwd" not in str(raised.value)
    assert evil.came == []


def test_s55_a_client_that_follows_would_have_been_seen(front: Elsewhere, evil: Elsewhere) -> None:
    """slack_sdk's own does: where it no longer did, this file would hold nothing."""
    front.status, front.location = 302, evil.url
    answer = WebClient(token="xoxb-bot", base_url=front.url + "/api/").chat_postMessage(channel="C1", text="words")

    assert answer["ok"]
    assert [("xoxb-bot" in headers) for _, headers in evil.came] == [True]


@pytest.mark.parametrize("status", [200, 400, 404, 429, 500, 503])
def test_s55_what_is_no_redirect_is_read_as_before(front: Elsewhere, status: int) -> None:
    front.status = status

    assert ResponseClient(front.url + "/response/1", 5).send(text="words").status_code == status


def test_s55_a_post_that_was_redirected_is_not_taken_for_posted(terminal: Postroom, evil: Elsewhere) -> None:
    workspace = terminal.stage.workspace
    workspace.redirect("chat.postMessage", evil.url)
    assert terminal.tick(days=5) == []
    assert terminal.last() is None

    assert len(terminal.tick(seconds=31)) == 1
    assert evil.came == []


@pytest.mark.parametrize("method", ["auth.test", "apps.connections.open", "conversations.info"])
def test_s55_check_says_what_came_and_what_to_mend(terminal: Postroom, evil: Elsewhere, method: str) -> None:
    terminal.stage.workspace.redirect(method, evil.url + "/login?token=secret")
    printed = typed("check")

    assert printed.exit_code == 1
    assert "HTTP 302, a redirect to 127.0.0.1, which is never followed" in printed.output
    assert "SLACK_API_URL" in printed.output
    assert "secret" not in printed.output
    assert evil.came == []


def test_s55_a_start_that_is_redirected_says_so_and_goes_on_once_it_is_not(
    tmp_path: Path, evil: Elsewhere, caplog: pytest.LogCaptureFixture
) -> None:
    with stage_on(tmp_path / "boardbot.db") as stage:
        stage.workspace.redirect("auth.test", evil.url)
        stage.start()
        assert stage.room().set_up()("/action add Visits plan").startswith("A1 logged.")

    assert "Slack cannot be reached (HTTP 302, a redirect to 127.0.0.1, which is never followed" in caplog.text
    assert evil.came == []


def test_s55_an_answer_to_a_press_that_is_redirected_goes_nowhere_else(
    tmp_path: Path, evil: Elsewhere, caplog: pytest.LogCaptureFixture
) -> None:
    with stage_on(tmp_path / "boardbot.db") as stage:
        stage.start()
        room = stage.room().set_up()
        room("/action add Visits plan")
        stage.workspace.redirect("response_url", evil.url)
        message = stage.workspace.post(room.channel, stage.workspace.bot.id, "Buttons", buttons("/action list"))
        stage.workspace.press(JO, room.channel, message.ts, "say-0")
        stage.stop()

    assert "may not have arrived: HTTP 302, a redirect" in caplog.text
    assert evil.came == []


def _clients() -> list[WebClient | WebhookClient]:
    """Those that live: Bolt makes one for each request, which nobody uses, and leaves it to be collected."""
    gc.collect()
    return [each for each in gc.get_objects() if isinstance(each, WebClient | WebhookClient)]


def test_s55_every_client_of_a_running_bot_is_one_that_follows_none(tmp_path: Path) -> None:
    # Those of tests before this one may live on; they are kept, so that none of the bot's own takes the place of one.
    before = _clients()
    with stage_on(tmp_path / "boardbot.db") as stage:
        stage.start()
        room = stage.room().set_up()
        room("/action add Visits plan", by=SAM)
        clients = [each for each in _clients() if not any(each is other for other in before)]

        assert len(clients) >= 3
        assert [each for each in clients if not isinstance(each, SlackClient | ResponseClient)] == []


# Whatever could ask something of another machine.
WAYS_OUT = {
    "urllib.request", "urllib3", "http.client", "httpx", "requests", "aiohttp", "socket", "ssl", "ftplib", "smtplib",
    "xmlrpc.client", "websockets", "websocket",
}  # fmt: skip
# Where one is named, and what for.
NAMED = {
    "bot/slack/client.py": {"http.client", "urllib.request"},
    "bot/slack/errors.py": {"http.client"},  # the name of an exception
    "bot/secrecy.py": {"urllib.request"},  # the proxies that are set
    "bot/socket_mode/line.py": {"websockets"},
    "bot/http/serve.py": {"socket"},  # listens
    "bot/http/loop.py": {"socket"},  # the same
    "bot/http/tcp.py": {"socket"},  # asks about those that listen or were taken
    "bot/metrics/listening.py": {"socket"},  # listens too
    "bot/demo/in_browser.py": {"socket"},  # the same
}
CLIENTS = {"WebClient", "WebhookClient", "AsyncWebClient", "AsyncWebhookClient", "LegacyWebClient", "SocketModeClient",
           "urlopen", "urlretrieve", "build_opener", "install_opener", "respond"}  # fmt: skip
# The local Slack is left out: it listens, and asks nothing of anybody.
FILES = [path for package in ("board", "storage", "commands", "bot") for path in sorted((ROOT / package).rglob("*.py"))]


def _modules(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
            yield from (f"{node.module}.{each.name}" for each in node.names)


def _way(module: str) -> set[str]:
    return {way for way in WAYS_OUT if module == way or module.startswith(way + ".")}


def test_s55_the_product_has_no_other_way_out() -> None:
    found: dict[str, set[str]] = {}
    for path in FILES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        ways = set().union(*(_way(module) for module in _modules(tree)))
        if ways:
            found[path.relative_to(ROOT).as_posix()] = ways

    assert found == {name: ways for name, ways in NAMED.items() if (ROOT / name).exists()}


def _makes(tree: ast.AST) -> set[str]:
    """The clients that a file makes, derives from, or has Bolt make (`respond`)."""
    names: set[str] = set()
    for node in ast.walk(tree):
        made = [node.func] if isinstance(node, ast.Call) else node.bases if isinstance(node, ast.ClassDef) else []
        names |= {each.id if isinstance(each, ast.Name) else each.attr for each in made
                  if isinstance(each, ast.Name | ast.Attribute)}  # fmt: skip
        if isinstance(node, ast.arg):
            names.add(node.arg)
    return names & CLIENTS


def test_s55_clients_are_made_in_one_place() -> None:
    found = {path.relative_to(ROOT).as_posix(): made for path in FILES if (made := _makes(ast.parse(path.read_text())))}

    assert found == {"bot/slack/client.py": {"WebClient", "WebhookClient", "build_opener"}}
