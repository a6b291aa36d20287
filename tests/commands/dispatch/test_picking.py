"""What a picker offers: what the verb could be done to, one's own first, found by ref and by title."""

import pytest
from conversation import ALI, JO, KIT, PAT, SAM, Conversation

from commands.dispatch.picking import MOST_OFFERED, offered_in_picker
from commands.filled import Filled
from commands.request import Person, Request
from commands.slots import SlotKind


@pytest.fixture
def full(say: Conversation) -> Conversation:
    """Two of everything, the second of each Jo's; R02 is business as usual, and RK2 is closed."""
    for line in (
        "/area add R01 Front door", "/area add R02 Care leavers lead: <@U0JO>", "/area bau R02 to Scrutiny Panel",
        "/area add R03 Visits lead: <@U0JO>", "/measure add M1 Visits", "/measure add M2 Plans owner: <@U0JO>",
        "/risk add Posts stay empty", "/risk add It goes live late", "/risk close RK2 because it went live in June",
        "/risk add Audits slip <@U0JO>",
    ):  # fmt: skip
        assert not say.reply(line, by=SAM).refused, line
        say.later(minutes=1)
    return say


def refs(
    say: Conversation, kind: SlotKind, verb: str, typed: str = "", by: Person = JO, about: str = "", command: str = ""
) -> list[str]:
    asked = Request(
        command=command or str(kind), text=typed, person=by, team=say.team, channel=say.channel, now=say.now,
        people=say.crowd, reaches=frozenset({say.channel}), filled=Filled("", verb, {}, about=about),
    )  # fmt: skip
    return [ref for ref, _ in offered_in_picker(asked, say.log, 1, kind, verb)]


@pytest.mark.parametrize(
    ("kind", "verb", "offered"),
    [
        (SlotKind.AREA, "rate", ["R02", "R03", "R01"]),
        (SlotKind.AREA, "bau", ["R03", "R01"]),
        (SlotKind.AREA, "reopen", ["R02"]),
        (SlotKind.RISK, "score", ["RK3", "RK1"]),
        (SlotKind.MEASURE, "reading", ["M2", "M1"]),
    ],
)
def test_what_could_be_meant_is_offered_ones_own_first(
    full: Conversation, kind: SlotKind, verb: str, offered: list[str]
) -> None:
    assert refs(full, kind, verb) == offered


def test_a_risk_is_opened_again_only_by_whoever_decides(full: Conversation) -> None:
    assert refs(full, SlotKind.RISK, "reopen", by=SAM) == ["RK2"]
    assert refs(full, SlotKind.RISK, "reopen", by=JO) == []


def test_whoever_has_none_sees_them_in_their_order(full: Conversation) -> None:
    assert refs(full, SlotKind.AREA, "rate", by=PAT) == ["R01", "R02", "R03"]


@pytest.mark.parametrize(("typed", "offered"), [("front", ["R01"]), ("r3", ["R03"]), ("R03", ["R03"]), ("Housing", [])])
def test_an_area_is_found_by_ref_and_title_and_none_is_made_up(
    full: Conversation, typed: str, offered: list[str]
) -> None:
    assert refs(full, SlotKind.AREA, "add", typed) == offered


def test_a_whole_ref_is_offered_first_however_many_begin_with_it(say: Conversation) -> None:
    say("/action add Rota", by=SAM)
    for number in range(10, 10 + MOST_OFFERED + 1):
        say(f"/action add Plan {number} <@U0JO> due: 31 July 2020 ref: A1{number}", by=SAM)
    say("/action add Panel guide ref: R10-02", by=SAM)

    assert refs(say, SlotKind.ACTION, "update", "a1")[0] == "A1"
    assert refs(say, SlotKind.ACTION, "update", "A 1")[0] == "A1"
    assert refs(say, SlotKind.ACTION, "update", "r1002") == ["R10-02"]


@pytest.mark.parametrize(
    ("verb", "by", "offered"),
    [
        ("due", JO, ["A1", "A3"]),
        ("due", ALI, ["A2", "A3"]),
        ("due", SAM, ["A1", "A2", "A3"]),
        ("assign", ALI, ["A2", "A1", "A3"]),
        ("edit", JO, ["A1", "A3"]),
        ("snooze", ALI, ["A2"]),
        ("update", JO, ["A1", "A2", "A3"]),
        ("update", KIT, []),
    ],
)
def test_nothing_is_offered_that_the_person_may_not_do_it_to(
    say: Conversation, verb: str, by: Person, offered: list[str]
) -> None:
    say("/action add Visits plan <@U0JO> due: 1 August support: <@U0ALI>", by=SAM)
    say("/action add Audit tool <@U0ALI> due: 2 August", by=SAM)
    say("/action add Recruit", by=SAM)

    assert refs(say, SlotKind.ACTION, verb, by=by) == offered


def test_a_form_about_a_thing_does_not_offer_it_itself(full: Conversation) -> None:
    assert refs(full, SlotKind.AREA, "merge", about="R01", by=SAM) == ["R02", "R03"]
    assert refs(full, SlotKind.AREA, "link", about="R01", by=SAM, command="action") == ["R01", "R02", "R03"]


def test_a_chart_and_a_judgement_are_offered_what_they_can_be_of(full: Conversation) -> None:
    assert refs(full, SlotKind.MEASURE, "chart") == []
    assert refs(full, SlotKind.MEASURE, "judge") == []
    full("/measure reading M1 77%", by=SAM)
    full("/measure target M2 evidence: plan agreed", by=SAM)
    assert refs(full, SlotKind.MEASURE, "chart") == ["M1"]
    assert refs(full, SlotKind.MEASURE, "judge") == ["M2"]
    assert refs(full, SlotKind.MEASURE, "reading") == ["M2", "M1"]
