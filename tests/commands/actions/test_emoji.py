"""Emoji, as a phone types them and as Slack writes them: a picture alone says nothing, and is no rating that was not meant."""

import pytest
from conversation import PAT, SAM, Conversation

PICTURES = ["\U0001f44d", ":+1:", ":thumbsup: :tada:", ":thumbsup::skin-tone-3:"]


@pytest.fixture
def board(say: Conversation) -> Conversation:
    say("/action add Recruit <@U0JO> due: 31 July 2020")
    say("/risk add Posts stay empty <@U0JO>")
    say("/measure add M6 Visits", by=SAM)
    return say


def _changes(say: Conversation) -> int:
    with say.log.reading() as store:
        return store.history.count()


@pytest.mark.parametrize("picture", PICTURES)
@pytest.mark.parametrize(
    "typed",
    [
        "/action update A1 {}",
        "/action add {}",
        "/action due A1 30 Sept because {}",
        "/risk update RK1 {}",
        "/board rename {}",
        "/board statement {}",
        "/measure statement M6 {}",
    ],
)
def test_a_picture_alone_says_nothing(board: Conversation, typed: str, picture: str) -> None:
    before = _changes(board)

    assert board(typed.format(picture), by=PAT).startswith("Not ")
    assert _changes(board) == before


@pytest.mark.parametrize(
    "note", ["done \u2705", ":white_check_mark: done", "Done! \U0001f44d\U0001f3fd", "done :tada:"]
)
def test_a_picture_beside_a_verb_makes_it_no_update(board: Conversation, note: str) -> None:
    assert "/action done A1 <evidence>" in board(f"/action update A1 {note}").splitlines()


def test_a_picture_beside_words_is_kept_with_them(board: Conversation) -> None:
    assert board("/action update A1 :tada: two are in post").endswith('":tada: two are in post"')
    assert board("/action due A1 30 Sept because :cry: two left").endswith("Because: :cry: two left")


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("G", ["green"]),
        (":large_green_circle:", ["green"]),
        ("\U0001f7e2 because all are in post", ["green because all are in post"]),
        ("\U0001f534 because two left", ["red because two left"]),
        (":large_orange_circle: because two left", ["amber because two left"]),
        ("orange", ["amber because …"]),
        ("purple because two left", [f"{each} because two left" for each in ("red", "amber", "green")]),
    ],
)
def test_the_rating_that_is_meant_is_offered_with_its_reason(
    board: Conversation, typed: str, offered: list[str]
) -> None:
    told = board(f"/action update A1 rating: {typed}").splitlines()

    assert told[1:] == [f"/action update A1 rating: {each}" for each in offered]


def test_a_reason_behind_a_status_is_kept_in_the_line(board: Conversation) -> None:
    assert board("/action update A1 two left status: on hold because nobody applied progress: 40%").splitlines()[
        1:
    ] == ["/action update A1 two left; nobody applied status: on hold progress: 40%"]
