"""A second register: what else a risk goes with, and that it was reviewed, is shown and comes in when told."""

from pathlib import Path

import pytest
from conversation import SAM, Conversation
from spreadsheets import from_files, imported, lines_of
from workbooks import one_sheet, written

from commands.imports.meanings.board_mapping import Mapping
from storage.upkeep.verify import problems_in

HEADINGS = "ref,risk,likelihood,impact,area,linked actions,last reviewed\n"
FIRST = f"{HEADINGS}RK7,Posts stay empty,4,5,R1,A1,1 July 2020\n"


@pytest.fixture
def there(say: Conversation, tmp_path: Path) -> Conversation:
    for line in ("/area add R1 Lead", "/area add R2 Learn", "/action add Recruit", "/action add Train"):
        assert not say.reply(line, by=SAM).refused
    assert imported(say, tmp_path, FIRST)[0].startswith("plan.csv: 1 risk added")
    say.later(days=1)
    return say


@pytest.mark.parametrize(
    ("cells", "differs", "shown"),
    [
        ("R2,A1,1 July 2020", 'area "R2", on the log "R1"', "Threatens area R2 Learn"),
        ('R1,"A1, A2",1 July 2020', 'action "A1, A2", on the log "A1"', "Action A2 Train"),
        ("R1,A1,8 July 2020", "reviewed Wed 8 Jul 2020, on the log Wed 1 Jul 2020", "Last reviewed Wed 8 Jul 2020"),
    ],
)
def test_what_differs_is_shown_and_comes_in_when_told(
    there: Conversation, tmp_path: Path, cells: str, differs: str, shown: str
) -> None:
    content = f"{HEADINGS}RK7,Posts stay empty,4,5,{cells}\n"

    assert lines_of(imported(there, tmp_path, content), "differs, not changed") == [f"row 2, RK7: {differs}"]
    assert shown not in there("/risk show RK7")
    assert lines_of(imported(there, tmp_path, content, updates=True), "changed") == [f"row 2, RK7: {differs}"]
    assert shown in there("/risk show RK7")
    assert imported(there, tmp_path, content, updates=True)[0].endswith("1 on the log already, 0 refused")
    assert problems_in(there.log) == []


def test_a_score_that_differs_is_told_once(there: Conversation, tmp_path: Path) -> None:
    report = imported(there, tmp_path, "ref,risk,likelihood,impact,score\nRK7,Posts stay empty,2,4,8 (Medium)\n")

    assert lines_of(report, "differs, not changed") == ['row 2, RK7: score "2x4", on the log "4x5"']


@pytest.mark.parametrize("cells", [",,", "R1,A1,30 June 2020", "R1,A9,1 July 2020"])
def test_empty_cells_and_an_earlier_review_change_nothing(there: Conversation, tmp_path: Path, cells: str) -> None:
    before = there("/risk show RK7")

    report = imported(there, tmp_path, f"{HEADINGS}RK7,Posts stay empty,4,5,{cells}\n", updates=True)

    assert report[0] == "plan.csv: no risks added, 1 on the log already, 0 refused"
    assert there("/risk show RK7") == before


def test_a_link_that_was_made_on_the_log_since_stays(there: Conversation, tmp_path: Path) -> None:
    there("/risk link RK7 R2", by=SAM)

    assert imported(there, tmp_path, FIRST, updates=True)[0].endswith("1 on the log already, 0 refused")
    assert "R2 Learn" in there("/risk show RK7")


@pytest.mark.parametrize(
    ("status", "comes_in"),
    [
        ("Open", True),
        ("Treat", True),
        ("On track", True),
        ("Closed", False),
        ("withdrawn", False),
        ("Cancelled", False),
    ],
)
def test_a_risk_that_is_over_is_passed_over_and_not_asked_about(
    say: Conversation, tmp_path: Path, status: str, comes_in: bool
) -> None:
    report = imported(say, tmp_path, f"ref,risk,controls,status\nRK7,Posts stay empty,x,{status}\n")

    assert report[0].startswith(
        f"plan.csv: {'1 risk' if comes_in else 'no risks'} added, 0 on the log already, 0 refused"
    )
    told = [] if comes_in else [f'row 2, "status" (D2): "{status}": a risk that is over does not come in']
    assert lines_of(report, "not read") == told


