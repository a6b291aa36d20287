"""A log's file whose text holds bytes that are not UTF-8: each command says where they stand, and what to do."""

from pathlib import Path

import pytest
from end_to_end.postroom import Postroom, typed
from tampering import tamper

BOARD = "Improvement Board"
BAD = "CAST(x'7a65627261ff' AS TEXT)"
HISTORY = f"UPDATE history SET said = {BAD} WHERE verb = 'add'"
WHERE = "history, line 2, column said"


@pytest.fixture
def spoilt(terminal: Postroom) -> Postroom:
    terminal("/action add Visits plan due: 31 July")
    terminal.stage.log.close()
    tamper(terminal.stage.log.path, HISTORY)
    return terminal


@pytest.mark.parametrize(
    "words",
    [
        ["verify"],
        ["verify", "--board", BOARD],
        ["export", "--board", BOARD, "--format", "proof"],
        ["export", "--board", BOARD, "--of", "record"],
        ["copy", "LOG", "after.db"],
    ],
)
def test_each_command_says_where_it_stands_and_what_to_do(spoilt: Postroom, tmp_path: Path, words: list[str]) -> None:
    named = {"LOG": spoilt.stage.log.path, "after.db": tmp_path / "after.db"}
    told = typed(*[named.get(each, each) for each in words])

    assert told.exit_code == 1
    assert f"holds text that is not UTF-8: {WHERE}." in told.output
    assert "boardbot restore BACKUP" in told.output
    assert "zebra" not in told.output
    assert not (tmp_path / "after.db").exists()


def test_a_backup_says_where_it_stands(spoilt: Postroom, tmp_path: Path) -> None:
    told = typed("backup", tmp_path / "after.db")

    assert told.exit_code == 1
    assert f"PROBLEM  In the log, and so in the backup: It holds text that is not UTF-8: {WHERE}." in told.output


def test_several_places_are_counted(spoilt: Postroom) -> None:
    tamper(spoilt.stage.log.path, f"UPDATE actions SET title = {BAD}, evidence = {BAD}, body = {BAD}")

    told = typed("export", "--board", BOARD, "--of", "actions").output

    places = told.partition("UTF-8: ")[2].partition(". boardbot writes none")[0].split("; ")
    assert len(places) == 4
    assert {"actions, row 1, column title", "and 1 more"} < set(places)


def test_in_slack_it_is_a_log_that_cannot_be_read(spoilt: Postroom) -> None:
    assert "The log cannot be written or read just now" in spoilt("/action show A1")


def test_a_file_whose_name_is_not_in_utf8_is_written_and_told(terminal: Postroom, tmp_path: Path) -> None:
    begins, shown = str(tmp_path / "caf\udce9\x1b"), f"{tmp_path}/caf\\udce9\\x1b"
    terminal.stage.log.close()
    for words, says in (
        (("backup", f"{begins}.db"), "The log is backed up to {}.db."),
        (("export", "--board", BOARD, "--format", "proof", "--output", f"{begins}.proof"), "The proof is in {}.proof."),
        (("export", "--board", BOARD, "--output", f"{begins}.xlsx"), "The record is in {}.xlsx."),
        (("pack", "--board", BOARD, "--output", f"{begins}.docx"), "The paper is in {}.docx."),
        (("restore", f"{begins}.db"), "is restored from {}.db."),
    ):
        told = typed(*words)
        assert told.exit_code == 0, told.output
        assert says.format(shown) in told.output
