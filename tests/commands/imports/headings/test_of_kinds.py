"""Which heading is what: the words of published plans and trackers; what is not read is named, column by column."""

from pathlib import Path

import pytest
from conversation import DATA, SAM, Conversation
from spreadsheets import from_files, imported, lines_of
from workbooks import one_sheet, written

from board.refusals import Refusal
from commands.imports.grids.grid import Grid, column_letter
from commands.imports.headings.of_kinds import field_of
from commands.imports.lists.mapping import headings_in
from commands.imports.meanings.board_mapping import as_told

# The headings of published plans, and what each is.
READ = """
Ref: ref | REF. : ref | No : ref | No. : ref | # : ref | Item : ref | ID : ref | Action ref: ref | Ref No: ref
Reference number: ref | Action: title | What?: title | Task: title | Recommendation: title | Action required: title
Title: title | Management action: title | Lead: owner | Who?: owner | Owner: owner | Responsible officer: owner
Action lead: owner | Lead officer: owner | Lead(s): owner | LEAD PERSON: owner | Responsibility: owner
Lead / Owner: owner | by_whom: owner | Due: due | When?: due | Timescale: due | Target date: due | By when: due
Completion date: due | Deadline: due | Due  Date: due | Due date (dd/mm/yyyy): due | due-date: due | Timescale(s): due
Original: original_due | Original date: original_due | Original due date: original_due | Baseline date: original_due
New date: revised_due | Revised date: revised_due | Forecast: revised_due | revised due: revised_due
Revised target date: revised_due | Extended to: revised_due | Status: status | Current status: status
Action status: status | RAG: rating | BRAG: rating | Rating: rating | R.A.G.: rating | RAG rating: rating
BRAG status: rating | Evidence: evidence | Evidence of completion: evidence | Update: update | Latest update: update
November progress update from action lead: update | Update (Nov 25): update | Progress report: update
Comments: update | Q2 update: update | Date added: raised | Date raised: raised | Date opened: raised
Date closed: closed_on | Date completed: closed_on | Actual completion date: closed_on | Priority: area | Area: area
Theme: area | Workstream: area | Area of concern: area | Origin: source | Source: source | Paper: source
% complete: progress | Progress: progress | Measure: measure | Governance: watched_by
Implementation date: due | Target implementation date: due | Revised implementation date: revised_due
Date implemented: closed_on | R/A/G: rating | R/A/G/B: rating | Mgmt update 31/3: update | Position at Feb board: update
Lead update March 2026: update | Management comments: update | Line ref: ref | Action agreed: title
What needs to happen?: title | Actions needed: title | Work Item ID: ref | Issue status: status
Rev. target: revised_due | Min. ref: source | Mtg date: raised | Progress RAG: rating | Delivery lead: owner
Comments/Progress: update | Status/RAG: status
Original implementation date: original_due | Original timescale: original_due | Implementation status: status
SRO: accountable | Accountable: accountable | Sponsor: accountable | Exec lead: accountable
Senior responsible officer (accountable): accountable
"""
NOT_READ = {
    "Board use": "",
    "Success criteria": "no evidence that it was reached",
    "How will we know?": "no evidence that it was reached",
    "Outcome": "no evidence that it was reached",
    "Impact": "no evidence that it was reached",
    "Start date": "no start date",
    "Date": "is it when the action is due, or when it was raised?",
    "Onwer": "is it owner?",
    "Staus": "is it status?",
    "Created by": "",
    "Status/Evidence": "",
    "Target": "is it when the action is due? Then head it so",
    "Start/Rev/End": "a column of its own",
    "Benchmarking": "",
}


@pytest.mark.parametrize("row", [each.strip() for line in READ.strip().splitlines() for each in line.split(" | ")])
def test_a_heading_is_known_by_any_of_its_names(row: str) -> None:
    heading, _, field = row.rpartition(": ")

    assert field_of("actions", heading.strip()) == field


