"""A status or a rating for each month: the latest is the action's, and the others are named and not read."""

from pathlib import Path

import pytest
from conversation import Conversation
from spreadsheets import from_files, lines_of
from workbooks import Rows, one_sheet, written

from commands.imports.headings.of_kinds import field_of
from commands.imports.meanings.board_mapping import as_told


def _rows(headings: list[str], first: list[str | None], second: list[str | None]) -> Rows:
    return [["Ref", "Action", *headings], ["R1", "Publish", *first], ["R2", "Audit", *second]]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("RAG Jun", "rating"),
        ("July 20 RAG", "rating"),
        ("BRAG (Q1)", "rating"),
        ("Status as at 30 June 2020", "status"),
        ("March 2020 status", "status"),
        ("% complete (Jun)", "progress"),
        ("Owner June", ""),
        ("Due March 2020", ""),
        ("RAG 2", ""),
        ("May", ""),
    ],
)
def test_a_heading_with_a_day_in_it_is_that_of_a_state(heading: str, field: str) -> None:
    assert field_of("actions", heading) == field


@pytest.mark.parametrize(
    ("headings", "first", "read"),
    [
        (["RAG Apr", "RAG May", "RAG Jun"], ["G", "A", "R"], "RAG Jun"),
        (["RAG Jun", "RAG May", "RAG Apr"], ["R", "A", "G"], "RAG Jun"),
        (["RAG Apr 2020", "RAG Mar 2020", "RAG May 2020"], ["G", "A", "R"], "RAG May 2020"),
        (["RAG May", "RAG Jun", "RAG Jul"], ["G", "R", None], "RAG Jun"),
        (["RAG", "RAG Apr", "RAG May"], ["R", "A", "G"], "RAG"),
        (["Current RAG", "RAG May"], ["R", "A"], "Current RAG"),
    ],
)
def test_the_latest_is_read_and_the_others_are_named(
    say: Conversation, tmp_path: Path, headings: list[str], first: list[str | None], read: str
) -> None:
    path = written(tmp_path, one_sheet(_rows(headings, first, [None] * len(headings))))

    report = from_files(say, path)

    assert report[0] == "plan.xlsx, sheet Actions: 2 actions added, 0 on the log already, 0 refused"
    assert "Rated red" in say("/action show R1")
    told = [each for each in lines_of(report, "not read") if each.endswith(f'it is of another month: "{read}" is read')]
    assert len(told) == len(headings) - 1


def test_a_status_of_the_latest_month_is_the_actions(say: Conversation, tmp_path: Path) -> None:
    rows = _rows(["Status as at March 2020", "Status as at June 2020"], ["Open", "Complete"], ["Open", "On hold"])

    from_files(say, written(tmp_path, one_sheet(rows)))

    assert say("/action show R1").splitlines()[1].startswith("Awaiting sign-off")
    assert say("/action show R2").splitlines()[1].startswith("On hold")


@pytest.mark.parametrize(
    "headings", [["RAG Feb 21", "RAG Mar 20", "RAG"], ["RAG", "Rating", "RAG May"], ["RAG May", "Rating May"]]
)
def test_but_not_where_more_than_one_may_be_it(say: Conversation, tmp_path: Path, headings: list[str]) -> None:
    path = written(tmp_path, one_sheet(_rows(headings, ["R", "A", "G"][: len(headings)], [])))
    asked = [each for each in lines_of(from_files(say, path), "to ask") if "the rating. Say which" in each]

    assert len(asked) == (headings[-1] != "RAG")


def test_somebody_may_say_which(say: Conversation, tmp_path: Path) -> None:
    path = written(tmp_path, one_sheet(_rows(["RAG May", "RAG Jun"], ["R", "G"], ["R", "G"])))

    from_files(say, path, given=as_told(["RAG Jun"]))

    assert "Rated red" in say("/action show R1")
