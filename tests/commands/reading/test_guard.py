"""The guard: what looks like a child is refused by every way in, and never repeated or kept."""

import csv
from pathlib import Path

import pytest
from conversation import DEMO, JO, PAT, SAM, Conversation

from commands.reading.guard import concerns

REFUSED = [
    "NHS 943 476 5919",
    "9434765919",
    "no. 943-476-5919 seen",
    "９４３４７６５９１９",
    "943\u00a0476\u00a05919",
    "UPN B801200005001",
    "b801200005001",
    "LCS 1234567",
    "LCS ID: 1234567",
    "Mosaic no 123456",
    "Liquidlogic number 12345678",
    "case number 12345678",
    "child ID 1234567",
    "court case ZW20C00123",
    "court case ze20c 00123",
    "943–476–5919",
    "943\u2011476\u20115919",
    "943 476  5919",
    "see file_9434765919.docx",
    "NHS9434765919",
    "nhs no. 94 34 765 919",
    "LCS1234567",
    "LCS (1234567)",
    "LCS ref no 1234567",
    "LCS 123 4567",
    "1234567 (LCS)",
    "https://example.org/person/1234567",
    "https://example.org/view?caseid=1234567",
    "child 1234567",
    "Case 1234567",
    "943 4765919",
    "94 34 76 59 19",
    "943 – 476 – 5919",
    "943/476/5919",
    "1234567 on Mosaic",
]
ASKED = [
    "met with mother of A.B., DoB 01/02/2012",
    "born 3 March 2012, seen at home",
    "date of birth: 2012-03-03",
    "01/02/2012 (DOB)",
    "child A.B. was seen",
    "child AB was seen",
    "JD's mother rang",
    "siblings K.L. and M.L.",
    "2 of 4 children seen",
    "only 1 of 3 care leavers replied",
    "Mother of A.B. met",
    "Child AB was seen",
    "Siblings A.B., C.D.",
    "A.B.'s Mother",
    "A.B. (child)",
    "AB (child)",
    'child "AB" seen',
    "DOB 01–02–2012",
    "dob 01022012",
    "DOB Feb 1 2012",
    "DOB 1Feb2012",
    "born on the 1st of February 2012",
    "birthday 1 Feb 2012",
]
PLAIN = [
    "412 of 535 reviewed",
    "2 of 3 teams",
    "7 of 9 teams use them",
    "due 01/02/2021, agreed 3 March",
    "child CP plan and children in CP",
    "call 0207 946 0123 or 07700 900123",
    "budget 1234567890 is not an NHS number by its check digit",
    "https://example.org/documents/2020/07/08/report.pdf",
    "Children's Services plan 2020/21, section 1.10",
    "family help, early help, LA and CIN",
    "3 of 5 children's homes inspected",
    "2 of 3 family support workers in post",
    "4 of 5 case file audits",
    "Social care 2500000 pressure",
    "Cost per child 125000",
    "call the duty desk on 01472 326292",
    "minutes of 2020-07-08, 12 present",
    "Children's OT waiting list cleared",
    "Parents OK with the plan",
    "Families IN need",
    "Child ID project",
    "Cases AM and PM duty",
    "3 of 4 family group conference coordinators",
    "4 of 5 cases sampled",
    "Children's social care reference 12345",
    "born digital records",
    "No care leaver in bed and breakfast",
    "Case summary updated on every open case",
]


@pytest.mark.parametrize("text", REFUSED)
def test_a_number_that_names_a_child_is_refused_outright(say: Conversation, text: str) -> None:
    for by in (JO, SAM):
        reply = say(f"/action add Visit {text} confirm: it is a test", by=by)
        assert reply.startswith("Not saved. That looks like")
        assert text not in reply
        assert not any(part in reply for part in text.split() if any(letter.isdigit() for letter in part))


@pytest.mark.parametrize("text", ASKED)
def test_what_might_name_a_child_is_asked_about_and_support_may_confirm(say: Conversation, text: str) -> None:
    reply = say(f"/action add {text}", by=SAM)

    assert reply.startswith("Not saved. That looks like")
    assert "confirm: <reason>" in reply
    assert text not in reply
    assert "Only board support can confirm" in say(f"/action add {text} confirm: an example for training", by=JO)
    assert say(f"/action add {text} confirm: an example for training", by=SAM).startswith("A1 logged.")
    assert "confirmed by board support: an example for training" in say("/action show A1")


@pytest.mark.parametrize("text", PLAIN)
def test_what_boards_write_every_day_is_no_concern(text: str) -> None:
    assert list(concerns(text)) == []


@pytest.mark.parametrize("path", sorted(DEMO.glob("*/*.csv")), ids=lambda path: f"{path.parent.name} {path.stem}")
def test_a_whole_plan_raises_no_alarm(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]

    assert {cell: list(concerns(cell)) for cell in cells if any(concerns(cell))} == {}


@pytest.mark.parametrize(
    "line",
    [
        "/action update A1 9434765919",
        "/action done A1 see 9434765919",
        "/action due A1 31 July because 9434765919",
        "/action 9434765919",
        "/action list 9434765919",
        "/status 9434765919",
        "/measure add M1 9434765919",
        "/measure reading M1 77% caveat: 9434765919",
        "/board setup 9434765919",
        "/digest 9434765919",
        "/frob 9434765919",
    ],
)
def test_every_command_is_guarded_and_nothing_is_kept(say: Conversation, line: str) -> None:
    say("/action add Visits <@U0JO>")

    assert "9434765919" not in say(line, by=PAT)
    say.log.close()
    for file in say.log.path.parent.iterdir():
        assert b"9434765919" not in file.read_bytes()


def test_the_help_says_what_the_guard_cannot_do(say: Conversation) -> None:
    assert "Nothing about a child may go in the log" in say("/action help")


@pytest.mark.parametrize(
    "line",
    [
        "/action updat A1 met mother of A.B., DoB 01/02/2012",
        "/action update A1 met mother of A.B. staus: in progress",
        "/action add met mother of A.B. confirm: training onwer: x",
        "/action update A1 Please confirm: 3 of 5 children seen",
        "/action update A1 seen confirm: she is A.B.'s mother",
        "/action update A1 child A.B. seen confirm: …",
    ],
)
def test_nothing_personal_is_repeated_or_confirmed_by_itself(say: Conversation, line: str) -> None:
    say("/action add Visits <@U0JO>")

    reply = say.reply(line, by=SAM)

    assert reply.refused
    assert "A.B." not in say(line, by=SAM)
    assert "3 of 5" not in say(line, by=SAM)
