"""The sheets of a workbook: each is the list that it is, and one that is no list is named."""

from pathlib import Path

import pytest
from conversation import Conversation
from openpyxl import Workbook
from spreadsheets import from_files, lines_of


def _saved(folder: Path, **sheets: list[list[object]]) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    path = folder / "plan.xlsx"
    book.save(path)
    return path


def test_each_sheet_comes_in_as_the_list_that_it_is(say: Conversation, tmp_path: Path) -> None:
    path = _saved(
        tmp_path,
        Actions=[["Ref", "Action", "Priority"], ["R1", "Write the visits plan", "F1"]],
        Findings=[["Ref", "Finding"], ["F1", "Visits are late"]],
        Key=[["Colour", "Means"], ["Red", "Late"]],
    )

    report = from_files(say, path)

    assert [line for line in report if line.startswith("plan.xlsx")] == [
        "plan.xlsx, sheet Findings: 1 area added, 0 on the log already, 0 refused",
        "plan.xlsx, sheet Actions: 1 action added, 0 on the log already, 0 refused",
    ]
    assert lines_of(report, "not read") == ["plan.xlsx, sheet Key: no list"]
    assert "Write the visits plan" in say("/action show R1")


@pytest.mark.parametrize("updates", [False, True])
def test_a_ref_in_two_sheets_that_say_other_things_of_it_is_asked_about(
    say: Conversation, tmp_path: Path, updates: bool
) -> None:
    heads: list[object] = ["Ref", "Action", "Status"]
    path = _saved(
        tmp_path,
        Open=[heads, ["R1", "One", "Open"]],
        Overdue=[heads, ["R1", "One", "Open"]],
        Closed=[heads, ["R1", "One", "Paused"]],
    )

    for added in ("1 action added, 0", "no actions added, 1"):
        report = from_files(say, path, updates=updates)

        assert [line.split(": ")[1] for line in report if line.startswith("plan.xlsx")] == [
            f"{added} on the log already, 0 refused",
            "no actions added, 1 on the log already, 0 refused",
            "no actions added, 0 on the log already, 1 to ask, 0 refused",
        ]
        assert lines_of(report, "to ask") == [
            'row 2, "Ref" (A2): R1 is in plan.xlsx, sheet Open, row 2 as well, and here it has status on hold, on the '
            "log in progress. Which?"
        ]
    assert "In progress" in say("/action show R1")


@pytest.mark.parametrize(
    ("heads", "newer", "older"),
    [
        (["Ref", "Action", "Status"], ["R1", "One", "Nearly"], ["R1", "One", "Open"]),
        (["Ref", "Action", "Lead"], ["R1", "One", "ditto"], ["R1", "One", "Head of MASH"]),
        (["Ref", "Risk", "Controls"], ["R1", "One", "ditto"], ["R1", "One", "Agency cover"]),
        (["Ref", "Recommendation", "Lead"], ["R1", "One", "ditto"], ["R1", "One", "Head of MASH"]),
    ],
)
def test_a_ref_whose_row_in_an_earlier_sheet_is_left_out_is_asked_about(
    say: Conversation, tmp_path: Path, heads: list[object], newer: list[object], older: list[object]
) -> None:
    report = from_files(say, _saved(tmp_path, November=[heads, newer], October=[heads, older]))

    assert [line.split(", ")[-2:] for line in report if line.startswith("plan.xlsx")] == [["1 to ask", "0 refused"]] * 2
    assert lines_of(report, "to ask")[1] == (
        'row 2, "Ref" (A2): R1 is in plan.xlsx, sheet November, row 2 as well, which has not come in. Mend that row, or '
        "take one of them out"
    )
