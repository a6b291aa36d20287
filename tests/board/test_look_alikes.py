"""What looks like Latin letters, and what cannot be seen."""

import unicodedata

import pytest
from hypothesis import given, settings, strategies as st

from board.folding import folded
from board.look_alikes import first_invisible, in_latin, is_invisible, without_invisible
from board.refs import checked_ref, ref_key
from board.refusals import Refusal


@pytest.mark.parametrize(
    ("typed", "ref"),
    [
        ("\u0410\u0031", "A1"),  # Cyrillic A
        ("\u041c6", "M6"),  # Cyrillic M
        ("\u0420\u041e\u0421-1", "POC-1"),
        ("R\u041e1-\u041e2", "RO1-O2"),
        ("\u0391\u0031", "A1"),  # Greek Alpha
        ("\u039c6", "M6"),  # Greek Mu
        ("\u0392\u0395\u03a4\u0391 1", "BETA 1"),
        ("A\u0661", "A1"),  # Arabic-Indic one
        ("A\u06f1\u06f2", "A12"),  # Persian digits
        ("R\u0660\u0661-\u0660\u0662", "R01-02"),
        ("A\u0967", "A1"),  # Devanagari one
        ("\uff21\uff11", "A1"),  # full width
        ("R01\uff0d02", "R01-02"),  # a full-width dash
        ("R01\u201102", "R01-02"),  # a non-breaking hyphen
        ("R01\u221202", "R01-02"),  # a minus sign
        ("A\u200b1", "A1"),
        ("A1\u200f", "A1"),
        ("A\u061c1", "A1"),
        ("A\u034f1", "A1"),
        ("A\u00ad1", "A1"),
        ("A\ufe0f1", "A1"),
        ("A\U000e00411", "A1"),  # a tag
        ("A\u31641", "A1"),  # a Hangul filler
        ("SR\u00a0(25/26)\u00a001", "SR (25/26) 01"),
        ("\U0001d400\U0001d7cf", "A1"),  # mathematical bold
    ],
)
def test_a_look_alike_is_the_ref_that_a_reader_sees(typed: str, ref: str) -> None:
    assert ref_key(typed) == ref_key(ref)
    assert checked_ref(typed) == ref


@pytest.mark.parametrize(
    ("letters", "latin"),
    [
        ("АВЕЅІЈКМНОРСТУХҮԚԜЗ", "ABESIJKMHOPCTYXYQW3"),
        ("авеѕіјкмнорстухүһԁԛԝѵьз", "abesijkmhopctyxyhdqwvb3"),
        ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹͿ", "ABEZHIKMNOPTYXCJ"),
        ("αβεικνορτυχϲϳη", "abeikvoptyxcjn"),
        ("ıİɑɡɩℓ", "iIagil"),
        ("٠١٢٣٤٥٦٧٨٩", "0123456789"),
        ("۰۱۲۳۴۵۶۷۸۹", "0123456789"),
        ("ＡＺａｚ０９", "AZaz09"),
        ("‐‑‒–—―−⁃﹣－", "----------"),
        ("\u00a0\u2003\u3000\u202f", "    "),
    ],
)
def test_each_letter_is_the_one_it_looks_like(letters: str, latin: str) -> None:
    assert in_latin(letters) == latin


@pytest.mark.parametrize("ref", ["A1", "É1", "Ø12", "R01-02", "1.10", "ß1", "SR (25/26) 01"])
def test_a_ref_in_our_alphabet_is_kept_as_it_is(ref: str) -> None:
    assert checked_ref(ref) == ref


@pytest.mark.parametrize("ref", ["R\u06271", "\u0416\u0031", "A\u05d01", "\u4f601", "A\u03a31", "A1\u0434"])
def test_a_letter_of_another_alphabet_is_refused_in_words(ref: str) -> None:
    with pytest.raises(Refusal, match="not of the Latin alphabet"):
        checked_ref(ref)


SEEN = [
    "done 🎉", "👩‍👧 and 👩🏽‍🚀", "❤️ and ❤️‍🔥", "1️⃣ and #️⃣ and *️⃣", "🏴󠁧󠁢󠁥󠁮󠁧󠁿 and 🏴󠁧󠁢󠁳󠁣󠁴󠁿", "🏳️‍🌈", "👁️‍🗨️", "✔︎ and ✔️", "©️ ®️ ™️",
    "می\u200cخواهم", "क्\u200dष", "Zoë – O’Neill ½ €", "line\nline\ttab", "e\u0301",
]  # fmt: skip
UNSEEN = [
    *(f"Plan{chr(point)} for visits" for point in (
        0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x180B, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x202A, 0x202C,
        0x202E, 0x2060, 0x2064, 0x2066, 0x2069, 0x206F, 0x2800, 0x3164, 0xFE00, 0xFE0E, 0xFE0F, 0xFEFF, 0xFFA0, 0xFFF9,
        0xE0001, 0xE0041, 0xE0100,
    )),
    "9\u200d4", "🎉\u200d", "\u200d🎉", "🎉\ufe0f\ufe0f", "1\ufe0f", "🏴\U000e0067", "a\u200cb", "\u200c\u0645",
]  # fmt: skip


@pytest.mark.parametrize("words", SEEN)
def test_emoji_and_the_spelling_of_other_scripts_are_seen(words: str) -> None:
    assert first_invisible(words) == ""
    assert without_invisible(words) == words


@pytest.mark.parametrize("words", UNSEEN, ids=ascii)
def test_what_nobody_sees_is_found_and_left_out(words: str) -> None:
    assert is_invisible(first_invisible(words))
    assert first_invisible(without_invisible(words)) == ""
    assert [letter for letter in without_invisible(words) if letter.isalnum()] == [
        letter for letter in words if letter.isalnum() and not is_invisible(letter)
    ]


def test_every_character_of_format_is_invisible() -> None:
    of_format = [chr(point) for point in range(0xFFFF) if unicodedata.category(chr(point)) == "Cf"]

    assert [ascii(letter) for letter in of_format if not is_invisible(letter)] == []


@settings(derandomize=True, deadline=None)
@given(text=st.text())
def test_what_is_left_is_seen(text: str) -> None:
    assert first_invisible(without_invisible(text)) == ""
    assert in_latin(in_latin(text)) == in_latin(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jo\u200b Reed", "Jo Reed"),
        ("J\u043e Reed", "Jo Reed"),  # a Cyrillic o
        ("Zo\u00eb\ufe0f Lane", "Zoe Lane"),
        ("Sam\u2011Lee", "Sam Lee"),
        ("\u039ao Reed", "Ko Reed"),  # a Greek Kappa
        ("P\u00adat", "Pat"),
    ],
)
def test_words_are_compared_as_they_look(one: str, other: str) -> None:
    assert folded(one) == folded(other)
