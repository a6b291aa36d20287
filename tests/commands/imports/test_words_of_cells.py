"""What spreadsheets write for a status and a rating; what is not known is asked about, once a column and a word."""

from pathlib import Path

import pytest
from conversation import SAM, Conversation
from spreadsheets import imported, lines_of

STATUSES = """
| not started
Not started | not started
Not yet started | not started
To do | not started
Open | in progress
OPEN | in progress
In progress | in progress
in-progress | in progress
Ongoing | in progress
Underway | in progress
Overdue | in progress
On track | in progress
Delayed | in progress
On hold | on hold
Paused | on hold
Deferred | on hold
Complete | awaiting sign-off
COMPLETED | awaiting sign-off
Done | awaiting sign-off
Proposed for Closure | awaiting sign-off
Complete – awaiting sign-off | awaiting sign-off
Closed | closed
BAU | business as usual
Business as usual | business as usual
Cancelled | cancelled
Superseded | cancelled
No longer required | cancelled
"""
RATINGS = """
Red | red
red | red
R | red
A | amber
G | green
AMBER | amber
Amber - two posts vacant | amber
Green: all in post | green
n/a |
- |
"""


def _rows(table: str) -> list[tuple[str, str]]:
    pairs = [line.split("|") for line in table.strip("\n").splitlines()]
    return [(words.strip(), meant.strip()) for words, meant in pairs]


@pytest.mark.parametrize(("words", "status"), _rows(STATUSES))
def test_a_status_in_any_of_its_words(say: Conversation, tmp_path: Path, words: str, status: str) -> None:
    report = imported(say, tmp_path, f"ref,title,status\nR1,Publish,{words}\n")

    assert report[0].startswith("plan.csv: 1 action added")
    assert say("/action show R1").splitlines()[1].casefold().startswith(status)
    said = [f'row 2, "status" (C2): "{words}" as {status}'] if words and words.casefold() != status else []
    assert lines_of(report, "read as") == said


@pytest.mark.parametrize(("words", "rating"), _rows(RATINGS))
def test_a_rating_in_words_and_letters(say: Conversation, tmp_path: Path, words: str, rating: str) -> None:
    report = imported(say, tmp_path, f"ref,title,RAG\nR1,Publish,{words}\n")

    assert report[0].startswith("plan.csv: 1 action added")
    shown = say("/action show R1")
    assert (f"Rated {rating}" if rating else "no due date") in shown
    assert ("Rated" in shown) == bool(rating)
    assert words.partition(" ")[2].lstrip("- ") in shown


def test_blue_beside_a_status_that_says_so_is_no_rating(say: Conversation, tmp_path: Path) -> None:
    report = imported(say, tmp_path, "ref,title,BRAG,status\nR1,One,Blue,Complete\n")

    assert report[0].startswith("plan.csv: 1 action added")
    assert '"Blue" as complete, which the status says: no rating is kept' in lines_of(report, "read as")[1]


@pytest.mark.parametrize(
    ("row", "status"),
    [
        ("Complete,,", "awaiting sign-off"),
        ("Complete,30/06/2020,", "awaiting sign-off"),
        ("Complete,,minutes of 1 July", "awaiting sign-off"),
        ("Complete,30/06/2020,minutes of 1 July", "closed"),
        ("Complete,30/06/2020,done", "awaiting sign-off"),
        ("Complete,30/06/2020,n/a", "awaiting sign-off"),
        ("Closed,30/06/2020,", "closed"),
        (",30/06/2020,minutes of 1 July", "closed"),
        (",30/06/2020,", "awaiting sign-off"),
        ("BAU,30/06/2020,", "business as usual"),
        ("Awaiting sign-off,30/06/2020,minutes of 1 July", "awaiting sign-off"),
        ("Complete - awaiting sign-off,30/06/2020,minutes of 1 July", "awaiting sign-off"),
        ("Complete (proposed for closure),30/06/2020,minutes of 1 July", "awaiting sign-off"),
        ("Complete - subject to the board's approval,30/06/2020,minutes of 1 July", "awaiting sign-off"),
        ("Complete: further work needed,30/06/2020,minutes of 1 July", "awaiting sign-off"),
        ("Complete - agreed with no further action required,30/06/2020,minutes of 1 July", "closed"),
        ("Complete - noted by the board,30/06/2020,minutes of 1 July", "closed"),
    ],
)
def test_complete_awaits_sign_off_unless_it_has_a_closing_date_and_evidence(
    say: Conversation, tmp_path: Path, row: str, status: str
) -> None:
    report = imported(say, tmp_path, f"ref,title,status,date closed,evidence\nR1,One,{row}\n")

    assert report[0].startswith("plan.csv: 1 action added"), report
    shown = say("/action show R1", by=SAM)
    assert shown.splitlines()[1].casefold().startswith(status)
    assert ("closed on Tue 30 Jun 2020, says the file" in shown) == ("30/06" in row)


