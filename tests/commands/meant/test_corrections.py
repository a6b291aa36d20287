"""What puts right the words before it is no update; refs that a sign joins in a message are asked about."""

import pytest
from conversation import JO, Conversation


@pytest.fixture
def board(say: Conversation) -> Conversation:
    say.reaches = {JO.id: frozenset({"C0BOARD"})}
    for title in ("Recruit", "Train", "Publish"):
        say(f"/action add {title} <@U0JO> due: 31 July 2020")
    say.later(minutes=2)
    return say


@pytest.mark.parametrize(
    "words",
    ["no, I meant A2", "Sorry, that was for A2", "oops", "wrong one", "sorry, A2 not A1", "scrap that", "No - not A1"],
)
def test_the_change_is_taken_back_first(board: Conversation, words: str) -> None:
    offered = ["/action undo (takes back your last change of an action, within 15 minutes)"]

    assert board(f" {words}", channel="D0JO").splitlines()[1:] == offered
    assert board(f"/action {words}").splitlines()[1:] == offered


@pytest.mark.parametrize("words", ["Sorry, A2 will be late", "Actually A2 is nearly there"])
def test_a_sentence_about_an_action_is_none(board: Conversation, words: str) -> None:
    assert f"/action update A2 {words} (" in board(f" {words}", channel="D0JO")


@pytest.mark.parametrize(
    ("words", "asked", "offered"),
    [
        ("A1-A3 all going well", "Are A2 and A3 other actions", "update A1 A2 A3: all going well"),
        ("A1 to A3 are going well", "Are A2 and A3 other actions", "update A1 A2 A3: are going well"),
        ("A1 plus A2 are going well", "Is A2 another action", "update A1 A2: are going well"),
        ("A1–A3 assign <@U0ALI>", "Are A2 and A3 other actions", "assign A1 A2 A3: <@U0ALI>"),
    ],
)
def test_refs_that_are_joined_are_asked_about(board: Conversation, words: str, asked: str, offered: str) -> None:
    told = board(f" {words}", channel="D0JO").splitlines()

    assert told[0] == f"Not done. {asked}, or among the words?"
    assert told[1].partition(" (")[0] == f"/action {offered}"
    assert " actions " in board(told[1].partition(" (")[0]).splitlines()[0]


def test_a_dash_before_words_joins_nothing(board: Conversation) -> None:
    assert board(" A1 - 3 posts to go", channel="D0JO").startswith("A1 updated.")
