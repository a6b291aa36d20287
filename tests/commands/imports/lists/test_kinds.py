"""Of which kind a list is: told by the whole row of its headings, and asked where they are those of two kinds."""

from pathlib import Path

import pytest
from conversation import Conversation
from spreadsheets import imported

from board.refusals import Refusal
from commands.imports.grids.grid import Grid
from commands.imports.lists.mapping import headings_in
from commands.imports.meanings.board_mapping import Mapping

TOLD = {
    "Ref,Title,Kind,Lead": "areas",
    "Ref,Title,Theme,Lead,Goal": "areas",
    "Rec no,Title,Lead,Delivery route,Watched by": "areas",
    "Recommendation number,Description,Lead": "areas",
    "Ref,Area for improvement,Lead,Governance": "areas",
    "Ref,Area for improvement,Action,Lead": "actions",
    "Ref,Title,Area for improvement,Lead": "actions",
    "Ref,Title,Owner,Due": "actions",
    "Ref,Title,Lead,Status": "actions",
    "Ref,Title,Theme,Lead,Timescale,RAG": "actions",
    "Ref,Description,Priority,Who,When": "actions",
    "Ref,Action,Lead": "actions",
    "Ref,Action,Kind,Lead,Source": "actions",
    "Ref,Title,Recommendation,Lead": "actions",
    "Ref,Title,Owner,Likelihood,Impact": "risks",
    "Ref,Description,Controls,Owner,Target score": "risks",
    "Ref,Title,Owner,Rating,Status": "actions",
    "Ref,Title,Owner,Due,Impact": "actions",
    "Title,Date,Kind": "events",
    "Title,From,To,Kind of event": "events",
}
ASKED = {
    "Ref,Title": ("areas", "actions"),
    "Ref,Title,Owner": ("areas", "actions"),
    "Ref,Title,Lead,Theme,Source": ("areas", "actions"),
    "No,Description,Responsible officer": ("areas", "actions"),
    "Ref,Title,Start date,End date": ("actions", "events"),
}


def _kind(headings: str, given: Mapping | None = None) -> str:
    grid = Grid("plan.csv", ((1, tuple(headings.split(","))), (2, ("R1", "Visits", "x", "y", "z"))))
    return headings_in(grid, *([given] if given else [])).kind


@pytest.mark.parametrize("headings", TOLD)
def test_it_is_the_one_that_knows_the_most_of_the_headings(headings: str) -> None:
    assert _kind(headings) == TOLD[headings]


@pytest.mark.parametrize("headings", ASKED)
def test_headings_of_two_kinds_are_asked_about_by_name(headings: str) -> None:
    with pytest.raises(Refusal) as refused:
        _kind(headings)

    told = refused.value.reason
    one, other = ASKED[headings]
    title = headings.split(",")[1]
    assert told.startswith(f"plan.csv may be a list of {one} or of {other}: its headings are those of either")
    assert f'"{title}" does not say which.' in told
    for kind in (one, other):
        named = {"areas": "Recommendation", "actions": "Action", "events": "Event"}[kind]
        assert f'of {kind}, head it "{named}"' in told
        assert _kind(headings.replace(title, named)) == kind


@pytest.mark.parametrize(("kind", "field"), [("areas", "recommendation"), ("actions", "title")])
def test_a_map_says_which(kind: str, field: str) -> None:
    assert _kind("Ref,Title,Owner", Mapping({f"columns.{kind}": {"Title": field}})) == kind


def test_a_map_that_knows_the_heading_in_lists_of_both_kinds_does_not_say_which() -> None:
    both = {"columns.areas": {"Title": "recommendation"}, "columns.actions": {"Title": "title"}}

    with pytest.raises(Refusal, match="may be a list of areas or of actions"):
        _kind("Ref,Title,Owner", Mapping(both))


def test_nor_does_one_that_only_knows_the_other_headings() -> None:
    with pytest.raises(Refusal, match="may be a list of areas or of actions"):
        _kind("Ref,Title,Owner", Mapping({"columns.areas": {"Ref": "ref", "Owner": "lead"}}))


def test_recommendations_headed_title_come_in_as_areas(say: Conversation, tmp_path: Path) -> None:
    report = imported(say, tmp_path, "Ref,Title,Kind,Lead\nR1,See every child in time,recommendation,Head of MASH\n")

    assert report[0] == "plan.csv: 1 area added, 0 on the log already, 0 refused"
    assert say("/area show R1").startswith("R1 See every child in time")
    assert "R1 is an area" in say("/action show R1")
