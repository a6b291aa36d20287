"""How many rows differ from what is on the log, in the report of an import."""

from pathlib import Path

import pytest
from conversation import Conversation
from spreadsheets import imported


@pytest.mark.parametrize(
    ("rows", "counted"),
    [
        ("R1,Publish,Lead\n", "1 on the log already, which differs, 0 refused"),
        ("R1,Publish,Lead\nR2,Audit,Lead\n", "2 on the log already, all of which differ, 0 refused"),
        ("R1,Publish,Lead\nR2,Audit,Lead\nR3,Visits,Head\n", "3 on the log already, 2 of them differ, 0 refused"),
        ("R1,Publish,Head\n", "1 on the log already, 0 refused"),
    ],
)
def test_how_many_differ_is_counted_as_people_count(say: Conversation, tmp_path: Path, rows: str, counted: str) -> None:
    headings = "ref,action,owner\n"
    imported(say, tmp_path, f"{headings}R1,Publish,Head\nR2,Audit,Head\nR3,Visits,Head\n")

    assert imported(say, tmp_path, f"{headings}{rows}")[0] == f"plan.csv: no actions added, {counted}"
