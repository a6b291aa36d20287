"""A PostgreSQL server of the tests' own: in a temporary folder, on a Unix socket, gone when they end."""

import atexit
import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import pytest

# Debian keeps them off the path; its server does not run as root, and its own account is called so.
DEBIANS = "/usr/lib/postgresql"
ACCOUNT = "postgres"
# What is lost in a power cut is lost with the folder: only the tests of crashes want it safe.
SAFE = "-c max_connections=60"
FAST = f"{SAFE} -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c autovacuum=off"


class Server:
    """A cluster that runs. `boardbot` is its user, and nobody else's password is asked. With `of` it is that one's
    standby, which takes over what that one writes and lets itself be read alone, until it is promoted."""

    def __init__(self, folder: Path, options: str = FAST, of: "Server | None" = None) -> None:
        self.folder, self._options, self.runs = folder, options, False
        data = ("-D", str(folder / "data"))
        if of is None:
            _run("initdb", *data, "-U", "boardbot", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8")
        else:
            _run("pg_basebackup", *data, "-h", str(of.folder), "-U", "boardbot", "-R", "-c", "fast")
        self.start()

    def start(self) -> None:
        # Of what is said twice the last counts.
        options = f"-k {self.folder} -c listen_addresses='' {self._options}"
        self._control("start", "-l", str(self.folder / "log"), "-o", options)
        self.runs = True

    def listen(self, options: str) -> None:
        """More options for its next start, such as where it listens."""
        self._options = f"{self._options} {options}"

    def stop(self, how: str = "immediate") -> None:
        self._control("stop", "-m", how)
        self.runs = False

    def promote(self) -> None:
        """Makes a standby a server of its own, which takes changes."""
        self._control("promote")

    def _control(self, order: str, *more: str) -> None:
        # After a kill it recovers first, which a busy machine does not do within the minute that is usual.
        _run("pg_ctl", "-D", str(self.folder / "data"), "-w", "-t", "300", *more, order)

    def new_database(self, name: str, port: int = 5432) -> str:
        """Makes a database and gives its address."""
        _run("createdb", "-h", str(self.folder), "-p", str(port), "-U", "boardbot", name)
        return f"postgresql://boardbot@/{name}?host={self.folder}"


def programs() -> Path | None:
    """Where PostgreSQL's programs are, the newest of several; None where there are none."""
    debians = sorted(Path(DEBIANS).glob("*/bin/initdb"), key=lambda each: int(each.parts[-3]))
    found = [*map(str, debians[-1:]), shutil.which("initdb")]
    return next((Path(each).parent for each in found if each), None)


def server(options: str = FAST, of: Server | None = None) -> Server:
    """A new server, or one's standby, which ends with the tests' process. Skips the test where there is no PostgreSQL,
    but in CI."""
    if programs() is None and "CI" not in os.environ:
        pytest.skip("PostgreSQL is not installed")
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    if os.geteuid() == 0:
        shutil.chown(folder, ACCOUNT)
    made = Server(folder, options, of)
    atexit.register(_end, made)
    return made


@cache
def shared_server() -> Server:
    """The one that the tests of a process share."""
    return server()


def _end(made: Server) -> None:
    if made.runs:
        made.stop()
    shutil.rmtree(made.folder, ignore_errors=True)


def _run(program: str, *words: str) -> None:
    folder = programs()
    assert folder is not None, "PostgreSQL is not installed: apt-get install postgresql"
    as_its_account(str(folder / program), *words)


def as_its_account(*words: str) -> None:
    """Runs a program as whoever the server runs as: neither it nor its pooler runs as root."""
    as_whom = ("runuser", "-u", ACCOUNT, "--") if os.geteuid() == 0 else ()
    subprocess.run([*as_whom, *words], check=True, stdout=subprocess.DEVNULL, cwd="/")
