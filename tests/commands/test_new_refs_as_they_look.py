"""A ref of a new measure or area that is typed with letters or digits that look like Latin ones is the ref it looks like."""

import pytest
from conversation import JO, SAM, Conversation


@pytest.mark.parametrize("ref", ["\u041c6", "\u039c6", "M\u0666", "\uff2d\uff16", "M6"], ids=ascii)
def test_of_a_measure(say: Conversation, ref: str) -> None:
    assert say(f"/measure add {ref} Visits", by=SAM).startswith("M6 added. Visits")
    assert say(f"/measure show {ref}").startswith("M6 Visits")
    assert say("/measure add M6 Caseloads", by=SAM).startswith("Not added. M6 is on this board already.")


@pytest.mark.parametrize("ref", ["\u041d07", "\u039707", "H\u0660\u0667", "H07"], ids=ascii)
def test_of_an_area(say: Conversation, ref: str) -> None:
    assert say(f"/area add {ref} Visits", by=JO).startswith("H07 added. Visits")


@pytest.mark.parametrize("words", ["\u041c\u043e\u0441\u0442 6 visits", "6\u043e visits"], ids=ascii)
def test_other_words_are_the_title_as_typed(say: Conversation, words: str) -> None:
    assert say(f"/measure add {words}", by=SAM).startswith(f"M1 added. {words}")
