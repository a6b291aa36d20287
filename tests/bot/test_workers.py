"""The process that watches over the others of `boardbot serve`."""

import os
from multiprocessing import get_context
from multiprocessing.connection import Connection
from time import monotonic

from uvicorn.supervisors.multiprocess import Process

from bot.http.serve import SIGN_OF_LIFE_SECONDS, Workers, config_for


def _die_when_asked(connection: Connection) -> None:
    connection.recv()
    os._exit(1)


def test_one_that_dies_instead_of_answering_is_replaced_at_once() -> None:
    config = config_for("nothing:to_serve", 1)
    supervisor = Workers(config, [])
    dying = Process(config, [])
    dying.process = get_context("spawn").Process(target=_die_when_asked, args=(dying.child_conn,))
    dying.start()
    supervisor.processes = [dying]
    began = monotonic()

    supervisor.keep_subprocess_alive()

    (another,) = supervisor.processes
    another.kill()
    another.join()
    assert another is not dying
    assert monotonic() - began < SIGN_OF_LIFE_SECONDS
