"""A board whose channel is archived, lost or replaced: its log goes on in one place."""

from collections.abc import Callable

import pytest
from end_to_end.stage import ALI, JO, KIT, PAT, SAM, Room
from security.attempts import answered, asked_directly
from security.moves.channels import MONDAY, NAME, lines_of, posted

from local_slack import Member
from storage.upkeep.verify import problems_in

TOLD_OLD = f"{NAME} has moved to another channel. Board support moved it. Type commands for it there"


TOLD_NEW = f"{NAME} is now in this channel. Board support moved it here with all its log."


def _lost(room: Room) -> None:
    """Slack shows the bot the channel no longer."""
    room.stage.workspace.remove_bot(room.channel)


def test_s27_a_board_moves_with_all_its_log_and_both_channels_hear_of_it(old: Room, new: Room) -> None:
    said = new("/board move here", by=SAM)

    assert said.startswith(f"{NAME} is now in this channel.")
    assert "Visits plan" in new("/action show A1")
    assert "Wed 5 Aug 2020" in new("/board meeting")
    assert "Chair: @pat" in new("/board roles")
    assert "There is no board in this channel." in old("/action show A1")
    assert [each.startswith(TOLD_OLD) for each in posted(old)] == [True]
    assert [each.startswith(TOLD_NEW) for each in posted(new)] == [True]
    assert new.channel.id not in posted(old)[0]
    assert problems_in(old.stage.log) == []


@pytest.mark.parametrize(
    "lose", [lambda room: room.stage.workspace.archive(room.channel), _lost], ids=["archived", "lost"]
)
@pytest.mark.parametrize("person", [SAM, PAT], ids=["support", "the chair"])
def test_s27_from_a_channel_that_is_gone_its_chair_or_support_brings_it(
    old: Room, new: Room, lose: Callable[[Room], None], person: Member
) -> None:
    lose(old)

    assert new("/board move here", by=person).startswith(f"{NAME} is now in this channel.")
    assert "Visits plan" in new("/action show A1")
    old.stage.settle()
    assert len(posted(new)) == 1
    assert problems_in(old.stage.log) == []


@pytest.mark.parametrize("person", [JO, ALI, KIT], ids=["an owner", "an officer", "a guest"])
@pytest.mark.parametrize("named", ["", f" board: {NAME}"], ids=["alone", "by its name"])
def test_s27_nobody_else_moves_it(old: Room, new: Room, person: Member, named: str) -> None:
    before = old.stage.history()

    said = new(f"/board move here{named}", by=person)

    assert said.startswith("Not moved.")
    assert old.stage.history() == before


def test_s27_support_who_is_not_in_the_channel_does_not_learn_that_it_is_there(old: Room, new: Room) -> None:
    old.channel.members.remove(SAM.id)
    old.stage.later(minutes=11)

    for line in ("/board move here", f"/board move here board: {NAME}", "/board move here board: Nothing"):
        said = new(line, by=SAM)
        assert said.startswith("Not moved. You are not the chair or support of a board that could move here.")
        assert NAME not in said.replace(line, "")
    assert new(f"/board setup {NAME}", by=SAM).startswith(f"{NAME} is set up")


REFUSED = [
    ("/board move", "#elsewhere", "Type this in the channel that the board is to move to:"),
    ("/board move", "to #elsewhere", "Type this in the channel that the board is to move to:"),
    ("/board move", "here board: Nothing", "Which board is to move here?"),
]


@pytest.mark.parametrize(("verb", "words", "why"), REFUSED, ids=[each[1] for each in REFUSED])
def test_what_is_not_understood_moves_nothing(old: Room, new: Room, verb: str, words: str, why: str) -> None:
    before = old.stage.history()

    assert why in new(f"{verb} {words}", by=SAM)
    assert old.stage.history() == before


def test_a_channel_has_one_board(old: Room, new: Room) -> None:
    new("/board setup Another", by=SAM)

    assert "Another is this channel's board, and a channel can have only one." in new(
        f"/board move here board: {NAME}", by=SAM
    )
    assert "is already in this channel." in old("/board move here", by=SAM)


