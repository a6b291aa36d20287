"""Several dates of one action in columns of their own: each revised one is a move, and the last is when it is due."""

from datetime import date
from pathlib import Path

import pytest
from conversation import JO, Conversation
from spreadsheets import from_files, imported, lines_of
from workbooks import Rows, one_sheet, written

from board.actions import Action

REVISED = """
Revised end date | Revised finish date | 2nd revised date | Second revised date | 3rd revised date | Revised date 2
Revised due date (2) | New end date | Amended end date | Extended deadline | Rescheduled completion date | Extension 2
Revised implementation date | Forecast completion | Forecast date | Forecast end date | Projected finish
Anticipated completion date | Revised target completion date | Updated completion date | Revision 1 date
"""
DUE = "Finish | Finish date | Target end | Target end date | End | End date | Planned finish date | Expected end date"
NO_DUE_DATE = "Date revised | Revised action | New action | Updated | Date of extension | Revised wording | New lead"


def _words(rows: str) -> list[str]:
    return [each.strip() for line in rows.strip().splitlines() for each in line.split(" | ")]


def _brought_in(say: Conversation, folder: Path, rows: Rows, updates: bool = False) -> list[str]:
    return from_files(say, written(folder, one_sheet(rows)), updates=updates)


def _action(say: Conversation, ref: str = "R1") -> Action:
    with say.log.reading() as store:
        action = store.actions.find(store.boards.all()[0].id, ref)
    assert action
    return action


def _dates(say: Conversation, ref: str = "R1") -> tuple[str, str, int]:
    action = _action(say, ref)
    return str(action.original_due_on), str(action.due_on), action.moves


@pytest.mark.parametrize("heading", _words(REVISED))
def test_a_revised_date_or_a_forecast_is_a_move(say: Conversation, tmp_path: Path, heading: str) -> None:
    rows = [["Ref", "Action", "Target date", heading], ["R1", "One", "1 June 2020", "1 July 2020"],
            ["R2", "Two", "1 June 2020", ""]]  # fmt: skip

    report = _brought_in(say, tmp_path, rows)

    assert f"{heading} → revised due" in report[-1]
    assert _dates(say) == ("2020-06-01", "2020-07-01", 1)
    assert _dates(say, "R2") == ("2020-06-01", "2020-06-01", 0)


@pytest.mark.parametrize("heading", _words(DUE))
def test_the_end_is_the_due_date(say: Conversation, tmp_path: Path, heading: str) -> None:
    rows = [["Ref", "Action", "Start", heading], ["R1", "One", "1 May 2020", "1 June 2020"]]

    report = _brought_in(say, tmp_path, rows)

    assert _dates(say) == ("2020-06-01", "2020-06-01", 0)
    assert lines_of(report, "not read") == ['column C "Start" (1 cell): the log keeps no start date']


@pytest.mark.parametrize("heading", _words(NO_DUE_DATE))
def test_what_is_no_due_date_moves_none(say: Conversation, tmp_path: Path, heading: str) -> None:
    rows = [["Ref", "Action", "Target date", heading], ["R1", "One", "1 June 2020", "1 July 2020"]]

    report = _brought_in(say, tmp_path, rows)

    assert _dates(say) == ("2020-06-01", "2020-06-01", 0)
    assert any(heading in each for each in lines_of(report, "not read"))


HEADINGS = ["Ref", "Action", "End date", "Revised end date", "2nd revised date", "3rd revised date"]
CHAINS = [
    (["1 June 2020", "1 July 2020", "1 August 2020", "1 Sept 2020"], ("2020-06-01", "2020-09-01", 3)),
    (["1 June 2020", "1 July 2020", "1 August 2020", ""], ("2020-06-01", "2020-08-01", 2)),
    (["1 June 2020", "1 July 2020", "", ""], ("2020-06-01", "2020-07-01", 1)),
    (["1 June 2020", "", "", ""], ("2020-06-01", "2020-06-01", 0)),
    (["1 June 2020", "", "1 August 2020", "n/a"], ("2020-06-01", "2020-08-01", 1)),
    (["1 June 2020", "1 June 2020", "1 July 2020", "1 July 2020"], ("2020-06-01", "2020-07-01", 1)),
    (["", "1 July 2020", "1 August 2020", ""], ("2020-07-01", "2020-08-01", 1)),
    (["1 June 2020", "1 July 2020", "1 June 2020", ""], ("2020-06-01", "2020-06-01", 2)),
]


