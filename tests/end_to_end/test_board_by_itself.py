"""What whoever runs the bot does with one board by itself on a terminal."""

import pytest
from conversation import JO, PAT, SAM
from end_to_end.postroom import Postroom, typed
from tampering import tamper

BOARD = "Improvement Board"
LINES = (
    ("/action add Visits plan <@U0JO> due: 31 August 2020", SAM),
    ("/action done A1 dip sample of 20 in the July folder", JO),
    ("/action close A1", PAT),
)


@pytest.fixture
def terminal(post: Postroom, monkeypatch: pytest.MonkeyPatch) -> Postroom:
    """A board on which things were done, whose log a command on the terminal finds."""
    monkeypatch.setenv("BOARDBOT_DATABASE", str(post.stage.log.path))
    for line, by in LINES:
        assert not post(line, by).startswith("Not "), line
    return post


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
