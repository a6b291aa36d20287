"""A form on which several people are picked, and roles written beside them."""

import pytest
from end_to_end.doors import through_both_doors
from end_to_end.stage import ALI, JO, PAT, Room
from end_to_end.tapping import errors, opened, send

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
