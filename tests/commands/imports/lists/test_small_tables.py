"""A key, or a count of a list's rows, that stands beside it behind an empty column: none of it is read as the list's."""

from itertools import zip_longest
from pathlib import Path

import pytest
from conversation import Conversation
from spreadsheets import from_files, lines_of
from workbooks import Rows, one_sheet, written

from commands.imports.meanings.board_mapping import Mapping

LIST: Rows = [
    ["Ref", "Action", "Lead", "Status"],
    ["R1", "One", "Head of QA", "Open"],
    ["R2", "Two", "Head of QA", "Open"],
    ["R3", "Three", "Head of HR", "On hold"],
    ["R4", "Four", "Head of HR", "Open"],
]
COUNT: Rows = [["Status", "Number"], ["Open", 3], ["On hold", 1]]


def _beside(left: Rows, right: Rows) -> Rows:
    """Both tables in the same rows, with an empty column between them."""
    width = max(map(len, left))
    return [[*(a or [None] * width), None, *(b or [])] for a, b in zip_longest(left, right)]


@pytest.mark.parametrize(
    ("rows", "letters"),
    [
        (_beside(LIST, COUNT), "FG"),
        (_beside(COUNT, LIST), "AB"),
        (_beside(LIST, [["RAG", "Meaning"], ["Red", "late"], ["Green", "in time"]]), "FG"),
        (_beside(LIST, [["Lead", "Actions", "Late"], ["Head of QA", 2, 1], ["Head of HR", 2, 0]]), "FGH"),
        (_beside(LIST, [["Type", "No"], ["Audit", 3], ["Post", 1]]), "FG"),
        (_beside(LIST, [*COUNT, ["Closed", 0], ["Cancelled", 0], ["Not started", 0]]), "FG"),
    ],
)
def test_a_table_that_is_not_the_list_is_told_and_not_read(
    say: Conversation, tmp_path: Path, rows: Rows, letters: str
) -> None:
    report = from_files(say, written(tmp_path, one_sheet(rows)))

    assert report[0] == "plan.xlsx, sheet Actions: 4 actions added, 0 on the log already, 0 refused"
    told = [each for each in lines_of(report, "not read") if "a small table beside the list" in each]
    assert [each.split()[1] for each in told] == list(letters)
    assert "Rated" not in say("/action show R1")


def test_a_list_without_refs_takes_none_from_it(say: Conversation, tmp_path: Path) -> None:
    rows = _beside([row[1:] for row in LIST], [["RAG", "Number"], ["Red", 3], ["Green", 1]])

    assert from_files(say, written(tmp_path, one_sheet(rows)))[0].endswith(
        "4 actions added, 0 on the log already, 0 refused"
    )
    assert say("/action show A1").splitlines()[0] == "A1 One"


@pytest.mark.parametrize(
    "right", [[["RAG", "Update"], ["R", "Late"], ["A", "x"], ["G", "y"], ["G", "z"]], [["RAG"], ["R"], ["G"]]]
)
def test_but_columns_of_the_list_behind_a_narrow_gap_are_read(say: Conversation, tmp_path: Path, right: Rows) -> None:
    from_files(say, written(tmp_path, one_sheet(_beside(LIST, right))))

    assert "Rated red" in say("/action show R1")


def test_somebody_may_say_that_it_is_the_lists(say: Conversation, tmp_path: Path) -> None:
    rows = _beside(LIST, [["RAG", "Why"], ["Red", "Two posts are empty"], ["Green", ""]])

    from_files(say, written(tmp_path, one_sheet(rows)), given=Mapping({"columns.actions": {"RAG": "rating"}}))

    assert "Rated red" in say("/action show R1")
