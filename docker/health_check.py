"""The container's health check: exit code 0 where boardbot is in touch with Slack, else 1.

`boardbot serve` says so itself, at /healthz. In Socket Mode nothing listens; there an open TCP connection to Slack's
port is the sign of life. boardbot pings its line every ten seconds and closes one that does not answer, so an open line
is a live one. A call of Slack's Web API looks the same for a moment: three checks in a row are not misled by it.
"""

import http.client
import re
import sys
from pathlib import Path

SLACK_PORT = 443
SECONDS = 5
# What the kernel calls an open connection in its table.
ESTABLISHED = "01"
TABLES = (Path("/proc/net/tcp"), Path("/proc/net/tcp6"))


def is_well(command_line: str) -> bool:
    """Whether the boardbot that was started with `command_line` is in touch with Slack."""
    if "serve" not in command_line.split():
        return is_connected(SLACK_PORT)
    port = re.search(r"--port[= ](\d+)", command_line)
    return answers_well(int(port[1]) if port else 3000)


def is_connected(port: int) -> bool:
    """Whether a program of this container has an open TCP connection to that port of another machine."""
    rows = [row.split() for table in TABLES if table.exists() for row in table.read_text().splitlines()[1:]]
    return any(int(remote.rpartition(":")[2], 16) == port and state == ESTABLISHED for _, _, remote, state, *_ in rows)


def answers_well(port: int) -> bool:
    """Whether /healthz on that port of this container is answered with 200."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=SECONDS)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


if __name__ == "__main__":
    first = Path("/proc/1/cmdline").read_text(encoding="utf-8").replace("\0", " ")
    sys.exit(0 if is_well(first) else 1)
