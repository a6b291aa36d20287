"""A spreadsheet read by a process of its own: the same rows as here, nothing held afterwards, and what is said of one
that cannot be read, takes too long, or is stopped."""

import pickle
import signal
import subprocess
import sys

import pytest
from workbooks import HEADINGS, one_sheet

from board.refusals import Refusal
from bot.posting.grids import MOST_SECONDS, TOO_LONG, grids_apart
from commands.imports.any_file import read_grids
from storage.refused import Busy

SHEET = one_sheet([HEADINGS, ["P1", "Recruit “two” social workers", "Head of HR", "31/07/2020", "In progress"]])
CSV = "Ref,Action\nP1,Publish the visits plan\n".encode("utf-16")
_ASKS = """
import pickle, sys
from bot.posting.grids import grids_apart
(grid,) = grids_apart(*pickle.load(sys.stdin.buffer))
print(len(grid.lines), sorted({"openpyxl", "numpy", "lxml"} & set(sys.modules)))
"""


@pytest.mark.parametrize(("content", "name"), [(SHEET, "plan.xlsx"), (CSV, "plan.csv")], ids=["workbook", "csv"])
def test_it_is_read_as_it_is_here(content: bytes, name: str) -> None:
    assert grids_apart(content, name) == read_grids(content, name)


def test_who_has_it_read_holds_nothing_of_what_reads() -> None:
    asked = pickle.dumps((SHEET, "plan.xlsx"))
    ended = subprocess.run([sys.executable, "-c", _ASKS], input=asked, capture_output=True, check=True)

    assert ended.stdout == b"2 []\n"


def test_what_is_refused_is_refused_in_the_same_words() -> None:
    with pytest.raises(Refusal) as here:
        read_grids(b"no workbook", "plan.xlsx")
    with pytest.raises(Refusal) as apart:
        grids_apart(b"no workbook", "plan.xlsx")

    assert apart.value.reason == here.value.reason


def test_one_that_takes_too_long_is_refused_with_a_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(*_: object, timeout: float, **__: object) -> None:
        raise subprocess.TimeoutExpired("python", timeout)

    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(Refusal, match=TOO_LONG):
        grids_apart(SHEET, "plan.xlsx")


def test_one_that_is_stopped_with_the_bot_is_read_when_the_bot_is_back(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[float] = []

    def run(*_: object, timeout: float, **__: object) -> subprocess.CompletedProcess[bytes]:
        given.append(timeout)
        return subprocess.CompletedProcess([], -signal.SIGTERM, b"", b"")

    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(Busy):
        grids_apart(SHEET, "plan.xlsx")

    assert given == [MOST_SECONDS]
