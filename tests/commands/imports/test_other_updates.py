"""A changed file of areas, risks, targets, figures or a self-assessment: shown, and brought in when told."""

from pathlib import Path

import pytest
from conversation import JO, SAM, Conversation
from spreadsheets import imported, lines_of

from commands.imports.any_file import read_grids
from commands.imports.files import Import
from storage.upkeep.verify import problems_in

AREAS = "ref,recommendation,lead,theme,route,governance,measure\n"
RISKS = "ref,risk,owner,likelihood,impact,controls,comments\n"
TARGETS = "measure,cond,indicator,unit,better,kind,operator,target,target date\n"
FIGURES = "measure,indicator,as at,value,unit\n"
RUNGS = "domain,rung,as at\n"
CASES = {
    "an area's words": (
        f"{AREAS}R01,Decide in time,Head,Front door,Plan,,\n",
        f"{AREAS}R01,Decide well,Lead,Front door,Plan,,\n",
        'R01: recommendation "Decide well", on the log "Decide in time"; lead "Lead", on the log "Head"',
        ("/area show R01", "Decide well"),
    ),
    "an area's lead": (
        f"{AREAS}R01,Decide in time,Head,Front door,Plan,,\n",
        f"{AREAS}R01,Decide in time,Jo Reed,Front door,Plan,,\n",
        'R01: lead "Jo Reed", on the log "Head"',
        ("/area show R01", "<@U0JO>"),
    ),
    "a risk's words": (
        f"{RISKS}RK7,Posts stay empty,Head of HR,4,5,agency,\n",
        f"{RISKS}RK7,Posts stay empty,Head of HR,4,5,agency cover,Two found\n",
        'RK7: controls "agency cover", on the log "agency"; update "Two found", on the log nothing',
        ("/risk show RK7", "agency cover"),
    ),
    "a risk's score": (
        f"{RISKS}RK7,Posts stay empty,Head of HR,4,5,agency,\n",
        f"{RISKS}RK7,Posts stay empty,Head of HR,3,4,agency,\n",
        'RK7: likelihood "3x4", on the log "4x5"',
        ("/risk show RK7", "3x4"),
    ),
    "a target": (
        f"{TARGETS}M1,M1a,Visits,%,higher,numeric,>=,85,30/06/2020\n",
        f"{TARGETS}M1,M1a,Visits,%,higher,numeric,>=,90,31/12/2020\n",
        'M1a: target "90", on the log "85"; target date Thu 31 Dec 2020, on the log Tue 30 Jun 2020',
        ("/measure show M1", "at least 90% by Thu 31 Dec 2020"),
    ),
    "a figure": (
        f"{FIGURES}M6,Visits,2020-05-31,72,%\n",
        f"{FIGURES}M6,Visits,2020-05-31,73,%\n",
        "M6 Visits as at Sun 31 May 2020: 73%, on the log 72%",
        ("/measure show M6", "73%"),
    ),
    "a judgement": (
        f"{RUNGS}Leadership,Good,2020-03-31\n",
        f"{RUNGS}Leadership,Outstanding,2020-03-31\n",
        "Leadership: Outstanding, on the log Good (Tue 31 Mar 2020)",
        ("/area list", "Outstanding"),
    ),
}


@pytest.fixture
def there(say: Conversation) -> Conversation:
    say("/measure add M6 Visits", by=SAM)
    return say


@pytest.mark.parametrize("case", CASES)
def test_what_differs_is_shown_first_and_changed_when_told(there: Conversation, tmp_path: Path, case: str) -> None:
    first, second, differs, (line, shown) = CASES[case]
    assert " added, 0 on the log already, 0 refused" in imported(there, tmp_path, first)[0]
    there.later(days=1)

    report = imported(there, tmp_path, second)

    assert report[0].endswith("added, 1 on the log already, which differs, 0 refused"), report
    assert lines_of(report, "differs, not changed") == [f"row 2, {differs}"]
    assert shown not in there(line, by=SAM)

    report = imported(there, tmp_path, second, updates=True)

    assert "1 changed, 0 on the log already, 0 refused" in report[0], report
    assert lines_of(report, "changed") == [f"row 2, {differs}"]
    assert shown in there(line, by=SAM)
    for content in (second, second):
        again = imported(there, tmp_path, content, updates=True)
        assert again[0].endswith("added, 1 on the log already, 0 refused"), again
    assert problems_in(there.log) == []


