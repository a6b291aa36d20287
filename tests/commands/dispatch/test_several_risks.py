"""Several risks or areas in a row: none is changed, and each is offered by itself; the second was one of the words."""

import pytest
from conversation import PAT, SAM, Conversation


@pytest.fixture
def board(say: Conversation) -> Conversation:
    for title in ("Posts stay empty", "Audits slip"):
        say(f"/risk add {title}")
    for each in ("R01 Front door", "R02 Supervision"):
        say(f"/area add {each}", by=SAM)
    return say


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("/risk update RK1, RK2 two are in post", ["update RK1 {}", "update RK2 {}", "update RK1: RK2 {}"]),
        ("/risk update RK1 & RK2 two are in post", ["update RK1 {}", "update RK2 {}", "update RK1: RK2 {}"]),
        ("/risk score RK1 and RK2 3x4 because two are in post", ["score RK1 3x4 because {}", "score RK2 3x4 because {}"]),
        ("/risk close RK1 RK2 because two are in post",
         ["close RK1 because {}", "close RK2 because {}", "close RK1: RK2 because {}"]),
    ],
)  # fmt: skip
def test_risks_are_taken_one_at_a_time(board: Conversation, typed: str, offered: list[str]) -> None:
    before = board("/risk list all")

    told = board(typed, by=PAT).splitlines()

    assert "takes one ref at a time." in told[0]
    assert told[1:] == [f"/risk {line.format('two are in post')}" for line in offered]
    assert board("/risk list all") == before


def test_areas_are_taken_one_at_a_time(board: Conversation) -> None:
    assert board("/area bau R01, R02 to Scrutiny Panel", by=SAM).splitlines() == [
        'Not handed over. "bau" takes one ref at a time. Each by itself:',
        "/area bau R01 to Scrutiny Panel",
        "/area bau R02 to Scrutiny Panel",
    ]
    assert "takes one ref" in board("/area rate R01 R02 Good", by=SAM)
    assert board("/area link R01 R02", by=SAM).startswith("R01 linked.")
    assert board("/area merge R02 R01", by=SAM).startswith("R02 is part of R01 now.")


def test_behind_a_colon_a_ref_is_one_of_the_words(board: Conversation) -> None:
    assert board("/risk update RK1: RK2 has grown").splitlines()[-1] == '"RK2 has grown"'
    assert board("/risk update RK1 R01 is behind").splitlines()[-1] == '"R01 is behind"'
