"""A press on *Sign off* signs off what stood above the button, and nothing that came after it."""

import pytest
from conversation import ALI, JO, PAT, SAM, Conversation

from commands.reply import Buttons, as_text
from commands.request import Person

FIRST, SECOND = "minutes of 3 July in the folder", "dip sample of 20"


@pytest.fixture
def board(say: Conversation) -> Conversation:
    say("/action add Visits @jo")
    say(f"/action done A1 {FIRST}")
    say.later(minutes=2)
    return say


def _sign_off(say: Conversation) -> str:
    rows = [part for part in say.reply("/action show A1", by=PAT).parts if isinstance(part, Buttons)]
    return next(each.says for row in rows for each in row.buttons if each.label == "Sign off")


def _closed(say: Conversation) -> bool:
    return "Closed" in say("/action show A1")


def test_what_was_read_is_signed_off(board: Conversation) -> None:
    says = _sign_off(board)

    assert board(says, by=PAT, pressed="yes").startswith("A1 closed.")
    with board.log.reading() as store:
        assert store.history.after(1, 0)[-1].said == "/action close A1"


@pytest.mark.parametrize(
    "since",
    [
        [(PAT, "/action return A1 two teams still to report"), (JO, f"/action done A1 {SECOND}")],
        [(JO, f"/action done A1 {SECOND}")],
        [(ALI, "/action update A1 two visits were missed after all")],
        [(JO, "/action edit A1 title: Visits of the north team")],
    ],
)
def test_what_came_after_the_button_is_not(board: Conversation, since: list[tuple[object, str]]) -> None:
    says = _sign_off(board)
    for by, line in since:
        board.later(minutes=2)
        assert "Not" not in board(line, by=by)[:4]

    answer = board.reply(says, by=PAT, pressed="yes")

    told = as_text(answer.parts)
    assert told.startswith("Not closed. A1 was changed by <@")
    evidence = SECOND if any(SECOND in line for _, line in since) else FIRST
    assert f'after that was drawn. Its evidence is now: "{evidence}"' in told
    assert told.endswith(" All of it:\n/action show A1")
    assert not _closed(board)
    assert isinstance(answer.parts[-1], Buttons)
    assert [each.label for each in answer.parts[-1].buttons] == ["Sign off", "Return"]
    assert board(answer.parts[-1].buttons[0].says, by=PAT, pressed="yes").startswith("A1 closed.")


def test_words_that_look_like_a_mark_are_kept(board: Conversation) -> None:
    for words in ("the minutes as read: people agreed", "as read: #people"):
        board(f"/action update A1 {words}")
        assert f'"{words}"' in board("/action show A1")


def test_a_second_press_is_told_of_the_first(board: Conversation) -> None:
    says = _sign_off(board)
    board(says, by=PAT, pressed="yes")
    board.later(minutes=5)

    assert "A1 was closed by you" in board(says, by=PAT, pressed="yes")


@pytest.mark.parametrize("line", ["/action list awaiting", "/action update A1 two visits were missed after all"])
@pytest.mark.parametrize("by", [PAT, SAM])
def test_below_words_without_the_evidence_it_is_read_first(board: Conversation, line: str, by: Person) -> None:
    answer = board.reply(line, by=by)
    assert FIRST not in as_text(answer.parts)

    (row,) = [part for part in answer.parts if isinstance(part, Buttons)]
    assert [each.label for each in row.buttons][:3] == ["Waiting for me", "Return", "Update"]
    read = board.reply(row.buttons[0].says, by=by)
    assert FIRST in as_text(read.parts)
    assert "Sign off" in [each.label for part in read.parts if isinstance(part, Buttons) for each in part.buttons]
