"""A chair's plain sentences about a thing by its ref: what shows it, or signs it off, is offered."""

import pytest
from conversation import PAT, SAM, Conversation


@pytest.fixture
def board(say: Conversation) -> Conversation:
    say("/measure add M1 Visits", by=SAM)
    say("/action add Review the plan ref: A5 due: 30 September 2020", by=SAM)
    say("/action done A5 plan in the folder of 7 July", by=SAM)
    say("/risk add Posts stay empty ref: RK1", by=SAM)
    return say


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        ("Is M1 met?", ["/measure show M1 (shows it)"]),
        ("where are we on M1", ["/measure show M1 (shows it)"]),
        ("who owns A5", ["/action show A5 (shows it)"]),
        ("has A5 been finished?", ["/action show A5 (shows it)"]),
        ("what is RK1", ["/risk show RK1 (shows it)"]),
        ("show me M1", ["/measure show M1 (shows it)"]),
        ("sign off A5", ["/action close A5 (signs it off)", "/action show A5 (shows it)"]),
    ],
)
def test_a_sentence_about_a_ref_gets_the_lines_that_are_meant(board: Conversation, said: str, lines: list[str]) -> None:
    assert board(f" {said}", by=PAT).splitlines()[1:] == lines
    assert not board.reply(lines[0].partition(" (")[0], by=PAT).refused


def test_a_request_is_still_offered_as_an_update(board: Conversation) -> None:
    told = board(" can A5 go back to 30/9?", by=PAT).splitlines()

    assert told[1] == "/action update A5 can A5 go back to 30/9? (adds it to its history)"
