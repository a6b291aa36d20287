"""A spreadsheet's column of milestones: yes, no or empty; other words are asked about."""

from pathlib import Path

import pytest
from conversation import Conversation
from spreadsheets import imported, lines_of

HEADINGS = ("Milestone", "milestone", "Milestone?", "Is it a milestone?", "Milestone (yes/no)")


def plan(heading: str, cell: str) -> str:
    return f"Ref,Action,Due,{heading}\nR01-02,Front door opens,30 September 2020,{cell}\n"


@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize("cell", ["yes", "Y", "x", "\u2713", "TRUE"])
def test_a_milestone_comes_in(say: Conversation, tmp_path: Path, heading: str, cell: str) -> None:
    imported(say, tmp_path, plan(heading, cell))

    assert "R01-02" in say("/action list milestones")


@pytest.mark.parametrize("cell", ["", "no", "N", "-", "FALSE"])
def test_what_is_none_comes_in_as_none(say: Conversation, tmp_path: Path, cell: str) -> None:
    imported(say, tmp_path, plan("Milestone", cell))

    assert say("/action list milestones") == "No open action is a milestone."
    assert "R01-02" in say("/action list")


def test_other_words_are_asked_about(say: Conversation, tmp_path: Path) -> None:
    report = imported(say, tmp_path, plan("Milestone", "Phase 2"))

    assert any('"Phase 2" is neither yes nor no. yes or no' in line for line in lines_of(report, "to ask")), report
    assert say("/action list all") == "No actions are on this board."


@pytest.mark.parametrize(
    ("heading", "why"),
    [
        ("Key milestones", "give each a row, and mark it as a milestone"),
        ("Milestones", "give each a row, and mark it as a milestone"),
        ("Milestone", "Then write Yes or No in its cells"),
    ],
)
def test_a_column_of_the_plans_milestones_in_words_is_named_and_not_read(
    say: Conversation, tmp_path: Path, heading: str, why: str
) -> None:
    rows = plan(heading, "Phase 2 begins") + "R01-03,Front door is reviewed,30 September 2020,Review is out\n"

    report = imported(say, tmp_path, rows)

    assert [line for line in lines_of(report, "not read") if heading in line and line.endswith(why)], report
    assert say("/action list milestones") == "No open action is a milestone."
    assert "R01-03" in say("/action list")
