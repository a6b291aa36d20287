"""What a board is told of its risks: in the digest, on the chair's page and on Home; and nothing where it has none."""

from datetime import timedelta

import pytest
from at_home import look, words
from conversation import JO, PAT, SAM, Conversation

from board.risks import Gap
from commands.digest.compared import digest_of

HAND = "Needs a hand:"


def hand(told: str) -> str:
    return next(line for line in told.splitlines() if line.startswith(HAND))


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ((), "Needs a hand: nothing"),
        (("/risk add Posts stay empty @jo score: 3x4",), "Needs a hand: nothing"),
        (("/risk add Posts stay empty score: 3x4",), "Needs a hand: 1 risk without an owner"),
        (("/risk add Posts stay empty @jo",), "Needs a hand: 1 risk not scored"),
        (("/risk add Posts stay empty", "/risk add Audits slip score: 2x2"),
         "Needs a hand: 2 risks without an owner · 1 risk not scored"),
        (("/risk add Posts stay empty @jo score: 3x4 target: 2x2",),
         "Needs a hand: 1 risk above target with no open action"),
        (("/action add Recruit", "/risk add Posts stay empty score: 3x4"),
         "Needs a hand: 1 without an owner · 1 without a date · 1 risk without an owner"),
        (("/risk add Posts stay empty", "/risk undo"), "Needs a hand: nothing"),
    ],
)  # fmt: skip
def test_the_digest_counts_what_needs_a_hand(say: Conversation, typed: tuple[str, ...], told: str) -> None:
    for line in typed:
        assert not say.reply(line).refused

    assert hand(say("/digest")) == told


def test_the_chairs_page_has_the_line_that_lists_each(say: Conversation) -> None:
    say("/risk add Posts stay empty score: 3x4 target: 2x2")
    say("/risk add Audits slip @jo")

    told = hand(say("/status", by=PAT))

    assert told == (
        "Needs a hand: 1 risk without an owner: /risk list no owner · 1 risk not scored: /risk list not scored · "
        "1 risk above target with no open action: /risk list above target no action"
    )
    for line in ("/risk list no owner", "/risk list not scored", "/risk list above target no action"):
        assert say(line).startswith("1 risk: ")


def test_once_the_board_has_met_what_nobody_reviewed_is_said(say: Conversation) -> None:
    say("/risk add Posts stay empty @jo score: 3x4")
    say("/risk add Audits slip @jo score: 2x2")
    say("/board meeting 15 July 2020", by=SAM)
    say.later(days=8)
    assert hand(say("/digest")) == "Needs a hand: 2 risks not reviewed since the last board"

    say("/risk update RK1 no change")
    assert hand(say("/digest")) == "Needs a hand: 1 risk not reviewed since the last board"
    say("/risk score RK2 2x3 because the auditor is away")
    assert hand(say("/digest")) == "Needs a hand: nothing"


def test_the_page_of_a_day_that_is_past_tells_of_the_risks_of_that_day(say: Conversation) -> None:
    say("/risk add Posts stay empty")
    say.later(days=7)
    say("/risk update RK1 owner: @jo")
    say("/risk score RK1 3x4 because two have left")
    say("/risk add Audits slip")

    assert "1 risk without an owner: /risk list no owner · 1 risk not scored" in hand(say("/status as at 8 July 2020"))
    assert hand(say("/status")).startswith("Needs a hand: 1 risk without an owner: ")


def test_a_digest_as_it_stood_tells_of_the_risks_of_that_day(say: Conversation) -> None:
    say("/risk add Posts stay empty")
    then = say.now
    say.later(days=7)
    say("/risk update RK1 owner: @jo")
    say("/risk score RK1 3x4 because two have left")
    with say.log.reading() as store:
        board = store.boards.all()[0]
        before = digest_of(store, board, then + timedelta(minutes=1), as_it_stood=True)
        now = digest_of(store, board, say.now)

    assert before.position.risk_gaps == {Gap.OWNER: 1, Gap.SCORE: 1}
    assert now.position.risk_gaps == {}


def test_home_asks_support_and_nobody_else(say: Conversation) -> None:
    say("/risk add Posts stay empty")

    assert "1 risk has no owner." in words(look(say, by=SAM))
    assert "[1 risk without an owner]" in words(look(say, by=SAM))
    for person in (JO, PAT):
        assert "risk" not in words(look(say, by=person))


def test_a_board_without_risks_reads_as_before(say: Conversation) -> None:
    say("/action add Recruit @jo due: 31 July")

    for told in (
        say("/digest"),
        say("/status"),
        words(look(say, by=SAM)),
        words(look(say, by=JO)),
        say("/action help"),
    ):
        assert "risk" not in told.casefold()


def test_a_risk_is_found_by_its_ref(say: Conversation) -> None:
    say("/risk add Posts stay empty")

    assert say("/status RK1") == say("/risk show RK1")
    assert "Did you mean:\n/status RK1 (Posts stay empty)" in say("/status RK2")
