"""A chart of figures as a PNG, drawn by a separate, short-lived process: matplotlib takes two seconds and seventy
megabytes, which this process then never needs."""

import json
import logging
import subprocess
import threading
from base64 import b64decode
from collections.abc import Sequence
from importlib.util import find_spec

from board.charts import Chart, plain
from bot.apart import ToldToStop, worked_apart

# The command that installs what charts need.
INSTALL = "pip install --require-hashes -r requirements-charts.txt"
# A cold start takes two or three seconds; a busy machine takes longer.
MOST_SECONDS = 20

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
            drawn = worked_apart("bot.papers.drawing", asked.encode(), MOST_SECONDS)
            return [b64decode(each) for each in json.loads(drawn)]
        except (OSError, ValueError, subprocess.SubprocessError, ToldToStop) as error:
            # The chart itself is kept out of the log: no figure, no title.
            logger.warning("A chart was not drawn: %s", type(error).__name__)
            return None
