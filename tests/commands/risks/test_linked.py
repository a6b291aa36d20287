"""`/risk link` and `/risk unlink`: the actions that are to bring a risk down, and the areas that it threatens."""

import pytest
from conversation import ALI, JO, KIT, PAT, SAM, Conversation

from storage.upkeep.verify import problems_in

BEFORE = (
    "/area add R07 Children in need",
    "/area add R08 Front door",
    "/action add Recruit two @jo",
    "/action add Train the panel @ali",
    "/risk add Posts stay empty @jo score: 4x5 target: 2x3",
)


@pytest.fixture
def linked(say: Conversation) -> Conversation:
    """A risk above its target, two actions and two areas."""
    for line in BEFORE:
        assert not say.reply(line).refused, line
    say.later(minutes=2)
    return say


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("/risk link RK1 A1", ["Linked to action A1 Recruit two"]),
        ("/risk link rk1 a1, a2", ["Linked to action A1 Recruit two", "Linked to action A2 Train the panel"]),
        ("/risk link RK1 to A1 and A2", ["Linked to action A1 Recruit two", "Linked to action A2 Train the panel"]),
        ("/risk RK1 link A2", ["Linked to action A2 Train the panel"]),
        ("/risk link RK1 R07", ["Linked to area R07 Children in need"]),
        ("/risk link RK1 Front door", ["Linked to area R08 Front door"]),
        ("/risk link RK1 A1 R07", ["Linked to area R07 Children in need", "Linked to action A1 Recruit two"]),
        ("/risk link RK1 action: A1 area: R08", ["Linked to area R08 Front door", "Linked to action A1 Recruit two"]),
    ],
)
def test_a_risk_goes_with_any_number_of_actions_and_areas(linked: Conversation, line: str, told: list[str]) -> None:
    assert linked(line).splitlines() == ["RK1 linked. Posts stay empty", *told]
    assert problems_in(linked.log) == []

    undone = linked("/risk undo")
    assert undone.splitlines()[-1] == "RK1 is as it was: open · <@U0JO> · 20 (4x5: likely, severe)."
    assert "Action A" not in linked("/risk show RK1")
    assert problems_in(linked.log) == []


@pytest.mark.parametrize(
    ("line", "told", "copy"),
    [
        ("/risk link RK1", "Not linked. Say which actions are to bring it down", "/risk link RK1 <actions, areas>"),
        ("/risk link RK1 A9", "Not linked. There is no action or area A9 on this board.", "/action list"),
        ("/risk link RK1 M6", "Not linked. There is no action or area M6 on this board.", "/area list"),
        ("/risk link RK1 RK1", "Not linked. There is no action or area RK1 on this board.", "/action list"),
        ("/risk link RK9 A1", "Not linked. There is no risk RK9 on this board. Did you mean:", "/risk link RK1 A1"),
        ("/risk unlink RK1", "Not unlinked. RK1 is linked to nothing.", ""),
        ("/risk unlink RK1 A1", "Not unlinked. RK1 is not linked to A1.", ""),
        ("/action link A1 RK1", "Not linked. RK1 is a risk (Posts stay empty), and a risk has its own links. Send:",
         "/risk link RK1 A1"),
    ],
)  # fmt: skip
def test_what_is_not_linked(linked: Conversation, line: str, told: str, copy: str) -> None:
    answer = linked(line)

    assert answer.startswith(told), answer
    assert copy in answer


def test_a_link_that_is_there_is_said_to_be(linked: Conversation) -> None:
    linked("/risk link RK1 A1")
    linked.later(minutes=2)

    assert linked("/risk link RK1 A1") == "Not linked. RK1 is linked to that already.\n/risk show RK1"
    assert linked("/risk link RK1 A1 A2").splitlines()[1:] == ["Linked to action A2 Train the panel"]


def test_of_an_action_on_which_nobody_works_that_is_said(linked: Conversation) -> None:
    linked("/action cancel A2 not needed", by=PAT)

    told = linked("/risk link RK1 A1 A2").splitlines()

    assert told[-1] == "A2 is cancelled: nobody works on it, so it brings nothing down."
    assert not [each for each in told if each.startswith("A1 is")]


def test_a_link_is_taken_away(linked: Conversation) -> None:
    linked("/risk link RK1 A1 A2 R07")

    assert linked("/risk unlink RK1 a2 and R07").splitlines()[1:] == [
        "No longer linked to area R07 Children in need",
        "No longer linked to action A2 Train the panel",
    ]
    assert "/risk unlink RK1 A1" in linked("/risk unlink RK1")
    told = linked("/risk show RK1")
    assert "Action A1 Recruit two · not started" in told
    assert "unlinked it · no longer action A2 · no longer area R07" in told
    assert problems_in(linked.log) == []


def test_an_open_action_is_what_a_risk_above_its_target_needs(linked: Conversation) -> None:
    gap = "above target with no open action"
    assert gap in linked("/risk list")

    linked("/risk link RK1 A1")
    assert gap not in linked("/risk list")
    assert "To bring down risk RK1" in linked("/action show A1")

    linked.later(days=7)
    linked("/action done A1 minutes of 3 July")
    assert gap in linked("/risk list")
    assert "Action A1 Recruit two · awaiting sign-off, no longer open" in linked("/risk show RK1")
    assert gap not in linked("/risk list as at 10 July 2020")


def test_the_links_of_a_day_that_is_past(linked: Conversation) -> None:
    linked("/risk link RK1 A1 R07")
    linked.later(days=7)
    linked("/risk unlink RK1 A1 R07")

    assert "above target with no open action" in linked("/risk list")
    assert "above target with no open action" not in linked("/risk list as at 10 July 2020")
    assert linked("/risk list area: R07") == "No risks match: open, area R07."
    assert linked("/risk list area: R07 as at: 10 July 2020").startswith(
        "1 risk: open, area R07, as at Fri 10 Jul 2020"
    )


def test_an_area_that_is_merged_takes_its_risks_with_it(linked: Conversation) -> None:
    linked("/risk link RK1 R07")

    linked("/area merge R07 into R08", by=SAM)

    assert linked("/risk list area: R08").startswith("1 risk: open, area R08")
    assert "merged an area that it threatens · area R08 · no longer area R07" in linked("/risk show RK1")
    assert problems_in(linked.log) == []


def test_a_risk_may_begin_with_the_area_that_it_threatens(linked: Conversation) -> None:
    told = linked("/risk add Visits slip area: front door")

    assert "threatens R08" in told
    assert "Threatens area R08 Front door" in linked("/risk show RK2")
    assert linked("/risk add Audits slip area: R99").startswith("Not added. There is no area R99 on this board.")
    assert problems_in(linked.log) == []


def test_who_links(linked: Conversation) -> None:
    assert linked("/risk link RK1 A1", by=KIT).startswith("Not linked. You are an observer on this board")
    for person, ref in ((ALI, "A1"), (PAT, "A2"), (JO, "R07"), (SAM, "R08")):
        assert linked(f"/risk link RK1 {ref}", by=person).startswith("RK1 linked.")
    linked("/risk close RK1 because every post is filled", by=PAT)
    assert linked("/risk unlink RK1 A1").startswith("Not unlinked. RK1 is closed.")
