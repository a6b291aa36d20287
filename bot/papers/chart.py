"""A chart of figures as a PNG, drawn by a separate, short-lived process: matplotlib takes two seconds and seventy
megabytes, which this process then never needs."""

import json
import logging
import os
import subprocess
import sys
import threading
from base64 import b64decode
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from board.charts import Chart, plain

# The command that installs what charts need.
INSTALL = 'pip install "boardbot[charts]"'
# A cold start takes two or three seconds; a busy machine takes longer.
MOST_SECONDS = 20
_SOURCE = Path(__file__).parents[2]
# What a process needs to start, and matplotlib to cache what it finds out about fonts. No token, no database.
_PASSED_ON = ("PATH", "HOME", "SYSTEMROOT", "LD_LIBRARY_PATH", "TMPDIR", "XDG_CACHE_HOME", "MPLCONFIGDIR")

logger = logging.getLogger(__name__)
_one_at_a_time = threading.Lock()


def can_draw() -> bool:
    """True if the extra `boardbot[charts]` is installed."""
    return find_spec("matplotlib") is not None


def is_drawing() -> bool:
    """True while a chart is being drawn: further requests wait for it."""
    return _one_at_a_time.locked()


def draw_all(charts: Sequence[Chart]) -> list[bytes] | None:
    """The charts as PNGs, drawn by one process; None if matplotlib is not installed, or the drawing took too long. Only
    one request is drawn at a time; others wait."""
    if not can_draw():
        return None
    asked = json.dumps([plain(each) for each in charts])
    with _one_at_a_time:
        try:
            ended = subprocess.run(
                [sys.executable, "-m", "bot.papers.drawing"],
                input=asked.encode(), capture_output=True, timeout=MOST_SECONDS, check=True, cwd=_SOURCE,
                env=_environment(),
            )  # fmt: skip
            return [b64decode(each) for each in json.loads(ended.stdout)]
        except (OSError, ValueError, subprocess.SubprocessError) as error:
            # The chart itself is kept out of the log: no figure, no title.
            logger.warning("A chart was not drawn: %s", type(error).__name__)
            return None


def _environment() -> dict[str, str]:
    kept = {name: value for name in _PASSED_ON if (value := os.environ.get(name))}
    return {"LC_ALL": "C.UTF-8", "PYTHONUTF8": "1", **kept}
