"""Lines as officers and board support really write them: what each of a few dozen comes to, with what came before it.

A row is who types it, the line, and words of the answer; `not:` before them says that they must not be there.
"""

import pytest
from conversation import JO, SAM, Conversation, Person

ILLNESS = "not:That looks like"
DUE = "/action due A1 31 August 2020 because"
READING = "/measure reading M21"
# Any word with a colon that is no key of an action's is text.
TEXT = (
    (JO, "/action update A1 Training days: 4 and 11 January", '"Training days: 4 and 11 January"'),
    (JO, "/action update A1 Working days: 12 of 15 covered", "A1 updated."),
    (SAM, "/action add Duty rota days: Mon to Thu <@U0ALI>", "logged. Duty rota days: Mon to Thu\n"),
    (JO, "/action done A1 training days: 12 and 19 Nov, register in folder", "A1 awaits sign-off by the chair"),
    (JO, "/action hold A1 provider only works days: Mon to Wed", "Because: provider only works days: Mon to Wed"),
)
# As a notice has it.
REFS = (
    (SAM, "/measure add M9: CLA visits", "M9 added. CLA visits\n"),
    (SAM, "/measure add M11. CLA visits", "M11 added. CLA visits\n"),
    (SAM, "/measure add M12 - CLA visits", "M12 added. CLA visits\n"),
    (SAM, "/measure add M14 : CLA visits", "M14 added. CLA visits\n"),
    (SAM, "/area add R17. Missing reports", "R17 added. Missing reports\n"),
    (SAM, "/area add R19 – Missing reports", "R19 added. Missing reports\n"),
    (SAM, "/area add R19: Missing reports", "R19 added. Missing reports\n"),
)
FIGURES = (
    (SAM, f"{READING} 25 as at Tue 30 June 2020", "Children missing 25 as at Tue 30 Jun 2020"),
    (SAM, f"{READING} 25 as at Tuesday, 30 June", "Children missing 25 as at Tue 30 Jun 2020"),
    (SAM, f"{READING} 25 as at June 30th", "Children missing 25 as at Tue 30 Jun 2020"),
    (SAM, f"{READING} 25 as at June 1st 2020", "Children missing 25 as at Mon 1 Jun 2020"),
    (SAM, f"{READING} 412 (up 12)", f"Which is it?\n{READING} 412\n{READING} 12"),
    (SAM, f"{READING} 412 (+12)", f"Which is it?\n{READING} 412\n{READING} 12"),
    (SAM, f"{READING} 18 (target 15)", f"Which is it?\n{READING} 18\n{READING} 15"),
    (SAM, f"{READING} aged 17-21 63%", "aged 17-21 63% as at"),
    (SAM, f"{READING} 17 May 20", "Not saved. I cannot find a figure in that."),
    (SAM, f"{READING} 25 as at 17 May 20", "Children missing 25 as at Sun 17 May 2020"),
    (SAM, f"{READING} 17 May 77", "Children missing 77 as at Sun 17 May 2020"),
)
REASONS = (
    (SAM, f"{DUE} the paper was signed off at Cabinet in November", ILLNESS),
    (SAM, f"{DUE} the tender is signed off in June", ILLNESS),
    (SAM, f"{DUE} the specification was signed off with changes", ILLNESS),
    (SAM, f"{DUE} DfE has not signed off workforce strategy", ILLNESS),
    (SAM, f"{DUE} we kicked off with a pilot in two teams", ILLNESS),
    (SAM, f"{DUE} of the team's sickness absence", ILLNESS),
    (SAM, f"{DUE} demand is lower with a fall in referrals", ILLNESS),
    (SAM, f"{DUE} the ICB's autism diagnosis pathway is late", ILLNESS),
    (SAM, f"{DUE} their health colleagues did not attend", ILLNESS),
    (SAM, f"{DUE} the hub's operation was delayed", ILLNESS),
    (SAM, f"{DUE} the manager is signed off", "That looks like somebody's illness"),
    (SAM, f"{DUE} the lead is signed off with stress", "That looks like somebody's illness"),
    (SAM, f"{DUE} Jo is off with a bad back", "That looks like somebody's illness"),
    (SAM, f"{DUE} the officer had a fall", "That looks like somebody's illness"),
    (SAM, f"{DUE} of the manager's diagnosis", "That looks like somebody's illness"),
    (SAM, "/action add Renew Mosaic £45000", "logged."),
    (SAM, "/action add Read Mosaic 1234567", "That looks like a child's number in a case system"),
)
OWNERS = (
    (SAM, "/action add Plan rota owner: Ali and Pat", "Which?\n/action add Plan rota owner: Ali\n/action add Plan rota owner: Pat"),
    (SAM, "/action add Plan rota owner: Jo/Ali", "Which?\n/action add Plan rota owner: Jo\n"),
    (SAM, "/action add Plan rota owner: Jo and Head of MASH", "/action add Plan rota owner: Head of MASH"),
    (SAM, "/action add Plan rota owner: Head of Performance and Data", "Owner Head of Performance and Data"),
    (SAM, "/action add Plan rota owner: Team Manager, MASH", "Owner Team Manager, MASH"),
)  # fmt: skip
RATINGS = (
    (SAM, "/action update A1 RAG: Amber. Two vacancies", "rated amber: Two vacancies"),
    (
        SAM,
        "/action update A1 RAG: amber/red because two vacancies",
        "green. Try:\n/action update A1 RAG: amber because two vacancies\n/action update A1 RAG: red because two vacancies",
    ),
    (
        SAM,
        "/action update A1 Status: In progress – 12 of 15 done",
        "/action update A1 12 of 15 done Status: In progress",
    ),
    (SAM, "/action update A1 status: in progress. Awaiting DfE", "/action update A1 Awaiting DfE status: in progress"),
)
# A remark behind a dash is no part of the name, and is kept.
REMARKS = (
    (SAM, "/action assign A1 <@U0ALI> – Jo is on leave", "Because: Jo is on leave"),
    (SAM, "/action assign A1 @ali – Jo is on leave", "Because: Jo is on leave"),
    (SAM, "/action assign A1 @ali - covering because Jo is on leave", "Because: covering because Jo is on leave"),
    (SAM, "/action add Dip sample @ali – Jo is on leave", "To make them its owner: /action assign A2 <@U0ALI>"),
    (SAM, "/action add Dip sample with @ali on Tuesdays", "To make them its owner: /action assign A2 <@U0ALI>"),
)
# A phone puts a full stop where two spaces are typed.
STOPS = (
    (SAM, "/action assign A1 @ali.", "A1 is now <@U0ALI>'s."),
    (SAM, "/action add Dip sample owner: Head of MASH.", "Owner Head of MASH · no due date"),
    (SAM, "/action add Dip sample owner: Head of M.A.S.H.", "Owner Head of M.A.S.H. · no due date"),
    (SAM, "/action link A1 M21.", "Linked to measure M21 Children missing"),
    (SAM, "/risk link RK1 A1.", "Linked to action A1 Visits plan"),
    (SAM, "/risk score RK1 2x5. because agency gone", "RK1 is now 10"),
)
SCORES = (
    (SAM, "/risk score RK1 down to 2x5 because agency gone", "\n/risk score RK1 2x5 because agency gone"),
    (SAM, "/risk score RK1 from 3x5 to 2x5 because agency gone", "\n/risk score RK1 2x5 because agency gone"),
    (SAM, "/risk score RK1 lower because agency gone", "\n/risk score RK1 … because agency gone"),
    (SAM, "/risk update RK1 score: 2x3 because agency gone", "Send:\n/risk score RK1 2x3 because agency gone"),
    (SAM, "/risk update RK1 impact: 3", "Send:\n/risk score RK1 impact: 3 because …"),
    (SAM, "/action update RK1 agency gone", "Send:\n/risk update RK1 agency gone\n/risk show RK1 (shows it)"),
)


@pytest.fixture
def board(say: Conversation) -> Conversation:
    say("/action add Visits plan <@U0JO> due: 31 July", by=SAM)
    say("/measure add M21 Children missing", by=SAM)
    say("/risk add Agency staff leave", by=SAM)
    return say


@pytest.mark.parametrize(
    ("by", "line", "told"), [*TEXT, *REFS, *FIGURES, *REASONS, *OWNERS, *RATINGS, *REMARKS, *STOPS, *SCORES]
)
def test_it_comes_to_that(board: Conversation, by: Person, line: str, told: str) -> None:
    answer = board(line, by=by)
    without = told.removeprefix("not:")
    assert (without in answer) is (without == told), answer
