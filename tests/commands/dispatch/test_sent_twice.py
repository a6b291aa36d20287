"""The same words from the same person within a minute: a repeat, unless somebody has changed since what they had set."""

import pytest
from conversation import JO, SAM, Conversation

TWICE = "You sent this twice within a minute: it was done once."


@pytest.fixture
def logged(say: Conversation) -> Conversation:
    say("/action add Publish the guide <@U0JO> due: end of August", by=SAM)
    say.later(minutes=2)
    return say


@pytest.mark.parametrize(
    ("line", "between", "is_repeat"),
    [
        # A later note does not overwrite an earlier one.
        ("/action update A1 half done", "/action update A1 three quarters done", True),
        ("/action update A1 half done", "/action update A1 proofs are back rating: amber because late", True),
        ("/action update A1 half done status: in progress", "/action update A1 three quarters done", True),
        ("/action update A1 half done rating: amber because late", "/action update A1 with the printers", True),
        ("/action update A1 half done status: in progress", "/action hold A1 the printer is closed", False),
        ("/action update A1 half done rating: amber because late", "/action update A1 back rating: green", False),
        ("/action start A1", "/action hold A1 the printer is closed", False),
        ("/action update A1 half done", "/action add Another thing", True),
    ],
)
def test_words_are_a_repeat_unless_what_they_set_was_changed_since(
    logged: Conversation, line: str, between: str, is_repeat: bool
) -> None:
    logged(line, by=JO)
    logged.later(seconds=5)
    assert not logged(between, by=SAM).startswith("Not ")
    logged.later(seconds=5)

    again = logged(line, by=JO)

    assert (TWICE in again) is is_repeat
    with logged.log.reading() as store:
        lines = [each for each in store.history.after(1, 0) if each.said == line]
    assert len(lines) == (1 if is_repeat else 2)
