"""Answers to messages: each is posted once, whatever breaks on the way."""

import sqlite3
from contextlib import closing

import pytest
from end_to_end.postroom import RETRY
from end_to_end.stage import JO, SAM, Room


def _says(board: Room, text: str) -> None:
    """Jo says something to the bot; it has been heard, and the answer has been tried once."""
    workspace = board.stage.workspace
    workspace.say(JO, board.channel, text)
    workspace.wait_for(lambda: all(each.acks for each in workspace.envelopes("events_api")))
    board.stage.settle()


def _settled(board: Room, wanted: int) -> list[str]:
    """Every answer once the bot has looked again after half a minute."""
    board.stage.later(**RETRY)
    board.stage.settle()
    answers = [each.text for each in board.by_the_bot()]
    assert len(answers) == wanted, answers
    return answers


@pytest.mark.parametrize("after", [False, True], ids=["before Slack took it", "after Slack took it"])
@pytest.mark.parametrize("error", ["drop", "http_500", "fatal_error"])
def test_an_answer_that_ends_in_doubt_is_out_once_in_the_end(board: Room, error: str, after: bool) -> None:
    workspace = board.stage.workspace
    workspace.fail("chat.postMessage", error, after=after)

    _says(board, "@boardbot action add Visits plan")

    (answer,) = _settled(board, 1)
    assert answer.startswith("A1 logged.")


def test_an_answer_waits_as_long_as_slack_says(board: Room) -> None:
    workspace = board.stage.workspace
    workspace.ratelimit("chat.postMessage", 20)

    _says(board, "@boardbot action add Visits plan")
    assert board.by_the_bot() == []

    _settled(board, 1)


def test_a_message_that_comes_as_an_event_of_another_id_is_answered_once(board: Room) -> None:
    workspace = board.stage.workspace
    _says(board, "@boardbot action add Visits plan")
    sent = next(each for each in workspace.envelopes("events_api") if each.payload["event"]["type"] == "app_mention")
    before = board.stage.history()

    sent.payload["event_id"] = "Ev0ANOTHER"
    workspace.redeliver(sent.envelope_id)

    assert board.stage.history() == before
    _settled(board, 1)


def test_a_change_and_its_answer_are_kept_together(board: Room) -> None:
    """The bot is stopped before Slack took the answer: the next one posts it."""
    workspace = board.stage.workspace
    workspace.fail("chat.postMessage", "http_500")
    _says(board, "@boardbot action add Visits plan")
    board.stage.restart()

    (answer,) = _settled(board, 1)
    assert answer.startswith("A1 logged.")


def test_answers_that_cannot_be_posted_are_told_to_support_once_a_day(board: Room) -> None:
    workspace = board.stage.workspace
    for number in range(2):
        workspace.fail("chat.postMessage", "restricted_action")
        _says(board, f"@boardbot action add Visits plan {number}")

    (news,) = _told(board)
    assert news.startswith("Improvement Board: an answer of mine could not be posted.")
    assert "Ask a Slack administrator to let boardbot post." in news
    assert "/digest post" not in news

    board.stage.later(days=1)
    board.stage.settle()
    board.stage.later(days=1)
    board.stage.settle()
    assert _told(board) == [news]


def _told(board: Room) -> list[str]:
    direct = board.stage.workspace.direct_message(SAM)
    return [each.text for each in board.stage.workspace.messages(direct)]


def test_what_is_kept_for_a_while_only_is_dropped_in_time(board: Room) -> None:
    _says(board, "@boardbot action add Visits plan")
    kept = [_count(board, table) for table in ("answers", "outbox")]
    assert min(kept) >= 1
    board.stage.later(days=3, hours=2)
    board.stage.settle()

    # The digest of the Monday between is kept for ever.
    assert _count(board, "answers") == 0
    assert _count(board, "outbox", "digest_id IS NULL AND about IS NULL") == 0
    assert board("/action show A1").startswith("A1 Visits plan")


def _count(board: Room, table: str, where: str = "1 = 1") -> int:
    with closing(sqlite3.connect(board.stage.log.path)) as connection:
        return int(connection.execute(f"SELECT COUNT(*) FROM {table} WHERE {where}").fetchone()[0])
