"""What Linux says of a TCP socket (its `tcp_info`). On another system nothing has waited."""

import socket
import struct
import sys
from typing import Protocol

# Of a socket that listens, how many connections wait to be taken (tcpi_unacked).
_UNTAKEN = struct.Struct("=24xI")
# Milliseconds since data came on a connection (tcpi_last_data_recv).
_SINCE_DATA = struct.Struct("=52xI")


class Asked(Protocol):
    """A socket, or asyncio's view of one."""

    def getsockopt(self, level: int, option: int, size: int, /) -> bytes:
        """The bytes of an option."""


def untaken(listener: Asked) -> int:
    """How many connections wait to be taken."""
    return _told(listener, _UNTAKEN)


def seconds_since_data(connection: Asked) -> float:
    """How long ago the latest data came on a connection, whenever it is read."""
    return _told(connection, _SINCE_DATA) / 1000


def _told(of: Asked, field: struct.Struct) -> int:
    if sys.platform != "linux":
        # Others have the option as well, and say other things by it.
        return 0
    (number,) = field.unpack(of.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, field.size))
    return int(number)
