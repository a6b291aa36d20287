"""The process that draws: what it is given, that it ends, that one draws at a time; and where there is none."""

import json
import subprocess
import sys
import threading
from typing import Any

import pytest
from charts import CHARTS

from bot.papers import chart

CHART = CHARTS["a target missed"]
_FOUND = """
import sys
sys.path.insert(0, "tests")
from charts import CHARTS
from bot.papers.chart import draw_all
drawn = draw_all(list(CHARTS.values())[:2])
print([each[:4] == b"\\x89PNG" for each in drawn], sorted({"matplotlib", "numpy", "PIL"} & set(sys.modules)))
"""


def test_charts_are_drawn_and_the_process_that_asks_has_no_matplotlib() -> None:
    ended = subprocess.run([sys.executable, "-c", _FOUND], capture_output=True, text=True, check=True)

    assert ended.stdout == "[True, True] []\n"


def test_without_matplotlib_nothing_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chart, "find_spec", lambda name: None)

    assert chart.draw_all([CHART]) is None
    assert not chart.can_draw()


@pytest.mark.parametrize(
    "fault",
    [subprocess.TimeoutExpired("python", 1), subprocess.CalledProcessError(1, "python"), OSError("no memory")],
)
def test_a_process_that_fails_draws_nothing_and_the_next_is_drawn(
    fault: Exception, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*args: Any, **options: Any) -> Any:
        raise fault

    monkeypatch.setattr(subprocess, "run", fail)
    assert chart.draw_all([CHART]) is None
    assert "CIN visits" not in caplog.text
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: subprocess.CompletedProcess([], 0, b'["iVBORw0KGgo="]'))
    assert chart.draw_all([CHART]) == [b"\x89PNG\r\n\x1a\n"]


def test_the_process_is_given_figures_and_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    given: dict[str, Any] = {}

    def run(*_: Any, **options: Any) -> Any:
        given.update(options)
        return subprocess.CompletedProcess([], 0, b"[]")

    for name in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "BOARDBOT_DATABASE"):
        monkeypatch.setenv(name, "xoxb-secret")
    monkeypatch.setattr(subprocess, "run", run)
    chart.draw_all([CHART])

    assert [each["title"] for each in json.loads(given["input"])] == [CHART.title]
    assert "xoxb-secret" not in given["env"].values()
    assert given["timeout"] == chart.MOST_SECONDS


def test_ten_at_once_are_drawn_one_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    at_work, most, met = 0, 0, threading.Event()

    def run(*_: Any, **__: Any) -> Any:
        nonlocal at_work, most
        at_work += 1
        most = max(most, at_work)
        # Whoever is alone gives another the time to come in.
        met.set() if at_work > 1 else met.wait(0.02)
        at_work -= 1
        return subprocess.CompletedProcess([], 0, b'["iVBORw0KGgo="]')

    monkeypatch.setattr(subprocess, "run", run)
    drawn: list[list[bytes] | None] = []
    threads = [threading.Thread(target=lambda: drawn.append(chart.draw_all([CHART]))) for _ in range(10)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()

    assert drawn == [[b"\x89PNG\r\n\x1a\n"]] * 10
    assert most == 1


def test_a_bot_starts_without_what_draws_and_writes_files() -> None:
    """Where charts are installed, others of its libraries would take numpy with them."""
    code = "import sys, bot.socket_mode.run, bot.http.serve; print(*{} & set(sys.modules))".format(
        {"matplotlib", "numpy", "PIL", "openpyxl", "docx", "lxml", "xlsxwriter"}
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert ended.stdout == "\n"
