"""Reads Linux's `tcp_info` of a socket. On other systems it reports no wait."""

import socket
import struct
import sys
from typing import Protocol

# For a listening socket: how many connections wait to be accepted (tcpi_unacked).
_UNTAKEN = struct.Struct("=24xI")
# For a connection: milliseconds since data arrived (tcpi_last_data_recv).
_SINCE_DATA = struct.Struct("=52xI")


class Asked(Protocol):
    """A socket, or asyncio's view of one."""

    def getsockopt(self, level: int, option: int, size: int, /) -> bytes:
        """The bytes of a socket option."""


def untaken(listener: Asked) -> int:
    """How many connections wait to be accepted."""
    return _told(listener, _UNTAKEN)


def seconds_since_data(connection: Asked) -> float:
    """Seconds since the latest data arrived on a connection, whether it has been read or not."""
    return _told(connection, _SINCE_DATA) / 1000


def _told(of: Asked, field: struct.Struct) -> int:
    if sys.platform != "linux":
        # Other systems have an option of that number with another meaning.
        return 0
    (number,) = field.unpack(of.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, field.size))
    return int(number)