@pytest.mark.parametrize("heading", NOT_READ)
def test_a_column_that_is_not_read_is_named_with_why(say: Conversation, tmp_path: Path, heading: str) -> None:
    report = imported(say, tmp_path, f"ref,action,{heading}\nR1,Publish the guide,some words\nR2,Audit,\n")

    (named,) = lines_of(report, "not read")
    assert named.startswith(f'column C "{heading}" (1 cell)')
    assert NOT_READ[heading] in named
    assert (": " in named) == bool(NOT_READ[heading])


def test_every_column_is_named_as_read_or_not(say: Conversation, tmp_path: Path) -> None:
    report = imported(say, tmp_path, "Ref,What?,Lead,,Board use,Empty\nR1,Publish,Head of MASH,x,y,\n")

    assert report == [
        "plan.csv: 1 action added, 0 on the log already, 0 refused",
        "not read: column D without a heading (1 cell)",
        'not read: column E "Board use" (1 cell)',
        'not read: column F "Empty" (empty)',
        "headings in row 1: Ref → ref · What? → title · Lead → owner",
    ]


def test_the_file_of_the_issue_loses_neither_owner_nor_date_nor_rating(say: Conversation, tmp_path: Path) -> None:
    content = (DATA / "inputs" / "01_headings_not_known.csv").read_text()
    say.later(days=2190)

    report = imported(say, tmp_path, content)

    assert report[0] == "plan.csv: 1 action added, 0 on the log already, 0 refused"
    assert "Lead → owner · Due Date → due · RAG → rating" in report[-1]
    shown = say("/action show R1")
    assert "Head of MASH" in shown
    assert "due Tue 13 Jan 2026" in shown
    assert "Red" in shown or "red" in shown


@pytest.mark.parametrize(
    ("headings", "said"),
    [
        ("ref,action,Lead,Owner", ['"Lead" (C) and "Owner" (D) are both the owner.', '--leave-out "Lead"']),
        ("No,Item,Action", ['"No" (A) and "Item" (B) are both the ref.']),
        ("ref,Action,Description", ['"Action" (B) and "Description" (C) are both the title.']),
        ("ref,title,Target date,Deadline", ["are both the due"]),
        ("ref,title,New date,Forecast", ["are both the revised due"]),
        ("ref,title,October update,Updates", ["are both the update", '--leave-out "October update"']),
        ("ref,title,RAG,BRAG", ["are both the rating"]),
        ("ref,title,Lead,Owner,RAG,BRAG", ["are both the owner", "are both the rating"]),
        ("ref,action,Lead,Owner,Who?", ['"Lead" (C), "Owner" (D) and "Who?" (E) are all the owner.']),
        ("ref,action,ref", ['"ref" (A) and "ref" (C) are both the ref.', '--leave-out "ref (A)"']),
        ("ref,action,Lead,Owner", ['In the map, under [columns.actions]: "Lead" = "not read"']),
    ],
)
def test_of_two_columns_that_are_the_same_thing_it_is_asked_which_to_read(
    say: Conversation, tmp_path: Path, headings: str, said: list[str]
) -> None:
    report = imported(say, tmp_path, f"{headings}\n{','.join('a1' for _ in headings.split(','))}\n")

    assert report[0] == "plan.csv: not brought in before this is answered"
    assert [each for each in said if each not in " ".join(lines_of(report, "to ask"))] == []
    assert say("/action list all") == "No actions are on this board."


def test_a_heading_that_is_broken_into_lines_is_told_in_one(say: Conversation, tmp_path: Path) -> None:
    report = imported(say, tmp_path, 'ref,action,"Lead\nofficer","Seen \nby"\nR1,Publish,Head,Panel\n')

    assert lines_of(report, "not read") == ['column D "Seen by" (1 cell)']
    assert "Lead officer → owner" in report[-1]


def test_and_come_in_once_it_is_said_which_to_leave_out(say: Conversation, tmp_path: Path) -> None:
    report = imported(say, tmp_path, "ref,action,Lead,Owner\nR1,Publish,One,Two\n", given=as_told(["lead"]))

    assert lines_of(report, "not read") == ['column C "Lead" (1 cell): left out, as you asked']
    assert "Two" in say("/action show R1")