@pytest.mark.parametrize("case", CASES)
def test_a_third_file_changes_it_again(there: Conversation, tmp_path: Path, case: str) -> None:
    first, second, *_ = CASES[case]
    imported(there, tmp_path, first)
    there.later(days=1)
    imported(there, tmp_path, second, updates=True)
    there.later(days=1)

    report = imported(there, tmp_path, first, updates=True)

    # A figure that was on the log once is there: it is never entered a second time.
    assert ("1 changed" in report[0]) == (case not in {"a figure", "a judgement"}), report


@pytest.mark.parametrize(
    ("content", "typed", "newer"),
    [
        (CASES["an area's words"][0], "/area edit R01 title: Decide well", 'R01: recommendation "Decide in time"'),
        (CASES["an area's lead"][1], "/area edit R01 lead: <@U0PAT>", 'R01: lead "Jo Reed", on the log "Pat Lane"'),
        (CASES["a risk's words"][0], "/risk update RK7 controls: agency cover", 'RK7: controls "agency"'),
        (CASES["a risk's score"][0], "/risk score RK7 3x4 because two have started", 'RK7: likelihood "4x5"'),
        (CASES["a target"][0], "/measure target M1 visits at least 80% by 30 June 2020", 'M1a: target "85"'),
    ],
)
def test_what_was_changed_on_the_log_since_stays(
    there: Conversation, tmp_path: Path, content: str, typed: str, newer: str
) -> None:
    imported(there, tmp_path, content)
    there.later(days=1)
    assert not there(typed, by=SAM).startswith("Not ")

    report = imported(there, tmp_path, content, updates=True)

    assert report[0].endswith("added, 1 on the log already, 0 refused"), report
    (line,) = lines_of(report, "differs, and the log is newer")
    assert line.startswith(f"row 2, {newer}")


@pytest.mark.parametrize(
    ("first", "typed", "second", "refused"),
    [
        (
            f"{AREAS}R01,Decide,Head,,Plan,,\n",
            "",
            f"{AREAS}R01,Decide,Head,,BAU,Scrutiny,\n",
            'row 2, "route" (E2): an area leaves the plan with /area bau R01 to <body>',
        ),
        (
            f"{AREAS}R01,Decide,Head,,BAU,Scrutiny,\n",
            "",
            f"{AREAS}R01,Decide,Head,,Plan,,\n",
            'row 2, "route" (E2): an area comes back into the plan with /area reopen R01 <reason>',
        ),
        (
            f"{AREAS}R01,Decide,Head,,BAU,Scrutiny,\n",
            "",
            f"{AREAS}R01,Decide,Head,,BAU,Cabinet,\n",
            'row 2, "governance" (F2): an area is given another body with /area bau R01 to <body>',
        ),
        (
            f"{RISKS}RK7,Posts,Head,4,5,,\n",
            "/risk close RK7 because all posts are filled",
            f"{RISKS}RK7,Posts,Lead,4,5,,\n",
            "row 2: RK7 is closed.",
        ),
        (
            f"{TARGETS}M1,M1a,Visits,%,higher,numeric,>=,85,\n",
            "",
            f"{TARGETS}M1,M1a,Contacts,%,higher,numeric,>=,85,\n",
            'row 2, "indicator" (C2): it is another target than M1a: give it a label of its own',
        ),
    ],
)
def test_what_has_a_verb_of_its_own_is_refused_by_its_cell(
    there: Conversation, tmp_path: Path, first: str, typed: str, second: str, refused: str
) -> None:
    imported(there, tmp_path, first)
    if typed:
        there(typed, by=SAM)

    (tmp_path / "plan.csv").write_text(second, encoding="utf-8")
    found = Import(
        there.log, read_grids(tmp_path / "plan.csv"), lambda store: store.boards.all()[0], there.now
    ).report()
    report = imported(there, tmp_path, second, updates=True)

    # It differs, and nobody is told that --update would bring it in.
    assert len(lines_of([line.strip() for line in found.lines()], "differs, not changed")) == 1
    assert found.differ == 0
    assert [each.startswith(refused) for each in lines_of(report, "refused")] == [True], report


