"""The grammar of a command: keys and their values, people, reasons; and free text that is never edited."""

import pytest
from hypothesis import given, strategies as some

from board.refusals import Refusal
from commands.reading.grammar import check_filled, first_word, read
from commands.reading.keys import Misspelt
from commands.reading.reasons import because, meant
from commands.reading.text_limits import check_text

KEYS = ("owner", "due", "measure", "area", "source", "ref", "status", "rating")


@pytest.mark.parametrize(
    ("typed", "free", "values"),
    [
        ("Visits", "Visits", {}),
        ("  Visits  ", "Visits", {}),
        ("Visits due: 31 July", "Visits", {"due": "31 July"}),
        ("due: 31 July", "", {"due": "31 July"}),
        ("Visits DUE:31 July OWNER: me", "Visits", {"due": "31 July", "owner": "me"}),
        ("Visits due : 31 July", "Visits", {"due": "31 July"}),
        ("Visits due：31 July", "Visits", {"due": "31 July"}),
        ("Visits due date: 31 July", "Visits", {"due": "31 July"}),
        ("Visits due by: 31 July", "Visits", {"due": "31 July"}),
        ("Visits RAG: amber, two left", "Visits", {"rating": "amber, two left"}),
        ("Visits due:", "Visits", {"due": ""}),
        ("Visits, due: 31 July; owner: me", "Visits", {"due": "31 July", "owner": "me"}),
        ("Visits - due: 31 July – owner: me,", "Visits", {"due": "31 July", "owner": "me,"}),
        (
            "Visits, homes and panels, source: minutes, 4 July, ref: A1",
            "Visits, homes and panels",
            {"source": "minutes, 4 July", "ref": "A1"},
        ),
        ("Pre-visit- due: 31 July", "Pre-visit-", {"due": "31 July"}),
        ('Say ", due: x" due: 31 July', 'Say ", due: x"', {"due": "31 July"}),
        ("Visits\ndue: 31 July\nowner: me", "Visits", {"due": "31 July", "owner": "me"}),
        ("Overdue: a list", "Overdue: a list", {}),
        ("Read due://list", "Read due://list", {}),
        ('Write "due: date" here', 'Write "due: date" here', {}),
        ('Write "due: date" here due: 31 July', 'Write "due: date" here', {"due": "31 July"}),
        ("Write “owner: x” due: 31 July", "Write “owner: x”", {"due": "31 July"}),
        ("Date: agree  one", "Date: agree  one", {}),
        ("Cause: too few", "Cause: too few", {}),
    ],
)
def test_keys_and_their_values(typed: str, free: str, values: dict[str, str]) -> None:
    words = read(typed, KEYS)

    assert words.free == free
    assert {key: value.words for key, value in words.values.items()} == values
    assert all(words.line[value.start : value.end] == value.words for value in words.values.values())
    assert [words.has(key) for key in KEYS] == [key in values for key in KEYS]


@given(some.text(some.characters(exclude_characters=':："“”', exclude_categories=("Cs",)), max_size=60))
def test_text_without_a_colon_is_kept_to_the_letter(text: str) -> None:
    words = read(text, KEYS)

    assert words.free == text.strip()
    assert words.values == {}


def test_a_verb_without_keys_takes_every_colon_for_text() -> None:
    assert read(" Visits due: 31 July ", ()).free == "Visits due: 31 July"


@pytest.mark.parametrize(
    "typed", ["a due: 1 July due: 2 July", "a due: 1 July Due date: 2 July", "rating: red rag: amber"]
)
def test_a_key_that_is_there_twice_is_refused(typed: str) -> None:
    with pytest.raises(Refusal, match="appears twice"):
        read(typed, KEYS)


@pytest.mark.parametrize(
    ("typed", "corrected"),
    [
        ("Visits onwer: me", "Visits owner: me"),
        ("Visits deu: 31 July", "Visits due: 31 July"),
        ("Visits Mesure: M2 due: 31 July", "Visits measure: M2 due: 31 July"),
        ("staus: on hold", "status: on hold"),
    ],
)
def test_a_key_that_is_not_quite_one_is_put_right(typed: str, corrected: str) -> None:
    with pytest.raises(Misspelt) as misspelt:
        read(typed, KEYS)

    assert misspelt.value.corrected == corrected
    assert read(f'Visits "{typed}"', KEYS).free == f'Visits "{typed}"'


