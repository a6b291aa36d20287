"""Who is told of a board, and where."""

import pytest
from end_to_end.stage import ALI, FAY, JO, KIT, PAT, SAM, Room, Stage, words
from security.attempts import answered, asked_directly

from bot.slack.manifest import manifest
from local_slack import Member

NAME = "Secret Board"


@pytest.fixture
def private(stage: Stage) -> Room:
    """A private channel of Sam's and Pat's alone, with a board and an action. The bot is in it."""
    room = stage.room(private=True)
    room.channel.members[:] = [SAM.id, PAT.id, stage.workspace.bot.id]
    room(f"/board setup {NAME} chair: @pat", by=SAM)
    room("/action add Hush plan", by=SAM)
    return room


def _asks(private: Room) -> list[str]:
    """Ways to ask for a board that one is not in."""
    return [
        "status",
        "action show A1",
        f"status board: {NAME}",
        f"action list board: {NAME}",
        "status board: Secret Bord",
        f"status board: {private.channel.id}",
        f'action update A1 x board: "{NAME}"',
    ]


@pytest.mark.parametrize("person", [ALI, KIT, FAY], ids=["an officer", "a guest", "somebody of another workspace"])
def test_s21_a_board_is_not_there_for_anyone_outside_its_channel(private: Room, person: Member) -> None:
    stage = private.stage
    elsewhere = stage.room()
    before = stage.history()

    for ask in _asks(private):
        told = [asked_directly(private, person, ask).text]
        if person is not FAY:
            told.append(elsewhere(f"/board {ask}", by=person))
        told.append(answered(elsewhere, elsewhere.channel, lambda: _says(elsewhere, person, ask)).text)  # noqa: B023
        for words_told in told:
            # What they typed themselves may be repeated; nothing more.
            assert "Hush" not in words_told
            assert NAME not in words_told.replace(ask, "").replace(ask.partition("board:")[2].strip(), "")
    assert stage.history() == before
    assert asked_directly(private, PAT, f"status board: {private.channel.id}").text.startswith(NAME)


def _says(room: Room, person: Member, ask: str) -> None:
    room.stage.workspace.say(person, room.channel, f"@boardbot {ask}")


def test_s22_a_board_is_not_spoken_of_where_another_channel_reads_the_answer(private: Room) -> None:
    elsewhere = private.stage.room()

    said = answered(elsewhere, elsewhere.channel, lambda: _says(elsewhere, SAM, f"status board: {private.channel.id}"))

    assert "Other people can read the answer here, so" in said.text
    shared = elsewhere.say(SAM, f"/status share board: {private.channel.id}")
    assert shared.ephemeral
    assert "Type it in the board's own channel" in shared.text
    assert "Hush" not in said.text + shared.text


@pytest.mark.parametrize("line", ["/status share", "/digest post"])
def test_s23_what_is_posted_names_no_owner_where_another_organisation_reads_it(stage: Stage, line: str) -> None:
    for shared in (False, True):
        room = stage.room(shared=shared).set_up()
        room("/action add Visits plan @jo due: 9 July")
        stage.later(days=2)
        room.say(SAM, line)
        stage.settle()
        page = room.messages()[-1]
        assert "Visits plan" in page.text
        assert (JO.id in page.text + str(page.blocks)) != shared


@pytest.mark.parametrize(
    "line", ["/action add Plan", "/action list all", "/status", "/measure list", "/digest", "/board roles", "/action x"]
)
def test_s24_an_answer_to_a_command_is_for_whoever_typed_it_alone(board: Room, line: str) -> None:
    answer = board.say(JO, line)

    assert answer.ephemeral
    assert board.messages() == []
    assert board.say(JO, "/status share").ephemeral is False


def test_s25_whoever_leaves_the_channel_is_told_nothing_more_within_ten_minutes(private: Room) -> None:
    private.channel.members.append(ALI.id)
    assert asked_directly(private, ALI, f"status board: {private.channel.id}").text.startswith(NAME)
    private.channel.members.remove(ALI.id)
    private.stage.later(minutes=11)

    assert "Hush" not in words_of(private, ALI, f"action show A1 board: {private.channel.id}")


def test_s25_even_where_slack_is_slow_to_say_who_is_there(private: Room) -> None:
    private.channel.members.append(ALI.id)
    assert asked_directly(private, ALI, f"status board: {private.channel.id}").text.startswith(NAME)
    private.channel.members.remove(ALI.id)
    private.stage.later(minutes=11)
    private.stage.workspace.slow("conversations.members", 2.5)

    assert "Hush" not in words_of(private, ALI, f"action show A1 board: {private.channel.id}")
    private.stage.workspace.faults.clear()


def words_of(room: Room, person: Member, ask: str) -> str:
    """What the bot answers to a direct message, as a person reads it."""
    return asked_directly(room, person, ask).text


def test_s26_a_fault_of_the_bots_shows_a_reference_and_nothing_of_its_cause(
    board: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object) -> None:
        raise RuntimeError("/secret/path/of/this/machine")

    monkeypatch.setattr("storage.actions.Actions.listed", breaks)

    said = words(board.say(JO, "/action list all"))

    assert said.startswith("Something went wrong.")
    assert "reference " in said
    assert "secret" not in said
    assert "RuntimeError" not in said


CHANNELS_MESSAGES = {"message.channels", "message.groups", "message.mpim", "message.app_home"}


@pytest.mark.parametrize("address", [None, "https://bot.council.gov.uk/slack/events"], ids=["Socket Mode", "HTTP"])
def test_s28_the_manifest_asks_for_no_channels_messages(address: str | None) -> None:
    asked = manifest("/board-status", address)["settings"]["event_subscriptions"]["bot_events"]

    assert not CHANNELS_MESSAGES & set(asked)
    assert [each for each in asked if each.startswith("message")] == ["message.im"]


@pytest.mark.parametrize("private", [False, True], ids=["a public channel", "a private one"])
def test_s28_nothing_is_heard_of_what_is_said_without_its_name(stage: Stage, private: bool) -> None:
    room = stage.room(private=private).set_up()
    before = len(stage.workspace.envelopes("events_api"))

    said = stage.workspace.say(JO, room.channel, "Kim visited us: action add Call her")
    stage.workspace.say(JO, room.channel, "status", thread_ts=said.ts)
    stage.workspace.say(JO, room.channel, "status", thread_ts=said.ts, broadcast=True)
    stage.workspace.say(JO, room.channel, "see this", files=["list.xlsx"])
    stage.workspace.reword(JO, room.channel, said.ts, "status")

    assert len(stage.workspace.envelopes("events_api")) == before


def test_s28_a_channels_words_that_reach_it_all_the_same_are_passed_over(stage: Stage) -> None:
    room = stage.room().set_up()
    before = stage.history()
    event = {"type": "message", "channel": room.channel.id, "channel_type": "channel", "ts": "1594195299.000001"}

    sent = stage.workspace.tell(event | {"user": JO.id, "text": "action add Overheard"}, room.channel)
    stage.workspace.wait_for(lambda: sent.acks)

    assert stage.history() == before
