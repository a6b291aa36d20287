"""Words that move a date or give an action to somebody: what they say is kept, and a person is no date."""

import pytest
from conversation import ALI, JO, SAM, Conversation


@pytest.fixture
def board(say: Conversation) -> Conversation:
    say.reaches = {each.id: frozenset({"C0BOARD"}) for each in (JO, ALI, SAM)}
    say("/action add Recruit <@U0JO> due: 31 July 2020")
    say.later(minutes=2)
    return say


@pytest.mark.parametrize(
    "words",
    [
        "move A1 to 30 Nov because two left",
        "extend A1 to 30 Nov because two left",
        "Postpone A1 until 30 Nov because two left",
        "push A1 back to 30 Nov because two left",
        "defer A1: 30 Nov because two left",
        "A1 move to 30 Nov because two left",
    ],
)
def test_a_message_moves_the_date_that_it_says(board: Conversation, words: str) -> None:
    told = board(f" {words}", channel="D0JO")

    assert told.startswith("A1 is now due Mon 30 Nov 2020, moved from Fri 31 Jul 2020")
    assert told.endswith("Because: two left")


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("move A1 up the list", ["/action due A1 …", "/action update A1 move up the list", "/action show A1"]),
        ("push A1 harder", ["/action due A1 …", "/action update A1 push harder", "/action show A1"]),
        ("due A1 to staff leaving", ["/action due A1 …", "/action update A1 due to staff leaving", "/action show A1"]),
    ],
)
def test_other_words_are_asked_about_and_offered_as_they_are(
    board: Conversation, words: str, offered: list[str]
) -> None:
    asked, *lines = board(f" {words}", channel="D0JO").splitlines()

    assert asked == "Not done. That can mean more than one thing. Which is it?"
    assert [each.partition(" (")[0] for each in lines] == offered


@pytest.mark.parametrize(
    "words",
    [
        "A1 to <@U0ALI>",
        "A1 for <@U0ALI>.",
        "A1 over to <@U0ALI>",
        "A1 hand over to <@U0ALI>",
        "A1 is now <@U0ALI>",
        "A1 lead is now <@U0ALI>",
        "A1 <@U0ALI> to lead",
        "A1 <@U0ALI> will take it on",
        "A1 move to <@U0ALI>",
        "move A1 to <@U0ALI>",
    ],
)
def test_words_that_say_whose_it_is_are_no_update(board: Conversation, words: str) -> None:
    told = board(f" {words}", channel="D0JO").splitlines()

    assert told[1].startswith("/action assign A1 <@U0ALI> (")
    assert told[2] == f"/action update A1 {words.replace('A1 ', '')} (adds it to its history)"
    assert board(told[1].partition(" (")[0]).startswith("A1 is now <@U0ALI>'s.")


@pytest.mark.parametrize(
    "words", ["<@U0ALI> will take it to the board", "sent to <@U0ALI>", "back to <@U0ALI> to read"]
)
def test_a_person_in_a_sentence_stays_in_the_update(board: Conversation, words: str) -> None:
    assert board(f" A1 {words}", channel="D0JO").startswith("A1 updated.")


@pytest.mark.parametrize(
    "typed",
    [
        "/action due A1 to 30 Nov because two left",
        "/action move A1 to 30 Nov because two left",
        "/action due A1 now to 30 Nov because: two left",
        "/action update A1 one left due: to 30 Nov because two left",
    ],
)
def test_to_before_a_date_is_no_part_of_it(board: Conversation, typed: str) -> None:
    board(typed)

    assert "due Mon 30 Nov 2020" in board("/action show A1")


def test_what_people_say_for_moving_leads_to_a_line_that_moves(board: Conversation) -> None:
    line = board("/action extend A1 to 30 Nov because two left").splitlines()[1].partition(" (")[0]

    assert board(line).startswith("A1 is now due Mon 30 Nov 2020")


def test_two_weeks_are_still_asked_about(board: Conversation) -> None:
    assert '"2 weeks" can mean two days' in board("/action due A1 to 2 weeks because two left")
    assert "words cannot replace a date" in board("/action due A1 to be confirmed because two left")


def test_a_person_is_no_date(board: Conversation) -> None:
    told = board("/action move A1 to <@U0ALI>").splitlines()

    assert told == [
        "Not moved. That is a person, and no date. To give them the action:",
        "/action assign A1 <@U0ALI>",
    ]
    assert (
        board("/action A1 over to <@U0ALI>").splitlines()[1] == "/action assign A1 to <@U0ALI> (gives it to somebody)"
    )
