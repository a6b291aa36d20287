"""Headings far down a sheet, below a page of words: found, and named by their row."""

from pathlib import Path

import pytest
from conversation import Conversation
from spreadsheets import from_files, imported
from workbooks import one_sheet, written

from board.refusals import Refusal

HEADINGS = ["Ref", "Action", "Lead", "Due date", "2nd revised date"]
ROW = ["R1", "Publish the guide", "Head of QA", "1 June 2020", ""]


def _preamble(rows: int) -> list[list[object]]:
    return [[f"What the plan says of itself, line {at}"] for at in range(rows)]


@pytest.mark.parametrize("above", [0, 24, 25, 26, 60, 250])
def test_headings_below_a_preamble_are_found_and_said(say: Conversation, tmp_path: Path, above: int) -> None:
    report = from_files(say, written(tmp_path, one_sheet([*_preamble(above), HEADINGS, ROW])))

    assert report[0] == "plan.xlsx, sheet Actions: 1 action added, 0 on the log already, 0 refused"
    assert report[-1].startswith(f"headings in row {above + 1}: Ref → ref · Action → title")
    assert "due Mon 1 Jun 2020" in say("/action show R1")


def test_so_are_those_of_a_csv_file_with_other_marks(say: Conversation, tmp_path: Path) -> None:
    lines = [
        *(f"What the plan says, of itself, line {at}" for at in range(40)),
        "Ref;Action;Lead",
        "R1;Publish;Head of QA",
    ]

    report = imported(say, tmp_path, "\n".join(lines) + "\n")

    assert report[-1].startswith("headings in row 41 (separated by semicolons)")


def test_two_lists_beside_each_other_far_down_are_two(say: Conversation, tmp_path: Path) -> None:
    both = [[*HEADINGS[:3], "", "Risk", "Likelihood", "Impact"], [*ROW[:3], "", "Staff leave", "3", "4"]]

    report = from_files(say, written(tmp_path, one_sheet([*_preamble(40), *both])))

    assert sum("added" in each for each in report) == 2


def test_far_below_there_is_an_end_to_looking(say: Conversation, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="has none of the headings"):
        from_files(say, written(tmp_path, one_sheet([*_preamble(400), HEADINGS, ROW])))
