"""Who may read or alter the log, and what tells of it."""

import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
from conversation import JO, PAT, SAM, Conversation
from end_to_end.postroom import Postroom, typed
from end_to_end.stage import Stage
from tampering import tamper

from storage.upkeep.backup import backup_to
from storage.upkeep.verify import problems_in


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE history SET why = 'agreed'",
        "DELETE FROM history",
        "REPLACE INTO history SELECT * FROM history WHERE id = 1",
        "INSERT OR REPLACE INTO history SELECT * FROM history WHERE id = 1",
        "INSERT INTO history SELECT id + 5, board_id, subject, subject_id, ref, verb, person, at, said, changes, why, "
        "undoes, hash, hash, rule FROM history WHERE id = 1",
    ],
)
def test_s35_the_database_itself_refuses_to_change_a_line_of_history(talk: Conversation, change: str) -> None:
    talk("/action add Visits plan")

    with (
        closing(sqlite3.connect(talk.log.path, isolation_level=None)) as file,
        pytest.raises(sqlite3.IntegrityError, match="history is append-only"),
    ):
        file.execute(change)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE history SET person = 'U0PAT' WHERE verb = 'close'",
        "UPDATE history SET at = '2020-01-01' WHERE verb = 'close'",
        "DELETE FROM history WHERE verb = 'done'",
        "UPDATE actions SET status = 'closed' WHERE ref = 'A2'",
        "UPDATE actions SET due_on = '2030-01-01' WHERE ref = 'A2'",
        "DELETE FROM actions WHERE ref = 'A2'",
        "UPDATE readings SET value = '95'",
        "UPDATE roles SET role = 'chair' WHERE person = 'U0SAM'",
        "INSERT INTO roles SELECT id, 'U0JO', 'support' FROM boards",
    ],
)
def test_s36_verify_tells_of_a_file_that_was_altered(talk: Conversation, change: str) -> None:
    for line in (
        "/action add Visits plan <@U0JO>",
        "/action done A1 seen",
        "/action close A1",
        "/action add Audit due: 31 July",
    ):
        talk(line, by=SAM)
    for line in (
        "/measure add M1 Visits",
        "/measure target M1 visits at least 85% by 30 June 2020",
        "/measure reading M1 77%",
    ):
        talk(line, by=SAM)
    assert problems_in(talk.log) == []

    tamper(talk.log.path, change)

    assert problems_in(talk.log) != []


SPOKEN = (
    ("/action add Visits plan <@U0JO>", SAM),
    ("/action update A1 half done", JO),
    ("/action done A1 seen by the panel", JO),
    ("/action close A1 well done", PAT),
    ("/measure add M1 Visits", SAM),
    ("/measure target M1 evidence: visits are purposeful", SAM),
    ("/measure target M1 visits at least 85% by 30 June 2020", SAM),
    ("/measure reading M1 visits 77%", SAM),
    ("/measure claim M1 met", SAM),
    ("/measure judge M1 M1a met evidence: the audit", PAT),
    ("/board meeting 2 September 2020", SAM),
    ("/digest every friday at 10:00", SAM),
    ("/digest post", SAM),
)


SHOWS_ALL_THE_SAME = {
    "what was changed": ("changes = replace(changes, 'half done', 'all done')", "said LIKE '%half done'"),
    "a figure": ("changes = replace(changes, '77', '87')", "verb = 'reading'"),
    "a claim": ("changes = replace(changes, 'true', 'false')", "verb = 'claim'"),
    "which action": ("subject_id = 7", "verb = 'close'"),
    "its ref": ("ref = 'A2'", "said LIKE '/action add%'"),
    "when an action was changed": ("at = '2020-01-01'", "verb = 'close'"),
    "when a figure was entered": ("at = '2020-01-01'", "verb = 'reading'"),
    "when it was judged": ("at = '2020-01-01'", "verb = 'judge'"),
    "who judged": ("person = 'U0EVIL'", "verb = 'judge'"),
    "what kind of thing": ("subject = 'measure'", "verb = 'update'"),
    "who has which role": ("changes = replace(changes, 'chair', 'officer')", "verb = 'setup'"),
    "a meeting": ("changes = replace(changes, '09-02', '09-03')", "verb = 'meeting'"),
    "when the slot was moved": ("at = '2020-01-01'", "verb = 'every'"),
    "when a digest was composed": ("at = '2020-01-01'", "verb = 'post'"),
    "changes that cannot be read": ("changes = 'none'", "verb = 'meeting'"),
}


