"""Two things in one cell: a date and the one it was moved to, a lead and another who helps; and what is raised when."""

from pathlib import Path

import pytest
from conversation import Conversation
from spreadsheets import imported, lines_of

from board.words import how_often
from commands.imports.any_file import read_grids
from commands.imports.files import Import
from commands.imports.grids.days_apart import DaysApart, days_apart
from commands.imports.meanings.board_mapping import Mapping
from commands.imports.report.answers import asked_in


@pytest.mark.parametrize(
    ("words", "apart"),
    [
        ("24.05.23\n12.07.23", ["24.05.23", "12.07.23"]),
        ("24.05.23 12.07.23", ["24.05.23", "12.07.23"]),
        ("31 Dec 2019 / 31 Mar 2020", ["31 Dec 2019", "31 Mar 2020"]),
        ("31 Dec 2019; 31 Mar 2020", ["31 Dec 2019", "31 Mar 2020"]),
        ("31 Dec 2019 -> 31 Mar 2020", ["31 Dec 2019", "31 Mar 2020"]),
        ("31 Dec 2019 \u2192 31 Mar 2020", ["31 Dec 2019", "31 Mar 2020"]),
        ("31 Dec 2019, revised to 31 Mar 2020", ["31 Dec 2019", "31 Mar 2020"]),
        ("31 Dec 2019 (revised 31 Mar 2020)", ["31 Dec 2019", "31 Mar 2020"]),
        ("Dec 2016 then Mar 2017", ["Dec 2016", "Mar 2017"]),
        ("Dec 2016\nMar 2017\nJune 2017", ["Dec 2016", "Mar 2017", "June 2017"]),
        ("Dec 2019, now extended to Mar 2020", ["Dec 2019", "Mar 2020"]),
        ("10/11 July 2016", ["10/11 July 2016"]),
        ("June/July 2012", ["June/July 2012"]),
        ("31/07/2020", ["31/07/2020"]),
    ],
)
def test_dates_that_stand_in_one_cell_are_told_apart(words: str, apart: list[str]) -> None:
    assert list(days_apart(words).words) == apart


@pytest.mark.parametrize(
    "words", ["31 Mar 2020 (was 31 Dec 2019)", "31 Mar 2020, originally 31 Dec 2019", "31 Mar 2020 was: 31 Dec 2019"]
)
def test_and_the_one_before_may_stand_behind(words: str) -> None:
    assert days_apart(words) == DaysApart(("31 Dec 2019", "31 Mar 2020"), said=True)


TWO_DATES = [
    ('"31/12/2019\n31/03/2020"', "Tue 31 Mar 2020", "Tue 31 Dec 2019", 1),
    ('"31/12/2019\n31/03/2020\n30/06/2020"', "Tue 30 Jun 2020", "Tue 31 Dec 2019", 2),
    ("31 Dec 2019 / 31 March", "Tue 31 Mar 2020", "Tue 31 Dec 2019", 1),
    ("Dec 2019 / Jan 2020", "Fri 31 Jan 2020", "Tue 31 Dec 2019", 1),
    ("31/12/2019; 31/03/2020", "Tue 31 Mar 2020", "Tue 31 Dec 2019", 1),
    ("31/12/2019 31/03/2020", "Tue 31 Mar 2020", "Tue 31 Dec 2019", 1),
    ('"Dec 2019 then Jan 2020\nMar 2020"', "Tue 31 Mar 2020", "Tue 31 Dec 2019", 2),
]
TWO_DATES_SAID = [
    ("Dec 2019 then Mar 2020", "Tue 31 Mar 2020", "Tue 31 Dec 2019", 1),
    ("Dec 2019 → Mar 2020", "Tue 31 Mar 2020", "Tue 31 Dec 2019", 1),
    ('"Dec 2019\nrevised to Mar 2020"', "Tue 31 Mar 2020", "Tue 31 Dec 2019", 1),
    ("31 March 2020 (was 31 December 2019)", "Tue 31 Mar 2020", "Tue 31 Dec 2019", 1),
]


def _assert_moved(say: Conversation, report: list[str], due: str, first: str, moves: int) -> None:
    assert report[0] == "plan.csv: 1 action added, 0 on the log already, 0 refused", report
    assert any(f"as {due}, from import: moved from {first}" in each for each in lines_of(report, "read as"))
    shown = say("/action show R1")
    assert f"due {due}" in shown
    assert f"First due {first}; moved {how_often(moves)}" in shown