@pytest.mark.parametrize(
    ("typed", "corrected"),
    [
        ("Visits (owner: Head of MASH, due: 31 July)", "Visits owner: Head of MASH, due: 31 July"),
        ("Visits [due: 31 July]", "Visits due: 31 July"),
        ("Visits (due: 31 July", "Visits due: 31 July"),
        ("Visits (MASH) (due: 31 July).", "Visits (MASH) due: 31 July"),
    ],
)
def test_a_key_in_brackets_is_asked_about(typed: str, corrected: str) -> None:
    with pytest.raises(Misspelt) as asked:
        read(typed, KEYS)

    assert asked.value.corrected == corrected
    assert read('Visits "(due: 31 July)"', KEYS).free == 'Visits "(due: 31 July)"'
    assert read("Visits (see: page 3)", KEYS).free == "Visits (see: page 3)"
    assert read("Visits (due: 31 July) for the board", KEYS).free == "Visits (due: 31 July) for the board"


def test_a_value_is_put_right_in_its_place() -> None:
    words = read("Visits due:  July 17  owner: me", KEYS)

    assert words.with_value("due", "17 July 2020") == "Visits due:  17 July 2020  owner: me"


def test_a_key_with_nothing_after_it_is_refused_by_name() -> None:
    with pytest.raises(Refusal, match=r'There is nothing after "due:"\.'):
        check_filled(read("Visits due: owner: me", KEYS))


@pytest.mark.parametrize(
    ("typed", "text", "why"),
    [
        ("end of September because two left", "end of September", "two left"),
        ("end of September Because: two left; agency late", "end of September", "two left; agency late"),
        ("because two left", "", "two left"),
        ("30 July because it is late because of leave", "30 July", "it is late because of leave"),
        ("30 July because …", "30 July", ""),
        ("30 July because <reason>", "30 July", ""),
        ("30 July because", "30 July", ""),
        ("30 July becausetwo", "30 July becausetwo", ""),
        (" 30 July ", "30 July", ""),
    ],
)
def test_the_reason_after_because(typed: str, text: str, why: str) -> None:
    assert because(typed) == (text, why)


@pytest.mark.parametrize("words", ["", " ", "…", "...", "–", "<evidence>", " <the reason> ", "🎉"])
def test_words_that_say_nothing(words: str) -> None:
    assert meant(words) == ""


@pytest.mark.parametrize("words", ["seen", "<@U0JO>", "<!channel>", "<#C0BOARD>", "<one> <two>", "5", "é"])
def test_words_that_say_something_are_kept(words: str) -> None:
    assert meant(f" {words} ") == words


@pytest.mark.parametrize(
    ("typed", "first", "rest"),
    [("A1 two  left", "A1", "two  left"), ('"SR 01" x', "SR 01", "x"), ("“SR 01”", "SR 01", ""), ('"SR 01"x', '"SR', '01"x'), (" ", "", "")],
)  # fmt: skip
def test_the_first_word_may_stand_in_quotes(typed: str, first: str, rest: str) -> None:
    assert first_word(typed) == (first, rest)


@pytest.mark.parametrize(
    "code",
    [0x00, 0x07, 0x08, 0x0B, 0x1B, 0x7F, 0x85, 0x9F, 0x202A, 0x202B, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0xD800],
)
def test_a_character_that_cannot_be_seen_is_refused_by_its_number(code: int) -> None:
    with pytest.raises(Refusal, match=rf"invisible character \(U\+{code:04X}\)"):
        check_text(f"Visits {chr(code)} done")


@pytest.mark.parametrize("words", ["line\r\nline\tcell", "é ü 🎉 👩‍👧", "Zoë O’Neill – ½", "x" * 3000])
def test_what_people_do_type_is_taken(words: str) -> None:
    check_text(words)

    with pytest.raises(Refusal, match="the log takes 3,000 at a time"):
        check_text(words + "x" * 3001)
