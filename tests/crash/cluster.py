"""The PostgreSQL server of a run: what it has said that it saved is on its disk. A scene has a database of its own."""

from functools import cache
from itertools import count

from postgres_server import SAFE, Server, server

_NUMBERS = count(1)


@cache
def cluster() -> Server:
    """The server that the scenes of this process share."""
    return server(SAFE)


def new_database() -> str:
    """The address of a database of its own for one scene."""
    return cluster().new_database(f"scene{next(_NUMBERS)}")
