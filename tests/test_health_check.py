"""The container's health check, on connections of this machine: it runs with Python alone, without boardbot."""

import importlib.util
import socket
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from types import ModuleType

import pytest

FILE = Path(__file__).parents[1] / "docker" / "health_check.py"
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="it reads the Linux kernel's table of connections")


@pytest.fixture(scope="module")
def check() -> ModuleType:
    spec = importlib.util.spec_from_file_location("health_check", FILE)
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


class Healthz(HTTPServer):
    """Answers every GET with `status`, and keeps the paths."""

    def __init__(self) -> None:
        self.status, self.paths = 200, list[str]()
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                server.paths.append(self.path)
                self.send_response(server.status)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        super().__init__(("127.0.0.1", 0), Handler)


@pytest.fixture
def healthz() -> Iterator[Healthz]:
    with Healthz() as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def _has_ipv6() -> bool:
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        return False
    return True


WITH_IPV6 = pytest.mark.skipif(not _has_ipv6(), reason="this machine has no IPv6")


@pytest.mark.parametrize(
    ("host", "family"), [("127.0.0.1", socket.AF_INET), pytest.param("::1", socket.AF_INET6, marks=WITH_IPV6)]
)
def test_in_socket_mode_an_open_connection_to_slack_is_the_sign_of_life(
    check: ModuleType, monkeypatch: pytest.MonkeyPatch, host: str, family: socket.AddressFamily
) -> None:
    with socket.create_server((host, 0), family=family) as slack:
        monkeypatch.setattr(check, "SLACK_PORT", slack.getsockname()[1])
        assert not check.is_well("/opt/boardbot/bin/python /opt/boardbot/bin/boardbot run"), "it only listens"

        with socket.create_connection(slack.getsockname()[:2]):
            accepted, _ = slack.accept()
            with accepted:
                assert check.is_well("/opt/boardbot/bin/python /opt/boardbot/bin/boardbot run")

        assert not check.is_well("/opt/boardbot/bin/python /opt/boardbot/bin/boardbot run"), "it is closed"


@pytest.mark.parametrize("option", ["--port {}", "--port={}"])
def test_in_http_mode_it_is_what_healthz_says(check: ModuleType, healthz: Healthz, option: str) -> None:
    line = f"python boardbot serve --host 0.0.0.0 {option.format(healthz.server_port)}"

    assert check.is_well(line)
    healthz.status = 503
    assert not check.is_well(line)
    assert healthz.paths == ["/healthz"] * 2


def test_where_nothing_listens_in_http_mode_it_is_not_well(check: ModuleType) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]

    assert not check.is_well(f"python boardbot serve --port {port}")
