"""What a person may have meant: refs in other spellings, and words nearly right."""

import pytest
from hypothesis import assume, given, strategies as some

from board.refs import quoted, ref_key
from commands.reading.nearest import nearest, split_ref

REFS = ("A1", "A12", "R10-02", "1.1", "1.10", "SR (25/26) 01", "SR (25/26)", "A1-2")


@pytest.mark.parametrize(
    ("typed", "ref", "rest"),
    [
        ("A1 two left", "A1", "two left"),
        ("a12 two left", "a12", "two left"),
        ("  A1  two  left ", "A1", "two  left"),
        ('"A1" two left', "A1", "two left"),
        ("“SR (25/26) 01” two left", "SR (25/26) 01", "two left"),
        ("SR (25/26) 01 two left", "SR (25/26) 01", "two left"),
        ("sr  (25/26)  01 two left", "SR (25/26) 01", "two left"),
        ("SR (25/26) two left", "SR (25/26)", "two left"),
        ("R10 02 two left", "R10-02", "two left"),
        ("R10–02 two left", "R10–02", "two left"),
        ("r1002 two left", "R10-02", "two left"),
        ("A-1 two left", "A1", "two left"),
        ("A-12 two left", "A12", "two left"),
        ("1.10 two left", "1.10", "two left"),
        ("1.1 0 left", "1.1", "0 left"),
        ("R10 03 two left", "R10", "03 two left"),
        ("a 12 two left", "A12", "two left"),
        ("A 13 two left", "A 13", "two left"),
        ("r10/2 two left", "R10-02", "two left"),
        ("R 10 02 two left", "R10-02", "two left"),
        ("R10 - 02: two left", "R10-02", "two left"),
        ('"r 10 2" two left', "R10-02", "two left"),
        ("R 10, 2 left", "R 10,", "2 left"),
        ("1 10 left", "1", "10 left"),
        ("high 2 left", "high", "2 left"),
        ("Z99 two left", "Z99", "two left"),
        ("A1", "A1", ""),
        ("", "", ""),
    ],
)
def test_the_ref_that_words_begin_with(typed: str, ref: str, rest: str) -> None:
    assert split_ref(typed, REFS) == [(ref, rest)]


@pytest.mark.parametrize(
    ("typed", "refs", "either"),
    [
        ("R1002 two left", ["R10-02", "R1-002"], [("R10-02", "two left"), ("R1-002", "two left")]),
        ("a 7 two left", ["A7", "A07"], [("A7", "two left"), ("A07", "two left")]),
        ("A 7 2 left", ["A7", "A7-2"], [("A7", "2 left"), ("A7-2", "left")]),
        ("R 07 04 visits", ["R07", "R07-04"], [("R07", "04 visits"), ("R07-04", "visits")]),
    ],
)
def test_a_ref_that_could_be_either_of_two_is_given_with_both(
    typed: str, refs: list[str], either: list[tuple[str, str]]
) -> None:
    assert split_ref(typed, refs) == either


@given(some.sampled_from(REFS), some.text("abc de", max_size=10))
def test_every_ref_is_found_in_quotes_and_without(ref: str, rest: str) -> None:
    assume(not rest[:1].isdigit())
    for typed in (f"{quoted(ref)} {rest}", f"{ref} {rest}", f"{ref.casefold()}\u00a0{rest}"):
        [(found, after)] = split_ref(typed, REFS)

        assert ref_key(found) == ref_key(ref)
        assert after == rest.strip()


@pytest.mark.parametrize(
    ("typed", "known", "near"),
    [
        ("updat", ["add", "update", "due"], "update"),
        ("UPDAT", ["add", "update", "due"], "update"),
        ("R10-03", ["R10-02", "A1"], "R10-02"),
        ("m22", ["M2", "M7"], "M2"),
        ("Norht", ["North", "South"], "North"),
        ("zzz", ["North", "South"], None),
        ("", ["North"], None),
        ("North", [], None),
        ("north", ["NORTH"], "NORTH"),
    ],
)
def test_the_nearest_word_is_given_as_it_is_written(typed: str, known: list[str], near: str | None) -> None:
    assert nearest(typed, known) == near
