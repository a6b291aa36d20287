"""What can be reached over the network, and what the bot trusts there."""

import shutil
import socket
import ssl
import subprocess
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx
import pytest
from end_to_end.stage import JO, settings_for, stage_on

from bot.slack.app import client_for
from local_slack import Workspace, running


def test_s60_in_socket_mode_the_bot_listens_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listened: list[Any] = []
    with stage_on(tmp_path / "boardbot.db") as stage:
        # The workspace stands in for Slack, and listens already.
        monkeypatch.setattr(socket.socket, "listen", lambda *args: listened.append(args), raising=False)
        monkeypatch.setattr(socket.socket, "bind", lambda *args: listened.append(args), raising=False)
        stage.start()
        room = stage.room().set_up()
        assert room("/action add Visits plan", by=JO).startswith("A1 logged.")

    assert listened == []


def test_s61_the_demo_is_served_to_this_machine_alone(tmp_path: Path) -> None:
    with stage_on(tmp_path / "boardbot.db") as stage:
        port = int(stage.server.url.rpartition(":")[2])
        heard = _listening_on(port)
        rebound = httpx.get(
            stage.server.url + "/api/api.test", headers={"Host": "evil.example"}, trust_env=False, verify=False
        )

    assert stage.server.url.startswith("http://127.0.0.1:")
    assert heard == ["127.0.0.1"]
    assert rebound.status_code != 200


def _listening_on(port: int) -> list[str]:
    """This machine's own addresses that take a connection on the port."""
    found = []
    for address in ("127.0.0.1", "127.0.0.2", "::1"):
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        with socket.socket(family) as probe:
            probe.settimeout(1)
            if probe.connect_ex((address, port)) == 0:
                found.append(address)
    return found


def test_s62_slack_must_show_a_certificate_that_this_machine_trusts(tmp_path: Path) -> None:
    port = _impostor(tmp_path)
    with running(Workspace(lambda: None)) as server:  # type: ignore[arg-type, return-value]
        settings = settings_for(server, tmp_path / "boardbot.db").model_copy(
            update={"slack_api_url": f"https://localhost:{port}/api/"}
        )

    with pytest.raises(OSError, match="certificate verify failed"):
        client_for(settings).auth_test()


def _impostor(folder: Path) -> int:
    """The port of something on this machine that says it is Slack, with a certificate that nobody vouches for."""
    openssl = shutil.which("openssl")
    assert openssl
    made = [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=localhost"]
    files = ["-keyout", str(folder / "key.pem"), "-out", str(folder / "certificate.pem")]
    subprocess.run([*made, *files, "-addext", "subjectAltName=DNS:localhost"], check=True, capture_output=True)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(folder / "certificate.pem", folder / "key.pem")
    listener = socket.create_server(("127.0.0.1", 0))

    def greet() -> None:
        with listener:
            connection, _ = listener.accept()
            with connection, suppress(OSError):
                context.wrap_socket(connection, server_side=True)

    threading.Thread(target=greet, daemon=True).start()
    return int(listener.getsockname()[1])
