"""What the title of something new names and no key has: a measure, an area or an action, a lead, a target."""

import pytest
from conversation import SAM, Conversation

BEFORE = ("/area add R07 Children in need", "/area add R08 Front door", "/measure add M6 Visits in time")
UNDO = "No owner · no due date · Undo: /action undo"
SCORE = "No owner · not scored · Undo: /risk undo\nSay how likely and how bad it is, such as 3x4: /risk score RK1 … because …"
IT = "and the action is not linked to it yet. To link it: /action link A1"
THEM = "and the action is not linked to them yet. To link it: /action link A1"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("/action add Audit each visit of M6", f"{UNDO}\nThe title names M6, {IT} M6"),
        ("/action add (r07/m6): audit each visit", f"{UNDO}\nThe title names M6 and R07, {THEM} M6 R07"),
        ("/action add Audit R07, R08 & M6 measure: M6",
         f"No owner · no due date · measure M6 · Undo: /action undo\nThe title names R07 and R08, {THEM} R07 R08"),
        ("/action add Audit M6 measure: m6", "No owner · no due date · measure M6 · Undo: /action undo"),
        ("/action add Audit 6 teams, M7 and A1 first", UNDO),
        ("/risk add Visits of R07 slip",
         f"{SCORE}\nThe title names R07, and the risk is not linked to it yet. To link it: /risk link RK1 R07"),
        ("/risk add Visits of R07 slip area: R07",
         f"No owner · not scored · threatens R07 · Undo: /risk undo\n{SCORE.splitlines()[1]}"),
    ],
)  # fmt: skip
def test_it_is_said_with_the_line_that_links_it(say: Conversation, typed: str, told: str) -> None:
    for line in BEFORE:
        assert not say.reply(line).refused

    assert say(typed).partition("\n")[2] == told


def test_the_lines_do_what_they_say(say: Conversation) -> None:
    for line in BEFORE:
        say(line)

    action, risk = say("/action add Audit R08 and M6"), say("/risk add A1 slips")

    assert say(action.rpartition(": ")[2]).splitlines()[1:] == [
        "Linked to measure M6 Visits in time",
        "Linked to area R08 Front door",
    ]
    assert say(risk.rpartition(": ")[2]).splitlines()[1:] == ["Linked to action A1 Audit R08 and M6"]


@pytest.mark.parametrize("named", ["lead @pat", "led by <@U0PAT>"])
def test_a_lead_who_stands_in_the_title_is_said_with_the_line_that_makes_them_it(say: Conversation, named: str) -> None:
    told = "Whoever is named in the title does not lead it yet. To make them its lead: "

    (line,) = [each for each in say(f"/area add W1 Workforce {named}", by=SAM).splitlines() if each.startswith(told)]
    assert "Lead: <@U0PAT>" in say(line.removeprefix(told), by=SAM)
    assert told not in say("/area add W2 Caseloads lead: @pat", by=SAM)


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Caseloads at most 16", "The target in the title is not set yet. To set it: /measure target M1 Caseloads at most 16"),
        ("Visits in time", "Now its target, such as at least 85% by 30 June 2021: /measure target M1 …"),
        ("16+ pathway plans", "Now its target, such as at least 85% by 30 June 2021: /measure target M1 …"),
    ],
)  # fmt: skip
def test_a_new_measure_is_told_with_the_line_for_its_target(say: Conversation, title: str, told: str) -> None:
    line = say(f"/measure add {title}").splitlines()[1]

    assert line == told
    assert say(line.rpartition(": ")[2]).startswith("M1 has target M1a: ") is ("at most" in title)


def test_a_ref_that_is_not_there_does_not_go_into_the_title(say: Conversation) -> None:
    say("/area add R02 Front door", by=SAM)

    told = say("/action add Publish guide area: R02 R93", by=SAM)

    assert told.splitlines() == [
        "Not logged. There is no area R93 on this board. Without it:",
        "/action add Publish guide area: R02 (Front door)",
    ]