def test_several_boards_are_asked_about_and_each_line_offered_is_taken(old: Room, new: Room) -> None:
    second = old.stage.room(private=True)
    second("/board setup North", by=SAM)

    asked = new("/board move here", by=SAM)

    assert "Which board is to move here?" in asked
    assert sorted(lines_of(asked)[1:]) == [f"/board move here board: {NAME}", "/board move here board: North"]
    assert new("/board move here board: North", by=SAM).startswith("North is now in this channel.")


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({}, "can be read by everybody in this workspace"),
        ({"shared": True}, "everybody in this workspace and by people of another organisation"),
        ({"private": True, "shared": True}, "can be read by people of another organisation"),
    ],
    ids=["public", "public and shared", "shared"],
)
def test_s27_where_more_people_read_it_is_asked_twice(old: Room, more: dict[str, bool], why: str) -> None:
    wide, before = old.stage.room(**more), old.stage.history()

    asked = wide("/board move here", by=SAM)

    assert why in asked
    assert old.stage.history() == before
    assert wide(lines_of(asked)[-1], by=SAM).startswith(f"{NAME} is now in this channel.")
    assert problems_in(old.stage.log) == []


def test_the_bot_must_be_there_to_tell_the_channel(old: Room) -> None:
    room = old.stage.room(private=True, bot=False)

    asked = room("/board move here", by=SAM)
    assert lines_of(asked)[-1] == "/invite @boardbot"
    old.stage.workspace.join(room.channel, old.stage.workspace.bot)
    assert room("/board move here", by=SAM).startswith(f"{NAME} is now in this channel.")


def test_s27_others_who_read_the_answer_hear_of_no_board(old: Room, new: Room) -> None:
    said = answered(new, new.channel, lambda: new.stage.workspace.say(SAM, new.channel, "@boardbot board move here"))

    assert "Other people can read the answer here." in said.text
    assert NAME not in said.text
    assert "A board belongs to a channel." in asked_directly(old, SAM, "board move here").text


def test_a_move_that_is_typed_or_delivered_twice_is_made_once(old: Room, new: Room) -> None:
    first, before = new("/board move here", by=SAM), old.stage.history()

    assert new("/board move here", by=SAM) == first
    assert old.stage.history() == before
    assert len(posted(new)) == 1


@pytest.mark.parametrize(
    "lose", [lambda room: room.stage.workspace.archive(room.channel), _lost], ids=["archived", "lost"]
)
def test_setup_under_the_name_of_a_board_that_is_lost_says_how_it_is_brought_back(
    old: Room, new: Room, lose: Callable[[Room], None]
) -> None:
    lose(old)
    before = old.stage.history()

    said = new(f"/board setup {NAME.lower()}", by=SAM)

    assert "is a board of yours, and its channel is archived or gone" in said
    assert f"/board move here board: {NAME}" in lines_of(said)
    assert old.stage.history() == before
    assert new(f"/board move here board: {NAME}", by=SAM).startswith(f"{NAME} is now in this channel.")


def test_s27_setup_says_nothing_of_it_to_anybody_else(old: Room, new: Room) -> None:
    old.stage.workspace.archive(old.channel)

    assert new(f"/board setup {NAME}", by=ALI).startswith(f"{NAME} is set up in this channel.")


def test_s27_nor_to_anybody_where_others_read_the_answer(old: Room, new: Room) -> None:
    old.stage.workspace.archive(old.channel)

    said = answered(
        new, new.channel, lambda: new.stage.workspace.say(SAM, new.channel, f"@boardbot board setup {NAME}")
    ).text

    assert said.startswith(f"{NAME} is set up in this channel.")


@pytest.mark.parametrize("line", ["/status", "/action add Plan"])
def test_a_channel_without_a_board_says_how_one_is_brought(new: Room, line: str) -> None:
    assert "/board move here" in lines_of(new(line))


def test_a_week_that_was_posted_is_not_posted_again_in_the_new_channel(old: Room, new: Room) -> None:
    stage = old.stage
    stage.later(**MONDAY)
    assert sum("Board · " in each for each in posted(old)) == 1

    new("/board move here", by=SAM)
    stage.later(minutes=30)

    assert sum("· Mon 13 Jul" in each for each in posted(new)) == 0
    stage.later(days=7)
    assert sum("· Mon 20 Jul" in each for each in posted(new)) == 1
    assert sum("Board · " in each for each in posted(old)) == 1
    assert problems_in(stage.log) == []


def test_what_waits_for_the_old_channel_fails_in_words_and_is_asked_for_anew(old: Room, new: Room) -> None:
    stage = old.stage
    stage.workspace.fail("chat.postMessage", "ratelimited")
    old("/digest post", by=SAM)
    stage.settle()
    new("/board move here", by=SAM)
    stage.workspace.faults.clear()
    stage.later(minutes=2)

    assert not any("Board · " in each for each in (*posted(old), *posted(new)))
    told = [each.text for each in stage.workspace.said(stage.workspace.direct_message(SAM)) if each.bot_id]
    assert any("The board was moved to another channel before Slack accepted the digest." in each for each in told)
    new("/digest post", by=SAM)
    assert sum("Board · " in each for each in posted(new)) == 1
    assert problems_in(stage.log) == []