@pytest.mark.parametrize(("cells", "dates"), CHAINS)
def test_the_last_that_is_filled_in_is_the_date(
    say: Conversation, tmp_path: Path, cells: list[str], dates: tuple[str, str, int]
) -> None:
    report = _brought_in(say, tmp_path, [HEADINGS, ["R1", "One", *cells]])

    assert _dates(say) == dates
    (told,) = [each for each in lines_of(report, "read as") if "as revised dates" in each]
    assert told.startswith('"Revised end date" (D), "2nd revised date" (E) and "3rd revised date" (F) as revised dates')


def test_the_moves_are_in_the_history(say: Conversation, tmp_path: Path) -> None:
    _brought_in(say, tmp_path, [HEADINGS, ["R1", "One", "1 June 2020", "1 July 2020", "1 August 2020", ""]])

    assert "moved from Mon 1 Jun 2020, then Wed 1 Jul 2020" in say("/action show R1")


@pytest.mark.parametrize(
    "headings",
    [["3rd revised date", "2nd revised date", "Revised date"], ["Revised date 3", "Revised date 2", "Revised date 1"]],
)
def test_numbers_give_the_order(say: Conversation, tmp_path: Path, headings: list[str]) -> None:
    rows = [
        ["Ref", "Action", "Due", *headings],
        ["R1", "One", "1 June 2020", "1 Sept 2020", "1 Aug 2020", "1 July 2020"],
    ]

    _brought_in(say, tmp_path, rows)

    assert _dates(say) == ("2020-06-01", "2020-09-01", 3)


@pytest.mark.parametrize(
    "headings",
    [["Revised date", "Forecast"], ["Forecast completion", "Forecast end date"], ["Revised date", "1st revised date"],
     ["2nd revised date", "Second revised date"]],
)  # fmt: skip
def test_which_of_them_counts_is_asked_where_nothing_says_it(
    say: Conversation, tmp_path: Path, headings: list[str]
) -> None:
    rows = [["Ref", "Action", "Due", *headings], ["R1", "One", "1 June 2020", "1 July 2020", "1 August 2020"]]

    (asked,) = lines_of(_brought_in(say, tmp_path, rows), "to ask")

    assert "are both the revised due. Say which not to read" in asked


def test_a_cell_that_is_no_day_is_named_where_it_stands(say: Conversation, tmp_path: Path) -> None:
    report = _brought_in(say, tmp_path, [HEADINGS, ["R1", "One", "1 June 2020", "soon-ish", "1 August 2020", ""]])

    assert any('"Revised end date" (D2)' in each for each in report)


def test_the_next_revision_moves_it_on_the_log(say: Conversation, tmp_path: Path) -> None:
    first = ["R1", "One", "1 June 2020", "1 July 2020", "", ""]
    _brought_in(say, tmp_path, [HEADINGS, first])

    report = _brought_in(say, tmp_path, [HEADINGS, [*first[:4], "1 August 2020", ""]])
    assert lines_of(report, "differs, not changed") == ["row 2, R1: due Sat 1 Aug 2020, on the log Wed 1 Jul 2020"]
    _brought_in(say, tmp_path, [HEADINGS, [*first[:4], "1 August 2020", ""]], updates=True)

    assert _dates(say) == ("2020-06-01", "2020-08-01", 2)
    assert "Sat 1 Aug 2020" in say("/action show R1", by=JO)


def test_so_it_does_where_no_column_is_the_first_due_date(say: Conversation, tmp_path: Path) -> None:
    headings = ["Ref", "Action", "Status", "Revised date", "2nd revised date", "3rd revised date"]
    _brought_in(say, tmp_path, [headings, ["R1", "One", "Open", "1 July 2020", "", ""]])

    _brought_in(say, tmp_path, [headings, ["R1", "One", "Open", "1 July 2020", "1 August 2020", ""]], updates=True)

    assert _dates(say) == ("2020-07-01", "2020-08-01", 1)


