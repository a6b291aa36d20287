"""Two lists that stand beside each other: none lends a cell to the other's rows."""

from pathlib import Path

import pytest
from conversation import Conversation
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet
from spreadsheets import from_files, lines_of
from workbooks import one_sheet, written

from board.refusals import Refusal
from commands.imports.meanings.board_mapping import as_told

ROWS = [
    ["Plan", None, None, None, None, "Risks"],
    ["Ref", "Action", "Lead", "Status", None, "Ref", "Risk", "Likelihood", "Impact"],
    ["R1", "One", "Head", "Open", None, "RK1", "Posts stay empty", 4, 5],
    ["R2", "Two", "Head", "Open", None, None, None, None, None],
    [None, None, None, None, None, "RK2", "Systems fail", 2, 5],
]


def _marked(sheet: Worksheet) -> None:
    sheet["G3"].comment = Comment("Chair asked", "Jo")
    sheet["B4"].font = Font(strike=True)


def test_lists_beside_each_other_are_lists_of_their_own(say: Conversation, tmp_path: Path) -> None:
    report = from_files(say, written(tmp_path, one_sheet(ROWS, _marked, title="Plan")))

    assert [line for line in report if line.startswith("plan.xlsx")] == [
        "plan.xlsx, sheet Plan: 1 action added, 0 on the log already, 1 to ask, 0 refused",
        "plan.xlsx, sheet Plan from column F: 2 risks added, 0 on the log already, 0 refused",
    ]
    assert "Head" not in say("/risk show RK1")
    assert "Head" in say("/action show R1")
    assert [line for line in lines_of(report, "not read") if "comment" in line] == [
        "column G, row 3: the comment on its cell. Put what it adds into a column"
    ]


def test_a_key_beside_a_list_stays_with_it(say: Conversation, tmp_path: Path) -> None:
    rows = [["Ref", "Action", None, "Key", "Meaning"], ["R1", "One", None, "R", "late"], ["R2", "Two"]]

    report = from_files(say, written(tmp_path, one_sheet(rows)))

    assert report[0] == "plan.xlsx, sheet Actions: 2 actions added, 0 on the log already, 0 refused"
    assert lines_of(report, "not read") == ['column D "Key" (1 cell)', 'column E "Meaning" (1 cell)']


CLOSE = [
    ["Ref", "Action", "Lead", "Due", "Ref", "Risk", "Owner", "Likelihood", "Impact"],
    ["R1", "One", "Head of QA", "31 July 2020", "RK1", "Posts stay empty", "Head of HR", 4, 5],
    ["R2", "Two", "Head of MASH", "31 July 2020"],
]


def test_a_second_ref_begins_a_second_list(say: Conversation, tmp_path: Path) -> None:
    report = from_files(say, written(tmp_path, one_sheet(CLOSE, title="Plan")))

    assert [line for line in report if line.startswith("plan.xlsx")] == [
        "plan.xlsx, sheet Plan: 2 actions added, 0 on the log already, 0 refused",
        "plan.xlsx, sheet Plan from column E: 1 risk added, 0 on the log already, 0 refused",
    ]
    assert "Head of QA" in say("/action show R1")
    assert "Head of HR" in say("/risk show RK1")


def test_so_does_the_heading_of_its_words_a_second_time(say: Conversation, tmp_path: Path) -> None:
    rows = [
        ["Action", "Lead", "Due", "Action", "Lead", "Due"],
        ["One", "Head of QA", "31 July 2020", "Two", "Head of HR", "31 August 2020"],
    ]

    report = from_files(say, written(tmp_path, one_sheet(rows, title="Plan")))

    assert [line for line in report if line.startswith("plan.xlsx")] == [
        "plan.xlsx, sheet Plan: 1 action added, 0 on the log already, 0 refused",
        "plan.xlsx, sheet Plan from column D: 1 action added, 0 on the log already, 0 refused",
    ]


WITHOUT = [
    ["Ref", "Action", "Lead", "Due", "Risk", "Likelihood", "Impact"],
    ["R1", "One", "Head", "31 July 2020", "Posts stay empty", 4, 5],
]


def test_risks_beside_actions_with_rows_of_their_own_are_a_list(say: Conversation, tmp_path: Path) -> None:
    rows = [*WITHOUT, ["R2", "Two", "Head", "31 July 2020"]]

    report = from_files(say, written(tmp_path, one_sheet(rows, title="Plan")))

    assert [line for line in report if line.startswith("plan.xlsx")] == [
        "plan.xlsx, sheet Plan: 2 actions added, 0 on the log already, 0 refused",
        "plan.xlsx, sheet Plan from column E: 1 risk added, 0 on the log already, 0 refused",
    ]


def test_risks_beside_actions_in_every_row_are_asked_about(say: Conversation, tmp_path: Path) -> None:
    path = written(tmp_path, one_sheet(WITHOUT, title="Plan"))

    with pytest.raises(Refusal, match=r'actions, and from "Risk" \(column E\) on of risks. If they are two lists'):
        from_files(say, path)

    report = from_files(say, path, given=as_told(["Risk", "Likelihood", "Impact"]))
    assert report[0] == "plan.xlsx, sheet Plan: 1 action added, 0 on the log already, 0 refused"


def test_a_register_with_actions_behind_its_risks_is_one_list(say: Conversation, tmp_path: Path) -> None:
    rows = [
        ["Ref", "Risk", "Likelihood", "Impact", "Score", "Mitigation", "Action", "Owner", "Due date"],
        ["RK1", "Posts stay empty", 4, 5, 20, "A bank", "Recruit", "Head of HR", "31 July 2020"],
    ]

    report = from_files(say, written(tmp_path, one_sheet(rows, title="Risks")))

    assert report[0] == "plan.xlsx, sheet Risks: 1 risk added, 0 on the log already, 0 refused"
    assert 'column G "Action" (1 cell)' in lines_of(report, "not read")
    assert "Head of HR" in say("/risk show RK1")


def test_recommendations_with_their_actions_behind_them_stay_one_list(say: Conversation, tmp_path: Path) -> None:
    rows = [
        ["Ref", "Recommendation", "Action no", "Action", "Lead"],
        ["R1", "Decide in time", "R1-1", "Publish the standards", "Head of QA"],
        [None, None, "R1-2", "Audit ten cases", "Head of QA"],
    ]

    report = from_files(say, written(tmp_path, one_sheet(rows, title="Plan")))

    assert lines_of(report, "to ask")[0].startswith('"Ref" (A) and "Action no" (C) are both the ref.')
