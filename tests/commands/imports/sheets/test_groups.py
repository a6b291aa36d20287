"""Cells that are empty because the first row of their group says it: the report names them."""

from pathlib import Path

import pytest
from conversation import Conversation
from spreadsheets import imported, lines_of


@pytest.mark.parametrize(
    ("heading", "cells", "told"),
    [
        ("Priority", ("Leadership", "", "Practice", ""), "rows 3 and 5"),
        ("Measure", ("M1", "", "", "M2"), "rows 3 and 4"),
        ("Source", ("", "Letter", "Report", ""), "row 5"),
        ("Priority", ("Leadership", "", "Leadership", ""), "rows 3 and 5"),
        ("Priority", ("Leadership", "Leadership", "", "Practice"), ""),
        ("Priority", ("Leadership", "", "", ""), ""),
        ("Priority", ("", "", "Leadership", "Practice"), ""),
        ("Lead", ("Ali Noor", "", "Pat Lane", ""), "rows 3 and 5"),
        ("Lead", ("Ali Noor", "Ali Noor", "", "Pat Lane"), ""),
        ("Due", ("31 July 2020", "", "31 August 2020", ""), ""),
    ],
)
def test_cells_that_may_mean_the_one_above_are_told(
    say: Conversation, tmp_path: Path, heading: str, cells: tuple[str, ...], told: str
) -> None:
    rows = "".join(f"R{number},Action {number},{words}\n" for number, words in enumerate(cells, 1))

    report = imported(say, tmp_path, f"Ref,Action,{heading}\n{rows}")

    found = [each for each in lines_of(report, "read as") if "as empty. If one means" in each]
    assert [each.partition(": ")[0] for each in found] == ([f"column C, {told}"] if told else [])
    assert report[0].startswith("plan.csv: 4 actions added")


def test_words_below_the_list_are_no_rows_of_a_group(say: Conversation, tmp_path: Path) -> None:
    rows = "R1,Publish,Head of QA\nR2,Audit,Head of HR\nRed,It is late,\nGreen,It is not,\n"

    report = imported(say, tmp_path, f"Ref,Action,Lead\n{rows}")

    assert not any("as empty. If one means" in each for each in report)
