"""Ten digits that pass the NHS check: asked about in a link or after a word of the office, elsewhere refused."""

from pathlib import Path

import pytest
from conversation import JO, NEL, NORTHMOOR, SAM, Conversation
from spreadsheets import import_all

from board.refusals import Refusal
from commands.imports.any_file import read_grids
from commands.imports.sheets.sheet import read_sheet

OFFICE = [
    "Raise purchase order 4010232137",
    "Raise purchase order no. 4010232137 for the training",
    "Pay invoice 943 476 5919 by Friday",
    "Pay invoices 4010232137 and 9434765919",
    "Pay invoices 4010232137, 9434765919 and 9990000018",
    "PO 4010232137 raised",
    "PO4010232137 raised",
    "(PO: 4010232137)",
    "P.O. 4010232137 raised",
    "Our ref 4010232137",
    "Their ref. 943-476-5919",
    "Reply to the letter, reference no 4010232137",
    "Join the Teams meeting, meeting ID: 943 476 5919",
    "Zoom 943 476 5919",
    "Join the meeting at 943 476 5919",
    "Phone 943 476 5919",
    "Phone the duty desk on 943 476 5919",
    "ring Jo on 9434765919",
    "Tel: 9434765919",
    "tel. 9434765919",
    "Chase service desk ticket #9434765919",
    "Invoice number for the laptops is 4010232137",
    "Pay NHS England invoice 4010232137",
    "Read https://intranet.council.gov.uk/view?id=9434765919",
    "Read https://intranet.council.gov.uk/view?id=943%20476%205919",
    "Read https://intranet.council.gov.uk/view?q=943+476+5919",
    "Read www.council.gov.uk/documents/9434765919.pdf",
    "Read council.gov.uk/documents/9434765919.pdf",
]
A_CHILDS = [
    "Visit 9434765919",
    "NHS ref 9434765919",
    "NHS ref: 943 476 5919",
    "Patient reference 9434765919",
    "child's ref 9434765919",
    "NHS 9434765919, see order 4010232137",
    "Order 4010232137 for NHS no 9434765919",
    "order placed. 9434765919 was seen",
    "The meeting was moved; 9434765919 was seen",
    "meeting about the mother of 9434765919",
    "reorder 9434765919",
    "Read https://intranet.council.gov.uk/view?nhs=9434765919",
    "Read https://intranet.council.gov.uk/view?nhsNumber=943%20476%205919",
    "Read https://intranet.council.gov.uk/patient/9434765919",
    "Read https://intranet.council.gov.uk/view 9434765919",
    "Read file_9434765919.docx",
    "Read folder/9434765919.docx",
]
FAILS_THE_CHECK = [
    "Raise purchase order 4010232138",
    "Visit 9434765918",
    "Read https://intranet.council.gov.uk/view?id=9434765918",
]
# What stands before a date, or after it, and the date's own digits pass the check together.
WITH_A_DATE = [
    "/action due A12 2020-08-08 because the provider moved it",
    "/action due A12 09-08-2020 because the provider moved it",
    "/action due A12 10.08.2020 because the provider moved it",
    "/action due A35 19.08.2020 because the provider moved it",
    "/action update A1 seen in room 35 2020-08-05 by the north team",
    "/action update A1 team 1 2020-08-03 8 visits",
    "/measure add M12 2020-08-16 dip sample",
    "/action due R10-02 2027-01-06 because the provider moved it",
    "/action due R03-06 02.12.26 because the provider moved it",
    "/action due R03-06 04-12-26 because the provider moved it",
    "/action due A41 07 12 2026 because the provider moved it",
    "/action update A83-2026-12-01",
    "/action done A1 Board 47 20261213 v7.docx",
    "/measure reading M6 366/950 2025-12-06",
    "/action update A1 445/988 (2027) visited",
    "/action update A1 compared 2018-19 2019-20",
    "/action update A1 visits on 04.12 05.12 06.12 all done",
    "/action close-each 6.1 6.2 6.4 6.7 6.9",
    "/action close 2.6.1 2.6.2 2.6.3 2.6.7",
    "/action update A37 07-12-26 15 30 pm",
    "/action add See A100 2020-08-09 3 visits",
    "/action add See R100 2020-08-02 a visit",
]
# In groups of its own a number may be a list of figures: support may say so.
IN_GROUPS = [
    "94 34-76-5919",
    "94 34.76.5919",
    "9 4347-65-919",
    "94 3476-59-19",
    "9 43 47 65 9 19",
    "94 34 76 59 19",
    "2026 94 34 76 59 19",
    "R10-02 94 34 76 59 19",
    "61 79 85 68 77",
    "0800 922441",
]
BEFORE_IT = [
    "10 March 2027",
    "R10-02",
    "A12",
    "2026-11-20",
    "20/11/2026",
    "20/11/26",
    "10.03.2027",
    "10.03.27",
    "at 14.30",
    "Year 2026",
    "in 2026",
    "on 03.12",
    "3 12 2026",
    "1.1 1.2",
    "412 of 535",
    "12",
    "77%",
    "",
]
AS_WRITTEN = [
    "943 476 5919",
    "943-476-5919",
    "943.476.5919",
    "9434765919",
    "943 4765919",
    "943476 5919",
    "401 023 2137",
]


