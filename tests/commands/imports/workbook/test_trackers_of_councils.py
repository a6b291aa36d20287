"""Shapes that trackers of councils have: refs before the words, closed actions on a sheet of their own, a table that
stands on its side, an end that only the progress tells."""

from pathlib import Path

import pytest
from conversation import Conversation
from openpyxl import Workbook
from spreadsheets import from_files, lines_of
from workbooks import Rows, one_sheet, saved, written

from board.refusals import Refusal

DEVON: Rows = [
    ["Area of concern 1: Joint working"],
    ["Action", "Due date", "Action lead"],
    ["1.1 Agree governance", "31 July 2020", "Clinical lead"],
    ["1.2) Publish the plan", "31 July 2020", "Head of SEND"],
]


def test_refs_that_stand_before_the_words_are_the_refs(say: Conversation, tmp_path: Path) -> None:
    path = written(tmp_path, one_sheet(DEVON))

    report = from_files(say, path)

    assert report[0] == "plan.xlsx, sheet Actions: 2 actions added, 0 on the log already, 0 refused"
    assert 'the refs that stand before the words in "Action" as refs' in lines_of(report, "read as")
    assert say("/action show 1.1").splitlines()[0] == "1.1 Agree governance"
    assert say("/action show 1.2").splitlines()[0] == "1.2 Publish the plan"
    assert "Area of concern 1: Joint working" in say("/area list unsorted")
    assert from_files(say, path)[0] == "plan.xlsx, sheet Actions: no actions added, 2 on the log already, 0 refused"


@pytest.mark.parametrize(
    "titles", [["1.1 Agree governance", "Publish"], ["3 posts filled", "4 audits done"], ["1.1 Agree", "1.1 Publish"]]
)
def test_but_not_where_one_has_none_or_it_may_be_a_number(say: Conversation, tmp_path: Path, titles: list[str]) -> None:
    rows = [DEVON[1], *([each, "31 July 2020", "Head"] for each in titles)]

    from_files(say, written(tmp_path, one_sheet(rows)))

    assert titles[0] in say("/action show A1")


def test_actions_on_a_sheet_of_closed_ones_are_closed(say: Conversation, tmp_path: Path) -> None:
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, ref in (("Open actions", "R1"), ("Closed actions", "R2"), ("Completed", "R3")):
        sheet = book.create_sheet(title)
        for row in (["Ref", "Action", "Lead"], [ref, f"Do {ref}", "Head"]):
            sheet.append(row)

    report = from_files(say, written(tmp_path, saved(book)))

    assert say("/action show R1").splitlines()[1].startswith("Not started")
    assert say("/action show R2").splitlines()[1].startswith("Closed")
    assert say("/action show R3").splitlines()[1].startswith("Awaiting sign-off")
    assert 'the sheet\'s name, "Closed actions", as the status of row 2' in lines_of(report, "read as")


@pytest.mark.parametrize(
    ("heading", "words", "status"),
    [
        ("Progress", "Complete", "Awaiting sign-off"),
        ("Progress", "Ongoing", "In progress"),
        ("Progress", "Not started - waits for a post", "Not started"),
        ("Progress", "Two of five", "Not started"),
        ("% complete", "100%", "Awaiting sign-off"),
        ("% complete", "40", "In progress"),
        ("% complete", "0%", "Not started"),
        ("% complete", "17/20", "In progress"),
        ("% complete", "75% (3 of 4)", "In progress"),
        ("Progress", "20 of 20", "Awaiting sign-off"),
        ("Progress", "0 of 20", "Not started"),
        ("Status/comment", "Done", "Awaiting sign-off"),
        ("Comments", "Closed", "Closed"),
        ("Comments", "Ongoing", "Not started"),
        ("Comments", "Done by the team in June", "Not started"),
    ],
)
def test_a_status_that_another_column_says_alone_is_the_status(
    say: Conversation, tmp_path: Path, heading: str, words: str, status: str
) -> None:
    rows = [["Ref", "Action", heading], ["R1", "One", words], ["R2", "Two", "Drafted by the lead"]]

    report = from_files(say, written(tmp_path, one_sheet(rows)))

    assert report[0] == "plan.xlsx, sheet Actions: 2 actions added, 0 on the log already, 0 refused"
    assert say("/action show R1").splitlines()[1].startswith(status)


def test_a_table_on_its_side_is_refused_with_what_to_do(say: Conversation, tmp_path: Path) -> None:
    rows = [["Ref", "R1", "R2"], ["Action", "One", "Two"], ["Lead", "Head", "Head"], ["Status", "Open", "Open"]]

    with pytest.raises(Refusal, match=r"sheet Actions has its headings below each other, in column A. Turn the table"):
        from_files(say, written(tmp_path, one_sheet(rows)))


