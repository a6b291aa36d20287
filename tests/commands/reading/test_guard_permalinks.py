"""Slack's own address of a message holds seconds, not a child's number. Nothing else hides behind its shape."""

import pytest

from commands.reading.guard import screen_text

# Ten digits of each that pass the NHS check.
SECONDS = "1594195218"
MESSAGE = "https://northmoor.slack.com/archives/C024BE91L00/p1594195218000100"
PLAIN = [
    MESSAGE,
    f"{MESSAGE}?thread_ts={SECONDS}.000100&cid=C024BE91L00",
    f"{MESSAGE}?thread_ts={SECONDS}.000100",
    "https://northmoor.slack.com/archives/C9434765919/p1594195218000100",
    "https://north-moor.enterprise.slack.com/archives/D024BE91L00/p1594195218000100",
    f"See {MESSAGE}?thread_ts={SECONDS}.000100&cid=C024BE91L00, and {MESSAGE}.",
    f"({MESSAGE})",
]
OBJECTED = [
    f"{MESSAGE} 9434765919",
    f"9434765919 {MESSAGE}",
    f"943 476 {MESSAGE} 9434765919",
    f"{MESSAGE}?thread_ts=9434765919.000100&cid=C024BE91L00",
    f"{MESSAGE}?nhs=9434765919",
    f"{MESSAGE}&nhs=9434765919",
    f"{MESSAGE}/9434765919",
    "https://northmoor.slack.com.evil.example/archives/C024BE91L00/9434765919",
    "https://northmoor.slack.com/archives/9434765919/p1594195218000100",
    "https://council.example/archives/C9434765919/9434765919",
]


def test_the_seconds_of_these_cases_pass_the_nhs_check() -> None:
    assert screen_text(SECONDS).looks_personal


@pytest.mark.parametrize("words", PLAIN)
def test_the_address_of_a_message_is_plain(words: str) -> None:
    assert not screen_text(f"add Do the thing source: {words}").looks_personal


@pytest.mark.parametrize("words", OBJECTED)
def test_what_stands_beside_it_or_in_another_address_is_not(words: str) -> None:
    assert screen_text(f"add Do the thing source: {words}").looks_personal


def test_no_address_of_a_message_is_ever_asked_about() -> None:
    for number in range(3000):
        seconds = 1_594_195_200 + number * 7919
        link = f"https://northmoor.slack.com/archives/C024BE91L00/p{seconds}{number:06}"
        assert not screen_text(f"{link}?thread_ts={seconds}.{number:06}&cid=C024BE91L00").looks_personal
