"""A review of a risk that is a score, an owner or an ending, and nothing else."""

import pytest
from conversation import SAM, Conversation

ASKED = (
    "Not updated. Kept as words, that would change nothing. To keep it as words, put it in double quotes. Did you mean:"
)


@pytest.fixture
def board(say: Conversation) -> Conversation:
    say("/risk add Posts stay empty <@U0JO> score: 4x5", by=SAM)
    return say


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("3x4", ["/risk score RK1 3x4 because …"]),
        ("now 3x4 because two have started", ["/risk score RK1 3x4 because two have started"]),
        ("down to 12", ["/risk score RK1 3x4 because …", "/risk score RK1 4x3 because …"]),
        ("likelihood 3, impact 4.", ["/risk score RK1 3x4 because …"]),
        ("3x4 target: 2x2", ["/risk score RK1 3x4 because …", "/risk update RK1 target: 2x2"]),
        ("@ali", ["/risk update RK1 owner: @ali"]),
        ("owner is now <@U0ALI>", ["/risk update RK1 owner: <@U0ALI>"]),
        ("Closed.", ["/risk close RK1 …"]),
    ],
)
def test_the_line_that_does_it_is_asked_for(board: Conversation, typed: str, lines: list[str]) -> None:
    assert board(f"/risk update RK1 {typed}", by=SAM).splitlines() == [ASKED, *lines]
    for line in (each for each in lines if "…" not in each):
        assert not board.reply(line, by=SAM).refused


@pytest.mark.parametrize(
    "note",
    [
        "3 of 5 posts filled",
        "score reviewed, no change",
        "closed two posts",
        '"3x4"',
        "@ali has seen it",
        "likely to ease",
    ],
)
def test_what_says_more_is_kept(board: Conversation, note: str) -> None:
    assert board(f"/risk update RK1 {note}", by=SAM).startswith("RK1 reviewed.")


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("3x4 two have started", "/risk score RK1 3x4 because two have started"),
        ("L3, I4: two have started", "/risk score RK1 3x4 because two have started"),
        (
            "3x4 two have started as at 1 July 2020",
            "/risk score RK1 3x4 as at 1 Jul 2020 because two have started",
        ),
    ],
)
def test_a_reason_behind_a_score_stays_in_the_line(board: Conversation, typed: str, line: str) -> None:
    reason, offered = board(f"/risk score RK1 {typed}", by=SAM).splitlines()

    assert reason.startswith("Not scored.")
    assert offered == line
    assert "Because: two have started" in board(line, by=SAM)


def test_a_score_as_registers_write_it_is_seen_in_a_title(say: Conversation) -> None:
    told = say("/risk add Posts stay empty L4 I5", by=SAM)

    assert told.splitlines()[-1] == (
        "The score in the title is not the risk's yet. To score it: /risk score RK1 4x5 because …"
    )
