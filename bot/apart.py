"""Has a module of ours do its work in a separate, short-lived process. What it imports and builds takes no memory here,
and nobody's answer waits for the interpreter meanwhile."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from storage.refused import Busy

_SOURCE = Path(__file__).parents[1]
# What a process needs to start, and matplotlib to cache what it finds out about fonts. No token, no database.
_PASSED_ON = ("PATH", "HOME", "SYSTEMROOT", "LD_LIBRARY_PATH", "TMPDIR", "XDG_CACHE_HOME", "MPLCONFIGDIR")
_TOLD_TO_STOP = (-signal.SIGTERM, -signal.SIGINT)


class ToldToStop(Busy):
    """The process was told to stop, as this one is or will be: what it was to do is asked for again once the bot is
    back."""


def worked_apart(module: str, given: bytes, most_seconds: float) -> bytes:
    """What the module writes to its standard output when it is run with `given` on its standard input. Raises
    ToldToStop; and OSError or SubprocessError, which quote nothing of either, if it fails or takes longer."""
    ended = subprocess.run(  # noqa: S603 - a module of ours
        [sys.executable, "-m", module],
        input=given, capture_output=True, timeout=most_seconds, check=False, cwd=_SOURCE, env=_environment(),
        # Ctrl-C reaches only those whom it is meant for.
        start_new_session=True,
    )  # fmt: skip
    if ended.returncode in _TOLD_TO_STOP:
        raise ToldToStop
    ended.check_returncode()
    return ended.stdout


def _environment() -> dict[str, str]:
    kept = {name: value for name in _PASSED_ON if (value := os.environ.get(name))}
    return {"LC_ALL": "C.UTF-8", "PYTHONUTF8": "1", **kept}
