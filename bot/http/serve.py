"""`boardbot serve`: HTTP mode, in one process or several on one log, until SIGTERM."""

import errno
import logging
import multiprocessing
import os
import signal
import socket
import sys
import threading
from contextlib import closing
from multiprocessing import resource_tracker
from types import FrameType

import uvicorn
from starlette.applications import Starlette
from uvicorn.config import STARTUP_FAILURE
from uvicorn.supervisors import Multiprocess

from board.words import count
from bot.clock import now
from bot.http.connection import OneRequestConnection
from bot.http.loop import TakesItsShare
from bot.http.site import Site
from bot.log_lines import log_the_end, set_up_logging
from bot.metrics import HAS_ROOM
from bot.metrics.listening import why_no_address
from bot.metrics.page import NO_ROOM, metrics_served
from bot.secrecy import guard_the_terminal
from bot.settings import Misconfigured, Settings, is_log_in_json, load_settings
from bot.slack.app import LOOK_UP_SECONDS, client_for, identity_of
from bot.slack.errors import NO_ANSWER, named
from bot.token_keys import keys_in
from storage.database import Database

# An answer takes at most three seconds; a post that has begun, as long as the client's time limit.
FINISH_SECONDS = 10
# A process that starts on a busy machine responds slowly; one that has exited is noticed at once.
SIGN_OF_LIFE_SECONDS = 30

logger = logging.getLogger(__name__)


def serve(settings: Settings, host: str, port: int, processes: int) -> None:
    """Serves the Request URL and /healthz on `host` and `port` in `processes` processes, until SIGTERM or SIGINT.

    Raises, before anything is served, Misconfigured for a missing or wrong setting or a port that is in use, and
    Unusable for the log. If Slack cannot be reached, it serves all the same: /healthz says so, a load balancer sees the
    bot start, and Slack is asked again and again.
    """
    _check(settings)
    # uvicorn finishes its requests and then raises the signal again; this handler receives it.
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, lambda *_: sys.exit(0))
    with closing(listener_on(host, port)) as listener:
        _prepare(settings)
        with_many = count(processes, "process", "processes")
        logger.info("Listening on %s port %d, with %s", host, listener.getsockname()[1], with_many)
        with metrics_served(settings, now, processes):
            if processes == 1:
                Server(config_for(Site(settings, now).application())).run([listener])
            else:
                _serve_in_many(processes, listener)


class Server(uvicorn.Server):
    """uvicorn's server, which finishes its requests however often it is told to stop."""

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        if not self.should_exit:
            super().handle_exit(sig, frame)


class Workers(Multiprocess):
    """uvicorn's process manager, except that the parent stops listening when the workers do, and notices at once that
    one has died."""

    def init_processes(self) -> None:
        """Starts the workers with SIGINT blocked: Ctrl-C reaches them too, and `worker` ignores it only once it is
        imported."""
        # If Python had to start the tracker inside the block, it would unblock SIGINT again.
        resource_tracker.ensure_running()
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            super().init_processes()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)

    def keep_subprocess_alive(self) -> None:
        """Replaces workers that have died. While this process has their end of the pipe open too, it does not notice
        that one dies instead of answering, and waits for the answer, deaf to SIGTERM."""
        for each in self.processes:
            each.child_conn.close()
        super().keep_subprocess_alive()

    def terminate_all(self) -> None:
        """Tells the workers to stop, and closes the socket here first: while it is open, people could connect during
        the last requests, and nobody would accept the connection."""
        for each in self.sockets:
            each.close()
        super().terminate_all()


def worker() -> Starlette:
    """The application of one process, from the settings in its environment."""
    # Ctrl-C reaches every process, and a second one would abort requests. The parent stops each worker by SIGTERM.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    guard_the_terminal()
    settings = _settings_since_changed()
    set_up_logging(settings)
    if not HAS_ROOM:
        logger.warning("%s", NO_ROOM)
    threading.Thread(target=_end_with_the_first, name="watch", daemon=True).start()
    return Site(settings, now).application()


def config_for(application: Starlette | str, processes: int = 1) -> uvicorn.Config:
    """uvicorn's configuration for serving `application`, or, if it is a function's name, for making one in each
    process."""
    return uvicorn.Config(
        application,
        factory=isinstance(application, str),
        workers=processes,
        loop=f"{TakesItsShare.__module__}:{TakesItsShare.__name__}",
        http=OneRequestConnection,
        ws="none",
        lifespan="on",
        log_config=None,
        # An access log would contain query strings, in which anybody can write anything.
        access_log=False,
        # The caller's address is never used: only the signature counts.
        proxy_headers=False,
        server_header=False,
        # A proxy that reused a connection would sometimes find it closed, and lose a command.
        headers=[("Connection", "close")],
        timeout_graceful_shutdown=FINISH_SECONDS,
        timeout_worker_healthcheck=SIGN_OF_LIFE_SECONDS,
    )


def listener_on(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 is any free port. Raises Misconfigured if it cannot be opened."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP
        )[0]
        # asyncio turns off Nagle's algorithm, which would delay each answer by 40 ms, only if the protocol is named.
        listener = socket.socket(family, kind, protocol)
    except (OSError, UnicodeError) as error:
        raise Misconfigured(f"{host} is not an address of this machine ({why_no_address(error)}).") from None
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(2048)
    except OSError as error:
        listener.close()
        if error.errno == errno.EADDRNOTAVAIL:
            raise Misconfigured(f"{host} is not an address of this machine ({error.strerror}).") from None
        raise Misconfigured(
            f"Port {port} on {host} cannot be used ({error.strerror}). Another program, perhaps another "
            "boardbot, may be using it: stop that, or choose another port with --port."
        ) from None
    return listener


def _settings_since_changed() -> Settings:
    """The settings. If somebody has spoilt them since the start, ends this process: it is started again until they are
    right, and the others go on."""
    try:
        return load_settings()
    except Misconfigured as error:
        why = f"A process is started again and again, because the settings were changed. {error}"
        if is_log_in_json():
            log_the_end(why)
        else:
            logger.critical("%s", why)
        sys.exit(1)


def _end_with_the_first() -> None:
    """Ends this worker when its parent is killed: otherwise it would hold the port for ever."""
    if first := multiprocessing.parent_process():
        first.join()
        os.kill(os.getpid(), signal.SIGTERM)


def _check(settings: Settings) -> None:
    """Raises Misconfigured for missing settings, before anything is served."""
    settings.secret("slack_signing_secret")
    if not settings.installs:
        settings.secret("slack_bot_token")
        return
    keys_in(settings)
    if settings.slack_bot_token is not None:
        logger.warning("SLACK_BOT_TOKEN is not used: every workspace has the token of its own installation")


def _prepare(settings: Settings) -> None:
    """Prepares the log's tables, once for all processes, and checks the token if Slack can be asked."""
    with closing(Database(settings.log_address)) as database:
        database.prepare()
    if settings.installs:
        return
    try:
        identity_of(client_for(settings, LOOK_UP_SECONDS))
    except NO_ANSWER as error:
        logger.warning("Slack cannot be reached yet (%s)", named(error))


def _serve_in_many(processes: int, listener: socket.socket) -> None:
    supervisor = Workers(config_for(f"{__name__}:{worker.__name__}", processes), [listener])
    supervisor.run()
    if any(process.exitcode == STARTUP_FAILURE for process in supervisor.processes):
        raise Misconfigured("A process could not start; the reason is in the log above.")
