"""`boardbot remove` on a terminal: what it asks for, and what it says afterwards."""

import os
import pty
import shlex
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import Result
from conversation import JO, PAT, SAM, Conversation
from end_to_end.postroom import TEAM, Postroom, typed
from postgres_server import shared_server

from bot.terminal.removing import SERVERS_OWN
from storage.database import Database
from storage.installations import Installation
from storage.upkeep.verify import problems_in

BOARD = "Improvement Board"
LINES = (
    ("/action add Quokka plan <@U0JO> due: 31 August 2020", SAM),
    ("/action done A1 dip sample of 20 in the July folder", JO),
)
WHY = "the notice was lifted and its time is over"
YES = f"{BOARD}\ny\n"
Remove = Callable[..., Result]


@pytest.fixture
def terminal(post: Postroom, monkeypatch: pytest.MonkeyPatch) -> Postroom:
    """A board that was closed, whose log a command on the terminal finds."""
    monkeypatch.setenv("BOARDBOT_DATABASE", str(post.stage.log.path))
    for line, by in LINES:
        assert not post(line, by).startswith("Not "), line
    post("/board close because its work is done sure: yes", PAT)
    post.tick()
    return post


@pytest.fixture
def remove(terminal: Postroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Remove:
    """Types the command, with what is answered to its two questions."""
    monkeypatch.setattr("bot.terminal.removing._is_a_terminal", lambda: True)
    proof = tmp_path / "board.proof"
    typed("export", "--board", BOARD, "--format", "proof", "--output", proof)

    def asked(answers: str = YES, because: str = WHY, file: Path = proof, board: str = BOARD) -> Result:
        words = ("remove", "--board", board, "--proof", file, "--because", because)
        return typed(*words, answers=answers)

    return asked


def legible(terminal: Postroom) -> bool:
    path = terminal.stage.log.path
    return any(b"Quokka" in each.read_bytes() for each in path.parent.iterdir() if each.name.startswith(path.name))


def test_a_closed_board_is_removed_and_nothing_of_it_is_left_but_what_says_so(
    terminal: Postroom, remove: Remove, tmp_path: Path
) -> None:
    newest = typed("verify", "--board", BOARD).output.rpartition("fingerprint is ")[2].strip(" .\n")
    lines = terminal.stage.history()
    assert legible(terminal)

    told = remove()

    assert told.exit_code == 0, told.output
    assert f"has its {lines} lines of history, up to {newest}. Keep it: nothing else will have them." in told.output
    assert (
        f"ok  {BOARD} is removed. Of its history the hashes of {lines} lines are left, and one line that says so; the last "
        f"fingerprint was {newest}.\nBackups from before have all of it still, and so has Slack what was posted there.\n"
    ) in told.output
    assert not legible(terminal)
    verified = typed("verify")
    assert verified.exit_code == 0, verified.output
    assert "ok  Board 1 was removed on " in verified.output
    assert f", because: {WHY}. Of its {lines} lines of history the hashes are left" in verified.output
    old = typed("verify", "--fingerprint", newest)
    assert old.exit_code == 0
    assert old.output.startswith(f"ok  {newest} is line {lines} of the history of a board that was removed on ")
    assert "There is no board" in typed("export", "--board", BOARD, "--of", "actions").output
    assert typed("verify", "--proof", tmp_path / "board.proof").exit_code == 0
    assert typed("backup", tmp_path / "after.db").exit_code == 0


def test_it_is_removed_while_the_bot_runs_which_then_knows_no_board_there(terminal: Postroom, remove: Remove) -> None:
    terminal("/action list")
    remove()

    assert "no board" in terminal("/action list")
    assert terminal("/board setup New Board").startswith("New Board is set up")
    assert "A1" in terminal("/action add First")
    posted = len(terminal.room.posted())
    terminal.tick(days=7)
    assert len(terminal.room.posted()) == posted + 1
    assert typed("verify").exit_code == 0


def test_whoever_ends_it_too_soon_knows_what_was_done(remove: Remove, monkeypatch: pytest.MonkeyPatch) -> None:
    def ended(_: Database) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr(Database, "clean", ended)

    assert f"ok  {BOARD} is removed." in remove().output


def test_what_restores_left_beside_the_log_is_named(terminal: Postroom, remove: Remove) -> None:
    path = terminal.stage.log.path
    for name in ("before-restore-20200708T080000Z", "restored"):
        path.with_name(f"{path.name}.{name}").write_bytes(path.read_bytes())

    told = remove()

    assert (
        f"So may these beside the log: {path.name}.before-restore-20200708T080000Z, {path.name}.restored.\n"
        in told.output
    )


@pytest.mark.parametrize(
    "answers", ["", "\n", "improvement\ny\n", f"{BOARD}\n", f"{BOARD}\nn\n", f"{BOARD}\n\n", "y\ny\n"]
)
def test_two_questions_must_be_answered(terminal: Postroom, remove: Remove, answers: str) -> None:
    told = remove(answers)

    assert told.exit_code == 1
    assert "is removed" not in told.output
    assert "no board" not in terminal("/action list")


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("Cafe\u0301", "Caf\u00e9"),
        ("Caf\u00e9", " Cafe\u0301 "),
        ("Ca\u200bf\u00e9\u202e", "Caf\u00e9\\u202e"),
        ("Caf\u00e9", "channel"),
    ],
)
def test_whoever_types_what_is_shown_has_named_the_board(
    terminal: Postroom, remove: Remove, name: str, answer: str
) -> None:
    channel = terminal.room.channel.id
    with terminal.stage.log.writing() as store:
        store.boards.rename(1, name)
    assert "is not its name. Nothing was removed." in remove("Cafe\ny\n", board=channel).output

    told = remove(f"{channel if answer == 'channel' else answer}\ny\n", board=channel)

    assert told.exit_code == 0, told.output
    assert f"({channel}) was closed on" in told.output
    assert "The board's name, or what stands in brackets after it, to remove all of it:" in told.output


