"""Repeats: the same delivery, or the same words again within a minute, get the answer they had."""

from dataclasses import replace
from datetime import timedelta

import pytest
from conversation import JULY_8
from hypothesis import given, settings, strategies as st

from board.boards import Board
from storage.answers import KEPT_HOURS, REPEAT_SECONDS, Sending
from storage.database import Database

SENT = Sending("delivery-1", "T0COUNCIL", "C0BOARD", "U0JO", "add Recruit")
REPLY = "A1 logged."


@pytest.fixture
def answered(log: Database, board: Board) -> Database:
    """Jo's command was answered at nine."""
    with log.writing() as store:
        store.answers.keep(SENT, JULY_8, REPLY)
    return log


def again(log: Database, sending: Sending, seconds: float = 30) -> str | None:
    with log.reading() as store:
        return store.answers.repeated(sending, JULY_8 + timedelta(seconds=seconds))


def redelivered(log: Database, sending: Sending) -> str | None:
    with log.reading() as store:
        return store.answers.redelivered(sending)


def answer(log: Database, sending: Sending, seconds: float = 10, reply: str = "another") -> None:
    with log.writing() as store:
        store.answers.keep(sending, JULY_8 + timedelta(seconds=seconds), reply)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, REPLY),
        ({"fingerprint": "other words"}, REPLY),
        ({"channel": "C0OTHER"}, REPLY),
        ({"delivery": "delivery-2"}, None),
        ({"delivery": ""}, None),
        ({"team": "T0OTHER"}, None),
        ({"person": "U0ALI"}, None),
    ],
)
def test_a_delivery_that_came_before_gets_its_answer_again(
    answered: Database, change: dict[str, str], expected: str | None
) -> None:
    assert redelivered(answered, replace(SENT, **change)) == expected


def test_two_commands_without_a_delivery_are_not_one(log: Database, board: Board) -> None:
    nameless = replace(SENT, delivery="")
    answer(log, nameless, seconds=0)

    assert redelivered(log, nameless) is None


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, REPLY),
        ({"delivery": "delivery-2"}, REPLY),
        ({"delivery": ""}, REPLY),
        ({"fingerprint": "add Train"}, None),
        ({"person": "U0ALI"}, None),
        ({"channel": "C0OTHER"}, None),
        ({"team": "T0OTHER"}, None),
    ],
)
def test_the_same_words_of_the_same_person_in_the_same_channel_are_a_repeat(
    answered: Database, change: dict[str, str], expected: str | None
) -> None:
    assert again(answered, replace(SENT, **change)) == expected


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [(0, REPLY), (59.999, REPLY), (REPEAT_SECONDS, None), (61, None), (3600, None), (-60, REPLY), (-61, None)],
)
def test_the_same_words_are_a_repeat_for_a_minute(answered: Database, seconds: float, expected: str | None) -> None:
    assert REPEAT_SECONDS == 60
    assert again(answered, replace(SENT, delivery="delivery-2"), seconds) == expected


@pytest.mark.parametrize(
    ("between", "expected"),
    [
        ({"fingerprint": "add Train"}, None),
        ({"person": "U0ALI", "fingerprint": "update A1"}, REPLY),
        ({"fingerprint": "add Train", "channel": "C0OTHER"}, REPLY),
        ({"fingerprint": "add Train", "team": "T0OTHER"}, REPLY),
    ],
)
def test_after_the_persons_own_next_change_here_the_same_words_are_meant(
    answered: Database, between: dict[str, str], expected: str | None
) -> None:
    answer(answered, replace(SENT, delivery="delivery-2", **between))

    assert again(answered, replace(SENT, delivery="delivery-3")) == expected


def test_a_delivery_is_known_whatever_came_in_between(answered: Database) -> None:
    answer(answered, replace(SENT, delivery="delivery-2", fingerprint="add Train"))

    assert redelivered(answered, SENT) == REPLY


def test_the_newest_answer_to_the_same_words_is_given(answered: Database) -> None:
    answer(answered, replace(SENT, delivery="delivery-2"), seconds=70, reply="A2 logged.")

    assert again(answered, replace(SENT, delivery="delivery-3"), seconds=100) == "A2 logged."


@pytest.mark.parametrize(("hours", "expected"), [(23, REPLY), (24, REPLY), (24.001, None), (100, None)])
def test_an_answer_is_kept_for_a_day(answered: Database, hours: float, expected: str | None) -> None:
    assert KEPT_HOURS == 24
    with answered.writing() as store:
        store.answers.forget(SENT.team, JULY_8 + timedelta(hours=hours))

    assert redelivered(answered, SENT) == expected


@settings(derandomize=True, deadline=None)
@given(reply=st.text(), fingerprint=st.text(min_size=1))
def test_a_reply_comes_back_word_for_word(shared: tuple[Database, Board], reply: str, fingerprint: str) -> None:
    log, _ = shared
    sending = replace(SENT, delivery="", fingerprint=fingerprint)
    answer(log, sending, reply=reply)

    assert again(log, sending, seconds=20) == reply


def test_a_reply_that_changed_nothing_is_given_to_its_own_delivery_alone(answered: Database) -> None:
    refused = replace(SENT, delivery="delivery-9")
    with answered.writing() as store:
        store.answers.keep_unchanged(refused, JULY_8, "refused")
        store.answers.keep_unchanged(replace(SENT, delivery=""), JULY_8, "refused, and of no delivery")

    assert redelivered(answered, refused) == "refused"
    assert again(answered, replace(SENT, delivery="delivery-10")) == REPLY
    assert redelivered(answered, replace(SENT, delivery="")) is None
