"""A sheet that says who initials are: owners are named by it, and nobody is asked."""

from pathlib import Path

import pytest
from conversation import Conversation
from openpyxl import Workbook
from spreadsheets import from_files, lines_of
from workbooks import Rows, one_sheet, saved, written

from commands.imports.meanings.board_mapping import NO_MAPPING, Mapping

PLAN: Rows = [["Ref", "Action", "Lead"], ["R1", "One", "JB"], ["R2", "Two", "MW/JB"], ["R3", "Three", "QQ"]]
KEY: Rows = [["Initials", "Name"], ["JB", "Jo Burton"], ["MW", "Mo Webb"]]


def _imported(
    say: Conversation, folder: Path, key: Rows, given: Mapping = NO_MAPPING, first: bool = False
) -> list[str]:
    book = Workbook()
    book.remove(book.worksheets[0])
    sheets = [("Key", key), ("Plan", PLAN)] if first else [("Plan", PLAN), ("Key", key)]
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    return from_files(say, written(folder, saved(book)), given=given)


@pytest.mark.parametrize("first", [True, False])
def test_owners_are_those_whom_the_key_names(say: Conversation, tmp_path: Path, first: bool) -> None:
    report = _imported(say, tmp_path, KEY, first=first)

    assert "· Jo Burton ·" in say("/action show R1")
    shown = say("/action show R2")
    assert "· Mo Webb ·" in shown
    assert "Supported by Jo Burton" in shown
    assert 'plan.xlsx, sheet Key: who 2 initials are: "JB" Jo Burton and "MW" Mo Webb' in lines_of(report, "read as")
    assert not any("sheet Key: no list" in line for line in report)
    (asked,) = lines_of(report, "to ask")
    assert '"QQ"' in asked
    assert '"JB"' not in asked


@pytest.mark.parametrize(
    ("key", "owner"),
    [
        ([["Initials and designation"], ["Initials", "Designation"], ["JB", "Head of QA"]], "Head of QA"),
        ([["Name", "Initials", "Role"], ["Jo Burton", "JB", "Head of QA"]], "Jo Burton"),
        ([["Lead initials", "Job title"], ["JB", "Head of QA"]], "Head of QA"),
        (
            [["Key to leads"], ["JB", "Jo Burton"], ["MW", "Mo Webb"], ["DCS", "Director of Children's Services"]],
            "Jo Burton",
        ),
        # Of these nobody knows that they are initials, or whose.
        ([["Acronym", "Meaning"], ["JB", "Joint board"]], "JB"),
        ([["JB", "Agreed in June"], ["MW", "Agreed in July"]], "JB"),
        ([["Initials", "Name"], ["JB", "Jo Burton"], ["JB", "Jan Bell"]], "JB"),
        ([["Initials", "Name"], ["JB", "NHS 943 476 5919"]], "JB"),
    ],
)
def test_a_key_in_other_words(say: Conversation, tmp_path: Path, key: Rows, owner: str) -> None:
    _imported(say, tmp_path, key)

    assert f"· {owner} ·" in say("/action show R1")


def test_what_somebody_has_said_counts_before_the_key(say: Conversation, tmp_path: Path) -> None:
    _imported(say, tmp_path, KEY, Mapping({"people": {"JB": "Jan Bell"}}))

    assert "· Jan Bell ·" in say("/action show R1")


def test_a_key_below_the_list_is_none_of_its_rows(say: Conversation, tmp_path: Path) -> None:
    report = from_files(say, written(tmp_path, one_sheet([*PLAN, [], *KEY], title="Plan")))

    assert report[0] == "plan.xlsx, sheet Plan: 3 actions added, 0 on the log already, 0 refused"
    assert "· Jo Burton ·" in say("/action show R1")
    assert 'plan.xlsx, sheet Plan from row 6: who 2 initials are: "JB" Jo Burton and "MW" Mo Webb' in lines_of(
        report, "read as"
    )


def test_initials_beside_the_leads_of_a_list_are_no_key(say: Conversation, tmp_path: Path) -> None:
    rows = [["Ref", "Action", "Lead", "Initials", "Status"], ["R1", "Publish", "Jo Burton", "JB", "Open"]]

    report = from_files(say, written(tmp_path, one_sheet(rows, title="Plan")))

    assert report[0] == "plan.xlsx, sheet Plan: 1 action added, 0 on the log already, 0 refused"
    assert "· Jo Burton ·" in say("/action show R1")