@pytest.mark.parametrize(
    ("content", "field", "heading"),
    [
        ("ref,action,Progress\nR1,One,In progress\nR2,Two,Complete\n", "status", "Progress"),
        ("ref,action,Progress\nR1,One,two of three seen\n", "progress", "Progress"),
        ("ref,title,Status,Progress\nR1,One,Open,Complete\n", "progress", "Progress"),
        ("ref,title,Current status\nR1,One,Launch planned for May\n", "update", "Current status"),
        ("ref,title,Current status\nR1,One,COMPLETED\n", "status", "Current status"),
        ("ref,action,Priority\nR1,One,Front door\n", "area", "Priority"),
        ("ref,Recommendation,Management action,Lead\nR1,Decide in time,Publish,Head\n", "area", "Recommendation"),
        ("ref,Recommendation,Lead,Due date\nR1,Decide in time,Head,31/07/2020\n", "title", "Recommendation"),
    ],
)
def test_what_only_the_cells_can_tell(
    say: Conversation, tmp_path: Path, content: str, field: str, heading: str
) -> None:
    report = imported(say, tmp_path, content)

    assert f"{heading} → {field}" in report[-1]


RANKS = ["High,medium", "1,2", "H,L", "P1,P2", "1 - High,3 - Low", "High (1),Low (3)", "High priority,Urgent", "High,2"]
RANKS += ["Very high,TBC", "Medium/High,-", "must have,Could", "High,Priority 2", "high,n/a", "A,B", "Important,Urgent"]


@pytest.mark.parametrize("heading", ["Priority", "Priority (H/M/L)", "PRIORITY:", "Priorities"])
@pytest.mark.parametrize("cells", RANKS)
def test_a_priority_that_is_a_rank_is_no_area(say: Conversation, tmp_path: Path, heading: str, cells: str) -> None:
    one, two = cells.split(",")
    report = from_files(say, written(tmp_path, one_sheet([["Ref", "Action", heading], ["R1", "One", one],
                                                          ["R2", "Two", two]])))  # fmt: skip

    (told,) = lines_of(report, "not read")
    assert told == (
        f'column C "{heading}" (2 cells): its cells are ranks, and no areas. If they are areas, say that it is "area"'
    )
    assert say("/area list").startswith("No areas of improvement")


@pytest.mark.parametrize("heading", ["Priority", "Theme", "Area", "Workstream"])
def test_a_rank_beside_areas_is_no_area_either(say: Conversation, tmp_path: Path, heading: str) -> None:
    rows = [["Ref", "Action", heading], ["R1", "One", "High"], ["R2", "Two", "Front door"], ["R3", "Three", "1 - Low"]]
    report = from_files(say, written(tmp_path, one_sheet(rows)))

    assert lines_of(report, "read as") == [
        f'row 2, "{heading}" (C2): "High" as a rank, and no area',
        f'row 4, "{heading}" (C4): "1 - Low" as a rank, and no area',
    ]
    assert "Front door" in say("/area list")
    assert "High" not in say("/area list")
    assert "Low" not in say("/area list")


def test_what_names_an_area_of_the_board_is_that_area(say: Conversation, tmp_path: Path) -> None:
    say("/area add R09 High priority", by=SAM)
    rows = [["Ref", "Action", "Theme"], ["R1", "One", "High priority"]]
    from_files(say, written(tmp_path, one_sheet(rows)))

    assert "Area R09" in say("/action show R1")


@pytest.mark.parametrize("words", [["Priority 1", "Priority 2"], ["Priority 1: Front door", "High"]])
def test_numbered_priorities_may_be_the_areas_of_a_plan(say: Conversation, tmp_path: Path, words: list[str]) -> None:
    rows = [["Ref", "Action", "Priority"], *([f"R{at}", f"Do {at}", each] for at, each in enumerate(words, 1))]
    from_files(say, written(tmp_path, one_sheet(rows)))

    assert words[0] in say("/area list")


