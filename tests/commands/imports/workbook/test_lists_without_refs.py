"""A list of actions that no column gives refs to: each gets the next one, and is known again by its words."""

from pathlib import Path

import pytest
from conversation import Conversation
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet
from spreadsheets import from_files, lines_of
from workbooks import Rows, one_sheet, saved, written

from board.refusals import Refusal

HEADINGS = ["Action", "Lead", "Due date", "Status", "Comments"]
ROWS: Rows = [
    ["Board support's tracker"],
    HEADINGS,
    ["Publish the standards", "Head of QA", "31 July 2020", "Open", "Drafted"],
    ["Audit ten cases", "Head of MASH", "30 June 2020", "Open", None],
]


def _imported(say: Conversation, folder: Path, rows: Rows = ROWS, updates: bool = False) -> list[str]:
    return from_files(say, written(folder, one_sheet(rows)), updates=updates)


def test_each_action_gets_the_next_ref(say: Conversation, tmp_path: Path) -> None:
    say("/action add Typed before")

    report = _imported(say, tmp_path)

    assert report[0] == "plan.xlsx, sheet Actions: 2 actions added, 0 on the log already, 0 refused"
    assert lines_of(report, "read as")[0] == (
        'no column holds refs: each action gets the next one of the board, and is known again by its words in "Action"'
    )
    assert "Publish the standards" in say("/action show A2")
    assert "Fri 31 Jul 2020" in say("/action show A2")
    assert "Audit ten cases" in say("/action show A3")


def test_the_same_file_twice_adds_nothing(say: Conversation, tmp_path: Path) -> None:
    _imported(say, tmp_path)

    report = _imported(say, tmp_path)

    assert report[0] == "plan.xlsx, sheet Actions: no actions added, 2 on the log already, 0 refused"
    assert say("/action list all").count("Publish the standards") == 1


def test_a_row_that_says_otherwise_changes_the_action_of_its_words(say: Conversation, tmp_path: Path) -> None:
    _imported(say, tmp_path)
    newer = [*ROWS[:2], ["PUBLISH the  standards", "Head of QA", "31 August 2020", "Open", "Drafted"], ROWS[3]]

    report = _imported(say, tmp_path, newer, updates=True)

    assert lines_of(report, "changed") == ["row 3, A1: due Mon 31 Aug 2020, on the log Fri 31 Jul 2020"]


def test_two_rows_of_the_same_words_are_asked_about(say: Conversation, tmp_path: Path) -> None:
    rows = [*ROWS, ["Audit ten cases", "Head of CIN", "31 May 2020", "Open", None]]

    report = _imported(say, tmp_path, rows)

    assert report[0] == "plan.xlsx, sheet Actions: 2 actions added, 0 on the log already, 1 to ask, 0 refused"
    assert lines_of(report, "to ask") == [
        'row 5, "Action" (A5): row 4 has the same words. Are they two actions? Then say in their words what tells them '
        "apart; else take one of them out"
    ]


def test_words_that_two_actions_of_the_log_have_are_asked_about(say: Conversation, tmp_path: Path) -> None:
    say("/action add Audit ten cases")
    say("/action add Audit ten cases ref: R7")

    report = _imported(say, tmp_path)

    assert report[0] == "plan.xlsx, sheet Actions: 1 action added, 0 on the log already, 1 to ask, 0 refused"
    assert lines_of(report, "to ask") == [
        'row 4, "Action" (A4): A1 and R7 have these words. Which is it? Tell them apart: /action edit A1 title: …'
    ]


def test_an_action_whose_words_were_edited_is_known_by_those_it_had(say: Conversation, tmp_path: Path) -> None:
    _imported(say, tmp_path)
    say("/action edit A2 title: Audit twenty cases")

    report = _imported(say, tmp_path)

    assert report[0] == "plan.xlsx, sheet Actions: no actions added, 2 on the log already, 0 refused"


def test_a_list_that_gets_refs_later_is_asked_about(say: Conversation, tmp_path: Path) -> None:
    _imported(say, tmp_path)

    report = _imported(say, tmp_path, [["Ref", "Action"], ["R1", "Audit ten cases"], ["R2", "Hold a workshop"]])

    assert report[0] == "plan.xlsx, sheet Actions: 1 action added, 0 on the log already, 1 to ask, 0 refused"
    assert lines_of(report, "to ask") == [
        'row 2, "Ref" (A2): A2 has the words of this row, and came in from a file. Is it the same action? Then its ref '
        "is A2; else say in the words what tells the two apart"
    ]


def test_a_list_with_refs_comes_in_before_one_without(say: Conversation, tmp_path: Path) -> None:
    book = Workbook()
    for title, rows in (
        ("Open", ROWS),
        ("Closed", [["Ref", "Action", "Due"], ["A1", "Hold a workshop", "31 May 2020"]]),
    ):
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    del book["Sheet"]

    from_files(say, written(tmp_path, saved(book)))

    assert "Hold a workshop" in say("/action show A1")
    assert "Publish the standards" in say("/action show A2")


def test_one_sheet_may_not_say_otherwise_than_another(say: Conversation, tmp_path: Path) -> None:
    book = Workbook()
    for title, status in (("Open", "Open"), ("Closed", "Complete")):
        sheet = book.create_sheet(title)
        for row in (HEADINGS, ["Audit ten cases", "Head of MASH", "30 June 2020", status, None]):
            sheet.append(list(row))
    del book["Sheet"]

    report = from_files(say, written(tmp_path, saved(book)))

    (asked,) = lines_of(report, "to ask")
    assert "A1 is in plan.xlsx, sheet Open, row 2 as well" in asked


def test_a_number_column_is_the_ref(say: Conversation, tmp_path: Path) -> None:
    for number, heading in enumerate(("No.", "#", "Item", "S/N", "Task ID")):
        rows = [[heading, "Action", "Due"], [f"{number}.1", f"Do {number}", "31 July 2020"]]
        _imported(say, tmp_path, rows)
        assert f"Do {number}" in say(f"/action show {number}.1")


def test_a_heading_between_rows_is_no_action(say: Conversation, tmp_path: Path) -> None:
    rows = [
        HEADINGS, ["Priority 1: Front door"], ROWS[2], ["Court work"], ROWS[3], ["Total: 2"], ["Note: rated by owners"],
        ["Find a room"],
    ]  # fmt: skip

    def marked(sheet: Worksheet) -> None:
        sheet.merge_cells("A2:E2")
        sheet["A4"].font = Font(bold=True)

    report = from_files(say, written(tmp_path, one_sheet(rows, marked)))

    assert report[0] == "plan.xlsx, sheet Actions: 2 actions added, 0 on the log already, 1 to ask, 0 refused"
    assert [line for line in lines_of(report, "read as") if line.startswith("row")][:2] == [
        'row 2: "Priority 1: Front door" as the area of the row below it that has none',
        'row 4: "Court work" as the area of the 2 rows below it, where they have none',
    ]
    assert lines_of(report, "not read") == ["row 6: a total", "row 7: a note"]
    assert lines_of(report, "to ask") == [
        'row 8, "Action" (A8): nothing else stands in its row. Is it an action, or a heading for the rows below it? Fill in '
        "another cell of an action; merge a heading across the columns"
    ]


def test_a_list_of_titles_and_descriptions_alone_still_needs_refs(say: Conversation, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="no column headed"):
        _imported(say, tmp_path, [["Recommendation", "Lead"], ["Decide in time", "Head"]])