SHOWS_OUTSIDE_THE_FILE_ALONE = {
    "who closed": ("person = 'U0EVIL'", "verb = 'close'"),
    "who entered a figure": ("person = 'U0EVIL'", "verb = 'reading'"),
    "what was typed": ("said = '/action close A1'", "verb = 'close'"),
    "why": ("why = 'the panel agreed'", "verb = 'close'"),
    "what was there before": ("changes = replace(changes, 'awaiting sign-off', 'on hold')", "verb = 'close'"),
    "by which verb": ("verb = 'return'", "verb = 'close'"),
    "when a meeting was put in": ("at = '2020-01-01'", "verb = 'meeting'"),
}


@pytest.fixture
def spoken(talk: Conversation) -> Conversation:
    """A board on which each kind of line has been said."""
    for line, by in SPOKEN:
        said = talk(line, by=by)
        assert not said.startswith("Not "), f"{line}: {said}"
        talk.later(seconds=5)
    return talk


@pytest.mark.parametrize(("change", "where"), SHOWS_ALL_THE_SAME.values(), ids=SHOWS_ALL_THE_SAME)
def test_s37_a_line_disagrees_with_what_it_tells_of_though_the_hashes_are_done_again(
    spoken: Conversation, change: str, where: str
) -> None:
    tamper(spoken.log.path, f"UPDATE history SET {change} WHERE {where}", redo=True)

    found = problems_in(spoken.log)
    assert found
    assert not any("was altered" in each or "does not follow" in each for each in found)


@pytest.mark.parametrize(("change", "where"), SHOWS_OUTSIDE_THE_FILE_ALONE.values(), ids=SHOWS_OUTSIDE_THE_FILE_ALONE)
def test_s37_the_rest_of_a_chain_made_anew_is_found_by_nothing_in_the_file(
    spoken: Conversation, tmp_path: Path, change: str, where: str
) -> None:
    backup_to(spoken.log.path, tmp_path / "copy.db")

    tamper(spoken.log.path, f"UPDATE history SET {change} WHERE {where}", redo=True)

    assert problems_in(spoken.log) == []
    assert _last_line(spoken.log.path)["hash"] != _last_line(tmp_path / "copy.db")["hash"]


def test_s37_the_end_cut_off_with_what_it_changed_is_found_by_nothing_in_the_file(
    spoken: Conversation, tmp_path: Path
) -> None:
    spoken("/board observer <@U0ALI>", by=SAM)
    backup_to(spoken.log.path, tmp_path / "copy.db")

    tamper(
        spoken.log.path,
        "DELETE FROM history WHERE id = (SELECT MAX(id) FROM history)",
        "DELETE FROM roles WHERE person = 'U0ALI'",
    )

    assert problems_in(spoken.log) == []
    assert _last_line(spoken.log.path)["hash"] != _last_line(tmp_path / "copy.db")["hash"]


def _last_line(path: Path) -> dict[str, object]:
    """The newest line of history in a file."""
    with closing(sqlite3.connect(path)) as file:
        file.row_factory = sqlite3.Row
        return dict(file.execute("SELECT * FROM history ORDER BY id DESC LIMIT 1").fetchone())


@pytest.mark.parametrize("umask", [0o000, 0o022])
def test_s38_the_log_its_side_files_and_its_backups_are_for_their_own_account_alone(
    stage: Stage, terminal: Postroom, tmp_path: Path, umask: int
) -> None:
    old = os.umask(umask)
    try:
        terminal("/action add Visits plan")
        typed("backup", tmp_path / "copy.db")
    finally:
        os.umask(old)

    files = [tmp_path / "copy.db", *tmp_path.glob("boardbot.db*")]
    assert len(files) > 1
    assert {stat.S_IMODE(each.stat().st_mode) for each in files} == {0o600}


def test_s39_a_backup_is_whole_and_can_be_verified_and_gone_on_with(
    terminal: Postroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal("/action add Visits plan")
    typed("backup", tmp_path / "copy.db")
    monkeypatch.setenv("BOARDBOT_DATABASE", str(tmp_path / "copy.db"))

    assert typed("verify").output.startswith("ok  2 lines of history")
    assert "Visits plan" in typed("export", "--board", "Improvement Board").output
