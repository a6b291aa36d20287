"""In a direct message a command finds its board by its ref, with a slash and without, as words that begin with it do."""

import pytest
from conversation import JO, SAM, Conversation

NORTH, LEEDS = "C0NORTH", "C0LEEDS"


@pytest.fixture
def two(say: Conversation) -> Conversation:
    """Two boards, both with an A12; B1 and M7 are on North alone, A13 on the first, and Jo is on a third board, too."""
    for channel, name, refs in (
        ("C0BOARD", "", ("A12", "A13")),
        (NORTH, "North", ("A12", "B1")),
        (LEEDS, "Leeds", ("D1",)),
    ):
        if name:
            say(f"/board setup {name}", by=SAM, channel=channel)
        for ref in refs:
            say(f"/action add {name or 'First'} guide {ref} @jo ref: {ref} due: 31 July 2020", channel=channel)
    say("/measure add M7 Visits in time", channel=NORTH)
    say.reaches[JO.id] = frozenset({"C0BOARD", NORTH, LEEDS})
    say.later(minutes=2)
    return say


# What is typed in the direct message, and how the answer begins.
FOUND = [
    ("/action update B1 half way", "B1 updated."),
    (" action update B1 half way", "B1 updated."),
    (" /action update B1 half way", "B1 updated."),
    ("/action b1 update half way", "B1 updated."),
    ("/action update b 1 half way", "B1 updated."),
    ("/action done B1 minutes in the folder", "B1 awaits sign-off"),
    (" action done B1 minutes in the folder", "B1 awaits sign-off"),
    ("/action show B1", "B1 North guide B1"),
    ("/action B1", "B1 North guide B1"),
    ("/action on-track A13", "A13 is on track"),
    ("/action update A13 B2 is late", "A13 updated."),
    ("/measure show M7", "M7 Visits in time"),
    ("/measure reading M7 84%", "M7 reading saved."),
    (" measure reading M7 84%", "M7 reading saved."),
    ("/action update A12 half way board: North", "A12 updated."),
]


@pytest.mark.parametrize(("typed", "answer"), FOUND)
def test_the_board_is_the_one_that_has_the_ref(two: Conversation, typed: str, answer: str) -> None:
    assert two(typed, channel="D0JO").startswith(answer)


@pytest.mark.parametrize("typed", ["/action done A12 minutes in the folder", " action done A12 minutes in the folder"])
def test_of_a_ref_on_two_of_three_it_is_asked_which_of_these(two: Conversation, typed: str) -> None:
    told = two(typed, channel="D0JO").splitlines()

    assert told == [
        "Not yet. A12 is on more than one of your boards. Which board?",
        "/action done A12 minutes in the folder board: Improvement Board (First guide A12)",
        "/action done A12 minutes in the folder board: North (North guide A12)",
    ]
    assert two(told[2].partition(" (")[0], channel="D0JO").startswith("A12 awaits sign-off")
    assert "North guide A12 · <@U0JO>" in two("/action list awaiting", channel=NORTH)


WHICH = "You are in more than one board's channel. Which board?"


@pytest.mark.parametrize(
    "typed", ["/action update Z99 half way", "/action list overdue", "/action add Visits", "/status"]
)
def test_without_a_ref_that_is_known_it_is_asked_as_before(two: Conversation, typed: str) -> None:
    told = two(typed, channel="D0JO").splitlines()

    assert told[0].endswith(WHICH)
    assert len(told) == 4


def test_in_a_boards_channel_it_is_that_boards_alone(two: Conversation) -> None:
    assert two("/action update A12 half way", channel=NORTH).splitlines()[1] == "North guide A12"
    assert "There is no action B1 on this board" in two("/action update B1 half way", channel="C0BOARD")


def test_a_board_out_of_reach_is_not_told(two: Conversation) -> None:
    two.reaches[JO.id] = frozenset({"C0BOARD", LEEDS})

    assert two("/action update B1 half way", channel="D0JO").splitlines()[0].endswith(WHICH)
    assert two("/action update A12 half way", channel="D0JO").splitlines()[1] == "First guide A12"
