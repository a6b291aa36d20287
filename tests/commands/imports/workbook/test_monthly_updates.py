"""A column of updates for each month: all are kept, the oldest first, and the latest that a row has is its current one."""

from pathlib import Path

import pytest
from conversation import SAM, Conversation
from spreadsheets import from_files, lines_of
from workbooks import Rows, one_sheet, written

from commands.imports.meanings.board_mapping import as_told
from storage.upkeep.verify import problems_in


def _imported(say: Conversation, folder: Path, rows: Rows, updates: bool = False) -> list[str]:
    return from_files(say, written(folder, one_sheet(rows)), updates=updates)


def _said(say: Conversation, ref: str) -> list[str]:
    """What the history says was said, oldest first."""
    lines = [line for line in say(f"/action show {ref}").splitlines() if "said" in line]
    return [line.partition('said "')[2].partition('"')[0] for line in reversed(lines)]


ROWS: Rows = [
    ["Ref", "Action", "June update", "July update", "Sept 26 update"],
    ["R1", "Publish", "Drafted", "Agreed", "Printed"],
    ["R2", "Audit", "Seven seen", "Ten seen", None],
    ["R3", "Recruit", None, "Two posts filled", None],
    ["R4", "Train"],
]


def test_each_is_kept_and_the_latest_of_a_row_is_current(say: Conversation, tmp_path: Path) -> None:
    report = _imported(say, tmp_path, ROWS)

    assert report[0] == "plan.xlsx, sheet Actions: 4 actions added, 0 on the log already, 0 refused"
    assert lines_of(report, "read as")[0] == (
        '"June update" (C), "July update" (D) and "Sept 26 update" (E) as updates, the oldest first: the last that a row '
        "has is its current one, and those before it are in the history"
    )
    assert 'Last update: "Printed"' in say("/action show R1")
    assert _said(say, "R1") == ["Drafted", "Agreed", "Printed"]
    assert 'said "Agreed" · because: update of "July update", says the file' in say("/action show R1")
    assert 'Last update: "Ten seen"' in say("/action show R2")
    assert _said(say, "R2") == ["Seven seen", "Ten seen"]
    assert 'Last update: "Two posts filled"' in say("/action show R3")
    assert "Last update" not in say("/action show R4")
    assert list(problems_in(say.log)) == []


def test_twice_adds_nothing(say: Conversation, tmp_path: Path) -> None:
    _imported(say, tmp_path, ROWS)

    report = _imported(say, tmp_path, ROWS, updates=True)

    assert report[0] == "plan.xlsx, sheet Actions: no actions added, 4 on the log already, 0 refused"
    assert _said(say, "R1") == ["Drafted", "Agreed", "Printed"]


def test_the_next_months_column_is_one_more_update(say: Conversation, tmp_path: Path) -> None:
    _imported(say, tmp_path, [row[:3] for row in ROWS])
    say("/action update R2 eight seen", by=SAM)

    report = _imported(say, tmp_path, [row[:4] for row in ROWS], updates=True)

    assert 'row 2, R1: update "Agreed", on the log "Drafted"' in lines_of(report, "changed")
    assert _said(say, "R1") == ["Drafted", "Agreed"]
    assert _said(say, "R2") == ["Seven seen", "eight seen", "Ten seen"]


def test_an_earlier_update_that_is_new_is_told_and_brought_in(say: Conversation, tmp_path: Path) -> None:
    _imported(say, tmp_path, ROWS)
    newer = [ROWS[0], ["R1", "Publish", "Drafted in full", "Agreed", "Printed"]]

    assert lines_of(_imported(say, tmp_path, newer), "differs, not changed") == [
        'row 2, R1: June update "Drafted in full", not on the log'
    ]
    _imported(say, tmp_path, newer, updates=True)

    assert _said(say, "R1") == ["Drafted", "Agreed", "Printed", "Drafted in full", "Printed"]
    assert 'Last update: "Printed"' in say("/action show R1")


@pytest.mark.parametrize(
    ("headings", "current"),
    [
        (["July update", "June update"], "a"),
        (["Dec update", "Jan update"], "b"),
        (["Nov 25 update", "Feb 26 update"], "b"),
        (["Update (Nov 2024)", "Update (Jan 2026)", "Update (Mar 2025)"], "b"),
        (["Q4 update", "Q1 update"], "b"),
        (["Update as at 6 June", "Update as at 20 June"], "b"),
        (["Update 30/06/2026", "Update 31/05/2026"], "a"),
        (["June update", "July update", "Comments"], "b"),
        (["Latest update", "June update", "July update"], "a"),
    ],
)
def test_the_latest_month_is_found_wherever_it_stands(
    say: Conversation, tmp_path: Path, headings: list[str], current: str
) -> None:
    report = _imported(say, tmp_path, [["Ref", "Action", *headings], ["R1", "Publish", *"abc"[: len(headings)]]])

    assert report[0] == "plan.xlsx, sheet Actions: 1 action added, 0 on the log already, 0 refused"
    assert f'Last update: "{current}"' in say("/action show R1")
    assert sorted(_said(say, "R1")) == list("abc"[: len(headings)])


@pytest.mark.parametrize(
    "headings",
    [
        ["Update", "Comments"],
        ["June update", "June update"],
        ["Update", "June update"],
        ["Update (Nov 24)", "Update (Jan 26)", "Update (Mar 25)"],
    ],
)
def test_where_no_order_can_be_told_it_is_asked(say: Conversation, tmp_path: Path, headings: list[str]) -> None:
    report = _imported(say, tmp_path, [["Ref", "Action", *headings], ["R1", "Publish", *"abc"]])

    assert "the update. Say which not to read" in lines_of(report, "to ask")[0]


def test_a_column_left_out_is_not_read(say: Conversation, tmp_path: Path) -> None:
    report = from_files(say, written(tmp_path, one_sheet(ROWS)), given=as_told(["July update"]))

    assert _said(say, "R1") == ["Drafted", "Printed"]
    assert 'column D "July update" (3 cells): left out, as you asked' in lines_of(report, "not read")


def test_what_is_refused_is_named_by_its_own_cell(say: Conversation, tmp_path: Path) -> None:
    rows = [ROWS[0], ["R1", "Publish", "Seen by NHS 943 476 5919", "Agreed", None]]

    report = _imported(say, tmp_path, rows)

    assert lines_of(report, "refused")[0].startswith('row 2, "June update" (C2)')