def test_a_closing_date_of_an_open_action_is_asked_about(say: Conversation, tmp_path: Path) -> None:
    report = imported(say, tmp_path, "ref,title,status,date closed\nR1,One,Open,30/06/2020\n")

    assert lines_of(report, "to ask") == [
        'row 2, "date closed" (D2): it has a closing date, and its status is in progress'
    ]


@pytest.mark.parametrize(
    ("row", "due", "first", "moves"),
    [
        ("13/01/2020,,30/04/2020", "Thu 30 Apr 2020", "Mon 13 Jan 2020", "1"),
        ("13/01/2020,,13/01/2020", "Mon 13 Jan 2020", "", "0"),
        ("13/01/2020,,", "Mon 13 Jan 2020", "", "0"),
        ("13/01/2020,,n/a", "Mon 13 Jan 2020", "", "0"),
        ("13/01/2020,,-", "Mon 13 Jan 2020", "", "0"),
        (",13/01/2020,30/04/2020", "Thu 30 Apr 2020", "Mon 13 Jan 2020", "1"),
        (",13/01/2020,", "Mon 13 Jan 2020", "", "0"),
        ("30/04/2020,13/01/2020,", "Thu 30 Apr 2020", "Mon 13 Jan 2020", "1"),
        ("31/03/2020,13/01/2020,30/04/2020", "Thu 30 Apr 2020", "Mon 13 Jan 2020", "1"),
        ("Ongoing,,30/04/2020", "Thu 30 Apr 2020", "", "0"),
        (",,30/04/2020", "Thu 30 Apr 2020", "", "0"),
        ("30/04/2020,,13/01/2020", "Mon 13 Jan 2020", "Thu 30 Apr 2020", "1"),
    ],
)
def test_a_revised_date_is_a_move(
    say: Conversation, tmp_path: Path, row: str, due: str, first: str, moves: str
) -> None:
    report = imported(say, tmp_path, f"ref,title,due,original date,new date\nR1,One,{row}\n")

    assert report[0].startswith("plan.csv: 1 action added"), report
    shown = say("/action show R1")
    assert f"due {due}" in shown
    assert (f"First due {first}" in shown) == bool(first)
    assert ("because: from import: moved from" in shown) == (moves == "1")


def test_a_move_to_an_earlier_day_is_said(say: Conversation, tmp_path: Path) -> None:
    report = imported(say, tmp_path, "ref,title,due,new date\nR1,One,30/04/2020,13/01/2020\n")

    assert lines_of(report, "read as") == ['row 2, "new date" (D2): an earlier day than the one before it']


def test_words_in_a_revised_dates_place_are_asked_about(say: Conversation, tmp_path: Path) -> None:
    report = imported(say, tmp_path, "ref,title,due,new date\nR1,One,30/04/2020,TBC\n")

    assert lines_of(report, "to ask") == [
        'row 2, "new date" (D2): "TBC" is no day. Leave the cell empty, or give the new date.'
    ]


def test_what_was_made_of_a_row_that_stays_out_is_not_told(say: Conversation, tmp_path: Path) -> None:
    report = imported(say, tmp_path, "ref,title,status,measure,RAG\nR1,One,Open,M9,Purple\nR2,Two,Open,,\n")

    assert report[0] == "plan.csv: 1 action added, 0 on the log already, 1 to ask, 0 refused"
    assert lines_of(report, "not known") == []
    assert lines_of(report, "read as") == ['row 3, "status" (C3): "Open" as in progress']


def test_measures_that_are_not_on_the_board_are_said_once(say: Conversation, tmp_path: Path) -> None:
    rows = "".join(f"R{n},Action {n},M{n % 3}\n" for n in range(1, 86))

    report = imported(say, tmp_path, f"ref,action,measure\n{rows}")

    assert report[0] == "plan.csv: 85 actions added, 0 on the log already, 0 refused"
    (said,) = lines_of(report, "not known")
    assert said.startswith('85 rows from 2 to 86, "measure" (column C): "M1", "M2" and "M0" are not on the board')
    assert "come in without a measure" in said


def test_areas_that_are_not_on_the_board_are_said_once_and_kept(say: Conversation, tmp_path: Path) -> None:
    report = imported(say, tmp_path, "ref,action,Theme\nA1,One,Front door\nA2,Two,Front door\nA3,Three,\n")

    assert lines_of(report, "not known") == [
        'rows 2 and 3, "Theme" (column C): "Front door" is no area of the board yet: '
        "each is added as one that is unsorted, for board support to merge."
    ]
    assert "Area AR1" in say("/action show A1")
    assert "AR1 Front door · 0 of 2 actions closed, 0%" in say("/area list unsorted")
    say("/area add R01 Thresholds", by=SAM)
    assert "2 actions moved." in say("/area merge AR1 into R01", by=SAM)