def test_a_target_that_was_withdrawn_on_the_log_does_not_come_back(there: Conversation, tmp_path: Path) -> None:
    content = CASES["a target"][0]
    imported(there, tmp_path, content)
    there("/measure undo", by=SAM)
    there("/measure target M1 visits at least 80% by 30 June 2020", by=SAM)

    report = imported(there, tmp_path, content)

    assert report[0] == "plan.csv: no rows of measures added, 1 on the log already, 0 refused"


def test_what_a_file_changed_is_told_in_the_history(there: Conversation, tmp_path: Path) -> None:
    there("/action add Publish ref: R1", by=JO)

    imported(there, tmp_path, "ref,action,source\nR1,Publish it,letter\n", updates=True)

    assert "title Publish to Publish it" in there("/action show R1")
    assert "source letter" in there("/action show R1")


@pytest.mark.parametrize(
    ("content", "line", "undo", "shown"),
    [
        (CASES["an area's words"][0], "/area list", "/area undo", "off the board"),
        (CASES["a risk's words"][0], "/risk list", "/risk undo", "stays on the log as withdrawn"),
    ],
)
def test_whoever_brought_a_row_in_takes_it_back(
    there: Conversation, tmp_path: Path, content: str, line: str, undo: str, shown: str
) -> None:
    (tmp_path / "plan.csv").write_text(content, encoding="utf-8")
    grids = read_grids(tmp_path / "plan.csv")
    Import(there.log, grids, lambda store: store.boards.all()[0], there.now, by=SAM.id).bring_in()
    assert "R01" in there(line) or "RK7" in there(line)

    said = there(undo, by=SAM)

    assert said.startswith("Undone.")
    assert shown in said


def test_a_rung_is_as_at_today_at_the_latest(there: Conversation, tmp_path: Path) -> None:
    report = imported(there, tmp_path, f"{RUNGS}Court,Good,{there.now.date():%d/%m/%Y}\nLaw,Good,01/01/2021\n")

    assert report[0].startswith("plan.csv: 1 rung added")
    assert lines_of(report, "refused") == ['row 3, "as at" (C3): it is as at 2021-01-01, a day in the future']


def test_the_same_figure_with_another_caveat_or_other_counts_is_an_update(there: Conversation, tmp_path: Path) -> None:
    headings = "measure,indicator,as at,value,unit,numerator,denominator,source,caveat\n"
    start = "M6,Visits,2020-06-30,77,%,"
    imported(there, tmp_path, f"{headings}{start}77,100,Paper,\n")
    rows = (f"{start}77,100,Paper,not to be published\n", f"{start}154,200,Paper,\n")
    differs = ('caveat "not to be published", on the log nothing', 'numerator "154", on the log "77"')

    for row, told in zip(rows, differs, strict=True):
        there.later(minutes=2)
        shown = imported(there, tmp_path, headings + row)
        changed = imported(there, tmp_path, headings + row, updates=True)
        again = imported(there, tmp_path, headings + row, updates=True)

        assert lines_of(shown, "differs, not changed")[0].startswith(f"row 2, M6 Visits as at Tue 30 Jun 2020: {told}")
        assert changed[0] == "plan.csv: no readings added, 1 changed, 0 on the log already, 0 refused"
        assert again[0] == "plan.csv: no readings added, 1 on the log already, 0 refused"
    assert "154 of 200 · revises an earlier entry · Paper · not to be published" in there("/measure show M6")
