"""Who owns something that is overdue: open, past its due date, theirs in Slack."""

import pytest
from conversation import Conversation


@pytest.mark.parametrize(
    ("due", "then", "late"),
    [
        ("7 July 2020", "", True),
        ("8 July 2020", "", False),
        ("9 July 2020", "", False),
        ("7 July 2020", "/action hold A1 no room", True),
        ("7 July 2020", "/action done A1 minute 4 of the June board", False),
        ("7 July 2020", "/action assign A1 Head of MASH", False),
    ],
)
def test_who_is_late(say: Conversation, due: str, then: str, late: bool) -> None:
    say(f"/action add Train the panel @jo due: {due}")
    if then:
        say(then)

    with say.log.reading() as store:
        board = store.boards.all()[0]
        assert store.reminders.who_is_late([board.id], say.now.date()) == (["U0JO"] if late else [])
        assert store.reminders.who_is_late([board.id + 1], say.now.date()) == []
