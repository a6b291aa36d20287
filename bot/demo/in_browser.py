"""`boardbot demo` in the browser: the stage on a page, with its morning already played, until it is stopped."""

import signal
import socket
import sys
import threading
import webbrowser
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import date, timedelta
from os import environ

import click

from bot.demo.boards import NORTHMOOR, DemoBoard
from bot.demo.filling_in import play
from bot.demo.page_setting import Forward, setting
from bot.demo.stage import SETTLED_SECONDS, Stage, load_figures, stage
from local_slack.page import routes
from local_slack.server import LOOPBACK

PORT = 8700
PORTS_TRIED = 100


class PortTaken(Exception):
    """The requested port is in use."""


def serve(today: date, port: int | None, board: DemoBoard) -> None:
    """Serves the page until Ctrl-C or SIGTERM. Raises PortTaken if `port` is in use; None takes the next free one."""
    with page(today, port, board) as lit:
        click.echo(f"The same in your browser: {lit.workspace.url}/\nCtrl-C ends it, and everything in it is gone.")
        _open(f"{lit.workspace.url}/")
        threading.Event().wait()


@contextmanager
def page(today: date, port: int | None, board: DemoBoard = NORTHMOOR) -> Iterator[Stage]:
    """The stage on a page, after the demo has typed its lines, with its clock running."""
    forward = Forward()
    with stage(today, free_port(port), routes(setting(forward, board))) as lit:
        for member in lit.workspace.members:
            if not member.is_bot:
                lit.workspace.direct_message(member)
        _play(lit, board, today)
        lit.clock.wind()
        forward.lit = lit
        yield lit


def free_port(port: int | None) -> int:
    """`port`, or the first free one from 8700 if it is None. Raises PortTaken."""
    for each in range(PORT, PORT + PORTS_TRIED) if port is None else [port]:
        with closing(socket.socket(socket.AF_INET, socket.SOCK_STREAM)) as probe, suppress(OSError):
            # As the server itself does: a port that was just closed counts as free.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((LOOPBACK, each))
            return each
    raise PortTaken(
        f"Something else is using port {port or PORT}. Choose another: boardbot demo --port {(port or PORT) + 1}"
    )


def _play(lit: Stage, board: DemoBoard, today: date) -> None:
    """Plays the morning of the transcript, so that the channel has been used, if it is played on that day."""
    for person, line in board.setting_up:
        lit.workspace.command(person, lit.channel, line)
    load_figures(lit, board)
    for person, step in board.morning if board.is_played_on(today) else ():
        lit.clock.set(lit.clock() + timedelta(minutes=2))
        play(lit, person, step)
        if step == "/digest post" and lit.bot.job is not None:
            lit.bot.job.wait_until_settled(SETTLED_SECONDS)


def _open(address: str) -> None:
    """Opens the browser if somebody sits at this machine, but not in a script's run."""
    shown = sys.platform in ("darwin", "win32") or environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")
    if shown and sys.stdout.isatty():
        webbrowser.open(address)


def interrupt_once() -> None:
    """Makes SIGTERM end the demo as Ctrl-C does. A second signal would interrupt the shutdown, so it is ignored."""
    endings = (signal.SIGINT, signal.SIGTERM)

    def interrupt(*_: object) -> None:
        for each in endings:
            signal.signal(each, signal.SIG_IGN)
        raise KeyboardInterrupt

    for each in endings:
        signal.signal(each, interrupt)