def test_title_rows_above_the_headings_are_passed_over(say: Conversation, tmp_path: Path) -> None:
    content = "Improvement plan,,\nAs at 8 July 2020,,\n\nNo.,Action,Lead\n1.1,Publish the guide,Head of MASH\n"

    report = imported(say, tmp_path, content)

    assert report[0].startswith("plan.csv: 1 action added")
    assert report[-1].startswith("headings in row 4: No. → ref")
    assert "Head of MASH" in say("/action show 1.1")


@pytest.mark.parametrize(
    ("headings", "lacks"),
    [
        (
            "Action,Lead,Ward",
            'looks like a list of actions, and has no column headed "ref". Add it, or head a column "due date"',
        ),
        ("Measure,KPI,Type,Target", 'looks like a list of measures, and has no column headed "cond"'),
        ("Area,Lead,Target,Source", 'no column headed "as at" and "rung". Add them, and import again.'),
        ("Ref,Indicator,Target,Apr-20,May-20,Jun-20,RAG", "side by side, a month or a quarter to a column"),
        ("Measure,Indicator,Q1 20/21,Q2 20/21", "side by side, a month or a quarter to a column"),
        ("Ref,Lead,Due date", 'looks like a list of actions, and has no column headed "title"'),
        ("Step,Area,Lead,Timescale,RAG", 'of actions, and has no column headed "title". Add it, and import again.'),
        ("Summary,Assignee,Status,Due date", 'of actions, and has no column headed "title". Add it, and import again.'),
        ("Title,Assigned to,State,Target date", 'no column headed "ref". Add it, or head "Title" "Action", and import'),
        ("Lead,Status,Shape", "has none of the headings that boardbot knows"),
        (
            "Ref,Risk,Owner",
            'risks, and has no column headed "controls" or "impact" or "likelihood" or "score". Add it,',
        ),
        ("Ref,Risks,Owner,Last reviewed", 'no column headed "controls" or "impact" or "likelihood" or "score"'),
        (
            "Ref,Narrative,Lead,Start date,Due date\n1,Do,JR,31/03/2020,30/06/2020",
            'actions, and has no column headed "title"',
        ),
        ("Measure,KPI,2020/21\n,,Q1,Q2\nM1,Visits,77%,80%", "side by side, a month or a quarter to a column"),
        ("Colour,Shape", "has none of the headings that boardbot knows"),
        (
            "Cyf,Cam gweithredu",
            r'as at, domain, rung; .* or say in a map what they are: under \[columns.actions\], "…" =',
        ),
    ],
)
def test_a_sheet_without_what_it_needs_says_what_it_lacks(
    say: Conversation, tmp_path: Path, headings: str, lacks: str
) -> None:
    with pytest.raises(Refusal, match=lacks):
        imported(say, tmp_path, f"{headings}\na,b,c\n")


@pytest.mark.parametrize(
    ("headings", "kind"),
    [
        ("ref,recommendation", "areas"),
        ("Rec no,Recommendation,Theme,Priority,Lead", "areas"),
        ("Ref,Recommendation,Lead,Due date,Status", "actions"),
        ("ref,title,measure,status,date", "actions"),
        ("Measure,KPI,As at date,Figure", "readings"),
        ("Measure,Claim,As at,Source", "claims"),
        ("measure,cond,indicator,kind,operator,target", "measures"),
    ],
)
def test_the_kind_of_a_sheet_is_told_by_its_headings(headings: str, kind: str) -> None:
    assert headings_in(Grid("x.csv", ((1, tuple(headings.split(","))),))).kind == kind


@pytest.mark.parametrize(("place", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (499, "SF")])
def test_a_column_has_the_letter_that_the_spreadsheet_shows(place: int, letter: str) -> None:
    assert column_letter(place) == letter


def test_a_revised_date_is_a_move_and_both_are_kept(say: Conversation, tmp_path: Path) -> None:
    content = (DATA / "inputs" / "01b_revised_due.csv").read_text()
    say.later(days=2128)

    imported(say, tmp_path, content)

    shown = say("/action show R2", by=SAM)
    assert "due Thu 30 Apr 2026" in shown
    assert "First due Tue 13 Jan 2026" in shown
    assert "because: from import: moved from Tue 13 Jan 2026" in shown
