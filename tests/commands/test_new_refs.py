"""A ref that is typed for a new thing and that another kind of thing has on the board."""

import pytest
from conversation import SAM, Conversation


@pytest.fixture
def board(say: Conversation) -> Conversation:
    """A board with one thing of each kind."""
    for line in ("/action add Recruit", "/measure add M6 Visits", "/area add R07 Fostering", "/risk add Staff leave"):
        say(line, by=SAM)
    return say


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("/action add Visit ref: m6", "Not logged. m6 is a measure on this board. Give the action another ref, or leave it "
         "out for a new one. What is there:\n/measure show m6"),
        ("/action add Visit ref: R07", "Not logged. R07 is an area on this board."),
        ("/measure add A1 Plans", "Not added. A1 is an action on this board."),
        ("/measure add R07 Plans", "Not added. R07 is an area on this board. Give the measure another ref"),
        ("/area add M6 Plans", "Not added. M6 is a measure on this board."),
        ("/risk add Posts stay empty ref: M6", "Not added. M6 is a measure on this board. Give the risk another ref"),
        ("/action add Visit ref: RK1", "Not logged. RK1 is a risk on this board."),
    ],
)  # fmt: skip
def test_it_is_refused_with_what_is_there(board: Conversation, line: str, told: str) -> None:
    assert board(line, by=SAM).startswith(told)


def test_on_a_form_too(board: Conversation) -> None:
    for verb in ("/action add", "/measure add", "/area add", "/risk add"):
        there = "R07" if verb != "/area add" else "M6"
        answer = board.fill(verb, {"title": "Plans for the winter", "ref": there}, by=SAM)
        assert answer.refused, verb


def test_a_ref_that_is_given_out_is_nothing_elses(say: Conversation) -> None:
    say("/measure add A1 Visits in time", by=SAM)
    say("/area add RK1 Workforce", by=SAM)

    assert say("/action add Publish guide").startswith("A2 logged.")
    assert say("/risk add Posts stay empty").startswith("RK2 added.")


@pytest.mark.parametrize(
    "line", ["/action add Publish guide ref: AR1", "/measure add ar1 Visits in time", "/risk add Staff leave ref: AR1"]
)
def test_nor_is_an_areas(say: Conversation, line: str) -> None:
    assert not say.reply(line, by=SAM).refused

    assert say("/area add Workforce", by=SAM).startswith("AR2 added.")
    assert "Workforce" not in say("/status AR1")
