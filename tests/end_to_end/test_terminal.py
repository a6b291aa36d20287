"""What whoever runs boardbot types on a terminal: manifest, import, export, digest, backup, verify."""

import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from conversation import NORTHMOOR
from end_to_end.postroom import Postroom, typed
from tampering import tamper

from local_slack import manifest_errors

FILES = [str(path) for path in NORTHMOOR]
BOARD = "Improvement Board"


def test_the_manifest_is_one_that_slack_takes(terminal: Postroom) -> None:
    made = json.loads(typed("manifest").output)

    assert manifest_errors(made) == []
    names = [each["command"] for each in made["features"]["slash_commands"]]
    assert names == ["/action", "/measure", "/area", "/risk", "/board-status", "/digest", "/board"]


def test_a_manifest_with_slacks_own_status_is_refused_and_another_name_is_taken(
    terminal: Postroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOARDBOT_STATUS_COMMAND", "/status")
    result = typed("manifest")
    assert result.exit_code == 1
    assert "BOARDBOT_STATUS_COMMAND: Slack keeps /status for itself" in result.output

    monkeypatch.setenv("BOARDBOT_STATUS_COMMAND", "where-we-stand")
    assert '"/where-we-stand"' in typed("manifest").output


def test_a_dry_run_says_what_would_happen_and_changes_nothing(terminal: Postroom) -> None:
    before = terminal.stage.history()

    result = typed("import", *FILES, "--board", BOARD, "--dry-run")

    assert result.exit_code == 0, result.output
    assert "150 actions would be added" in result.output
    assert "Nothing was changed: this was a dry run." in result.output
    assert terminal.stage.history() == before


def test_importing_twice_adds_nothing_the_second_time(terminal: Postroom) -> None:
    told = typed("import", *FILES, "--board", BOARD, "--yes").output
    assert "150 actions added" in told
    assert "The first hour: 3 of 4 steps are done" in told
    assert "4. Add the measures and the next meeting · to do: /board meeting " in told
    before = terminal.stage.history()

    result = typed("import", *reversed(FILES), "--board", terminal.room.channel.id, "--yes")

    assert result.exit_code == 0, result.output
    assert "no actions added, 150 on the log already" in result.output
    assert terminal.stage.history() == before


def test_a_row_that_cannot_be_read_is_named_by_its_row_and_the_rest_goes_in(terminal: Postroom, tmp_path: Path) -> None:
    sheet = tmp_path / "actions.csv"
    sheet.write_text("ref,title,due\nX1,Visits plan,31 July 2020\nX2,,31 July 2020\nX3,Audit tool,31 June 2020\n")

    result = typed("import", sheet, "--board", BOARD, "--yes")

    assert result.exit_code == 1
    assert "1 action added" in result.output
    assert '  refused: row 3, "title" (B3): the cell is empty' in result.output
    assert '  refused: row 4, "due" (C4): "31 June 2020" is not a date' in result.output
    assert terminal("/action list all").startswith("1 action")


@pytest.mark.parametrize("words", [("import", *FILES), ("export",), ("digest",)], ids=["import", "export", "digest"])
def test_an_unknown_board_is_refused_with_those_there_are(terminal: Postroom, words: tuple[str, ...]) -> None:
    result = typed(*words, "--board", "Another Board")

    assert result.exit_code == 1
    assert "There is no board 'Another Board'." in result.output
    assert f"Improvement Board ({terminal.room.channel.id})" in result.output


def test_what_a_file_asks_as_a_whole_is_answered_on_the_command_line(terminal: Postroom, tmp_path: Path) -> None:
    sheet = tmp_path / "plan.csv"
    sheet.write_text(
        "No,Action,Lead,Owner,Due\n1.1,Publish,One,Jo Reed,07/13/2020\n1.2,Audit,One,Head of QA,end March\n"
    )
    given = ["import", sheet, "--board", BOARD, "--yes", "--leave-out", "Lead"]

    assert '--leave-out "Lead" or --leave-out "Owner"' in typed(*given[:-2]).output
    assert "Import again with --dates month-first" in typed(*given).output
    result = typed(*given, "--dates", "month-first", "--written", "2020-01-08")

    assert result.exit_code == 0, result.output
    assert "due Mon 13 Jul 2020" in terminal("/action show 1.1")
    assert "due Tue 31 Mar 2020" in terminal("/action show 1.2")


def test_export_names_people_as_slack_does(terminal: Postroom) -> None:
    terminal("/action add Visits plan @jo")

    assert ",Jo Reed," in typed("export", "--board", BOARD).output


def test_export_gives_every_action_as_csv_or_as_a_table(terminal: Postroom) -> None:
    terminal.room.import_northmoor()

    sheet = typed("export", "--board", BOARD).output.splitlines()
    assert sheet[0].startswith("ref,title,owner,due,original_due,moves,status")
    assert len(sheet) >= 151
    table = typed("export", "--board", BOARD, "--format", "text").output
    assert "R10-02" in table
    assert "------" in table


def test_digest_prints_the_digest_of_a_day(terminal: Postroom) -> None:
    terminal.room.import_northmoor()

    result = typed("digest", "--board", BOARD, "--as-at", "2020-07-08")

    assert result.exit_code == 0, result.output
    assert "Improvement Board · Wed 8 Jul 2020" in result.output
    assert "29 are overdue" in result.output
    assert terminal.stage.workspace.messages(terminal.room.channel) == []


def test_the_digest_of_a_day_knows_nothing_of_later_ones(terminal: Postroom, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal("/action add Visits plan due: 9 July")
    terminal.tick(days=5)
    terminal("/action update A1 half done")
    terminal.tick(days=7)

    first, second = (typed("digest", "--board", BOARD, "--as-at", day).output for day in ("2020-07-08", "2020-07-19"))

    assert "Since last week" not in first
    assert "last week" not in first
    assert "1 updated" in second


def test_a_backup_is_whole_and_never_overwrites(
    terminal: Postroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal("/action add Visits plan due: 31 July")
    copy = tmp_path / "the copy.db"

    told = typed("backup", copy).output
    assert told.endswith(f"To restore it, stop boardbot and type: boardbot restore '{copy}'\n")
    again = typed("backup", copy)
    assert again.exit_code == 1
    assert "A backup never overwrites" in again.output

    monkeypatch.setenv("BOARDBOT_DATABASE", str(copy))
    assert "ok  2 lines of history" in typed("verify").output
    assert "Visits plan" in typed("export", "--board", BOARD).output


@pytest.mark.parametrize(
    "words",
    [["verify"], ["export", "--board", BOARD], ["digest", "--board", BOARD], ["import", "plan.csv", "--board", BOARD]],
)
def test_a_log_that_is_not_there_is_said_and_not_made(
    terminal: Postroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.setenv("BOARDBOT_DATABASE", str(tmp_path / "gone.db"))

    told = typed(*words)

    assert told.exit_code == 1
    assert f"There is no log at {tmp_path / 'gone.db'}." in told.output
    assert not (tmp_path / "gone.db").exists()


def test_a_file_that_may_not_be_looked_at_is_named(terminal: Postroom, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root, who may run this, may look at every file; so the answer is made."""

    real = Path.stat

    def denied(path: Path, **more: bool) -> os.stat_result:
        if path.suffix == ".db":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, **more)

    monkeypatch.setattr(Path, "stat", denied)
    for words in (["verify"], ["backup", "copy.db"], ["restore", "copy.db"], ["export", "--board", BOARD]):
        told = typed(*words)
        assert told.exit_code == 1
        assert "cannot be used: Permission denied." in told.output, told.output


def test_the_database_of_another_program_is_left_as_it_is(
    terminal: Postroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as file:
        file.execute("CREATE TABLE history (words TEXT)")
    before = other.read_bytes()
    monkeypatch.setenv("BOARDBOT_DATABASE", str(other))

    told = typed("verify")

    assert told.exit_code == 1
    assert "belongs to another program and is not a log of boardbot." in told.output
    with closing(sqlite3.connect(other)) as file:
        assert file.execute("SELECT name FROM sqlite_master").fetchall() == [("history",)]
    assert before[:16] == other.read_bytes()[:16]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ("UPDATE history SET why = 'agreed' WHERE verb = 'add'", "was altered: add A1"),
        ("DELETE FROM history WHERE verb = 'add'", "are missing."),
        ("UPDATE actions SET due_on = '2021-07-31'", "Action A1 differs from its own history in due_on."),
    ],
)
def test_verify_says_what_was_tampered_with(terminal: Postroom, change: str, problem: str) -> None:
    terminal("/action add Visits plan due: 31 July")
    terminal("/action update A1 half done")
    assert typed("verify").exit_code == 0
    tamper(terminal.stage.log.path, change)

    result = typed("verify")

    assert result.exit_code == 1
    assert result.output.startswith("PROBLEM  ")
    assert problem in result.output


def test_a_log_that_was_tampered_with_is_backed_up_and_that_is_said(terminal: Postroom, tmp_path: Path) -> None:
    terminal("/action add Visits plan due: 31 July")
    assert "PROBLEM" not in typed("backup", tmp_path / "before.db").output
    tamper(terminal.stage.log.path, "UPDATE history SET why = 'agreed' WHERE verb = 'add'")

    told = typed("backup", tmp_path / "after.db")

    assert told.exit_code == 1
    assert "The log is backed up to" in told.output
    assert "PROBLEM  In the log, and so in the backup: " in told.output
    assert "was altered: add A1" in told.output
    assert {each.name for each in tmp_path.glob("*.db*")} >= {"before.db", "after.db"}
    assert not list(tmp_path.glob("after.db-*"))


def test_a_log_of_an_older_version_is_backed_up_without_being_verified(terminal: Postroom, tmp_path: Path) -> None:
    with closing(sqlite3.connect(terminal.stage.log.path)) as file, file:
        file.execute("DELETE FROM _sqlite_migrations WHERE id = (SELECT MAX(id) FROM _sqlite_migrations)")

    told = typed("backup", tmp_path / "older.db")

    assert told.exit_code == 0
    assert "The backup is not verified. The log" in told.output
    assert "made by an older boardbot" in told.output
