"""What runs boardbot on a machine of one's own: the service of systemd, and compose.postgresql.yaml with its proxy."""

import http.client
import re
import shutil
import socket
import ssl
import subprocess
import time
from contextlib import closing
from pathlib import Path

import pytest
from starlette.responses import JSONResponse

from bot.command_line import main
from bot.http.health import OK, SILENT, Health
from bot.settings import Settings
from bot.slack.app import POST_SECONDS
from bot.slack.manifest import INSTALL_PATH, REDIRECT_PATH, REQUEST_PATH

ROOT = Path(__file__).parents[1]
UNIT, PROXY = ROOT / "deploy" / "boardbot.service", ROOT / "deploy" / "haproxy.cfg"
COMPOSE = (ROOT / "compose.postgresql.yaml").read_text(encoding="utf-8")
# Beside boardbot's own: what the server's library and the server itself are told.
OF_OTHERS = {"PGPASSWORD", "POSTGRES_USER", "POSTGRES_PASSWORD", "POSTGRES_DB", "POSTGRES_INITDB_ARGS"}


def _unit() -> dict[str, str]:
    """The settings of the unit; of one that stands there twice the last."""
    return dict(re.findall(r"^(\w+)=(.*)$", UNIT.read_text(encoding="utf-8"), re.MULTILINE))


def test_the_service_runs_a_command_that_there_is_under_an_account_of_its_own() -> None:
    unit = _unit()
    program, command = unit["ExecStart"].split()

    assert program.endswith("/bin/boardbot")
    assert command in main.commands
    assert unit["User"] == unit["Group"] == "boardbot"
    assert unit["WorkingDirectory"] == f"/var/lib/{unit['StateDirectory']}"
    assert unit["EnvironmentFile"] == f"{unit['WorkingDirectory']}/.env"
    assert unit["TimeoutStopSec"] == "60"


NO_SYSTEMD = pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not here")


@NO_SYSTEMD
def test_the_service_is_one_that_systemd_knows_and_has_few_rights(tmp_path: Path) -> None:
    told = UNIT.read_text(encoding="utf-8").replace(_unit()["ExecStart"], "/bin/true")
    unit = tmp_path / UNIT.name
    unit.write_text(told, encoding="utf-8")

    known = subprocess.run(["systemd-analyze", "verify", unit], check=False, capture_output=True, text=True)
    # From 0, no right at all, to 100.
    few = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", "--threshold=15", unit],
        check=False, capture_output=True, text=True,
    )  # fmt: skip

    assert (known.returncode, known.stderr) == (0, "")
    assert few.returncode == 0, few.stdout


@NO_SYSTEMD
def test_what_is_to_be_typed_for_http_mode_takes_the_place_of_the_command(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "reliability.md").read_text(encoding="utf-8")
    (typed,) = re.findall(r"`systemctl edit boardbot`.*?```ini\n(.+?)```", page, re.DOTALL)
    program, *_ = _unit()["ExecStart"].split()
    assert f"ExecStart=\nExecStart={program} serve" in typed
    unit, more = tmp_path / UNIT.name, tmp_path / f"{UNIT.name}.d"
    more.mkdir()
    for there, told in ((unit, UNIT.read_text(encoding="utf-8")), (more / "override.conf", typed)):
        there.write_text(told.replace(program, "/bin/true"), encoding="utf-8")

    known = subprocess.run(["systemd-analyze", "verify", unit], check=False, capture_output=True, text=True)

    assert (known.returncode, known.stderr) == (0, "")


def test_compose_with_a_server_names_no_setting_that_is_not_there_and_keeps_the_log_on_a_volume() -> None:
    named = set(re.findall(r"^ +([A-Z_]+): ", COMPOSE, re.MULTILINE)) - {"REQUIREMENTS"}

    assert {name.lower() for name in named - OF_OTHERS} <= set(Settings.model_fields)
    assert "- log:/var/lib/postgresql/data" in COMPOSE
    for name in ("SLACK_SIGNING_SECRET", "POSTGRES_PASSWORD"):
        assert f"${{{name}:?set it in .env}}" in COMPOSE


