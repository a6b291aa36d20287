"""A form on which several people are picked, and roles written beside them."""

import pytest
from end_to_end.doors import through_both_doors
from end_to_end.stage import ALI, JO, PAT, SAM, Room
from end_to_end.tapping import errors, filled_in_after, opened, send

from local_slack import Member

pytestmark = through_both_doors


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"support": [ALI.id, PAT.id]}, "Supported by @ali and @pat"),
        ({"support": [ALI.id], "support.words": "Head of MASH, Team Manager"}, "Supported by @ali, Head of MASH and"),
        ({"support.words": "Head of Performance and Data"}, "Supported by Head of Performance and Data"),
        ({"owner": ALI.id, "support": [PAT.id]}, "Supported by @pat"),
    ],
)
def test_people_are_picked_and_roles_written(board: Room, values: dict[str, object], told: str) -> None:
    board("/action add Visits plan @jo")
    opened(board, JO, "/action assign A1")

    assert send(board, JO, values).payload == {}

    assert told in board("/action show A1")


def test_what_is_refused_stands_at_its_field_and_is_put_right_there(board: Room) -> None:
    board("/action add Visits plan @jo")
    opened(board, JO, "/action assign A1")

    sent = send(board, JO, {"support": [ALI.id, JO.id]})
    assert errors(sent) == {"support": "@Jo Reed does A1, and is no supporter beside that. Name who helps."}

    assert send(board, JO, {"support": [ALI.id, PAT.id]}).payload == {}
    assert "Supported by @ali and @pat" in board("/action show A1")


@pytest.mark.parametrize(
    ("by", "line", "field", "typed"),
    [
        (JO, "/action add Visits plan owner: @jo and @ali", "owner", "@Jo Reed and @Ali Noor"),
        (JO, "/action add Visits plan accountable: @jo @ali", "accountable", "@Jo Reed @Ali Noor"),
        (SAM, "/area add Visits lead: @jo @ali", "lead", "@Jo Reed @Ali Noor"),
        (JO, "/risk add Two leave owner: @jo @ali", "owner", "@Jo Reed @Ali Noor"),
        (SAM, "/board handover @jo to @ali and @pat", "to", "@Ali Noor and @Pat Lane"),
    ],
)
def test_two_people_for_one_field_stand_beside_its_picker(
    board: Room, by: Member, line: str, field: str, typed: str
) -> None:
    drawn = filled_in_after(board, by, line)

    assert "initial_user" not in drawn[field]["element"]
    assert drawn[f"{field}.words"]["element"]["initial_value"] == typed


def test_two_people_where_only_a_picker_is_are_told_below_it(board: Room) -> None:
    drawn = filled_in_after(board, SAM, "/board chair @jo @ali")

    assert drawn["person"]["hint"]["text"] == "You typed: @Jo Reed @Ali Noor"
    assert send(board, SAM, {"person": ALI.id}).payload == {}
