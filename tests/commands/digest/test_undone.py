"""What one digest told and somebody then undid stands in the next: who read the first hears that it no longer holds."""

import pytest
from conversation import PAT, SAM, Conversation, told

BEGUN = (
    "/action add Audit the plans due: 31 July",
    "/action add Train the panel due: 31 July",
    "/action done A2 minutes of 3 July, item 4",
    "/measure add M1 Visits",
    "/measure target M1 at least 85%",
    "/risk add Posts stay empty score: 3x4",
    "/area add R07 See children in need in time",
)
# What the first digest told, what undoes it, and what the next one says of it.
UNDONE = [
    (["/action close A2 agreed"], "/action undo", "A2 closed"),
    (["/action add Book the room", "/action update A1 half done"], "/action undo", "A1 updated"),
    (["/action due A1 end of September because two left"], "/action undo", "A1 moved to another date"),
    (["/action update A1 half done due: end of September because two left"], "/action undo",
     "A1 updated · A1 moved to another date"),
    (["/action update A1 A2 half done"], "/action undo", "A1 and A2 updated"),
    (["/measure reading M1 90% as at 30 June"], "/measure undo", "M1 Visits 90% as at Tue 30 Jun 2020"),
    (["/measure claim M1 met"], "/measure undo", 'M1 reported "met"'),
    (["/measure target M1 at least 80%"], "/measure undo", "M1 target M1b set: at least 80%"),
    (["/risk score RK1 3x3 because two have started"], "/risk undo", "RK1 scored"),
    (["/risk close RK1 they are filled"], "/risk undo", "RK1 closed"),
    (["/risk add Staff leave score: 2x2"], "/risk undo", "RK2 added"),
    (["/area rate R07 Good"], "/area undo", "R07 judged"),
]  # fmt: skip


@pytest.fixture
def begun_board(say: Conversation) -> Conversation:
    """A board with one of each, and a digest that is out."""
    for line in BEGUN:
        assert not say.reply(line, by=SAM).refused, line
        say.later(minutes=2)
    return out(say)


def out(say: Conversation) -> Conversation:
    """Posts a digest."""
    assert not say.reply("/digest post", by=SAM).refused
    told(say)
    say.later(minutes=2)
    return say


def undone_line(say: Conversation) -> list[str]:
    return [each for each in say("/digest").splitlines() if each.startswith("Undone")]


@pytest.mark.parametrize(("lines", "undo", "words"), UNDONE)
def test_what_was_told_and_undone_is_told(begun_board: Conversation, lines: list[str], undo: str, words: str) -> None:
    say = begun_board
    for line in lines:
        assert not say.reply(line, by=PAT).refused, line
        say.later(minutes=1)
    assert undone_line(out(say)) == []
    assert not say.reply(undo, by=PAT).refused
    say.later(days=6)

    assert undone_line(say) == [f"Undone since it was told: {words}"]
    assert undone_line(out(say)) == []


def test_what_was_undone_before_it_was_told_is_not(begun_board: Conversation) -> None:
    begun_board("/action close A2 agreed", by=PAT)
    begun_board("/action undo", by=PAT)

    assert undone_line(begun_board) == []


def test_what_was_undone_and_done_again_still_holds(begun_board: Conversation) -> None:
    begun_board("/action close A2 agreed", by=PAT)
    out(begun_board)
    for line in ("/action undo", "/action close A2 agreed by the board"):
        assert not begun_board.reply(line, by=PAT).refused

    assert undone_line(begun_board) == []


def test_a_form_that_is_undone_is_told_in_a_few_words(begun_board: Conversation) -> None:
    refs = [begun_board(f"/action add Task {number}", by=SAM).split()[0] for number in range(5)]
    out(begun_board)
    assert not begun_board.reply(f"/action update {' '.join(refs)} all begun", by=SAM).refused
    out(begun_board)
    begun_board("/action undo", by=SAM)

    assert undone_line(begun_board) == ["Undone since it was told: A3, A4, A5 and 2 more updated"]