@pytest.mark.parametrize(
    ("title", "headings", "rows", "added"),
    [
        ("Closed risks", ["Ref", "Risk", "Controls"], [["RK7", "Posts stay empty", "x"]], "no risks"),
        ("Open risks", ["Ref", "Risk", "Controls"], [["RK7", "Posts stay empty", "x"]], "1 risk"),
        ("Closed", ["Ref", "Risk", "Controls", "Status"], [["RK7", "Posts stay empty", "x", "Open"]], "1 risk"),
        ("Risks", ["Ref", "Risk", "Controls"], [["Closed risks"], ["RK7", "Posts stay empty", "x"]], "no risks"),
        ("Risks", ["Ref", "Risk", "Date closed"], [["RK7", "Posts stay empty", "1 June 2020"]], "no risks"),
        ("Risks", ["Ref", "Risk", "Date closed"], [["RK7", "Posts stay empty", None]], "1 risk"),
    ],
)
def test_what_else_says_that_a_risk_is_over(
    say: Conversation, tmp_path: Path, title: str, headings: list[str], rows: list[list[str]], added: str
) -> None:
    scored = [[*row, *[None] * (len(headings) - len(row)), "3x4"] if len(row) > 1 else row for row in rows]
    content = one_sheet([[*headings, "Score"], *scored], title=title)

    report = from_files(say, written(tmp_path, content))

    assert report[0] == f"plan.xlsx, sheet {title}: {added} added, 0 on the log already, 0 refused"
    assert ("a risk that is over does not come in" in "\n".join(report)) == (added == "no risks")


def test_a_closing_day_of_an_open_risk_is_asked_about(say: Conversation, tmp_path: Path) -> None:
    report = imported(say, tmp_path, "Ref,Risk,Controls,Status,Date closed\nRK7,Posts,x,Open,1 June 2020\n")

    assert lines_of(report, "to ask")[0].endswith('it has a closing date, and its status is "Open". Which?')


def test_one_that_is_open_on_the_log_is_closed_there(there: Conversation, tmp_path: Path) -> None:
    over = "ref,risk,controls,status\nRK7,Posts stay empty,,Closed\n"
    for updates in (False, True):
        assert lines_of(imported(there, tmp_path, over, updates=updates), "differs, not changed") == [
            'row 2, RK7: status "Closed", on the log open: /risk close RK7 because …'
        ]

    there("/risk close RK7 because every post is filled", by=SAM)
    assert imported(there, tmp_path, over)[0] == "plan.csv: no risks added, 1 on the log already, 0 refused"


@pytest.mark.parametrize("status", ["Escalated", "Complete", "Pending closure"])
def test_what_the_words_of_a_status_mean_is_asked_once(say: Conversation, tmp_path: Path, status: str) -> None:
    rows = f"ref,risk,controls,status\nRK7,Posts stay empty,x,{status}\nRK8,Audits slip,x,{status}\n"

    assert lines_of(imported(say, tmp_path, rows), "to ask")[0].startswith(f'"status": "{status}" (D2 and D3): which')
    given = Mapping({"statuses": {status: "in progress"}})
    assert imported(say, tmp_path, rows, given=given)[0].startswith("plan.csv: 2 risks added")


@pytest.mark.parametrize(
    ("first", "second", "impact"),
    [
        ("Delay for children", "4", 4),
        ("Delay for children", "major", 4),
        ("2", "Delay for children", 2),
        ("2", "4", None),
        ("High", "Low", None),
    ],
)
def test_a_consequence_in_words_is_not_the_impact(
    say: Conversation, tmp_path: Path, first: str, second: str, impact: int | None
) -> None:
    rows = f"Ref,Risk,Likelihood,Consequence,Residual impact\nRK7,Posts stay empty,3,{first},{second}\n"

    report = imported(say, tmp_path, rows)

    if impact is None:
        assert lines_of(report, "to ask")[0].startswith(
            '"Consequence" (D) and "Residual impact" (E) are both the impact.'
        )
        return
    assert f"(3x{impact}:" in say("/risk show RK7")
    assert any("it is a text, and another column gives the steps" in each for each in lines_of(report, "not read"))
