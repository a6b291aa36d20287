"""Whether an owner in words could be somebody: in doubt they could, and plainly other people could not."""

import pytest

from board.names import could_name, name_keys

SAM = (["Sam Cole", "sam.cole"], ["Business Support Manager, Children's Services"])
SAME = [
    "Sam Cole", "sam cole", "SAM COLE", " Sam  Cole ", "Cole, Sam", "Cole Sam", "Sam Cole (board support)",
    "Sam Cole - board support", "Sam Cole, Business Support", "Sam Cole / Ali Noor", "Ali Noor and Sam Cole",
    "Ali Noor & Sam Cole", "Head of Service (Sam Cole)", "Head of Service: Sam Cole", "Ms Sam Cole", "Dr. Sam Cole",
    "Cllr Sam Cole", "S Cole", "S. Cole", "Cole S", "Cole, S.", "Sam C", "Sam C.", "SC", "S.C.", "sc", "S C", "CS",
    "Sam", "sam", "Cole", "Ms Cole", "Mrs. Cole", "Samantha Cole", "Sam Jane Cole", "Sam J. Cole", "Sam-Jane Cole",
    "Sam Cole-Reed", "@sam.cole", "sam.cole", "samcole", "Sám Cole", "Sa\u0301m Cole", "Sam Cole's team",
    "Sam\u2019s", "\uff33\uff41\uff4d Cole", "Sam Cole 🙂", "\u201cSam Cole\u201d", "[Sam Cole]", "Sam Cole; Ali Noor",
    "Sam\nCole", "Sam Cole +1", "Sam Cole or Ali Noor", "Business Support Manager", "business support manager",
    "Business Support", "Manager, Business Support", "BSM", "Business Support Manager for Children's Services",
]  # fmt: skip
OTHER = [
    "", " ", "-", "Ali Noor", "Pat Lane", "Head of Service", "Director of Children's Services", "DCS", "AN", "S", "Ali",
    "Noor, Ali", "Tom Coleman", "Lane, S", "Sally Coles", "Cole Porter", "A Cole", "Sam Reed", "Sue Lane",
    "Performance Lead", "Audit Manager", "MASH", "The team", "TBC", "Scrutiny Panel", "Principal Social Worker",
    "Ali Noor (with Pat Lane)", "Assistant Director, Housing", "🙂", "北京", "Head of Service, MASH",
]  # fmt: skip


@pytest.mark.parametrize("words", SAME)
def test_words_that_could_be_sam(words: str) -> None:
    assert could_name(words, *SAM)


@pytest.mark.parametrize("words", OTHER)
def test_words_that_could_not(words: str) -> None:
    assert not could_name(words, *SAM)


@pytest.mark.parametrize(
    ("words", "name", "may"),
    [
        ("Siobhan O'Neill", "Siobhán O\u2019Neill", True),
        ("Siobhan ONeill", "Siobhán O'Neill", True),
        ("Soren Kjaer", "Søren Kjær", True),
        ("Mary-Ann Lee", "Maryann Lee", True),
        ("Mary Ann Lee", "Mary\u2013Ann Lee", True),
        ("Jo Reed", "Joanne Reed (she/her)", True),
        ("Joanne Reed", "Jo Reed", True),
        ("Jo", "Joanne Reed", True),
        ("J Reed", "Dr Jo Reed", True),
        ("Reed", "Jo", False),
        ("Jo Reed", "jo", True),
        ("Jo Reed", "Joe Reeves", False),
        ("Jo Reed", "Jon Lane", False),
        ("Board", "Bo Lee", False),
        ("Ng", "Li Ng", True),
    ],
)
def test_other_peoples_names(words: str, name: str, may: bool) -> None:
    assert could_name(words, [name]) is may


@pytest.mark.parametrize(
    ("words", "may"),
    [
        ("Board support", True), ("Support officer", True), ("the board support officer", True), ("Support", True),
        ("Business support", False), ("The board", False), ("Officer", False), ("Housing support officer", False),
    ],
)  # fmt: skip
def test_the_role_on_the_board_in_words(words: str, may: bool) -> None:
    assert could_name(words, ["Sam Cole"], is_support=True) is may
    assert not could_name(words, ["Sam Cole"])


@pytest.mark.parametrize(
    "words", ["\ufdfa" * 3000, "a " * 1500, "(" * 3000, "' x" * 1000, "&" * 3000, "e\u0301" * 1500]
)
def test_hostile_words_are_read_no_further_than_a_name_goes(words: str) -> None:
    assert not could_name(f"{words} Sam Cole", ["Sam Cole"])


@pytest.mark.parametrize(
    "form",
    [
        "Dr {}", "Mr {}", "Mrs {}", "Ms {}", "Miss {}", "Mx {}", "Prof {}", "Professor {}", "Cllr {}", "Councillor {}",
        "Sir {}", "Dame {}", "Lady {}", "Lord {}", "Baroness {}", "Rev {}", "Revd {}", "Reverend {}", "Cllr Dr {}",
        "{} OBE", "{}, MBE", "{} CBE", "{} KBE", "{} PhD", "{} JP", "{} KC", "Dr {} MBE JP", "{} (she/her)",
        "{} he/him/his", "{} :seedling:", "{} | MASH", "{} \u2013 MASH", "{} [HR]", "{} 🌻",
    ],
)  # fmt: skip
def test_what_stands_round_a_name_is_no_part_of_it(form: str) -> None:
    assert not name_keys(form.format("Jo Reed")).isdisjoint(name_keys("Jo Reed"))
    assert name_keys(form.format("Jo Reed")).isdisjoint(name_keys("Jo Read"))
