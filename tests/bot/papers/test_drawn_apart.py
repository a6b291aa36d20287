"""What is drawn by a process of its own: the same file as here, nothing held afterwards, and what becomes of one that
fails or is told to stop."""

import pickle
import signal
import subprocess
import sys
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from charts import CHARTS

from bot.apart import ToldToStop, worked_apart
from bot.papers.drawn import MOST_SECONDS, drawn, drawn_apart
from commands.pack.paper import Paper, SheetOut, WorkbookOut
from commands.reply import Heading, Picture, Table, paragraph

DAY = date(2020, 7, 8)
PAPER = Paper(
    "Board paper", "Northmoor", "The board", "OFFICIAL", DAY,
    (Heading("Where it stands", 1), paragraph("M6 is not met."), Picture(CHARTS["a target missed"], "The chart of M6")),
    (Table(("Ref", "Action"), (("A1", "Recruit"),)),),
)  # fmt: skip
SHEET = SheetOut("Measures", ("ref", "value", "as at"), (("M6", Decimal("77.1"), DAY),), 3)
BOOK = WorkbookOut("Lists", "Northmoor", "The board", "OFFICIAL", DAY, (("As at", "8 July 2020"),), (SHEET,))
_ASKS = """
import pickle, sys
from bot.papers.drawn import drawn_apart
made = drawn_apart(pickle.load(sys.stdin.buffer))
print(made[:2], sorted({"docx", "lxml", "xlsxwriter", "matplotlib"} & set(sys.modules)))
"""


@pytest.mark.parametrize("composed", [PAPER, BOOK], ids=["paper", "workbook"])
def test_it_is_the_same_file_byte_for_byte(composed: Paper | WorkbookOut) -> None:
    assert drawn_apart(composed) == drawn(composed)


@pytest.mark.parametrize("composed", [PAPER, BOOK], ids=["paper", "workbook"])
def test_who_has_it_drawn_holds_nothing_of_what_draws(composed: Paper | WorkbookOut) -> None:
    ended = subprocess.run([sys.executable, "-c", _ASKS], input=pickle.dumps(composed), capture_output=True, check=True)

    assert ended.stdout == b"b'PK' []\n"


def test_the_process_is_given_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    given: dict[str, Any] = {}

    def run(*_: Any, **options: Any) -> Any:
        given.update(options)
        return subprocess.CompletedProcess([], 0, b"PK")

    for name in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "BOARDBOT_DATABASE", "BOARDBOT_TOKEN_KEYS"):
        monkeypatch.setenv(name, "xoxb-secret")
    monkeypatch.setattr(subprocess, "run", run)
    drawn_apart(BOOK)

    assert "xoxb-secret" not in given["env"].values()
    assert given["timeout"] == MOST_SECONDS


@pytest.mark.parametrize(
    ("code", "raised"),
    [
        (-signal.SIGTERM, ToldToStop),
        (-signal.SIGINT, ToldToStop),
        (-signal.SIGKILL, subprocess.CalledProcessError),
        (1, subprocess.CalledProcessError),
    ],
)
def test_one_that_ends_otherwise_is_told_from_one_that_was_stopped(
    code: int, raised: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        subprocess, "run", lambda *_, **__: subprocess.CompletedProcess(["python"], code, b"", b"Jo Reed")
    )

    with pytest.raises(raised) as failed:
        worked_apart("bot.papers.files", b"Jo Reed", 1)

    assert "Jo Reed" not in str(failed.value)
