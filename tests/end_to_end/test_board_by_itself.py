"""What whoever runs the bot does with one board by itself on a terminal."""

from pathlib import Path

import pytest
from conversation import JO, PAT, SAM
from end_to_end.postroom import Postroom, at_terminal, typed
from tampering import tamper

BOARD = "Improvement Board"
LINES = (
    ("/action add Visits plan <@U0JO> due: 31 August 2020", SAM),
    ("/action done A1 dip sample of 20 in the July folder", JO),
    ("/action close A1", PAT),
)


@pytest.fixture
def terminal(post: Postroom, monkeypatch: pytest.MonkeyPatch) -> Postroom:
    return at_terminal(post, monkeypatch, LINES)


def test_a_board_is_verified_by_itself_and_its_newest_fingerprint_told(terminal: Postroom) -> None:
    here, own = terminal.talk.channel, terminal.stage.history()
    terminal.talk.channel = "C0PANEL"
    terminal("/board setup Panel")
    terminal("/action add Theirs")
    terminal.talk.channel = here
    tamper(terminal.stage.log.path, "UPDATE history SET said = 'other' WHERE board_id = 2")
    tamper(terminal.stage.log.path, "UPDATE actions SET title = 'Other' WHERE board_id = 2")

    told = typed("verify", "--board", BOARD)

    assert told.exit_code == 0, told.output
    assert told.output.startswith(f"ok  {own} lines of history of {BOARD}, none of them altered;")
    newest = told.output.rpartition("fingerprint is ")[2].strip(" .\n")
    assert f"ok  {newest} is line {own} of the history of {BOARD}" in typed("verify", "--fingerprint", newest).output
    assert typed("verify", "--fingerprint", newest, "--board", BOARD).exit_code == 0
    assert typed("verify", "--fingerprint", newest).exit_code == 1, "the whole log is not as it was"
    of_panel = typed("verify", "--board", "C0PANEL")
    assert of_panel.exit_code == 1
    assert of_panel.output.count("PROBLEM") == 3
    assert "There is no board 'Other'." in typed("verify", "--board", "Other").output


def test_a_proof_is_made_and_checked_where_there_is_no_log(
    terminal: Postroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, lines = tmp_path / "board.proof", terminal.stage.history()

    made = typed("export", "--board", BOARD, "--format", "proof", "--output", file)

    assert made.exit_code == 0, made.output
    newest = made.output.rpartition("fingerprint is ")[2].strip(" .\n")
    assert f"is {newest}." in typed("verify", "--board", BOARD).output
    assert oct(file.stat().st_mode & 0o777) == "0o600"
    printed = typed("export", "--board", BOARD, "--of", "record", "--format", "proof").output
    assert printed.splitlines()[1:] == file.read_text().splitlines()[1:]
    monkeypatch.setenv("BOARDBOT_DATABASE", str(tmp_path / "none.db"))
    told = typed("verify", "--proof", file)
    assert told.exit_code == 0
    assert told.output == (
        f"ok  {lines} lines of the history of {BOARD}, each as it was hashed and after the one before it. The newest is "
        f"close A1, Wed 8 Jul 2020 at 09:00; its fingerprint is {newest}.\n"
    )
    of_one = typed("verify", "--proof", file, "--fingerprint", newest)
    assert of_one.output.startswith(f"ok  {newest} is line {lines} of it: close A1, Wed 8 Jul 2020 at 09:00.\n")
    assert not (tmp_path / "none.db").exists()


def test_what_was_done_to_a_proof_is_a_problem(terminal: Postroom, tmp_path: Path) -> None:
    file = tmp_path / "board.proof"
    typed("export", "--board", BOARD, "--format", "proof", "--output", file)
    file.write_text(file.read_text().replace("dip sample of 20", "dip sample of 90"))

    told = typed("verify", "--proof", file)

    assert told.exit_code == 1
    assert told.output.startswith("PROBLEM  History line ")
    assert "was altered: done A1" in told.output
    other = typed("verify", "--proof", file, "--fingerprint", "0" * 20)
    assert "PROBLEM  No line of it has the fingerprint 0000 0000 0000 0000 0000." in other.output


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE boards SET slots_from = 'soon' WHERE id = 1",
        "UPDATE boards SET digest_time = -1, timezone = 'Europe/Nowhere' WHERE id = 1",
        "UPDATE boards SET dates = x'ff00' WHERE id = 1",
        "UPDATE roles SET role = 'queen' WHERE board_id = 1",
    ],
)
def test_a_board_that_cannot_be_read_keeps_no_other_from_being_verified_and_proved(
    terminal: Postroom, tmp_path: Path, sql: str
) -> None:
    here, newest = terminal.talk.channel, typed("verify", "--board", BOARD).output.rpartition(" is ")[2].strip(" .\n")
    terminal.talk.channel = "C0PANEL"
    terminal("/board setup Practice Panel chair: @pat", SAM)
    terminal.stage.log.close()
    tamper(terminal.stage.log.path, sql)

    assert typed("verify", "--board", "Practice Panel").exit_code == 0
    for name in ("Practice Panel", here):
        file = tmp_path / f"{name}.proof"
        assert typed("export", "--board", name, "--format", "proof", "--output", file).exit_code == 0
        assert typed("verify", "--proof", file).exit_code == 0
    assert f"{newest} is line " in typed("verify", "--fingerprint", newest).output
    by_itself, lists = typed("verify", "--board", BOARD), typed("export", "--board", BOARD, "--of", "actions")
    assert (by_itself.exit_code, lists.exit_code) == (1, 1)
    assert by_itself.output.startswith("PROBLEM  ")
    assert "a value that boardbot does not write. boardbot verify says which." in lists.output


def test_a_proof_is_whole_and_overwrites_nothing(terminal: Postroom, tmp_path: Path) -> None:
    file = tmp_path / "board.proof"
    proof = ("export", "--board", BOARD, "--format", "proof")
    file.write_text("mine")

    assert "exists already" in typed(*proof, "--output", file).output
    assert file.read_text() == "mine"
    nowhere = tmp_path / "none"
    assert f"There is no folder {nowhere}. Make it first" in typed(*proof, "--output", nowhere / "board.proof").output
    for more in (("--from", "2020-07-01"), ("--about", "A1"), ("--overwrite", "--output", file)):
        assert "A proof is of the whole record" in typed(*proof, *more).output
    assert "Leave --of areas out" in typed(*proof, "--of", "areas").output
    assert "A proof is of one board" in typed("verify", "--proof", file, "--board", BOARD).output
    assert "is no proof of a board" in typed("verify", "--proof", file).output


@pytest.mark.parametrize("form", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-32"])
def test_a_proof_that_was_saved_otherwise_is_told_as_that(terminal: Postroom, tmp_path: Path, form: str) -> None:
    file = tmp_path / "board.proof"
    terminal("/action add Visits plan")
    file.write_text(typed("export", "--board", BOARD, "--format", "proof").output, encoding=form)

    told = typed("verify", "--proof", file)

    assert told.exit_code == 1
    assert (
        "Save it as UTF-8 without a mark (BOM), or have it written by boardbot itself:\nboardbot export" in told.output
    )
