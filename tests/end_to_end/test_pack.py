"""`boardbot pack`: the paper as a file, whole or not at all, for whoever made it alone."""

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from docx import Document
from end_to_end.postroom import Postroom, typed

BOARD = "Improvement Board"


def _pack(output: Path, *more: str) -> Any:
    return typed("pack", "--board", BOARD, "--output", str(output), *more)


def _words(path: Path) -> str:
    read: Any = Document(io.BytesIO(path.read_bytes()))
    return "\n".join(each.text for each in read.paragraphs)


def test_a_paper_is_written_for_its_owner_alone(terminal: Postroom, tmp_path: Path) -> None:
    terminal("/action add Recruit")
    told = _pack(tmp_path / "pack.docx")

    assert (told.exit_code, told.output) == (0, f"The paper is in {tmp_path / 'pack.docx'}.\n")
    assert (tmp_path / "pack.docx").stat().st_mode & 0o777 == 0o600
    assert "Where the board stands" in _words(tmp_path / "pack.docx")
    assert sorted(each.suffix for each in tmp_path.iterdir() if "pack" in each.name) == [".docx"]


def test_what_is_there_is_not_overwritten_unless_that_is_said(terminal: Postroom, tmp_path: Path) -> None:
    terminal("/action add Recruit")
    (tmp_path / "pack.docx").write_text("mine")

    told = _pack(tmp_path / "pack.docx")

    assert told.exit_code == 1
    assert "exists already. Give another name, or add --overwrite." in told.output
    assert (tmp_path / "pack.docx").read_text() == "mine"
    assert _pack(tmp_path / "pack.docx", "--overwrite").exit_code == 0
    assert "Recruit" not in _words(tmp_path / "pack.docx")


@pytest.mark.parametrize(
    ("name", "why"),
    [("pack.pdf", "neither a .docx nor an .xlsx file"), ("nowhere/pack.docx", "There is no folder")],
)
def test_what_cannot_be_written_is_said_before_anything_is_read(
    terminal: Postroom, tmp_path: Path, name: str, why: str
) -> None:
    told = _pack(tmp_path / name)

    assert told.exit_code == 1
    assert why in told.output


def test_a_marking_and_a_reader_are_taken(terminal: Postroom, tmp_path: Path) -> None:
    assert _pack(tmp_path / "a.docx", "--for", "adviser", "--marking", "OFFICIAL-SENSITIVE").exit_code == 0

    assert "Improvement Board: report for the adviser" in _words(tmp_path / "a.docx")
    assert "Marking: OFFICIAL-SENSITIVE" in _words(tmp_path / "a.docx")


def test_a_day_to_come_is_refused(terminal: Postroom, tmp_path: Path) -> None:
    told = _pack(tmp_path / "a.docx", "--as-at", "2099-01-01")

    assert told.exit_code == 1
    assert "A paper is of today, or of a day that is past." in told.output
    assert not (tmp_path / "a.docx").exists()


def test_a_day_before_all_that_is_known_is_refused(terminal: Postroom, tmp_path: Path) -> None:
    told = _pack(tmp_path / "a.docx", "--as-at", "1900-01-01")

    assert told.exit_code == 1
    assert "tells nothing of Mon 1 Jan 1900. The first day for a paper is " in told.output
    assert not (tmp_path / "a.docx").exists()


def test_changes_are_counted_from_the_day_that_is_given(terminal: Postroom, tmp_path: Path) -> None:
    terminal("/action add Recruit")

    assert _pack(tmp_path / "a.docx", "--since", "2019-01-01").exit_code == 0
    assert "What has changed since the log began on" in _words(tmp_path / "a.docx")
    told = _pack(tmp_path / "b.docx", "--since", "2099-01-01")
    assert told.exit_code == 1
    assert "What has changed is counted from a day before the paper's own." in told.output


def test_a_workbook_is_written_by_its_ending(terminal: Postroom, tmp_path: Path) -> None:
    terminal("/action add Recruit")

    assert _pack(tmp_path / "lists.xlsx").exit_code == 0
    assert openpyxl.load_workbook(tmp_path / "lists.xlsx").sheetnames == ["About", "Actions"]


def test_where_slack_is_not_asked_it_says_what_that_leaves(
    terminal: Postroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal("/action add Recruit <@U0JO>")
    monkeypatch.setenv("SLACK_BOT_TOKEN", "")

    board, cabinet = _pack(tmp_path / "a.docx"), _pack(tmp_path / "b.docx", "--for", "cabinet")

    assert "Slack gave no name for 3 people: Slack's id stands there instead." in board.output
    assert "it still stands in the paper. Read it before it goes out: what people" in cabinet.output
