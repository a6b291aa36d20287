"""Two lists that stand beside each other: none lends a cell to the other's rows."""

from pathlib import Path

from conversation import Conversation
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet
from spreadsheets import from_files, lines_of
from workbooks import one_sheet, written

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
