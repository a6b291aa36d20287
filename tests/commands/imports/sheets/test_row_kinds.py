"""What a row is: one of the list, or a heading between rows, a total, a note, the headings again, the same row twice."""

from pathlib import Path

import pytest
from conversation import Conversation
from spreadsheets import imported, lines_of

from commands.imports.meanings.board_mapping import as_told

HEADINGS = "Ref,Action,Lead,Due,Status,Update\n"


def _report(say: Conversation, folder: Path, *rows: str) -> list[str]:
    return imported(say, folder, HEADINGS + "\n".join(rows) + "\n")


def _area_of(say: Conversation, ref: str) -> str:
    """The title of the area that an action goes with."""
    (area,) = [
        line.removeprefix("Area ") for line in say(f"/action show {ref}").splitlines() if line.startswith("Area ")
    ]
    return say(f"/area show {area}").splitlines()[0].removeprefix(f"{area} ")


def test_a_heading_between_rows_is_the_area_of_those_below_it(say: Conversation, tmp_path: Path) -> None:
    report = _report(
        say,
        tmp_path,
        "Priority 1: Early help,,,,,",
        "R1,One,,,,",
        "R2,Two,,,,",
        "Priority 2: Court,,,,,",
        "R3,Three,,,,",
    )

    assert report[0] == "plan.csv: 3 actions added, 0 on the log already, 0 refused"
    assert lines_of(report, "read as")[:2] == [
        'row 2: "Priority 1: Early help" as the area of the 2 rows below it, where they have none',
        'row 5: "Priority 2: Court" as the area of the row below it that has none',
    ]
    assert [_area_of(say, ref) for ref in ("R1", "R2", "R3")] == [*["Priority 1: Early help"] * 2, "Priority 2: Court"]


def test_a_rows_own_area_is_kept(say: Conversation, tmp_path: Path) -> None:
    imported(say, tmp_path, "Ref,Action,Priority\nPriority 1,,\nR1,One,Court\nR2,Two,\n")

    assert [_area_of(say, ref) for ref in ("R1", "R2")] == ["Court", "Priority 1"]


def test_a_heading_that_is_a_status_is_the_status_of_those_below_it(say: Conversation, tmp_path: Path) -> None:
    report = _report(
        say, tmp_path, "R1,One,,,In progress,", "Completed actions,,,,,", "R2,Two,,,,", "R3,Three,,,On hold,"
    )

    assert 'row 3: "Completed" as the status of the 2 rows below it, where they have none' in lines_of(
        report, "read as"
    )
    assert "awaiting sign-off" in say("/action show R2")
    assert "on hold" in say("/action show R3")


def test_a_heading_that_may_name_a_child_is_refused_with_its_rows_and_not_repeated(
    say: Conversation, tmp_path: Path
) -> None:
    report = _report(say, tmp_path, "Priority for NHS 943 476 5919,,,,,", "R1,One,,,,")

    assert "943" not in "".join(report)
    assert "1 refused" in report[0]


NOT_ROWS = [
    ("Total,12,,,,", "a total"),
    ("Sub total,3,,,50%,", "a total"),
    ("Total,,,,12,", "a total"),
    ("Total actions: 12,,,,,", "a total"),
    (",Grand total,,,3 open,", "a total"),
    ("Note: ratings are the owners' own,,,,,", "a note"),
    ("*Rated by the owner,,,,,", "a note"),
    ("Last updated 3 June,,,,,", "a note"),
    ("Ref,Action,Lead,Due,Status,Update", "the headings again"),
    ("Ref,Action,,,,", "the headings again"),
    ("R1,One,Head,,,", "the same as row 2"),
]


@pytest.mark.parametrize(("row", "what"), NOT_ROWS)
def test_what_is_no_row_of_the_list_is_named_and_not_read(
    say: Conversation, tmp_path: Path, row: str, what: str
) -> None:
    report = _report(say, tmp_path, "R1,One,Head,,,", row, "R2,Two,,,,")

    assert report[0] == "plan.csv: 2 actions added, 0 on the log already, 0 refused"
    assert lines_of(report, "not read") == [f"row 3: {what}"]


