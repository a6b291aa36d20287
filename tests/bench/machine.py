"""What the figures were taken on: nothing that names the machine or its folders."""

import os
import platform
import sqlite3
from importlib.metadata import version

Facts = dict[str, str | int | None]


def facts() -> Facts:
    """The machine's facts that figures depend on."""
    return {
        "cores": os.cpu_count(),
        "system": platform.system(),
        "processor": platform.machine(),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "slack_bolt": version("slack-bolt"),
    }
