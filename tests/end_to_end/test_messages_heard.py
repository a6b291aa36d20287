"""Every kind of message that reaches the bot is answered, once, or passed over on purpose."""

import pytest
from end_to_end.stage import JO, Room
from end_to_end.talk import CHANNEL, Talk

from bot.slack.mentions import FILE_NOT_READ


@pytest.mark.parametrize(
    "words",
    [
        ", status",
        ": status",
        "`status`",
        "```\n/status\n```",
        "/board-status",
        "“status”",
        "please status",
        "status please",
        "boardbot status",
        "status\u00a0",
    ],
)
def test_a_form_of_address_is_understood(talk: Talk, words: str) -> None:
    _, (answer,) = talk.say(words)

    assert answer.startswith("Improvement Board, Wed 8 Jul 2020.")


@pytest.mark.parametrize("words", ["status @boardbot", "Good morning, @boardbot: status", "status, @boardbot please"])
def test_so_is_one_in_which_the_name_comes_last_or_after_a_greeting(room: Room, words: str) -> None:
    talk = Talk(room, CHANNEL)

    (answer,) = talk.after(lambda: room.stage.workspace.say(JO, talk.here, words))

    assert answer.startswith("Improvement Board, Wed 8 Jul 2020.")


def test_a_mention_in_a_sentence_is_told_what_to_say(room: Room) -> None:
    talk = Talk(room, CHANNEL)

    (answer,) = talk.after(lambda: room.stage.workspace.say(JO, talk.here, "You should type @boardbot action close A1"))

    assert answer.startswith('I don\'t know "You". Say to me what you would type after a slash')


def test_words_beside_a_file_are_done_and_the_file_is_said_not_to_be_read(talk: Talk) -> None:
    _, (answer,) = talk.say("action add Plan with a file", files=["plan.docx"])

    assert "logged. Plan with a file" in answer
    assert answer.endswith(FILE_NOT_READ)


def test_a_file_alone_is_answered_too(talk: Talk) -> None:
    _, (answer,) = talk.say("", files=["plan.docx"])

    if talk.place == CHANNEL:
        assert answer.startswith("Hello.")
        assert answer.endswith(FILE_NOT_READ)
    else:
        assert answer.startswith("Not brought in. Only the chair or board support can bring a file in.")


def test_slack_may_send_no_mention_that_has_a_file(room: Room) -> None:
    _, answers = Talk(room, CHANNEL).say("action add Unheard", files=["plan.docx"])

    assert answers == []


def test_words_sent_on_from_a_thread_are_done_there(talk: Talk) -> None:
    first, _ = talk.say("status")

    sent, (answer,) = talk.say("action add From a thread", thread_ts=first.ts, broadcast=True)

    assert sent.subtype == "thread_broadcast"
    assert "logged. From a thread" in answer


def test_words_in_the_third_person_are_words(direct: Talk) -> None:
    _, (answer,) = direct.say("action add In the third person", subtype="me_message")

    assert "logged." in answer


# Where Slack writes by itself, or nobody waits for an answer.
SILENT = [
    "bot_message", "channel_join", "channel_leave", "channel_topic", "channel_name", "channel_archive", "pinned_item",
    "reminder_add", "huddle_thread", "message_replied", "bot_add", "tombstone", "a_subtype_of_tomorrow",
]  # fmt: skip


@pytest.mark.parametrize("subtype", SILENT)
def test_what_slack_itself_writes_is_passed_over(talk: Talk, subtype: str) -> None:
    _, answers = talk.say("action add Nobody said this", subtype=subtype)

    assert answers == []


def test_a_deleted_message_and_an_unfolded_link_are_passed_over(direct: Talk) -> None:
    message, _ = direct.say("action list")
    workspace = direct.room.stage.workspace

    assert direct.reword(message, "action list") == []
    assert direct.after(lambda: workspace.delete_own(JO, direct.here, message.ts)) == []


def test_words_in_a_channel_that_do_not_name_the_bot_are_never_sent_to_it(room: Room) -> None:
    workspace = room.stage.workspace
    before = len(workspace.envelopes("events_api"))

    said = workspace.say(JO, room.channel, "status")
    workspace.say(JO, room.channel, "action list", thread_ts=said.ts)
    workspace.reword(JO, room.channel, said.ts, "action add Unheard")

    assert len(workspace.envelopes("events_api")) == before
