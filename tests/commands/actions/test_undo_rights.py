"""Undo needs the right, now, to what it undoes and to what it comes to: for every verb, role and owner."""

from dataclasses import replace

import pytest
from conversation import ALI, JO, PAT, SAM, Conversation, Person

from board.actions import Status
from board.roles import Role

ROLES = ("chair", "support", "officer", "observer")
# For each verb: who may undo it now, on an action of their own and on another's.
TABLE = """
         | chair own | chair other | support own | support other | officer own | officer other | observer own | observer other
add      | y | y | y | y | y | y | - | -
update   | y | y | y | y | y | y | y | -
start    | y | y | y | y | y | y | y | -
hold     | y | y | y | y | y | y | y | -
done     | y | y | y | y | y | y | y | -
first    | y | y | y | y | y | y | y | -
due      | y | y | y | y | y | - | y | -
both     | y | y | y | y | y | - | y | -
assign   | y | y | y | y | y | - | - | -
close    | y | y | - | y | - | - | - | -
return   | y | y | - | y | - | - | - | -
reopen   | y | y | - | y | - | - | - | -
bau      | y | y | - | y | - | - | - | -
cancel   | y | y | - | y | - | - | - | -
"""  # fmt: skip
LINES = {
    "add": "/action add Visits {owner}",
    "update": "/action update {ref} going well rating: green",
    "start": "/action start {ref}",
    "hold": "/action hold {ref} waiting for the new structure",
    "done": "/action done {ref} dip sample of 20, all seen",
    "first": "/action due {ref} 31 August 2020",
    "due": "/action due {ref} 30 September 2020 because two agency staff left",
    "both": "/action update {ref} going slowly due: 30 September 2020 because two agency staff left",
    "assign": "/action assign {ref} <@U0TOM>",
    "close": "/action close {ref}",
    "return": "/action return {ref} two teams to report",
    "reopen": "/action reopen {ref} the June figure fell back",
    "bau": "/action bau {ref} to Scrutiny Panel",
    "cancel": "/action cancel {ref} replaced",
}
# The status that each of them follows, where that is not "not started".
AFTER = {"close": Status.AWAITING_SIGN_OFF, "return": Status.AWAITING_SIGN_OFF, "reopen": Status.CLOSED}
HEAD, *ROWS = [[cell.strip() for cell in row.split("|")] for row in TABLE.strip("\n").splitlines()]
CELLS = [(row[0], *head.split(), mark == "y") for row in ROWS for head, mark in zip(HEAD[1:], row[1:], strict=True)]


MAY = {(verb, role, whose): may for verb, role, whose, may in CELLS}
TOM = Person("U0TOM", "Tom Hay", handle="tom")


def shown(say: Conversation, ref: str) -> list[str]:
    """The action as it stands, without its history."""
    return say(f"/action show {ref}", by=SAM).splitlines()[:4]


def as_role(say: Conversation, role: str) -> None:
    """Jo in that role now, and nobody else the chair where she is."""
    with say.log.writing() as store:
        store.boards.set_role(1, PAT.id, Role.OFFICER if role == "chair" else Role.CHAIR)
        store.boards.set_role(1, JO.id, Role(role))


def test_the_table_has_every_role_and_every_verb() -> None:
    assert [head.split() for head in HEAD[1:]] == [[role, whose] for role in ROLES for whose in ("own", "other")]
    assert [row[0] for row in ROWS] == list(LINES)


@pytest.mark.parametrize("then", ROLES)
@pytest.mark.parametrize("verb", LINES)
def test_undo_is_let_through_where_the_table_says(say: Conversation, verb: str, then: str) -> None:
    say.crowd.people.append(TOM)
    wrong = []
    for now in ROLES:
        for whose in ("own", "other"):
            say.later(hours=1)
            ref = did(say, verb, then, JO if whose == "own" else ALI)
            if ref is None:
                assert not MAY[verb, then, whose]
                continue
            assert MAY[verb, then, whose]
            before = shown(say, ref)
            as_role(say, now)
            told = say("/action undo")
            undone = told.startswith("Undone.") and shown(say, ref) != before
            refused = told.startswith("Not undone.") and shown(say, ref) == before
            names_who_may = "<@U0PAT>" in told or "board support" in told.casefold()
            if not (undone if MAY[verb, now, whose] else refused and names_who_may):
                wrong.append((now, whose, told))

    assert wrong == []


