"""What stands below a list, behind an empty row, and may be none of its rows: a key, a count, a scale."""

from pathlib import Path

import pytest
from conversation import Conversation
from spreadsheets import from_files, imported, lines_of
from workbooks import Rows, one_sheet, written

ACTIONS = "Action,Lead,Due,Status\nOne,Head of QA,31 July 2020,Open\nTwo,Head of QA,31 July 2020,Open\n"
ASKED = "it is below the list, behind an empty row, and says nothing of how it stands"


@pytest.mark.parametrize(
    ("below", "rows", "added"),
    [
        ("\nStatus,Number,,\nOpen,2,,\nClosed,0,,\nTotal,2,,\n", "rows 5, 6 and 7", 2),
        ("\nRed,It is late,,\nGreen,It is not,,\n", "rows 5 and 6", 2),
        ("\nOpen,,,\nClosed,,,\nOn hold,,,\n", "rows 5, 6 and 7", 2),
        ("\nNext board,5 August 2020,,\n", "row 5", 2),
        ("Three,Head of QA,,\n", "", 3),
        ("\nThree,Head of QA,,Open\n", "", 3),
        ("\nThree,Head of QA,,\n\nFour,Head of QA,,Open\n", "", 4),
    ],
)
def test_in_a_list_without_refs_it_is_asked_about(
    say: Conversation, tmp_path: Path, below: str, rows: str, added: int
) -> None:
    report = imported(say, tmp_path, ACTIONS + below)

    assert report[0].startswith(f"plan.csv: {added} actions added")
    asked = [each for each in lines_of(report, "to ask") if ASKED in each]
    assert [each.partition(",")[0] if rows.startswith("row ") else each.partition(', "')[0] for each in asked] == (
        [rows] if rows else []
    )


SCALE: Rows = [[], [1, "Rare"], [2, "Unlikely"]]


@pytest.mark.parametrize(
    ("rows", "counts"),
    [
        (
            [["Ref", "Risk", "Likelihood", "Impact"], ["CS1", "Posts", 3, 4], *SCALE],
            "1 risk added, 0 on the log already, 2 to ask",
        ),
        (
            [["Risk", "Likelihood", "Impact"], ["Posts", 3, 4], [], ["Rare"], ["Likely"]],
            "1 risk added, 0 on the log already, 2 to ask",
        ),
        (
            [["Ref", "Action", "Due"], ["R1", "One", "31 July 2020"], *SCALE],
            "1 action added, 0 on the log already, 2 to ask",
        ),
        ([["Ref", "Action", "Due"], ["9", "One", "31 July 2020"], *SCALE], "3 actions added, 0 on the log already"),
        (
            [["Ref", "Action", "Due"], ["R1", "One", "31 July 2020"], [], ["R2", "Two"]],
            "2 actions added, 0 on the log already",
        ),
    ],
)
def test_with_refs_only_a_scale_is(say: Conversation, tmp_path: Path, rows: Rows, counts: str) -> None:
    report = from_files(say, written(tmp_path, one_sheet(rows)))

    assert report[0] == f"plan.xlsx, sheet Actions: {counts}, 0 refused"
