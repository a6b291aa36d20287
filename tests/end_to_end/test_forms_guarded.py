"""Forms, and what the guard finds in their fields, over both doors: support confirms there, and nobody else can."""

import pytest
from end_to_end.doors import through_both_doors
from end_to_end.stage import JO, PAT, SAM, Room
from end_to_end.tapping import errors, fields, is_open, opened, send, shown

from local_slack import Member

pytestmark = through_both_doors

ASKED = [
    ("/action add", {"title": "Raise purchase order 4010232137"}, "title", "That looks like an NHS number."),
    ("/action add", {"title": "Visit 2 of 4 children"}, "title", "That looks like a count so small"),
    ("/action update A1", {"note": "Met the mother of A.B."}, "note", "That looks like the initials of a child"),
    ("/action due A1", {"due": "2020-08-31", "because": "Sam is off sick"}, "because", "somebody's illness."),
    ("/action hold A1", {"because": "See JM (7) at school"}, "because", "That looks like the initials of a child"),
    ("/action done A1", {"evidence": "JM_03032012.docx in the folder"}, "evidence", "a child's date of birth."),
    ("/measure add", {"title": "Visits", "source": "Letter of A.B.'s mother"}, "source", "the initials of a child"),
    ("/board rename", {"name": "Board of Kayleigh, aged 7"}, "name", "a child's name with an age."),
]


@pytest.mark.parametrize(("line", "values", "slot", "why"), ASKED, ids=[f"{line} {slot}" for line, _, slot, _ in ASKED])
def test_support_says_on_the_form_why_it_is_nothing_of_the_kind(
    board: Room, line: str, values: dict[str, str], slot: str, why: str
) -> None:
    board("/action add Visits plan @sam due: 31 July", by=SAM)
    opened(board, SAM, line)
    before = board.stage.history()

    assert send(board, SAM, values).payload["response_action"] == "update"

    assert why in shown(board, SAM)
    assert "say why in the first field." in shown(board, SAM)
    assert next(iter(fields(board, SAM))) == "confirm"
    assert values[slot] in str(fields(board, SAM)[slot])
    assert board.stage.history() == before

    assert send(board, SAM, {"confirm": "ok"}).payload["response_action"] == "update"
    assert board.stage.history() == before

    assert send(board, SAM, {"confirm": "about a thing, and not about a child"}).payload == {}
    assert board.stage.history() == before + 1


@pytest.mark.parametrize("person", [JO, PAT])
def test_nobody_else_is_asked_why_and_support_is_named(board: Room, person: Member) -> None:
    opened(board, person, "/action add")

    told = errors(send(board, person, {"title": "Raise purchase order 4010232137"}))

    assert told["title"].endswith("If it is nothing of the kind, board support can enter it and say why it is not.")
    assert "confirm" not in fields(board, person)


def test_more_keeps_what_support_has_said(board: Room) -> None:
    opened(board, SAM, "/action add")
    send(board, SAM, {"title": "Raise purchase order 4010232137"})
    space, view = board.stage.workspace, board.stage.workspace.modal(SAM)

    said = {fields(board, SAM)["confirm"]["block_id"]: "an order of laptops"}
    assert space.press_in_view(SAM, view, "form-more", values=said).error is None

    assert "source" in fields(board, SAM)
    assert send(board, SAM, {"source": "Budget"}).payload == {}
    assert "A1 Raise purchase order 4010232137" in board("/action show A1")


def test_an_nhs_number_is_confirmed_by_nobody(board: Room) -> None:
    opened(board, SAM, "/action add")

    told = errors(send(board, SAM, {"title": "Review NHS 943 476 5919"}))

    assert told == {
        "title": "That looks like an NHS number. Nothing about a child may go in this log; say what was done without it."
    }
    assert is_open(board, SAM)
    assert "confirm" not in fields(board, SAM)
