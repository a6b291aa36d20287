"""`/board`: setting up and roles; and which board a person means."""

from contextlib import closing

import pytest
from conversation import ALI, JO, KIT, PAT, SAM, Conversation

from commands.dispatch import dispatch
from commands.reply import Buttons, as_text
from commands.request import Place, Request
from storage.database import Database
from storage.refused import Busy


def test_setting_up_says_what_comes_next(empty: Conversation) -> None:
    reply = empty("/board setup Improvement Board chair: <@U0PAT> support: @ali", by=SAM)

    assert reply.splitlines()[:2] == [
        "Improvement Board is set up in this channel.",
        "Chair: <@U0PAT> · Support: <@U0SAM> and <@U0ALI>",
    ]
    assert "/invite @boardbot" in reply
    assert reply.splitlines()[-5:] == [
        "The first hour: 2 of 4 steps are done",
        "1. Set the board up · done",
        "2. Name the chair and board support · done",
        "3. Bring the actions in: send me the plan's spreadsheet in a direct message, or type them · to do: "
        "/board import and /action add <title> @owner due: end of August",
        "4. Add the measures and the next meeting · to do: /measure add M1 <title> and /board meeting <date>",
    ]


def test_a_board_without_a_name_takes_the_channels(empty: Conversation) -> None:
    assert empty("/board setup", by=SAM).startswith("Improvement board is set up in this channel.")


@pytest.mark.parametrize(
    ("line", "by", "why"),
    [
        ("/action list", JO, "There is no board in this channel."),
        ("/status", JO, "There is no board in this channel."),
        ("/board setup", KIT, "A guest cannot start a board."),
        (f"/board setup {'x' * 90}", SAM, "80 is the most"),
        ("/board setup Board chair: Head of Service", SAM, "is not a person in Slack"),
    ],
)
def test_a_channel_without_a_board(empty: Conversation, line: str, by: object, why: str) -> None:
    assert why in empty(line, by=by)  # type: ignore[arg-type]
    assert "There is no board" in empty("/action list")


def test_a_channel_has_one_board(say: Conversation) -> None:
    assert "This channel has a board already: Improvement Board." in say("/board setup Another", by=SAM)


def test_roles_change_hands_and_somebody_must_be_left_to_decide(say: Conversation) -> None:
    assert "Only the chair or board support" in say("/board chair <@U0JO>", by=JO)
    assert (
        say("/board chair <@U0JO>", by=SAM) == "<@U0JO> is now the chair in place of <@U0PAT>, who is now an officer."
    )
    assert say("/board observer <@U0ALI>", by=SAM) == "<@U0ALI> is now an observer."
    assert "You are an observer" in say("/action add x", by=ALI)
    assert say("/board officer <@U0JO>", by=SAM) == "<@U0JO> is now an officer."
    assert "That would leave nobody who can decide" in say("/board officer <@U0SAM>", by=SAM)
    assert "Which?" in say("/board chair <@U0JO> and <@U0ALI>", by=SAM)


def test_a_guest_who_is_named_officer_may_write(say: Conversation) -> None:
    say("/board officer <@U0KIT>", by=SAM)

    assert say("/action add Look at the audits", by=KIT).startswith("A1 logged.")


def test_what_awaits_sign_off_is_handed_over_too(say: Conversation) -> None:
    say("/action add Publish the guide <@U0JO>")
    say("/action add Train the team <@U0JO>")
    say("/action done A1 https://example.org/guide")

    assert say("/board handover <@U0JO> <@U0ALI>", by=SAM).startswith("2 actions handed over")
    assert "<@U0ALI>" in say("/action show A1").splitlines()[1]
    assert "awaiting sign-off" in say("/action show A1").casefold()


def test_two_boards_keep_their_refs_apart(say: Conversation) -> None:
    say("/board setup North", by=SAM, channel="C0NORTH")
    say("/action add One")
    say("/action add In the north", channel="C0NORTH")

    assert "In the north" in say("/action show A1", channel="C0NORTH")
    assert "One" in say("/action show A1")


def test_in_a_direct_message_one_is_asked_which_board_where_there_are_two(say: Conversation) -> None:
    say("/board setup North", by=SAM, channel="C0NORTH")
    say("/action add In the north", channel="C0NORTH")
    dm = "D0JO"

    assert "You are in no board's channel" in say("/status", channel=dm)
    say.reaches[JO.id] = frozenset({"C0NORTH"})
    assert say("/status", channel=dm).startswith("North, Wed 8 Jul 2020.")
    say.reaches[JO.id] = frozenset({"C0NORTH", "C0BOARD"})
    asked = say("/status", channel=dm)
    assert "Which board?" in asked
    assert "/status board: North" in asked.splitlines()
    assert say("/status board: north", channel=dm).startswith("North, Wed 8 Jul 2020.")
    assert "Did you mean:" in say("/status board: Norht", channel=dm)
    assert "In the north" in say("/action show A1 board: North")


