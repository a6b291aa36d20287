"""A message that is edited: what was not done yet is done, once, and what was done stays as it is."""

import pytest
from end_to_end.stage import JO, KIT, Room
from end_to_end.talk import CHANNEL, Talk

from commands.dispatch.edits import DONE_BEFORE

REFUSED = ["actoin add Visits plan", "add Visits plan", "action update A999 half done", "action add", "good morning"]


@pytest.mark.parametrize("words", REFUSED)
def test_an_edit_that_makes_a_command_of_what_was_refused_is_done_once(talk: Talk, words: str) -> None:
    message, (refused,) = talk.say(words)
    assert "logged." not in refused.partition("\n")[0].replace("Not logged.", "")

    assert talk.changed(lambda: talk.reword(message, f"action add Put right from {words}")) == 1
    (again,) = talk.reword(message, f"action add Put right from {words}.")

    assert DONE_BEFORE in again
    assert talk.changed(lambda: talk.reword(message, "status")) == 0


@pytest.mark.parametrize(
    "words",
    ["action add Other words", "action add Once", "status", "good morning", "action list", "help", "action undo"],
)
def test_an_edit_of_what_was_done_changes_nothing_and_says_so(talk: Talk, words: str) -> None:
    message, (done,) = talk.say("action add Done at once")
    assert "logged." in done

    answers: list[str] = []
    assert talk.changed(lambda: answers.extend(talk.reword(message, words))) == 0

    (answer,) = answers
    assert DONE_BEFORE in answer
    assert "`/action undo`" in answer


def test_an_edited_question_is_answered_again(talk: Talk) -> None:
    message, (first,) = talk.say("action list closed")

    (second,) = talk.reword(message, "status")

    assert first != second
    assert second.startswith("Improvement Board, ")


def test_two_edits_in_one_second_are_both_answered(talk: Talk) -> None:
    message, _ = talk.say("statsu")

    assert talk.reword(message, "stauts")
    assert talk.reword(message, "status")[0].startswith("Improvement Board, ")


def test_an_edit_that_names_the_bot_for_the_first_time_is_done(room: Room) -> None:
    talk = Talk(room, CHANNEL)
    message = room.stage.workspace.say(JO, talk.here, "action add Late mention")

    (answer,) = talk.reword(message, "action add Late mention")

    assert "logged. Late mention" in answer


def test_an_edit_that_is_delivered_again_is_answered_once(talk: Talk) -> None:
    message, _ = talk.say("good day")
    talk.reword(message, "action add Edited and sent twice")
    sent = talk.room.stage.workspace.envelopes("events_api")[-1]

    assert talk.changed(lambda: talk.after(lambda: talk.room.stage.workspace.redeliver(sent.envelope_id))) == 0
    assert talk.after(lambda: talk.room.stage.workspace.redeliver(sent.envelope_id)) == []


def test_an_edit_the_next_day_is_not_done(talk: Talk) -> None:
    message, _ = talk.say("good evening")
    talk.room.stage.later(hours=13)

    (answer,) = talk.reword(message, "action add The next day")

    assert "That message is from some time ago." in answer
    assert "send the right words as a new message" in answer


def test_a_message_that_is_delivered_again_after_its_edit_is_done_once(talk: Talk) -> None:
    message, _ = talk.say("action add Said before")
    first = talk.room.stage.workspace.envelopes("events_api")[-1]

    (told,) = talk.reword(message, "action add Said afterwards")

    assert DONE_BEFORE in told
    assert talk.changed(lambda: talk.after(lambda: talk.room.stage.workspace.redeliver(first.envelope_id))) == 0


def test_a_guests_edit_is_refused_as_the_guests_words_are(room: Room) -> None:
    talk = Talk(room, CHANNEL)
    workspace = room.stage.workspace
    talk.after(lambda: workspace.say(KIT, talk.here, "@boardbot status pls tell"))
    message = next(each for each in workspace.said(talk.here) if each.user == KIT.id)

    (answer,) = talk.after(lambda: workspace.reword(KIT, talk.here, message.ts, "@boardbot action add Visits plan"))

    assert "You are an observer on this board" in answer


def test_personal_words_that_an_edit_brings_are_not_kept(talk: Talk) -> None:
    message, _ = talk.say("good night")

    (answer,) = talk.reword(message, "action update A1 NHS number 943 476 5919")

    assert "943" not in answer


@pytest.mark.parametrize("without", ["client_msg_id", "edited", "event_ts", "previous_message", "ts", "user", "text"])
def test_an_edit_that_says_less_than_it_should_does_nothing_twice(direct: Talk, without: str) -> None:
    """What Slack leaves out of an edit may cost an answer, and never makes a change twice."""
    message, _ = direct.say("action add Edited with less")
    workspace = direct.room.stage.workspace
    direct.reword(message, "action add Edited with less and more")
    payload = workspace.envelopes("events_api")[-1].payload["event"]
    stripped = {**payload, "message": {**payload["message"]}, "event_ts": "1594195299.000001"}
    for holder in (stripped, stripped["message"]):
        holder.pop(without, None)

    assert direct.changed(lambda: direct.after(lambda: workspace.tell(stripped, direct.here))) == 0
