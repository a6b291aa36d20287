"""The two doors by which Slack reaches the bot: a test of what is behind both goes through each."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from end_to_end.over_http import http_stage_on
from end_to_end.stage import Stage, stage_on

SOCKET, HTTP = "Socket Mode", "HTTP"
through_both_doors = pytest.mark.parametrize("door", [SOCKET, HTTP], indirect=True, scope="module")


@contextmanager
def stage_behind(door: str, path: Path) -> Iterator[Stage]:
    """A workspace with the real bot behind that door, and the log at `path`."""
    if door == HTTP:
        with http_stage_on(path) as (stage, _):
            yield stage
    else:
        with stage_on(path) as stage:
            stage.start()
            yield stage
