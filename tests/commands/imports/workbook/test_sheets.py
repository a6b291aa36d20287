"""The sheets of a workbook: each is the list that it is, and one that is no list is named."""

from pathlib import Path

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
