"""Quotes keep a word with a colon as words; an inch mark or an apostrophe keeps nothing."""

import pytest
from conversation import Conversation
from hypothesis import given, strategies as some

from commands.reading.grammar import first_word, read
from commands.reading.quotes import MARKS, quoted_places, unquoted

KEYS = ("owner", "due", "measure", "area", "source", "ref")


@pytest.mark.parametrize(
    ("typed", "free", "values"),
    [
        ('24" monitors due: 31 March source: 27" quote', '24" monitors', {"due": "31 March", "source": '27" quote'}),
        ("24” monitors due: 31 March source: 27” quote", "24” monitors", {"due": "31 March", "source": "27” quote"}),
        ('Two 24", one 27" due: 31 March', 'Two 24", one 27"', {"due": "31 March"}),
        ('Monitors, 24" due: 31 March source: 27"', 'Monitors, 24"', {"due": "31 March", "source": '27"'}),
        ('Monitors of 24 " due: 31 March source: 27 "', 'Monitors of 24 "', {"due": "31 March", "source": '27 "'}),
        ('Fix the 6\' 2" door due: 31 March source: 3\' 1" gap', 'Fix the 6\' 2" door',
         {"due": "31 March", "source": '3\' 1" gap'}),
        ("The boards' plan due: 31 March source: parents' forum", "The boards' plan",
         {"due": "31 March", "source": "parents' forum"}),
        ("The boards’ plan due: 31 March source: parents’ forum", "The boards’ plan",
         {"due": "31 March", "source": "parents’ forum"}),
        ("'Early help' plan due: 31 March area: 'Front door'", "'Early help' plan",
         {"due": "31 March", "area": "'Front door'"}),
        ("‘Early help’ plan due: 31 March", "‘Early help’ plan", {"due": "31 March"}),
        ('The 5" rule due: 31 March source: "Note: 7" rule"', 'The 5" rule',
         {"due": "31 March", "source": '"Note: 7" rule"'}),
        ('Write "due: date" on the 24" board due: 31 March', 'Write "due: date" on the 24" board', {"due": "31 March"}),
        ('Write ("due: date") here due: 31 March', 'Write ("due: date") here', {"due": "31 March"}),
        ('Write "due: date", please due: 31 March', 'Write "due: date", please', {"due": "31 March"}),
        ('Write ""due: date"" here', 'Write ""due: date"" here', {}),
        ("Write “due: date” here due: 31 March", "Write “due: date” here", {"due": "31 March"}),
        ('Write “due: date" here due: 31 March', 'Write “due: date" here', {"due": "31 March"}),
        ("Write ”due: date” here due: 31 March", "Write ”due: date” here", {"due": "31 March"}),
        ("Write „due: date“ here due: 31 March", "Write „due: date“ here", {"due": "31 March"}),
        ('area:"Front door: first" due: 31 March', "", {"area": '"Front door: first"', "due": "31 March"}),
        ('Say "finish due: 31 March', 'Say "finish', {"due": "31 March"}),
        ('Say finish" due: 31 March', 'Say finish"', {"due": "31 March"}),
        ('A " due: 31 March', 'A "', {"due": "31 March"}),
        ('"', '"', {}),
    ],
)  # fmt: skip
def test_only_what_stands_in_quotes_is_kept_as_words(typed: str, free: str, values: dict[str, str]) -> None:
    words = read(typed, KEYS)

    assert words.free == free
    assert {key: value.words for key, value in words.values.items()} == values


@pytest.mark.parametrize(
    "ref", ['"SR (25/26) 01"', "“SR (25/26) 01”", '“SR (25/26) 01"', "”SR (25/26) 01”", "„SR (25/26) 01“"]
)
def test_any_two_quotes_hold_a_ref_with_spaces(ref: str) -> None:  # fmt: skip
    assert first_word(f"{ref} two left") == ("SR (25/26) 01", "two left")


@pytest.mark.parametrize(
    ("words", "inside"),
    [
        ('"Front door"', "Front door"),
        (" “Front door” ", "Front door"),
        ('The "front" door', 'The "front" door'),
        ('"Front" or "back"', '"Front" or "back"'),
        ('24"', '24"'),
        ('"', '"'),
        ("", ""),
    ],
)
def test_quotes_round_the_whole_are_taken_off(words: str, inside: str) -> None:
    assert unquoted(words) == inside


@given(some.text(some.sampled_from(f"{MARKS} a1:,()"), max_size=40))
def test_no_quote_itself_is_a_place_where_quotes_open_again(line: str) -> None:
    places = quoted_places(line)

    assert places <= set(range(1, len(line)))
    assert {at for at in places if at - 1 not in places} <= {at + 1 for at, mark in enumerate(line) if mark in MARKS}


def test_a_date_between_two_inch_marks_is_the_due_date(say: Conversation) -> None:
    answer = say('/action add 24" monitors due: 31 March source: 27" quote')

    assert answer.startswith('A1 logged. 24" monitors\nNo owner · due Wed 31 Mar 2021 · source: 27" quote')


@pytest.mark.parametrize("area", ['"Front door"', "“Front door”", "Front door"])
def test_quotes_round_the_name_of_an_area_are_none_of_its_name(say: Conversation, area: str) -> None:
    assert "area Front door" in say(f"/action add Train the panel area: {area}")
