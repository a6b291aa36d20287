"""What is said to the bot in a channel, a thread or a direct message does what the slash command does."""

import threading
from contextlib import closing

import pytest
from end_to_end.stage import ALI, FAY, JO, KIT, SAM, Room, Stage

from local_slack import Member, Message
from storage.database import Database


def _answers(room: Room, person: Member, text: str, **more: str) -> Message:
    """Says something in the channel; what the bot then posted there."""
    workspace = room.stage.workspace
    before = len(room.by_the_bot())
    workspace.say(person, room.channel, text, **more)
    workspace.wait_for(lambda: len(room.by_the_bot()) > before)
    return room.by_the_bot()[-1]


def test_a_mention_in_the_channel_is_answered_in_a_thread_of_its_own(board: Room) -> None:
    answer = _answers(board, JO, "@boardbot action add Visits plan due: 31 July")

    assert answer.text.startswith("A1 logged. Visits plan")
    assert answer.is_reply
    assert not answer.unfurl_links
    assert board("/action show A1").startswith("A1 Visits plan")


def test_a_mention_in_a_thread_is_answered_in_that_thread(board: Room) -> None:
    board("/action add Visits plan @jo due: 31 July")
    first = board.stage.workspace.say(ALI, board.channel, "How are the visits?")

    answer = _answers(board, JO, "@boardbot action update A1 half done", thread_ts=first.ts)

    assert answer.thread_ts == first.ts
    assert answer.text.startswith("A1 updated.")


def test_words_that_name_no_command_are_answered_with_what_would(board: Room) -> None:
    assert "action list mine" in _answers(board, JO, "@boardbot good morning").text
    assert "`status" in _answers(board, JO, "@boardbot statu").text


def test_while_the_log_is_held_a_message_is_left_for_slack_to_send_again(
    board: Room, caplog: pytest.LogCaptureFixture
) -> None:
    workspace, told = board.stage.workspace, threading.Event()
    with closing(Database(board.stage.log.path)) as other, other.writing():
        workspace.say(JO, board.channel, "@boardbot action add Visits plan")
        sent = workspace.envelopes("events_api")[-1]
        while "A message could not be answered; Slack will send it again." not in caplog.text:
            told.wait(0.02)
    assert sent.acks == []
    assert "Traceback" not in caplog.text

    workspace.redeliver(sent.envelope_id)

    workspace.wait_for(board.by_the_bot)
    assert [each.text[:10] for each in board.by_the_bot()] == ["A1 logged."]
    assert sent.acks


def test_a_guest_is_refused_there_as_well(board: Room) -> None:
    before = board.stage.history()

    assert "You are an observer on this board" in _answers(board, KIT, "@boardbot action add Visits plan").text
    assert board.stage.history() == before


def test_somebody_of_another_workspace_is_a_guest_there(board: Room) -> None:
    before = board.stage.history()

    answer = _answers(board, FAY, "@boardbot action add Visits plan")

    assert answer.text.startswith("Not ")
    assert board.stage.history() == before


def test_an_event_that_slack_sends_again_is_answered_once(board: Room) -> None:
    _answers(board, JO, "@boardbot action add Visits plan")
    sent = board.stage.workspace.envelopes("events_api")
    mention = next(each for each in reversed(sent) if each.payload["event"]["type"] == "app_mention")
    before, said = board.stage.history(), len(board.by_the_bot())

    board.stage.workspace.redeliver(mention.envelope_id)

    # What is said next is answered after it.
    assert _answers(board, SAM, "@boardbot status").text.startswith("Improvement Board")
    assert board.stage.history() == before
    assert len(board.by_the_bot()) == said + 1


@pytest.mark.parametrize("title", ["<!channel> read this", "Ask @pat about it"])
def test_a_title_rings_nobody_there_either(board: Room, title: str) -> None:
    answer = _answers(board, JO, f"@boardbot action add {title} owner: Front door lead")

    assert answer.text.startswith("A1 logged.")
    assert "<!" not in answer.text
    assert "<@U0PAT>" not in answer.text


def test_where_another_organisation_reads_along_a_board_is_not_read_out(stage: Stage) -> None:
    room = stage.room(shared=True).set_up()
    room("/action add Visits plan @jo due: 31 July")

    answer = _answers(room, JO, "@boardbot action list")

    assert "People from another organisation are in this channel" in answer.text
    assert "`/action list`" in answer.text
    assert "Visits plan" not in answer.text
    assert "Visits plan" in room("/action list")
    assert _answers(room, JO, "@boardbot action update A1 half done").text.startswith("A1 updated.")