def did(say: Conversation, verb: str, then: str, owner: Person) -> str | None:
    """Jo, in the role of then, does it on an action of that owner's: the action's ref, or None where she may not."""
    as_role(say, then)
    due = "" if verb == "first" else "due: 31 July 2021"
    ref = "" if verb == "add" else say(f"/action add Visits <@{owner.id}> {due}", by=SAM).split()[0]
    if ref and verb in AFTER:
        with say.log.writing() as store:
            action = store.actions.find(1, ref)
            assert action is not None
            store.actions.save(action, replace(action, status=AFTER[verb], evidence="dip sample of 20"))
    done = say(LINES[verb].format(ref=ref, owner=f"<@{owner.id}>"))
    return None if done.startswith("Not ") else done.split()[0]


def test_a_replaced_chair_does_not_close_her_own_by_undoing_its_reopening(say: Conversation) -> None:
    """The example of the issue."""
    say("/action add Visits <@U0PAT>", by=SAM)
    say("/action done A1 dip sample of 20", by=PAT)
    say("/action close A1", by=PAT)
    say("/action reopen A1 the June figure fell back", by=PAT)
    say("/board chair <@U0ALI>", by=SAM)

    told = say("/action undo", by=PAT).splitlines()

    assert told[0] == "Not undone. A1 is yours, so the chair or board support has to decide. <@U0ALI> can:"
    assert told[1:] == ["/action done A1 <evidence>"]
    assert "In progress" in say("/action show A1")


def test_a_chair_who_undoes_a_decision_on_her_own_is_marked(say: Conversation) -> None:
    say("/action add Visits <@U0PAT>", by=SAM)
    say("/action cancel A1 replaced", by=PAT)
    say("/action undo", by=PAT)

    undone = next(line for line in say("/action show A1").splitlines() if "undoes" in line)
    assert undone.endswith("(decided by the chair, who owns this action)")


@pytest.mark.parametrize(
    ("line", "role", "may"),
    [
        ("reading M1 86%", "officer", True),
        ("reading M1 86%", "observer", False),
        ("target M1 within 10 points of Regional average", "officer", True),
        ("target M1 within 10 points of Regional average", "observer", False),
        ("target M1 at least 80% by 31 July 2020", "support", True),
        ("target M1 at least 80% by 31 July 2020", "officer", False),
        ("target M1 at least 80% by 31 July 2020", "observer", False),
        ("judge M2 M2a met evidence: minutes of 8 July", "chair", True),
        ("judge M2 M2a met evidence: minutes of 8 July", "support", True),
        ("judge M2 M2a met evidence: minutes of 8 July", "officer", False),
        ("judge M2 M2a met evidence: minutes of 8 July", "observer", False),
        ("claim M1 met", "officer", True),
        ("claim M1 met", "observer", False),
    ],
)
def test_what_was_entered_of_a_measure_is_taken_back_by_whoever_may_enter_it(
    say: Conversation, line: str, role: str, may: bool
) -> None:
    say("/measure add M1 Visits", by=SAM)
    say("/measure target M1 visits at least 85% by 31 July 2020", by=SAM)
    say("/measure add M2 Plan", by=SAM)
    say("/measure target M2 evidence: a plan is agreed", by=SAM)
    as_role(say, "support")
    assert not say(f"/measure {line}").startswith("Not ")
    before = say("/measure show M1"), say("/measure show M2")
    as_role(say, role)

    assert say("/measure undo").startswith("Undone." if may else "Not undone.")
    assert ((say("/measure show M1"), say("/measure show M2")) == before) is not may