@pytest.mark.parametrize("title", OFFICE)
def test_a_number_of_the_office_is_asked_about_and_support_lets_it_through(say: Conversation, title: str) -> None:
    reply = say(f"/action add {title}", by=SAM)

    assert reply.startswith("Not saved. That looks like an NHS number, in the title. ")
    assert reply.endswith("board support can send it with a reason at the end: confirm: <reason>")
    assert not any(number in reply for number in ("943", "401", "999"))
    assert "Only board support can confirm" in say(f"/action add {title} confirm: a number of the office", by=JO)
    assert say(f"/action add {title} confirm: a number of the office", by=SAM).startswith("A1 logged.")
    assert "confirmed by board support: a number of the office" in say("/action show A1")


@pytest.mark.parametrize("title", A_CHILDS)
def test_elsewhere_nobody_lets_it_through(say: Conversation, title: str) -> None:
    for line in (f"/action add {title}", f"/action add {title} confirm: a number of the office"):
        reply = say(line, by=SAM)

        assert reply.startswith("Not saved. That looks like ")
        assert "board support" not in reply
        assert not any(number in reply for number in ("943", "401"))


@pytest.mark.parametrize("title", FAILS_THE_CHECK)
def test_ten_digits_that_fail_the_check_are_no_concern(say: Conversation, title: str) -> None:
    assert say(f"/action add {title}").startswith("A1 logged.")


@pytest.mark.parametrize("line", WITH_A_DATE)
def test_a_date_beside_the_number_of_a_ref_is_none(say: Conversation, line: str) -> None:
    assert "That looks like" not in say(line, by=SAM)


@pytest.mark.parametrize("number", IN_GROUPS)
def test_in_groups_of_its_own_it_is_asked_about(say: Conversation, number: str) -> None:
    refused = "Not saved. That looks like an NHS number, in the title."
    assert say(f"/action add Visit {number}", by=SAM).startswith(refused)
    assert say(f"/action add Visit {number} confirm: a list", by=JO).startswith(refused)
    assert say(f"/action add Visit {number} confirm: a list", by=SAM).startswith("A1 logged.")


@pytest.mark.parametrize("number", AS_WRITTEN)
@pytest.mark.parametrize("before", BEFORE_IT)
def test_whatever_digits_stand_before_it_or_after_it_nobody_lets_it_through(
    say: Conversation, before: str, number: str
) -> None:
    for words in (f"seen {before} {number}", f"seen {number} {before}"):
        reply = say(f"/action add Visit, {words} confirm: a list", by=SAM)
        assert reply.startswith("Not saved. That looks like an NHS number, in the title."), words
        assert "confirm:" not in reply


