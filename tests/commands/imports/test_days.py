"""Dates in a file: which of two numbers is the day, and from when a date without a year counts."""

from datetime import date
from pathlib import Path

import pytest
from conversation import DATA, SAM, Conversation
from spreadsheets import from_files, imported, lines_of

from commands.imports.meanings.board_mapping import Mapping, as_told

MONTH_FIRST, DAY_FIRST = as_told(order="month-first"), as_told(order="day-first")
HEADINGS = "ref,title,due,date added\n"


def test_a_date_that_can_only_be_month_first_stops_the_whole_file(say: Conversation) -> None:
    say.later(days=2000)

    report = from_files(say, DATA / "inputs" / "03_month_first.csv")

    assert report == [
        "03_month_first.csv: not brought in before this is answered",
        'to ask: "due" (column D): 03/13/2026 (row 2) can only be month first; 4/3/2026 (row 3) can be either. '
        "Import again with --dates month-first or --dates day-first.",
        "Nothing was changed: answer first what is asked of a whole file.",
    ]
    assert say("/action list all") == "No actions are on this board."


def test_and_comes_in_once_it_is_said(say: Conversation) -> None:
    say.later(days=2000)

    report = from_files(say, DATA / "inputs" / "03_month_first.csv", given=MONTH_FIRST)

    assert report[0] == "03_month_first.csv: 2 actions added, 0 on the log already, 0 refused"
    assert "due Fri 13 Mar 2026" in say("/action show U1")
    assert "due Fri 3 Apr 2026" in say("/action show U2")


def test_or_the_one_that_is_wrong_is_refused(say: Conversation) -> None:
    say.later(days=2000)

    report = from_files(say, DATA / "inputs" / "03_month_first.csv", given=DAY_FIRST)

    assert report[0] == "03_month_first.csv: 1 action added, 0 on the log already, 1 refused"
    assert "due Wed 4 Mar 2026" in say("/action show U2")


@pytest.mark.parametrize(
    ("cells", "asked"),
    [
        ("07/13/2020", True),
        ("7/13/20", True),
        ("07.13.2020", True),
        ("07-13-2020", True),
        ("13/07/2020", False),
        ("4/3/2020", False),
        ("03/12/2020", False),
        ("12/13/2020", True),
        ("2020-07-13", False),
        ("03/20", False),
        ("13 July 2020", False),
        ("43921", False),
        ("Ongoing", False),
        ("99/99/2020", False),
    ],
)
def test_which_dates_put_a_file_in_doubt(say: Conversation, tmp_path: Path, cells: str, asked: bool) -> None:
    report = imported(say, tmp_path, f"{HEADINGS}R1,One,{cells},\n")

    assert ("not brought in" in report[0]) == asked


@pytest.mark.parametrize("field", ["due", "original date", "new date", "date added", "date closed"])
def test_any_column_of_dates_does(say: Conversation, tmp_path: Path, field: str) -> None:
    report = imported(say, tmp_path, f"ref,title,{field}\nR1,One,4/3/2020\nR2,Two,03/13/2020\n")

    assert lines_of(report, "to ask")[0].startswith(f'"{field}" (column C): 03/13/2020 (row 3) can only be month first')


@pytest.mark.parametrize(
    ("headings", "row", "column"),
    [
        ("event,kind,from", "Peer review,review", "from"),
        ("event,kind,from,to", "Peer review,review,1 March 2020", "to"),
        ("ref,risk,likelihood,impact,last reviewed", "RK1,Posts stay empty,3,4", "last reviewed"),
        ("measure,indicator,as at,value,published", "M6,Visits,31 Jan 2020,77", "published"),
    ],
)
def test_the_dates_of_any_list_do(say: Conversation, tmp_path: Path, headings: str, row: str, column: str) -> None:
    say("/measure add M6 Visits")
    other = row.replace("RK1", "RK2").replace("review", "look").replace("31 Jan", "29 Feb").replace("empty", "vacant")

    report = imported(say, tmp_path, f"{headings}\n{row},4/3/2020\n{other},03/13/2020\n")

    (asked,) = lines_of(report, "to ask")
    assert asked.startswith(f'"{column}" (column ')
    assert "03/13/2020 (row 3) can only be month first; 4/3/2020 (row 2) can be either" in asked
    assert "Nothing was changed" in report[-1]


def test_a_file_that_disagrees_with_itself_says_so(say: Conversation, tmp_path: Path) -> None:
    content = f"{HEADINGS}R1,One,03/13/2020,\nR2,Two,13/03/2020,\n"

    (asked,) = lines_of(imported(say, tmp_path, content), "to ask")
    report = imported(say, tmp_path, content, given=MONTH_FIRST)

    assert "03/13/2020 (row 2) can only be month first; 13/03/2020 (row 3) only day first" in asked
    assert lines_of(report, "refused") == [
        'row 3, "due" (C3): "13/03/2020" is not a date: there is no month 13. The month comes first here.'
    ]