def test_a_board_one_is_not_in_does_not_exist(say: Conversation) -> None:
    say("/board setup North", by=SAM, channel="C0NORTH")
    say("/action add In the north", channel="C0NORTH")

    assert "in the north" not in say("/action list board: North", by=ALI).casefold()
    assert "You are in no board of that name." in say("/action list board: North", by=ALI)


def test_the_word_board_with_a_colon_is_plain_text_elsewhere(say: Conversation) -> None:
    say("/action add Report to the board: visits and audits <@U0JO>")

    assert say("/action show A1").startswith("A1 Report to the board: visits and audits")
    assert PAT.id in say("/board roles")


def two_boards(say: Conversation) -> None:
    """A second board, North, in a channel of its own, which Jo is in as well."""
    say("/board setup North", by=SAM, channel="C0NORTH")
    say("/action add In the north", channel="C0NORTH")
    say.reaches[JO.id] = frozenset({"C0NORTH", "C0BOARD"})


def test_one_board_is_not_spoken_of_where_another_channel_reads(say: Conversation) -> None:
    two_boards(say)

    for line in ("/ status board: North", "/ action list board: North"):
        assert "Other people can read the answer here, so I answer only" in say(line, overheard="yes")
    shared = say.reply("/status share board: North")
    assert shared.refused
    assert not shared.public
    assert "In the north" in say("/action list board: North")


def test_the_same_words_for_two_boards_are_two_changes(say: Conversation) -> None:
    two_boards(say)

    assert say("/ action add Same title board: North", channel="D0JO").startswith("A2 logged.")
    assert say("/ action add Same title board: Improvement Board", channel="D0JO").startswith("A1 logged.")


def test_lines_to_copy_and_buttons_keep_the_board_that_was_named(say: Conversation) -> None:
    two_boards(say)
    for number in range(20):
        say.later(seconds=61)
        say(f"/action add Visit {number}", channel="C0NORTH")

    assert "/action update A1 hello board: North" in say("/action updat A1 hello board: North").splitlines()
    assert "/action add x owner: me board: North" in say("/action add x onwer: me board: North").splitlines()
    parts = [part for part in say.reply("/action list board: North").parts if isinstance(part, Buttons)]
    says = [button.says for part in parts for button in part.buttons]
    assert "/action list page: 2 board: #2" in says
    assert all(each.endswith(" board: #2") for each in says)
    assert ", page 2 of 2" in say("/action list page: 2 board: #2")


def test_a_boards_name_in_the_middle_of_a_sentence_is_words(say: Conversation) -> None:
    say("/action add Visits")
    say("/action update A1 report to the board: Improvement Board agreed")

    assert 'said "report to the board: Improvement Board agreed"' in say("/action show A1")


def test_two_boards_of_one_name_are_told_apart_by_their_channel(say: Conversation) -> None:
    say("/board setup Improvement Board", by=SAM, channel="C0NORTH")
    say.reaches[JO.id] = frozenset({"C0NORTH", "C0BOARD"})

    asked = say("/ status", channel="D0JO").splitlines()

    assert asked[1:] == ["/status board: C0BOARD", "/status board: C0NORTH"]
    assert say(asked[2], channel="D0JO").startswith("Improvement Board, Wed 8 Jul 2020.")


def test_a_handover_is_handed_back_action_by_action(say: Conversation) -> None:
    say("/action add Jo's own <@U0JO>")
    say("/action add Ali's own <@U0ALI>")
    say("/board handover <@U0JO> <@U0ALI>", by=SAM)

    assert say("/action undo", by=SAM).splitlines()[1:] == ["/action assign A1 <@U0JO>"]


@pytest.mark.parametrize("typed", ['"Sam Cole"', "Sam Cole (board support)", "Cole, Sam", "sam", "@sam", "Sam Cole."])
def test_a_person_is_found_however_a_spreadsheet_names_them(say: Conversation, typed: str) -> None:
    assert "Owner <@U0SAM>" in say(f"/action add Visits owner: {typed}")


def test_business_as_usual_keeps_its_reason_apart_from_its_body(say: Conversation) -> None:
    say("/action add Visits")

    reply = say("/action bau A1 to the Scrutiny Panel because agreed in July", by=PAT)

    assert "Watched by the Scrutiny Panel." in reply
    assert "Because: agreed in July" in reply


def test_where_the_answer_is_to_be_posted_a_busy_log_is_left_for_slack_to_ask_again(say: Conversation) -> None:
    """An answer that says "nothing was saved" must not outlive the delivery that then makes the change."""
    place = Place(say.team, say.channel, "U0JO:1.1", "1.1")
    request = Request("", "action add Plan", JO, say.team, say.channel, say.now, say.crowd, answer_in=place)
    with closing(Database(say.log.path)) as other, other.writing(), pytest.raises(Busy):
        dispatch(request, say.log)
    with say.log.reading() as store:
        assert not store.outbox.knows(place.team, place.key)

    assert as_text(dispatch(request, say.log).parts).startswith("A1 logged.")
    assert as_text(dispatch(request, say.log).parts) == "Not done. That message has been answered already."
    assert "A2" not in say("/action list")