def test_month_first_in_an_earlier_revision_is_asked_about(say: Conversation, tmp_path: Path) -> None:
    report = _brought_in(say, tmp_path, [HEADINGS, ["R1", "One", "1/6/2020", "07/31/2020", "", ""]])

    (asked,) = lines_of(report, "to ask")
    assert '"Revised end date" (column D): 07/31/2020 (row 2) can only be month first' in asked


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("Due date (original)", "Due date (revised)"),
        ("Date (baseline)", "Date (forecast)"),
        ("Target date (Original)", "Target date (New)"),
        ("Due date", "Due date (revised)"),
        ("Due date (dd/mm/yy)", "Due date (revised)"),
    ],
)
def test_which_of_its_dates_a_heading_is_may_stand_in_brackets(
    say: Conversation, tmp_path: Path, first: str, then: str
) -> None:
    rows = [["Ref", "Action", first, then], ["R1", "One", "1 June 2020", "1 July 2020"]]

    assert f"{then} → revised due" in _brought_in(say, tmp_path, rows)[-1]
    assert _dates(say) == ("2020-06-01", "2020-07-01", 1)


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ([date(2020, 4, 3), date(2020, 5, 6), date(2020, 12, 1), "13/04/2020"], True),
        ([date(2020, 4, 3), date(2020, 5, 6), date(2020, 12, 13), "13/04/2020"], False),
        ([date(2020, 4, 3), date(2020, 5, 6), date(2020, 12, 1), "13/04/2020", "01/05/2020"], False),
        ([date(2020, 4, 3), date(2020, 5, 6), "13/04/2020"], False),
        ([date(2020, 4, 3), date(2020, 5, 6), date(2020, 12, 1), "TBC"], False),
    ],
)
def test_days_that_another_country_may_have_exchanged_are_named(
    say: Conversation, tmp_path: Path, days: list[object], told: bool
) -> None:
    rows = [["Ref", "Action", "Due date"], *([f"R{at}", f"Do {at}", day] for at, day in enumerate(days))]

    found = [
        each for each in lines_of(_brought_in(say, tmp_path, rows), "read as") if "exchanges day and month" in each
    ]

    assert [each.startswith('rows 2, 3 and 4, "Due date" (column C): the days that') for each in found] == [True] * told


def test_how_often_it_moved_is_told_where_the_log_knows_otherwise(say: Conversation, tmp_path: Path) -> None:
    headings = ["Ref", "Action", "Due date", "Number of moves"]
    first = _brought_in(say, tmp_path, [headings, ["R1", "One", "1 June 2020", 1]])
    moved = _brought_in(say, tmp_path, [headings, ["R1", "One", "1 July 2020", 2]], updates=True)
    other = _brought_in(say, tmp_path, [headings, ["R1", "One", "1 July 2020", 5]], updates=True)

    assert lines_of(first, "read as") == lines_of(moved, "read as") == []
    assert lines_of(other, "read as") == ['row 2, "Number of moves" (D2): "5" changes nothing: on the log it is 2']


@pytest.mark.parametrize(
    ("original", "due", "revised", "told"),
    [
        ("31/10/2020", "31/12/2020", "30/01/2021", "First due Sat 31 Oct 2020; moved twice"),
        ("31/10/2020", "30/01/2021", "30/01/2021", "First due Sat 31 Oct 2020; moved once"),
        ("31/12/2020", "31/12/2020", "30/01/2021", "First due Thu 31 Dec 2020; moved once"),
        ("31/10/2020", "", "30/01/2021", "First due Sat 31 Oct 2020; moved once"),
    ],
)
def test_the_original_date_is_the_first_of_the_moves(
    say: Conversation, tmp_path: Path, original: str, due: str, revised: str, told: str
) -> None:
    row = f"ref,title,original due,due,revised due\nQ1,Write the guide,{original},{due},{revised}\n"
    imported(say, tmp_path, row)

    shown = say("/action show Q1")

    assert "due Sat 30 Jan 2021" in shown
    assert told in shown
