"""Refs are text: which spellings are one ref, and which are two."""

import pytest
from hypothesis import given, settings, strategies as st

from board.refs import checked_ref, quoted, ref_key, refs_named, spaced_key
from board.refusals import Refusal


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A12", "a12"),
        ("R01-02", " r01-02 "),
        ("R01-02", "R01‑02"),  # a non-breaking hyphen
        ("R01-02", "R01–02"),  # an en dash
        ("SR (25/26) 01", "sr (25/26)  01"),
        ("SR (25/26) 01", "SR\u00a0(25/26)\u00a001"),
        ("21 BCFU 07", "21 bcfu 07"),
        ("STRASSE-1", "straße-1"),
        ("A12", "Ａ１２"),  # full-width letters
    ],
)
def test_one_ref_may_be_spelt_in_several_ways(one: str, other: str) -> None:
    assert ref_key(one) == ref_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1.10", "1.1"),
        ("1.1", "1.01"),
        ("A1", "A01"),
        ("A1", "A 1"),
        ("3-4", "3/4"),
        ("R01-02", "R0102"),
        ("10", "1e1"),
    ],
)
def test_refs_that_are_the_same_number_are_not_the_same_ref(one: str, other: str) -> None:
    assert ref_key(one) != ref_key(other)


@settings(derandomize=True, deadline=None)
@given(ref=st.text())
def test_a_key_is_its_own_key(ref: str) -> None:
    assert ref_key(ref_key(ref)) == ref_key(ref)


@pytest.mark.parametrize(("ref", "typed"), [("A12", "A12"), ("SR (25/26) 01", '"SR (25/26) 01"'), ("1.10", "1.10")])
def test_a_ref_is_quoted_only_where_it_holds_a_space(ref: str, typed: str) -> None:
    assert quoted(ref) == typed


@pytest.mark.parametrize(
    ("typed", "ref", "same"),
    [
        ("R1002", "R10-02", True),
        (" r1002 ", "R10-02", True),
        ("A-12", "A12", True),
        ("a‑12", "A12", True),
        ("R-1002", "R10-02", False),
        ("1-1", "11", False),
        ("11", "1-1", True),
        ("1.1", "1.10", False),
        ("A1", "A-12", False),
        ("r7-4", "R07-04", True),
        ("R 07 04", "R07-04", True),
        ("r07/04", "R07-04", True),
        ("R07.04", "R07-04", True),
        ("r07_04", "R07-04", True),
        ("R07 - 04", "R07-04", True),
        ("(R07-04)", "R07-04", True),
        ("R7-40", "R07-04", False),
        ("R74", "R07-04", False),
        ("R0704", "R07-04", True),
        ("a 7", "A7", True),
        ("A07", "A7", True),
        ("A7", "A07", True),
        ("A70", "A7", False),
        ("A7%", "A7", False),
        ("A7", "B7", False),
        ("M06", "M6", True),
        ("m 6", "M6", True),
        ("M1 f", "M1f", True),
        ("sr 25/26 1", "SR (25/26) 01", True),
        ("SR(25-26)01", "SR (25/26) 01", True),
        ("21BCFU7", "21 BCFU 07", True),
        ("pub 23/4/30/5", "PUB23/4/30.5", True),
        ("1.01", "1.1", True),
        ("01.1", "1.1", True),
        ("3/4", "3-4", True),
        ("A0", "A00", True),
        ("…", "A1", False),
        ("", "A1", False),
    ],
)
def test_a_ref_is_named_by_the_same_letters_and_numbers_written_another_way(typed: str, ref: str, same: bool) -> None:
    assert refs_named(typed, [ref]) == ([ref] if same else [])


def test_two_refs_that_are_alike_are_each_named_by_what_is_written() -> None:
    both = ["A7", "A07", "R7-4", "R07-04"]

    for ref in both:
        assert refs_named(ref.casefold(), both) == [ref]
    assert refs_named("a 7", both) == ["A7", "A07"]
    assert refs_named("r07/4", both) == ["R7-4", "R07-04"]


@pytest.mark.parametrize(
    ("ref", "key"), [("R10-02", "r10 02"), ("R10 02", "r10 02"), ("R10‑02", "r10 02"), ("1.10", "1.10")]
)
def test_a_ref_may_be_compared_with_its_hyphens_as_spaces(ref: str, key: str) -> None:
    assert spaced_key(ref) == key


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("R01-02", "R01-02"),
        ("1.10", "1.10"),
        ("SR  (25/26)  01", "SR (25/26) 01"),
        ('"SR (25/26) 01"', "SR (25/26) 01"),
        ("“21 BCFU 07”", "21 BCFU 07"),
        ("PUB23/4/30.5", "PUB23/4/30.5"),
        ("7", "7"),
        ("A" * 39 + "1", "A" * 39 + "1"),
    ],
)
def test_a_plans_own_ref_is_kept_as_it_is_written(typed: str, kept: str) -> None:
    assert checked_ref(typed) == kept


@pytest.mark.parametrize(
    "typed", ["", "   ", "Recruit", "-", "<@U0JO>", "A1;", "A:1", "1-", "A" * 40 + "1", "A1\u0000", "=1+1"]
)
def test_what_could_not_be_typed_again_is_no_ref(typed: str) -> None:
    with pytest.raises(Refusal, match="A ref is letters and digits, with a digit among them"):
        checked_ref(typed)