def test_what_a_percentage_was_read_as_is_told(say: Conversation, tmp_path: Path) -> None:
    report = from_files(say, written(tmp_path, one_sheet([["Ref", "Action", "% complete"], ["R1", "One", "40%"]])))

    assert "the progress in row 2 as the status: 100% as complete, less as in progress" in lines_of(report, "read as")


def test_a_column_of_numbers_without_a_heading_holds_the_refs(say: Conversation, tmp_path: Path) -> None:
    rows = [[None, "Action", "Lead", "Due"], [7, "One", "Head", "31 July 2020"], [8, "Two", "Head", "31 July 2020"]]

    report = from_files(say, written(tmp_path, one_sheet(rows)))

    assert report[0] == "plan.xlsx, sheet Actions: 2 actions added, 0 on the log already, 0 refused"
    assert "column A → ref" in report[-1]
    assert "One" in say("/action show 7")


def test_rows_below_a_heading_that_is_refused_are_none_of_the_one_before(say: Conversation, tmp_path: Path) -> None:
    rows = [
        ["Ref", "Action", "Lead"], ["Priority 1: Front door"], ["1.1", "One", "Head"],
        ["Priority 2: Court", None, "Lead: Head of Court"], ["2.1", "Two", "Head"],
    ]  # fmt: skip

    report = from_files(say, written(tmp_path, one_sheet(rows)))

    assert report[0] == "plan.xlsx, sheet Actions: 2 actions added, 0 on the log already, 1 refused"
    assert "Area" in say("/action show 1.1")
    assert "Area" not in say("/action show 2.1")


def test_a_planners_headings_are_known(say: Conversation, tmp_path: Path) -> None:
    rows = [
        ["ID", "Task name", "Assigned to", "Start", "Finish"],
        ["1", "Scope", "Head", "1 June 2020", "31 July 2020"],
    ]

    report = from_files(say, written(tmp_path, one_sheet(rows)))

    assert report[0] == "plan.xlsx, sheet Actions: 1 action added, 0 on the log already, 0 refused"
    assert "Fri 31 Jul 2020" in say("/action show 1")


def test_a_due_date_that_says_complete_counts_before_the_progress(say: Conversation, tmp_path: Path) -> None:
    rows = [["Ref", "Action", "Due", "% complete"], ["R1", "One", "Complete", "100%"]]

    report = from_files(say, written(tmp_path, one_sheet(rows)))

    assert report[0] == "plan.xlsx, sheet Actions: 1 action added, 0 on the log already, 0 refused"
    assert say("/action show R1").splitlines()[1].startswith("Awaiting sign-off")


def test_counts_of_actions_are_no_actions(say: Conversation, tmp_path: Path) -> None:
    report = from_files(say, written(tmp_path, one_sheet([["Status", "Actions"], ["Open", 12], ["Closed", 4]])))

    assert report[0] == "plan.xlsx, sheet Actions: no actions added, 0 on the log already, 2 refused"
    assert lines_of(report, "refused")[0].startswith('row 2, "Actions" (B2): "12" is no action')


@pytest.mark.parametrize("heading", ["Progress (RAG)", "Status", "Current status"])
def test_a_status_that_is_all_colours_is_the_rating(say: Conversation, tmp_path: Path, heading: str) -> None:
    rows = [["Ref", "Action", heading], ["R1", "One", "R"], ["R2", "Two", "Green"]]

    from_files(say, written(tmp_path, one_sheet(rows)))

    assert "Rated red" in say("/action show R1")
    assert "Rated green" in say("/action show R2")


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        (["two of five", "", ""], True),
        (["", "Fifteen audits done", ""], True),
        (["two of five", "", "Not started"], False),
        (["40%", "", ""], False),
        (["", "", ""], False),
    ],
)
def test_an_action_that_is_under_way_without_a_status_is_told(
    say: Conversation, tmp_path: Path, cells: list[str], told: bool
) -> None:
    rows = [["Ref", "Action", "Progress", "Update", "Status"], ["R1", "Agree governance", *cells]]

    report = from_files(say, written(tmp_path, one_sheet(rows)))

    line = "row 2: no status beside the progress or update, so not started"
    assert (line in lines_of(report, "read as")) == told


@pytest.mark.parametrize(("other", "asked"), [(0.5, True), (50, False)])
def test_a_progress_of_1_among_fractions_is_asked(say: Conversation, tmp_path: Path, other: float, asked: bool) -> None:
    rows = [["Ref", "Action", "% complete"], ["R1", "One", other], ["R2", "Two", 1]]

    report = from_files(say, written(tmp_path, one_sheet(rows)))

    line = 'row 3, "% complete" (C3): 1 stands among fractions. Which? 100% or 1%'
    assert lines_of(report, "to ask") == ([line] if asked else [])