@pytest.mark.parametrize("answers", ["", f"{BOARD}\n"])
def test_where_the_input_ends_it_says_that_nothing_was_removed(
    terminal: Postroom, remove: Remove, answers: str
) -> None:
    told = remove(answers)

    assert told.exit_code == 1
    assert "Error: It was not answered. Nothing was removed. Type the same again to be asked.\n" in told.output
    assert "no board" not in terminal("/action list")


def test_a_board_that_is_open_is_not_removed(terminal: Postroom, remove: Remove, tmp_path: Path) -> None:
    terminal("/board reopen because the review asked for it", PAT)
    file = tmp_path / "open.proof"
    typed("export", "--board", BOARD, "--format", "proof", "--output", file)

    told = remove(file=file)

    assert told.exit_code == 1
    assert f"{BOARD} is not closed. Close it first, in its channel:\n/board close because …" in told.output


def test_a_board_whose_workspace_took_the_app_out_can_be_closed_by_nobody_and_is_removed(
    terminal: Postroom, remove: Remove, tmp_path: Path
) -> None:
    terminal("/board reopen because the review asked for it", PAT)
    now, file = terminal.stage.clock(), tmp_path / "open.proof"
    typed("export", "--board", BOARD, "--format", "proof", "--output", file)
    made = Installation(TEAM, "", "Northmoor", "U0BOT", "B0BOT", frozenset(), "sealed", "U0SAM", now)
    with terminal.stage.log.writing() as store:
        store.installations.save(made)
    assert f"{BOARD} is not closed." in remove(file=file).output
    with terminal.stage.log.writing() as store:
        assert store.installations.end(TEAM, now, now, "taken out")

    told = remove(file=file)

    assert told.exit_code == 0, told.output
    assert f"({terminal.room.channel.id}) lost its workspace on Wed 8 Jul 2020 at 09:00." in told.output