def test_compose_with_a_server_has_two_processes_which_nobody_reaches_but_by_the_proxy() -> None:
    assert len(re.findall(r"^  boardbot-\d: \*boardbot$", COMPOSE, re.MULTILINE)) == 2
    assert re.findall(r"^      - (\d+:\d+)$", COMPOSE, re.MULTILINE) == ["443:443"]
    assert "  command: serve --host 0.0.0.0\n" in COMPOSE
    assert re.findall(r"REQUIREMENTS: (.+)", COMPOSE) == ["requirements-postgresql.txt requirements-installations.txt"]


def test_the_proxy_lets_in_what_slack_and_its_people_need_and_nothing_else() -> None:
    (paths,) = re.findall(r"unless \{ path (.+) \}", PROXY.read_text(encoding="utf-8"))

    assert paths.split() == [REQUEST_PATH, INSTALL_PATH, REDIRECT_PATH]


def test_the_proxy_waits_until_whoever_comes_back_to_be_installed_can_read_what_came_of_it() -> None:
    proxy = PROXY.read_text(encoding="utf-8")

    assert re.findall(r"acl coming_back path (.+)", proxy) == [REDIRECT_PATH]
    (seconds,) = re.findall(r"set-timeout server (\d+)s if coming_back", proxy)
    assert int(seconds) > 2 * 2 * POST_SECONDS


def test_the_proxy_takes_a_process_for_able_as_long_as_its_log_is_in_order() -> None:
    (sought,) = re.findall(r"expect string '(.+)'", PROXY.read_text(encoding="utf-8"))

    def said(database: str) -> str:
        return bytes(JSONResponse(Health(database, SILENT, None, None).as_json()).body).decode()

    assert sought in said(OK)
    assert sought not in said("it cannot be read")


NO_PROXY = pytest.mark.skipif(shutil.which("haproxy") is None, reason="HAProxy is not here")


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    """The proxy's settings, with a certificate of its own, at a port of this machine."""
    certificate = tmp_path / "certificate.pem"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=bot", "-out", certificate]
    subprocess.run([*made, "-keyout", tmp_path / "key"], check=True, capture_output=True)
    certificate.write_text(certificate.read_text() + (tmp_path / "key").read_text())
    given = PROXY.read_text(encoding="utf-8").replace("/run/secrets/certificate", str(certificate))
    there = tmp_path / "haproxy.cfg"
    # Who it runs as is the container's to say.
    there.write_text(re.sub(r"^    (user|group) .*\n", "", given, flags=re.MULTILINE))
    return there


@NO_PROXY
def test_the_proxys_settings_are_valid(settings: Path) -> None:
    ended = subprocess.run(["haproxy", "-c", "-f", settings], check=False, capture_output=True, text=True)

    assert ended.returncode == 0, ended.stdout + ended.stderr


@NO_PROXY
def test_the_proxy_lets_a_stranger_ask_for_an_installation_twenty_times_a_minute(settings: Path) -> None:
    """Nobody stands behind it here, which it says with a 503; commands are let through as before."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    settings.write_text(settings.read_text().replace("bind :443", f"bind {address}"))
    with subprocess.Popen(
        ["haproxy", "-db", "-f", settings], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as proxy:
        try:
            _wait_for(address)
            answers = [_asked(address, path) for path in (INSTALL_PATH, REDIRECT_PATH) * 11]
            assert answers == [503] * 20 + [429] * 2
            assert _asked(address, REQUEST_PATH) == 503
            assert _asked(address, "/healthz") == 404
        finally:
            proxy.terminate()


def _asked(address: str, path: str) -> int:
    anybodys = ssl.create_default_context()
    anybodys.check_hostname, anybodys.verify_mode = False, ssl.CERT_NONE
    connection = http.client.HTTPSConnection(address, timeout=20, context=anybodys)
    with closing(connection):
        connection.request("GET", path)
        return connection.getresponse().status


def _wait_for(address: str) -> None:
    host, _, port = address.partition(":")
    for _ in range(100):
        with socket.socket() as trying:
            if trying.connect_ex((host, int(port))) == 0:
                return
        time.sleep(0.1)
    pytest.fail("the proxy did not begin")
