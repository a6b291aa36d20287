"""What stands above the headings: an area of the rows below, or the document's title; asked about where it may be either."""

from pathlib import Path

import pytest
from conversation import Conversation
from openpyxl.worksheet.worksheet import Worksheet
from spreadsheets import from_files, lines_of
from workbooks import Rows, one_sheet, written

from commands.imports.meanings.board_mapping import NO_MAPPING, Mapping

HEADINGS = ["Ref", "Action", "Lead"]


def _imported(say: Conversation, folder: Path, rows: Rows, given: Mapping = NO_MAPPING) -> list[str]:
    def merged(sheet: Worksheet) -> None:
        for number, row in enumerate(rows, 1):
            if len(row) == 1:
                sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=3)

    return from_files(say, written(folder, one_sheet(rows, merged, title="Plan")), given=given)


def _area_of(say: Conversation, ref: str) -> str:
    areas = [line for line in say(f"/action show {ref}").splitlines() if line.startswith("Area ")]
    return say(f"/area show {areas[0].removeprefix('Area ')}").splitlines()[0].partition(" ")[2] if areas else ""


SECTIONS: Rows = [
    ["Improvement Plan Action Tracker v7"],
    ["Front door"],
    HEADINGS,
    ["R1", "One", "Head"],
    ["R2", "Two", "Head"],
    ["Court"],
    ["R3", "Three", "Head"],
]


def test_a_heading_like_those_between_the_rows_is_the_area_of_the_first(say: Conversation, tmp_path: Path) -> None:
    report = _imported(say, tmp_path, SECTIONS)

    assert [_area_of(say, each) for each in ("R1", "R2", "R3")] == ["Front door", "Front door", "Court"]
    assert (
        lines_of(report, "read as")[0] == 'row 2: "Front door" as the area of the 2 rows below it, where they have none'
    )
    assert lines_of(report, "not read") == ["row 1: above the headings"]


@pytest.mark.parametrize(
    "title", ["Improvement Plan Action Tracker v7", "SEND action log", "Northmoor Council", "As agreed in June 2020"]
)
def test_a_documents_title_is_no_area(say: Conversation, tmp_path: Path, title: str) -> None:
    report = _imported(say, tmp_path, [[title], *SECTIONS[2:]])

    assert [_area_of(say, each) for each in ("R1", "R2", "R3")] == ["", "", "Court"]
    assert lines_of(report, "not read") == ["row 1: above the headings"]
    assert lines_of(report, "to ask") == []


def test_a_numbered_priority_is_an_area_whatever_its_words(say: Conversation, tmp_path: Path) -> None:
    _imported(say, tmp_path, [["Priority 1: a plan for every child"], *SECTIONS[2:5]])

    assert _area_of(say, "R1") == "Priority 1: a plan for every child"


def test_a_status_above_the_headings_is_the_status_of_the_rows(say: Conversation, tmp_path: Path) -> None:
    _imported(say, tmp_path, [["Completed actions"], *SECTIONS[2:5]])

    assert say("/action show R1").splitlines()[1].startswith("Awaiting sign-off")


def test_where_nothing_tells_it_is_asked_and_the_rows_come_in(say: Conversation, tmp_path: Path) -> None:
    report = _imported(say, tmp_path, SECTIONS[1:5])

    assert report[0] == "plan.xlsx, sheet Plan: 2 actions added, 0 on the log already, 0 refused"
    assert lines_of(report, "to ask") == [
        'row 1: "Front door" (row 3 and row 4): is it the area of these rows, or a title? In the map, under [sections]: '
        '"Front door" = "area" or "title". Until then they come in without it.'
    ]


@pytest.mark.parametrize(("said", "area"), [("area", "Front door"), ("title", "")])
def test_and_the_answer_counts(say: Conversation, tmp_path: Path, said: str, area: str) -> None:
    report = _imported(say, tmp_path, SECTIONS[1:5], Mapping({"sections": {"Front door": said}}))

    assert lines_of(report, "to ask") == []
    assert _area_of(say, "R1") == area


def test_a_heading_above_the_headings_of_a_second_table_is_of_its_rows(say: Conversation, tmp_path: Path) -> None:
    rows = [*SECTIONS[2:4], ["Priority 2: Court"], ["Ref", "Action", "Due date"], ["R9", "Nine", "31 July 2020"]]

    report = _imported(say, tmp_path, rows)

    assert _area_of(say, "R9") == "Priority 2: Court"
    assert "plan.xlsx, sheet Plan from row 4: 1 action added, 0 on the log already, 0 refused" in report


def test_a_long_numbered_priority_above_the_headings_is_the_area_of_its_rows(say: Conversation, tmp_path: Path) -> None:
    words = "Priority 1: children are seen, heard and helped early by whoever knows them best"
    rows = [[words], ["Ref", "Action", "Status"], ["R1", "Publish the guide", "Open"]]

    from_files(say, written(tmp_path, one_sheet(rows)))

    assert words in say("/area list")