def test_nothing_of_the_other_files_comes_in_either(say: Conversation, tmp_path: Path) -> None:
    other = tmp_path / "areas.csv"
    other.write_text("ref,recommendation\nR01,Decide in time\n")

    report = from_files(say, DATA / "inputs" / "03_month_first.csv", other)

    assert "areas.csv: 1 area would be added, 0 on the log already, 0 refused" in report
    with say.log.reading() as store:
        assert store.areas.all(1) == []


@pytest.mark.parametrize(
    ("due", "raised", "meant"),
    [
        ("End Jan", "8/1/2020", "Fri 31 Jan 2020"),
        ("End Jan", "January 2020", "Fri 31 Jan 2020"),
        ("31 March", "08/01/2020", "Tue 31 Mar 2020"),
        ("31 March", "1 December 2018", "Sun 31 Mar 2019"),
        ("Feb", "2020-01-08", "Sat 29 Feb 2020"),
        ("mid December", "10.10.2019", "Sun 15 Dec 2019"),
        ("Q4", "5 February 2020", "Tue 31 Mar 2020"),
        ("in 3 weeks", "6 Jan 2020", "Mon 27 Jan 2020"),
        ("Friday", "8 Jan 2020", "Fri 10 Jan 2020"),
        ("next board", "8 Jun 2020", "Wed 1 Jul 2020"),
        ("end of the month", "43921", "Tue 31 Mar 2020"),
        ("31/07/2020", "8/1/2020", "Fri 31 Jul 2020"),
        ("31/07/2020", "", "Fri 31 Jul 2020"),
        ("Summer 2020", "", "Mon 31 Aug 2020"),
        ("Q4 2019/20", "", "Tue 31 Mar 2020"),
    ],
)
def test_a_date_without_a_year_counts_from_when_its_row_was_raised(
    say: Conversation, tmp_path: Path, due: str, raised: str, meant: str
) -> None:
    say.later(days=-37)
    assert "1 Jul 2020" in say("/board meeting 1 July 2020", by=SAM)
    say.later(days=37)

    report = imported(say, tmp_path, f"{HEADINGS}R1,One,{due},{raised}\n")

    assert report[0] == "plan.csv: 1 action added, 0 on the log already, 0 refused", report
    assert f"due {meant}" in say("/action show R1")


@pytest.mark.parametrize("due", ["next board", "papers for next board", "next meeting", "the board after next"])
def test_the_next_board_of_a_time_before_the_calendar_is_asked_about(
    say: Conversation, tmp_path: Path, due: str
) -> None:
    content = f"{HEADINGS}R1,One,{due},15/01/2020\nR2,Two,August board,15/01/2020\nR3,Three,{due},20/06/2020\n"

    report = imported(say, tmp_path, content)

    assert report[0] == "plan.csv: 1 action added, 0 on the log already, 2 refused", report
    first, second = lines_of(report, "refused")
    assert "needs the board after Wed 15 Jan 2020, which is before the calendar begins." in first
    assert "needs the board after Sat 20 Jun 2020, which is before the calendar begins." in second
    assert "due Wed 5 Aug 2020" in say("/action show R2")


@pytest.mark.parametrize("raised", ["08/07/2020", "25/06/2020", "21/06/2020"])
def test_the_first_meeting_of_the_calendar_is_the_next_of_the_weeks_before(
    say: Conversation, tmp_path: Path, raised: str
) -> None:
    report = imported(say, tmp_path, f"{HEADINGS}R1,One,next board,{raised}\n")

    assert report[0].startswith("plan.csv: 1 action added"), report
    assert "due Wed 5 Aug 2020" in say("/action show R1")


@pytest.mark.parametrize("due", ["31 March", "End Jan", "next board", "Friday", "in 3 weeks", "Q4", "Feb", "today"])
def test_and_is_asked_about_where_nothing_says(say: Conversation, tmp_path: Path, due: str) -> None:
    content = f"{HEADINGS}R1,One,{due},\nR2,Two,30/06/2020,\nR3,Three,{due},\n"

    report = imported(say, tmp_path, content)

    assert report[0] == "plan.csv: 1 action added, 0 on the log already, 2 to ask, 0 refused"
    (asked,) = lines_of(report, "to ask")
    assert asked.startswith(
        'rows 2 and 4, "due" (column C): the date has no year, or counts from the day it was written'
    )
    assert "--written 2020-01-31" in asked


