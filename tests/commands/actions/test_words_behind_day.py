"""Words that stand behind a day are kept in the line that is offered: as the reason, as a key, or in the title."""

import pytest
from conversation import Conversation


@pytest.fixture
def board(say: Conversation) -> Conversation:
    say("/action add Recruit <@U0JO> due: 31 July 2020")
    say("/action add Train <@U0JO>")
    say("/measure add M6 Visits", by=say.crowd.people[2])
    return say


@pytest.mark.parametrize(
    "typed",
    [
        "30 Sept two agency staff left",
        "30 Sept - two agency staff left",
        "30 Sept, two agency staff left.",
        "30 Sept (two agency staff left)",
        "30 Sept cos two agency staff left",
        "to 30 Sept as two agency staff left",
    ],
)
def test_what_stands_behind_a_new_date_is_its_reason(board: Conversation, typed: str) -> None:
    told = board(f"/action due A1 {typed}").splitlines()

    assert told[1:] == ["/action due A1 30 September 2020 because two agency staff left"]
    assert board(told[1]).endswith("Because: two agency staff left")


def test_so_it_is_of_a_first_date_and_in_an_update(board: Conversation) -> None:
    assert board("/action due A2 30 Sept two agency staff left").splitlines()[1:] == [
        "/action due A2 30 September 2020 because two agency staff left"
    ]
    assert board("/action update A1 one left due: 30 Sept, two agency staff left progress: 40%").splitlines()[1:] == [
        "/action update A1 one left due: 30 September 2020 because two agency staff left progress: 40%"
    ]


@pytest.mark.parametrize("typed", ["30 Sept (TBC)", "30 Sept?", "30 Sept ok", "30 Sept or so"])
def test_what_is_no_reason_is_none(board: Conversation, typed: str) -> None:
    assert board(f"/action due A1 {typed}").splitlines()[1:] == ["/action due A1 30 September 2020 because …"]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("Write the plan due: 31 July 2020 Ali to lead", "Write the plan; Ali to lead due: 31 July 2020"),
        (
            "Write the plan due: 31 July 2020, Ali to lead owner: <@U0JO>",
            "Write the plan; Ali to lead due: 31 July 2020 owner: <@U0JO>",
        ),
        ("Write the plan due: 31 July 2020 measure M6", "Write the plan due: 31 July 2020 measure: M6"),
        ("Write the plan due: 31 July 2020 (TBC)", "Write the plan due: 31 July 2020"),
    ],
)
def test_what_stands_behind_a_due_date_is_kept(board: Conversation, typed: str, offered: str) -> None:
    told = board(f"/action add {typed}").splitlines()

    assert told[1:] == [f"/action add {offered}"]
    assert board(told[1]).startswith("A3 logged. Write the plan")