@pytest.mark.parametrize(("cell", "due", "first", "moves"), TWO_DATES_SAID)
def test_two_dates_in_a_cell_are_the_first_and_the_one_in_force_where_a_word_says_so(
    say: Conversation, tmp_path: Path, cell: str, due: str, first: str, moves: int
) -> None:
    _assert_moved(say, imported(say, tmp_path, f"ref,title,due\nR1,Publish,{cell}\n"), due, first, moves)


@pytest.mark.parametrize("heading", ["due date (revised)", "due date (original / revised)", "due (moved to)"])
@pytest.mark.parametrize(("cell", "due", "first", "moves"), TWO_DATES)
def test_or_the_column_does(
    say: Conversation, tmp_path: Path, cell: str, due: str, first: str, moves: int, heading: str
) -> None:
    said = Mapping({"columns.actions": {heading: "due"}})

    report = imported(say, tmp_path, f"ref,title,{heading}\nR1,Publish,{cell}\n", said)

    _assert_moved(say, report, due, first, moves)


@pytest.mark.parametrize(("cell", "due", "first", "moves"), TWO_DATES)
def test_else_they_are_asked_about_once_a_column(
    say: Conversation, tmp_path: Path, cell: str, due: str, first: str, moves: int
) -> None:
    content = f"ref,title,due\nR1,Publish,{cell}\n"
    twice = imported(say, tmp_path, f"{content}R2,Tell,{cell}\nR3,Ask,30/6/2020\n")

    assert twice[0] == "plan.csv: 1 action added, 0 on the log already, 2 to ask, 0 refused"
    (asked,) = lines_of(twice, "to ask")
    assert "(C2 and C3): is the second the day to which the first was moved, or the last day of a time?" in asked
    assert 'In the map, under [dates]: two-dates = "moved" or "span".' in asked

    moved = Mapping({"dates": {"two-dates": "moved"}})
    _assert_moved(say, imported(say, tmp_path, content, moved), due, first, moves)


def test_or_are_the_first_and_the_last_day_of_a_time_where_that_was_answered(say: Conversation, tmp_path: Path) -> None:
    span = Mapping({"dates": {"two-dates": "span"}})

    report = imported(say, tmp_path, "ref,title,due\nR1,Publish,Dec 2019 / Jan 2020\n", span)

    assert lines_of(report, "read as") == [
        'row 2, "due" (C2): "Dec 2019 / Jan 2020" as Fri 31 Jan 2020, the last of a time'
    ]
    shown = say("/action show R1")
    assert "due Fri 31 Jan 2020" in shown
    assert "moved" not in shown


def test_a_form_asks_it_once(say: Conversation, tmp_path: Path) -> None:
    plan = tmp_path / "plan.csv"
    plan.write_text("ref,title,due\nR1,Publish,Dec 2019 / Jan 2020\nR2,Tell,Mar 2020 / Apr 2020\n")
    found = Import(
        say.log, read_grids(plan), lambda store: store.boards.all()[0], say.now, lambda _: say.crowd
    ).report()

    (asked,) = asked_in(found)

    assert (asked.part, asked.words, asked.choices) == ("dates", "two-dates", ("moved", "span"))
    assert asked.label == 'The two dates in "Dec 2019 / Jan 2020" are'
    assert 'two-dates = "?"' in found.map_file("")


@pytest.mark.parametrize(
    "cell",
    [
        "1/9/2020 - 31/12/2020",
        "1/9/2020-31/12/2020",
        "1 Sept - 31 Dec 2020",
        "September to December 2020",
        "between 1 Sept 2020 and 31 Dec 2020",
        "November/December 2020",
        "30/31 December 2020",
        "2020-09-01 - 2020-12-31",
    ],
)
def test_of_a_time_the_last_day_is_kept_and_that_is_said(say: Conversation, tmp_path: Path, cell: str) -> None:
    report = imported(say, tmp_path, f"ref,title,due\nR1,Publish,{cell}\n")

    assert lines_of(report, "read as") == [f'row 2, "due" (C2): "{cell}" as its last day: when it begins is not kept']
    assert "due Thu 31 Dec 2020" in say("/action show R1")