def test_or_is_read_from_when_the_list_was_written(say: Conversation, tmp_path: Path) -> None:
    written = as_told(written=date(2019, 10, 1))

    report = imported(say, tmp_path, f"{HEADINGS}R1,One,31 March,\nR2,Two,End Jan,8/1/2018\n", given=written)

    assert report[0].startswith("plan.csv: 2 actions added")
    assert "due Tue 31 Mar 2020" in say("/action show R1")
    assert "due Wed 31 Jan 2018" in say("/action show R2")


@pytest.mark.parametrize(
    ("due", "offered"),
    [
        ("Mar-20", "20 Mar or Mar 2020"),
        ("Sep-20", "20 Sep or Sep 2020"),
        ("July 17", "17 July or July 2017"),
        ("May 21", "21 May or May 2021"),
        ("03/20", "20 Mar or Mar 2020"),
    ],
)
def test_what_can_be_a_day_or_a_month_is_asked_once_a_column(
    say: Conversation, tmp_path: Path, due: str, offered: str
) -> None:
    report = imported(say, tmp_path, f"{HEADINGS}R1,One,{due},\nR2,Two,31 July 2020,\nR3,Three,{due},\n")

    assert report[0] == "plan.csv: 1 action added, 0 on the log already, 2 to ask, 0 refused"
    assert lines_of(report, "to ask") == [
        f'"due": "{due}" (C2 and C4): is that {offered}? In the map, under [dates]: month-number = "day" or "year".'
    ]


@pytest.mark.parametrize(
    ("number", "due", "meant"),
    [
        ("year", "Mar-20", "Tue 31 Mar 2020"),
        ("year", "03/20", "Tue 31 Mar 2020"),
        ("year", "May 21", "Mon 31 May 2021"),
        ("day", "May 21", "Thu 21 May 2020"),
        ("day", "Mar-20", "Fri 20 Mar 2020"),
    ],
)
def test_and_is_read_as_it_was_said(say: Conversation, tmp_path: Path, number: str, due: str, meant: str) -> None:
    said = Mapping({"dates": {"month-number": number}})

    imported(say, tmp_path, f"{HEADINGS}R1,One,{due},1 January 2020\n", given=said)

    assert f"due {meant}" in say("/action show R1")


def test_a_revised_date_counts_from_the_one_before_it(say: Conversation, tmp_path: Path) -> None:
    report = imported(say, tmp_path, "ref,title,due,new date\nR1,One,31/10/2019,31 March\n")

    assert report[0].startswith("plan.csv: 1 action added"), report
    assert "due Tue 31 Mar 2020" in say("/action show R1")


def test_a_figures_day_needs_its_year(say: Conversation, tmp_path: Path) -> None:
    say("/measure add M6 Visits")

    report = imported(say, tmp_path, "measure,indicator,as at,value,unit\nM6,Visits,30 June,77,%\n")

    assert lines_of(report, "to ask")[0].startswith('row 2, "as at" (C2): the date has no year')


@pytest.mark.parametrize(
    ("due", "told"),
    [
        ("2020-09-30 14:30", True),
        ("30/09/2020 14:30", True),
        ("Wed 30/09/2020 14:30", True),
        ("Wed 30/09/2020", False),
        ("2020-09-30 00:00", False),
        ("30/09/2020", False),
    ],
)
def test_a_time_beside_a_day_is_named(say: Conversation, tmp_path: Path, due: str, told: bool) -> None:
    report = imported(say, tmp_path, f"ref,action,due\nR1,Visits plan,{due}\n")

    named = f'row 2, "due" (C2): "{due}" as its day: the time is not kept'
    assert lines_of(report, "read as") == [named] * told
    assert "due Wed 30 Sep 2020" in say("/action show R1")


@pytest.mark.parametrize(
    ("raised", "closed", "told"),
    [
        ("9/7/2020", "", 'refused: row 2, "raised" (C2): it is 2020-07-09, a day in the future'),
        ("", "9/7/2020", 'refused: row 2, "closed on" (D2): it is 2020-07-09, a day in the future'),
        ("9/6/2020", "8/6/2020", 'to ask: row 2, "closed on" (D2): it is Mon 8 Jun 2020, and the action was raised on '
         "Tue 9 Jun 2020. Which is wrong?"),
        ("8/7/2020", "8/7/2020", ""),
    ],
)  # fmt: skip
def test_an_action_was_raised_and_closed_by_today_and_in_that_order(
    say: Conversation, tmp_path: Path, raised: str, closed: str, told: str
) -> None:
    cells = f"R1,Visits,{raised},{closed},Closed,minutes of 3 July"

    report = imported(say, tmp_path, f"ref,title,raised,closed on,status,evidence\n{cells}\n")

    assert (told in report) if told else report[0].startswith("plan.csv: 1 action added")
