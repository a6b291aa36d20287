"""What the log holds of people, and what it does not."""

import hashlib
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from conversation import JO, Conversation
from end_to_end.postroom import Postroom, typed
from end_to_end.stage import Room
from security.attempts import answered, asked_directly, held

CHILD = {
    "an NHS number": "943 476 5919",
    "a pupil's number": "H801200001001",
    "a number of a case system": "LCS id 123456",
    "a court case": "ZE20C00123",
    "a date of birth": "born 3 March 2014",
    "initials": "child J.K.",
    "a small count": "2 of 4 children",
}


@pytest.mark.parametrize("words", CHILD.values(), ids=CHILD)
def test_s30_what_looks_like_a_childs_is_refused_not_repeated_and_kept_nowhere(
    board: Room, words: str, caplog: pytest.LogCaptureFixture
) -> None:
    workspace, before = board.stage.workspace, board.stage.history()
    board("/action add Plan")

    said = [
        board(f"/action add Visit for {words} today"),
        board(f"/action update A1 seen {words}"),
        board(f"/action actoin {words}"),
        answered(
            board, board.channel, lambda: workspace.say(JO.id, board.channel, f"@boardbot action hold A1 {words}")
        ).text,
        asked_directly(board, workspace.member(JO.id), f"action add {words} board: {board.channel.id}").text,
    ]

    board.stage.settle()
    assert all("looks like" in each or "looks personal" in each or "look personal" in each for each in said), said
    assert not any(words in each for each in said)
    assert words.encode() not in held(board.stage.log.path)
    assert words not in caplog.text
    assert board.stage.history() == before + 1


def test_s31_nor_does_it_come_in_by_a_file(terminal: Postroom, tmp_path: Path) -> None:
    sheet = tmp_path / "actions.csv"
    sheet.write_text("ref,title,update\n" + "".join(f"X{n},Plan,{words}\n" for n, words in enumerate(CHILD.values())))

    result = typed("import", sheet, "--board", "Improvement Board", "--yes")

    assert f"{len(CHILD)} refused" in result.output
    for words in CHILD.values():
        assert words not in result.output
        assert words.encode() not in held(terminal.stage.log.path)


def test_s32_the_words_that_look_personal_are_kept_in_no_answer_and_others_for_a_day(board: Room) -> None:
    workspace = board.stage.workspace
    board("/action add Plan")
    for line in (
        "/action update A1 zebra 943 476 5919",
        "/action zebra 943 476 5919",
        "/action close A1 zebra 9434765919",
    ):
        workspace.command(JO.id, board.channel, line)
    answered(board, board.channel, lambda: workspace.say(JO.id, board.channel, "@boardbot action add zebra 9434765919"))
    assert b"zebra" not in held(board.stage.log.path)

    workspace.command(JO.id, board.channel, "/action update A1 giraffe due: whenever")
    assert any("giraffe" in str(row) for row in _rows(board, "answers"))
    board.stage.later(hours=26)
    board.stage.settle()
    assert not any("giraffe" in str(row) for row in _rows(board, "answers"))


def test_s33_what_is_kept_of_a_person_is_their_slack_id_and_what_others_wrote(board: Room) -> None:
    board("/action add Visits plan @ali")
    board("/status")

    kept = held(board.stage.log.path)
    assert b"U0ALI" in kept
    assert b"Ali Noor" not in kept
    board("/action add Ask <@U0ALI> about it", form="raw")
    assert b"Ask @Ali Noor about it" in held(board.stage.log.path)


def test_s34_against_repeats_the_answer_is_kept_and_of_the_line_a_fingerprint(board: Room) -> None:
    board("/action add Zebra crossing")

    (kept,) = [each for each in _rows(board, "answers") if "Zebra" in str(each)]
    typed_in_it = {name: value for name, value in kept.items() if name != "reply"}
    assert kept["fingerprint"] == hashlib.sha256(b"action add Zebra crossing").hexdigest()
    assert "zebra" not in str(typed_in_it).casefold()


def test_s34_answers_to_commands_go_after_a_day_and_answers_to_messages_after_three(board: Room) -> None:
    workspace = board.stage.workspace
    before = len(_rows(board, "outbox"))
    board("/action add Plan")
    answered(board, board.channel, lambda: workspace.say(JO.id, board.channel, "@boardbot action zebra"))
    board.stage.settle()
    assert (len(_rows(board, "answers")), len(_rows(board, "outbox"))) == (2, before + 1)

    board.stage.later(hours=26)
    board.stage.settle()
    assert (len(_rows(board, "answers")), len(_rows(board, "outbox"))) == (0, before + 1)

    board.stage.later(days=2)
    board.stage.settle()
    assert _rows(board, "outbox") == []


def test_s34_what_was_deleted_is_overwritten_in_the_file(talk: Conversation) -> None:
    talk("/action add Visits plan")
    assert b"A1 logged." in _file(talk)

    with talk.log.writing() as store:
        store.answers.forget(talk.team, talk.now + timedelta(days=2))

    assert b"Visits plan" in _file(talk)
    assert b"A1 logged." not in _file(talk)


def _file(talk: Conversation) -> bytes:
    """The log's file, once what is in the `-wal` beside it has gone there."""
    with closing(sqlite3.connect(talk.log.path)) as file:
        file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return talk.log.path.read_bytes()


def _rows(board: Room, table: str) -> list[dict[str, object]]:
    """The rows of a table that are of the board's channel."""
    with closing(sqlite3.connect(board.stage.log.path)) as file:
        file.row_factory = sqlite3.Row
        rows = file.execute(f"SELECT * FROM {table} WHERE channel = ?", [board.channel.id]).fetchall()
    return [dict(row) for row in rows]