def test_a_row_on_the_log_that_differs_is_said_to_and_is_not_changed(say: Conversation, tmp_path: Path) -> None:
    headings = "ref,title,owner,due,status,update\n"
    imported(say, tmp_path, f"{headings}R1,Publish,Head,31/07/2020,Open,\nR2,Audit,Head,31/07/2020,Open,\n")
    say("/action update R2 seven seen", by=SAM)

    report = imported(say, tmp_path, f"{headings}r1,Publish,Lead,31/08/2020,Open,\nR2,Audit,Head,31/07/2020,Open,\n")

    assert report[0] == "plan.csv: no actions added, 2 on the log already, 1 of them differs, 0 refused"
    assert lines_of(report, "differs, not changed") == [
        'row 2, R1: owner "Lead", on the log "Head"; due Mon 31 Aug 2020, on the log Fri 31 Jul 2020'
    ]
    assert "Fri 31 Jul 2020" in say("/action show R1")


def test_areas_and_targets_that_differ_are_said_to(say: Conversation, tmp_path: Path) -> None:
    areas, targets = (
        "ref,recommendation,lead\nR01,{},Head\n",
        "measure,cond,indicator,unit,better,kind,operator,target\n",
    )
    imported(say, tmp_path, areas.format("Decide in time"))
    imported(say, tmp_path, f"{targets}M1,M1a,Visits,%,higher,numeric,>=,85\n")

    area = imported(say, tmp_path, areas.format("Decide well"))
    target = imported(say, tmp_path, f"{targets}M1,M1a,Visits,%,higher,numeric,>=,80\n")

    assert lines_of(area, "differs, not changed") == [
        'row 2, R01: recommendation "Decide well", on the log "Decide in time"'
    ]
    assert lines_of(target, "differs, not changed") == ['row 2, M1a: target "80", on the log "85"']


@pytest.mark.parametrize(
    ("due", "status"),
    [
        ("Complete", "awaiting sign-off"),
        ("COMPLETED", "awaiting sign-off"),
        ("Done", "awaiting sign-off"),
        ("Achieved", "awaiting sign-off"),
        ("Delivered", "awaiting sign-off"),
        ("Closed", "closed"),
        ("BAU", "business as usual"),
        ("Superseded", "cancelled"),
    ],
)
def test_a_due_date_that_says_it_is_finished_is_a_status(
    say: Conversation, tmp_path: Path, due: str, status: str
) -> None:
    report = imported(say, tmp_path, f"ref,title,by when\nR1,Publish,{due}\n")

    assert lines_of(report, "read as") == [f'row 2, "by when" (C2): "{due}" as {status}, with no due date']
    assert say("/action show R1").splitlines()[1].casefold().startswith(status)


@pytest.mark.parametrize("due", ["Ongoing", "TBC", "Overdue", "Monthly", "On completion of the audit", "-"])
def test_other_words_for_a_due_date_are_no_status(say: Conversation, tmp_path: Path, due: str) -> None:
    imported(say, tmp_path, f"ref,title,by when\nR1,Publish,{due}\n")

    assert say("/action show R1").splitlines()[1].startswith("Not started")


def test_a_finished_due_date_beside_an_open_status_is_asked_about(say: Conversation, tmp_path: Path) -> None:
    report = imported(say, tmp_path, "ref,title,by when,status\nR1,Publish,Complete,Open\nR2,Print,Done,Closed\n")

    assert lines_of(report, "to ask") == [
        'row 2, "by when" (C2): it says "Complete", and the status is in progress. Which?'
    ]
    assert say("/action show R2").splitlines()[1].startswith("Closed")


def test_of_several_areas_in_a_cell_those_that_are_there_are_linked(say: Conversation, tmp_path: Path) -> None:
    say("/area add R1 Fostering", by=SAM)
    imported(say, tmp_path, 'ref,title,area\nA1,One,"R1, Unheard of"\nA2,Two,R1 Fostering\nA3,Three,Fostering\n')

    assert "Areas R1, AR1" in say("/action show A1")
    assert "Area R1" in say("/action show A2")
    assert "Area R1" in say("/action show A3")
    assert "AR1 Unheard of" in say("/area list unsorted")


@pytest.mark.parametrize(("moves", "told"), [("3", "moved 3 times"), ("", "moved once")])
def test_a_file_says_how_often_a_date_has_moved(say: Conversation, tmp_path: Path, moves: str, told: str) -> None:
    heading = "ref,title,due,revised due,moves\n"

    report = imported(say, tmp_path, f"{heading}R1,One,31 March 2020,31 August 2020,{moves}\n")

    assert report[0].startswith("plan.csv: 1 action added"), report
    shown = say("/action show R1")
    assert "First due Tue 31 Mar 2020" in shown
    assert f"; {told}" in shown