@pytest.mark.parametrize(
    "cell",
    ["31/12/2020", "31.12.20", "2020-12-31", "31-Dec-2020", "by 31 Dec 2020", "Thursday 31st December 2020"],
)
def test_of_one_day_in_full_nothing_is_said(say: Conversation, tmp_path: Path, cell: str) -> None:
    assert lines_of(imported(say, tmp_path, f"ref,title,due\nR1,Publish,{cell}\n"), "read as") == []
    assert "due Thu 31 Dec 2020" in say("/action show R1")


@pytest.mark.parametrize("cell", ["Dec 2020", "Q3 2020/21", "end of Q3 2020-21", "44196", "31 Dec"])
@pytest.mark.parametrize("heading", ["due", "original due date", "revised date"])
def test_of_one_that_is_not_it_is_said_which_it_is(say: Conversation, tmp_path: Path, heading: str, cell: str) -> None:
    report = imported(say, tmp_path, f"ref,title,{heading},raised\nR1,Publish,{cell},1/7/2020\n")

    assert lines_of(report, "read as") == [f'row 2, "{heading}" (C2): "{cell}" as Thu 31 Dec 2020']


@pytest.mark.parametrize("cell", ["31 Dec 2019 / soonish", "Phase 2 Mar 2017", '"31/12/2019\n32/03/2020"'])
def test_what_is_not_two_dates_is_asked_or_refused_as_it_stands(say: Conversation, tmp_path: Path, cell: str) -> None:
    report = imported(say, tmp_path, f"ref,title,due\nR1,Publish,{cell}\n")

    assert say("/action list all") == "No actions are on this board."
    assert any('"due"' in each for each in (*lines_of(report, "refused"), *lines_of(report, "to ask")))


@pytest.mark.parametrize("words", ["31/12/2020 (TBC)", "31 Dec 2020 - late"])
def test_a_date_that_may_be_meant_is_asked_back(say: Conversation, tmp_path: Path, words: str) -> None:
    report = imported(say, tmp_path, f"ref,title,due\nR1,One,{words}\n")

    told = "is not just a date. Is it 31 December 2020? Then write that."
    assert f'refused: row 2, "due" (C2): "{words}" {told}' in report


def test_a_revised_date_beside_two_in_a_cell_is_a_further_move(say: Conversation, tmp_path: Path) -> None:
    imported(say, tmp_path, 'ref,title,due,new date\nR1,Publish,"31/12/2019\nnow 31/03/2020",30/06/2020\n')

    shown = say("/action show R1")
    assert "due Tue 30 Jun 2020" in shown
    assert "First due Tue 31 Dec 2019; moved twice" in shown


@pytest.mark.parametrize(
    ("lead", "owner", "helps"),
    [
        ("Jo Reed and Ali Noor", "<@U0JO>", "<@U0ALI>"),
        ("MW/YO", "MW", "YO"),
        ("MW & YO", "MW", "YO"),
        ('"MW, YO"', "MW", "YO"),
        ('"MW\nYO"', "MW", "YO"),
        ("Jo Reed / MW", "<@U0JO>", "MW"),
    ],
)
def test_of_two_leads_the_first_owns_it_and_the_other_helps(
    say: Conversation, tmp_path: Path, lead: str, owner: str, helps: str
) -> None:
    report = imported(say, tmp_path, f"ref,action,lead\nR1,Publish,{lead}\n")

    shown = say("/action show R1")
    assert owner in shown.splitlines()[1]
    assert helps in shown
    assert any("to help" in each for each in lines_of(report, "read as"))


@pytest.mark.parametrize(
    "lead",
    [
        "Head of QA and Practice",
        "Director of Education & Skills",
        '"Head of MASH, Front Door"',
        "Early Help/MASH manager",
        '"Jo Reed, Clinical Lead for SEND"',
        "n/a",
    ],
)
def test_a_role_with_an_and_of_its_own_is_one_owner(say: Conversation, tmp_path: Path, lead: str) -> None:
    report = imported(say, tmp_path, f"ref,action,lead\nR1,Publish,{lead}\n")

    assert report[0].startswith("plan.csv: 1 action added")
    assert not [each for each in lines_of(report, "read as") if "to help" in each]
    assert "supported by" not in say("/action show R1").lower()


def test_when_it_was_raised_is_kept_in_its_history(say: Conversation, tmp_path: Path) -> None:
    imported(say, tmp_path, "ref,title,date added,due\nR1,Publish,3 February 2020,31 March\n")

    shown = say("/action show R1")
    assert "raised on Mon 3 Feb 2020, says the file" in shown
    assert "due Tue 31 Mar 2020" in shown
