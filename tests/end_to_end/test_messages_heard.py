"""Every kind of message that reaches the bot is answered, once, or passed over on purpose."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from end_to_end.stage import JO, KIT, POST_SECONDS, Room, stage_on

from bot.slack.mentions import FILE_NOT_READ
from commands.dispatch.edits import DONE_BEFORE
from local_slack import Channel, Message

DIRECT, CHANNEL = "a direct message", "the channel"


@dataclass
class Talk:
    """Jo's conversation with the bot, in one place. Acting in it gives what the bot then said there."""

    room: Room
    place: str

    @property
    def here(self) -> Channel:
        return self.room.channel if self.place == CHANNEL else self.room.stage.workspace.direct_message(JO)

    def to_bot(self, words: str) -> str:
        return f"@boardbot {words}" if self.place == CHANNEL else words

    def after(self, act: Callable[[], Any]) -> list[str]:
        """What the bot has said in answer to an act, once everything was heard and posted."""
        before = len(self._bots())
        act()
        workspace = self.room.stage.workspace
        workspace.wait_for(lambda: all(each.acks for each in workspace.envelopes("events_api")), POST_SECONDS)
        self.room.stage.settle()
        return [each.text for each in self._bots()[before:]]

    def say(self, words: str, **more: Any) -> tuple[Message, list[str]]:
        said: list[Message] = []
        answers = self.after(
            lambda: said.append(self.room.stage.workspace.say(JO, self.here, self.to_bot(words), **more))
        )
        return said[0], answers

    def reword(self, message: Message, words: str) -> list[str]:
        return self.after(lambda: self.room.stage.workspace.reword(JO, self.here, message.ts, self.to_bot(words)))

    def changed(self, act: Callable[[], Any]) -> int:
        """How many lines of history an act added."""
        before = self.room.stage.history()
        act()
        return self.room.stage.history() - before

    def _bots(self) -> list[Message]:
        return [each for each in self.room.stage.workspace.said(self.here) if each.bot_id and each.public]


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """The only board there is, so that a direct message means it."""
    with stage_on(tmp_path_factory.mktemp("log") / "boardbot.db") as stage:
        stage.start()
        yield stage.room().set_up()


@pytest.fixture(params=[DIRECT, CHANNEL])
def talk(room: Room, request: pytest.FixtureRequest) -> Iterator[Talk]:
    """Where Slack sends mentions with files, which it may not."""
    room.stage.workspace.mentions_with_files = True
    yield Talk(room, request.param)
    room.stage.workspace.mentions_with_files = False
    # Two tests may use the same words: they are meant anew.
    room.stage.later(minutes=2)


@pytest.fixture
def direct(room: Room) -> Iterator[Talk]:
    yield Talk(room, DIRECT)
    room.stage.later(minutes=2)


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

    assert answer.startswith("Hello.")
    assert answer.endswith(FILE_NOT_READ)


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