def test_a_proof_of_all_of_it_is_needed(terminal: Postroom, remove: Remove, tmp_path: Path) -> None:
    whole = (tmp_path / "board.proof").read_text()
    file = tmp_path / "other.proof"
    for text, says in (
        ("what was written", "is no proof of a board's history"),
        (whole.replace("Quokka", "Wombat"), "is not whole: History line "),
        ("\n".join(whole.splitlines()[:-1]), "is not whole: It was made of"),
    ):
        file.write_text(text)
        told = remove(file=file)
        assert told.exit_code == 1
        assert says in told.output
    terminal("/board reopen because the review asked for it", PAT)
    terminal("/board close because its work is done sure: yes", PAT)
    told = remove()
    assert f"does not end with the newest line of {BOARD}. Make one that does:\nboardbot export" in told.output
    assert terminal.stage.history() > 4


@pytest.mark.parametrize(
    ("because", "says"),
    [("…", "Say why it is removed:"), ("done", "does not say why"), ("of the child 943 476 5919", "looks like")],
)
def test_it_says_why_and_names_nobody(remove: Remove, because: str, says: str) -> None:
    told = remove(because=because)

    assert told.exit_code == 1
    assert says in told.output
    assert "943 476" not in told.output


def test_lines_to_copy_are_taken_by_a_shell_as_they_stand(terminal: Postroom, remove: Remove, tmp_path: Path) -> None:
    name = 'The "A" `id` $HOME board\'s'
    with terminal.stage.log.writing() as store:
        store.boards.rename(1, name)
    terminal("/board reopen because the review asked for it", PAT)
    terminal("/board close because its work is done sure: yes", PAT)
    shown = [remove(board=name, because="…").output, remove(board=name).output]

    lines = [shlex.split(each.splitlines()[-1]) for each in shown]

    assert [line[:4] for line in lines] == [["boardbot", verb, "--board", name] for verb in ("remove", "export")]


def test_a_change_while_it_asked_is_not_lost(
    terminal: Postroom, remove: Remove, monkeypatch: pytest.MonkeyPatch
) -> None:
    def meanwhile(*_: object, **__: object) -> bool:
        terminal("/board reopen because the review asked for it", PAT)
        return True

    monkeypatch.setattr("bot.terminal.removing.click.confirm", meanwhile)

    assert f"{BOARD} was changed meanwhile. Nothing was removed." in remove().output
    assert "no board" not in terminal("/action list")


def test_where_nobody_sits_it_is_refused_and_at_a_terminal_it_asks(terminal: Postroom, tmp_path: Path) -> None:
    proof = tmp_path / "board.proof"
    typed("export", "--board", BOARD, "--format", "proof", "--output", proof)
    terminal.stage.log.close()
    words = [sys.executable, "-P", "-m", "bot", "remove", "--board", BOARD, "--proof", str(proof), "--because", WHY]
    ours, theirs = pty.openpty()
    os.write(ours, YES.encode())
    with open("/dev/null") as nobody, os.fdopen(theirs) as somebody:
        refused, done = (
            subprocess.run(words, stdin=each, cwd=tmp_path, timeout=60, check=False, capture_output=True, text=True)
            for each in (nobody, somebody)
        )
    os.close(ours)
    assert refused.returncode == 1
    assert "by somebody who sits at a terminal: it asks twice. Nothing was removed." in refused.stderr
    assert done.returncode == 0, done.stderr
    assert f"ok  {BOARD} is removed." in done.stdout


def test_in_a_server_it_says_what_is_left_for_whoever_looks_after_that(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    address, proof = shared_server().new_database("removing"), tmp_path / "board.proof"
    monkeypatch.setenv("BOARDBOT_DATABASE", address)
    monkeypatch.setattr("bot.terminal.removing._is_a_terminal", lambda: True)
    with closing(Database(address)) as log:
        log.prepare()
        say = Conversation(log)
        say("/board setup Improvement Board chair: <@U0PAT>", by=SAM)
        say("/action add Quokka plan", by=SAM)
        say("/board close because its work is done sure: yes", by=SAM)
        made = typed("export", "--board", BOARD, "--format", "proof", "--output", proof)
        assert made.exit_code == 0, made.output

        told = typed("remove", "--board", BOARD, "--proof", proof, "--because", WHY, answers=YES)

        assert told.exit_code == 0, told.output
        assert SERVERS_OWN in told.output
        assert 'psql -d DATABASE -c "DELETE FROM pg_statistic"' in told.output
        assert typed("verify").exit_code == 0
        assert problems_in(log) == []