@pytest.mark.parametrize(
    ("line", "where"),
    [
        ("/action add Visit 9434765919", "in the title"),
        ("/action add Visit source: 9434765919", 'after "source:"'),
        ("/action add Visit due: 31 July source: letter 9434765919 area: R01", 'after "source:"'),
        ("/action add Visit 9434765919 source: 9434765919", 'in the title and after "source:"'),
        ("/action add Visit confirm: it is 9434765919", 'after "confirm:"'),
        ("/action update A1 seen 9434765919", "in the note"),
        ("/action A1 update seen 9434765919", "in the note"),
        ("/board action update A1 seen 9434765919", "in the note"),
        ("/action update A1 seen rating: amber because 9434765919", 'after "rating:"'),
        ("/action due A1 31 July because 9434765919", "in the reason"),
        ("/action done A1 see 9434765919", "in the evidence"),
        ("/action hold A1 waits for 9434765919", "in the reason"),
        ("/action show 9434765919", "in the ref"),
        ("/action 9434765919", "in the ref"),
        ("/action add Visit ref: 4010232137", 'after "ref:"'),
        ("/measure add M1 9434765919", "in the title"),
        ("/measure reading M1 77% caveat: 9434765919", 'after "caveat:"'),
        ("/measure reading M1 visits 9434765919", 'after "reading"'),
        ("/status 9434765919", 'after "show"'),
        ("/ action add Visit 9434765919", "in the title"),
    ],
)
def test_the_refusal_says_where(say: Conversation, line: str, where: str) -> None:
    say("/action add Visits <@U0JO>")

    assert f"That looks like an NHS number, {where}. Nothing about a child" in say(line, by=SAM)


@pytest.mark.parametrize("line", ["/frob 9434765919", "/ 9434765919"])
def test_a_line_that_cannot_be_read_is_refused_without_a_place(say: Conversation, line: str) -> None:
    assert "That looks like an NHS number. Nothing about a child" in say(line)


def _sheet(tmp_path: Path, text: str, name: str = "plan.csv") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("R1,Visit 9434765919,", 'refused: row 2, "title" (B2): That looks like an NHS number. '),
        ("R1,Visit,9434765919", 'refused: row 2, "update" (C2): That looks like an NHS number. '),
        ("R1,Raise PO 4010232137,", 'refused: row 2, "title" (B2): That looks like an NHS number. '),
        ("R1,See child A.B.,", 'refused: row 2, "title" (B2): That looks like the initials of a child or a family. '),
        ("R1,A bell \x07,", 'refused: row 2, "title" (B2): Your text contains an invisible character '),
    ],
)
def test_a_refused_row_names_the_cell(say: Conversation, tmp_path: Path, row: str, told: str) -> None:
    said: list[str] = []

    import_all(
        say.log, [_sheet(tmp_path, f"ref,title,update\n{row}\n")], lambda store: store.boards.all()[0], say.now, False,
        said.append,
    )  # fmt: skip

    assert said[1].strip().startswith(told)
    assert not any(number in said[1] for number in ("943", "401"))
    assert ("type it as a command" in said[1]) == ("PO" in row or "A.B." in row)


@pytest.mark.parametrize(
    ("name", "headings", "told"),
    [
        ("visits 9434765919.csv", "ref,action", "The name of the file: That looks like an NHS number."),
        ("child AB.csv", "ref,action", "The name of the file: That looks like the initials of a child or a family."),
        ("plan.csv", "ref,title,NHS 9434765919", "plan.csv, the heading of column 3: That looks like an NHS number."),
        ("plan.csv", "ref,title,child AB", "plan.csv, the heading of column 3: That looks like the initials of a "),
        ("plan.csv", "ref,9434765919,9434765919", "plan.csv, the heading of column 2: That looks like an NHS number."),
    ],
)
def test_names_of_files_and_headings_are_checked_too(tmp_path: Path, name: str, headings: str, told: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_sheet(read_grids(_sheet(tmp_path, f"{headings}\n", name))[0])

    assert refused.value.reason.startswith(told)
    assert "9434765919" not in refused.value.reason


@pytest.mark.parametrize("path", [*NORTHMOOR, *NEL], ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_demos_own_files_pass(path: Path) -> None:
    assert read_sheet(read_grids(path)[0]).rows
