"""What is said of a column that no file has is named, and never passed over."""

from pathlib import Path

import pytest
from conversation import Conversation
from spreadsheets import from_files
from workbooks import one_sheet, written

from commands.imports.meanings.board_mapping import Mapping, as_told

ROWS = [["Ref", "Action", "Lead", "Board use", "Lead"], ["R1", "Publish", "Head of QA", "x", "Head of MASH"]]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (Mapping({"columns.actions": {"No such column": "owner"}}),
         'No column is headed "No such column", which is said to be owner.'),
        (Mapping({"columns": {"Bord use": "update"}}),
         'No column is headed "Bord use", which is said to be update. Is it "Board use"?'),
        (Mapping({"columns.risks": {"Board use": "controls"}}),
         'No column is headed "Board use", which is said to be controls.'),
        (Mapping({"columns.actions": {"Lead (Z)": "owner"}}),
         'No column is headed "Lead (Z)", which is said to be owner.'),
        (as_told(["Owner"]), 'No column is headed "Owner", which is said to be not read.'),
    ],
)  # fmt: skip
def test_a_column_that_is_not_there_is_named(say: Conversation, tmp_path: Path, given: Mapping, told: str) -> None:
    assert any(each.startswith(told) for each in from_files(say, written(tmp_path, one_sheet(ROWS)), given=given))


@pytest.mark.parametrize(
    "given",
    [
        Mapping({"columns.actions": {"board USE:": "update", "Lead (C)": "not read"}}),
        as_told(["Lead (E)", "Board use"]),
    ],
)
def test_one_that_is_there_is_not(say: Conversation, tmp_path: Path, given: Mapping) -> None:
    report = from_files(say, written(tmp_path, one_sheet(ROWS)), given=given)

    assert not any("No column is headed" in each for each in report)


def test_of_what_the_board_has_kept_for_other_files_nothing_is_said(say: Conversation, tmp_path: Path) -> None:
    kept = Mapping({"columns.actions": {"Board use": "update", "Lead (C)": "not read"}})
    from_files(say, written(tmp_path, one_sheet(ROWS)), given=kept)

    report = from_files(say, written(tmp_path, one_sheet([["Ref", "Action"], ["R2", "Audit"]])))

    assert not any("No column is headed" in each for each in report)