ROWS = [
    # Whatever a row of the list could be is read as one, and refused by its cell where it cannot come in.
    ("T1,Total respect training,,,,", "3 actions added, 0 on the log already, 0 refused"),
    ("R3,Note of visits,,,,", "3 actions added, 0 on the log already, 0 refused"),
    (",Total respect training for all,,,,", "2 actions added, 0 on the log already, 1 refused"),
    (",Note of visits,,,,", "2 actions added, 0 on the log already, 1 refused"),
    ("R3,,,,,", "2 actions added, 0 on the log already, 1 refused"),
    ("SR (25/26) 01,,,,,", "2 actions added, 0 on the log already, 1 refused"),
    (",,Head of QA,,,", "2 actions added, 0 on the log already, 1 refused"),
    ("Priority 9,,Head of QA,,,", "2 actions added, 0 on the log already, 1 refused"),
    ("R1,One,Another,,,", "2 actions added, 0 on the log already, 1 refused"),
]


@pytest.mark.parametrize(("row", "told"), ROWS)
def test_what_may_be_a_row_is_taken_for_one(say: Conversation, tmp_path: Path, row: str, told: str) -> None:
    report = _report(say, tmp_path, "R1,One,Head,,,", row, "R2,Two,,,,")

    assert report[0] == f"plan.csv: {told}"


def test_headings_with_nothing_below_them_are_named(say: Conversation, tmp_path: Path) -> None:
    report = _report(
        say, tmp_path, "Priority 1,,,,,", "Priority 2,,,,,", "R1,One,,,,", "Agreed at the board of June,,,,,"
    )

    assert lines_of(report, "not read") == ["row 2: a heading with no rows of its own", "row 5: words below the list"]


def test_a_row_with_nothing_in_the_columns_that_are_read_is_named(say: Conversation, tmp_path: Path) -> None:
    report = imported(say, tmp_path, "Ref,Action,Colour key\nR1,One,\n,,Red is late\n,,Green is not\n")

    assert "rows 3 and 4: nothing in the columns that are read" in lines_of(report, "not read")
    assert report[0] == "plan.csv: 1 action added, 0 on the log already, 0 refused"


EATEN = [
    (["1.8", "1.9", "1.1", "1.11"], {"1.1"}),
    (["1.9", "1.1", "2.1"], {"1.1"}),
    (["1.18", "1.19", "1.2", "1.21"], {"1.2"}),
    (["1.2", "1.21"], {"1.2"}),
    (["1.1", "1.2", "1.3", "2.1", "2.2"], set()),
    (["1.10", "1.11", "1.20", "1.21"], set()),
    (["A1.9", "A1.1", "A1.11"], set()),
    (["03-Apr", "4-5"], {"03-Apr"}),
    (["Mar-04", "MAR-05"], {"Mar-04"}),
]


@pytest.mark.parametrize(("refs", "asked"), EATEN)
def test_a_ref_that_a_spreadsheet_has_eaten_is_asked_about(
    say: Conversation, tmp_path: Path, refs: list[str], asked: set[str]
) -> None:
    report = _report(say, tmp_path, *(f"{ref},Action {number},,,," for number, ref in enumerate(refs)))

    rows = [str(number) for number, ref in enumerate(refs, 2) if ref in asked]
    assert [line.split(",")[0].removeprefix("row ") for line in lines_of(report, "to ask")] == rows
    assert report[0].startswith(f"plan.csv: {len(refs) - len(asked)} action")


ANEW = "No,Action,Lead,Due\nTheme 1: Lead,,,\n1,Publish,Head of QA,31 July 2020\nTheme 2: Learn,,,\n1,Audit,Head of QA,31 July 2020\n"


def test_numbers_that_begin_anew_under_each_heading_are_refused_with_two_ways_on(
    say: Conversation, tmp_path: Path
) -> None:
    refused = lines_of(imported(say, tmp_path, ANEW), "refused")
    assert refused[0].startswith(
        'row 5, "No" (A5): 1 is in this file already, in row 3. If the numbers begin anew under'
    )

    report = imported(say, tmp_path, ANEW.replace("Publish", "Print"), given=as_told(["No"]))
    assert report[0] == "plan.csv: 2 actions added, 0 on the log already, 0 refused"
    assert _area_of(say, "A2") == "Theme 2: Learn"
