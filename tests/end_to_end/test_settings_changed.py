"""Settings that somebody spoils while `boardbot serve` runs: what serves goes on, and the log names the setting."""

import json
import os
import signal
from pathlib import Path

import pytest
from end_to_end.started import is_well, stage_now, started, workers_of


@pytest.mark.parametrize("form", ["json", "text"])
def test_a_process_that_cannot_take_a_dead_ones_place_says_why_until_it_can(tmp_path: Path, form: str) -> None:
    with stage_now(tmp_path) as stage, started(stage, "--workers", "2", BOARDBOT_LOG_FORMAT=form) as running:
        running.until_ready(2)
        (tmp_path / ".env").write_text("BOARDBOT_LOG_LEVEL=zebra\n")
        os.kill(workers_of(running.process)[0], signal.SIGKILL)
        running.until(lambda answer: is_well(answer) and "BOARDBOT_LOG_LEVEL: Input should be" in running.said)

        (tmp_path / ".env").unlink()
        running.until_ready(3)
        said = running.end()

    assert "because the settings were changed. Please check these settings." in said
    assert "Traceback" not in said
    assert "zebra" not in said
    assert form == "text" or all(json.loads(line) for line in said.splitlines())
