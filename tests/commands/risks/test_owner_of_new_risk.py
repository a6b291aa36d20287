"""An owner who is named in the words of a new risk is offered, and never taken."""

import pytest
from conversation import Conversation


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("Posts stay empty <@U0ALI> 4x4", "/risk update RK1 owner: <@U0ALI>"),
        ("Posts stay empty, owner Ali Noor", "/risk update RK1 owner: Ali Noor"),
    ],
)
def test_an_owner_in_the_title_is_offered(say: Conversation, typed: str, line: str) -> None:
    told = say(f"/risk add {typed}").splitlines()

    assert told[2] == f"Whoever is named in the title does not own it yet. To make them its owner: {line}"
    assert "Owner <@U0ALI>, in place of no owner" in say(line)


def test_of_words_that_name_nobody_no_owner_is_offered(say: Conversation) -> None:
    assert "does not own it" not in say("/risk add Posts with one owner per case stay empty")
