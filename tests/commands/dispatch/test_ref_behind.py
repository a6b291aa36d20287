"""A ref that stands behind the person or the measure is put first in the line that is offered; nobody else is named."""

import pytest
from conversation import SAM, Conversation


@pytest.fixture
def board(say: Conversation) -> Conversation:
    say("/action add Recruit <@U0JO>")
    say("/action add Train <@U0JO>")
    say("/measure add M6 Visits", by=SAM)
    say("/area add R02 Supervision", by=SAM)
    return say


@pytest.mark.parametrize(
    ("typed", "offered", "done"),
    [
        ("assign <@U0ALI> A1", "assign A1 <@U0ALI>", "A1 is now <@U0ALI>'s."),
        ("assign <@U0ALI> to A1 and A2", "assign A1 and A2 <@U0ALI>", "2 actions assigned."),
        ("assign @ali: A1 because I am away", "assign A1 @ali because I am away", "A1 is now <@U0ALI>'s."),
        ("update <@U0ALI> A1 to chase HR", "update A1 <@U0ALI> to chase HR", "A1 updated."),
        ("link M6 A1", "link A1 M6", "A1 linked."),
        ("link M6, R02 to A1", "link A1 M6 R02", "A1 linked."),
        ("unlink M6 A1", "unlink A1 M6", "Not unlinked. A1 is not linked to M6."),
    ],
)
def test_the_line_has_the_action_first(board: Conversation, typed: str, offered: str, done: str) -> None:
    told = board(f"/action {typed}").splitlines()

    assert told[0].endswith("The action goes first. Send:")
    assert told[1:] == [f"/action {offered}"]
    assert board(told[1]).startswith(done)


def test_words_beside_an_owner_that_are_nobody_are_not_offered_as_one(board: Conversation) -> None:
    assert board("/action assign A1 <@U0ALI> please").startswith("A1 is now <@U0ALI>'s.")
    assert board("/action assign A2 <@U0ALI> from Monday").splitlines() == [
        'Not assigned. "from Monday" is nobody. Send:',
        "/action assign A2 <@U0ALI>",
        "/action assign A2 <@U0ALI> because from Monday (keeps the other words as the reason)",
    ]
    assert "/action assign A2 Head of MASH" in board("/action assign A2 <@U0ALI> Head of MASH").splitlines()


@pytest.mark.parametrize("body", ["to: Scrutiny Panel", "- Scrutiny Panel", "To – Scrutiny Panel", "Scrutiny Panel"])
def test_no_mark_before_a_body_is_part_of_its_name(board: Conversation, body: str) -> None:
    assert "Watched by Scrutiny Panel." in board(f"/action bau A1 {body}", by=SAM)
    assert "Watched by Scrutiny Panel." in board(f"/area bau R02 {body}", by=SAM)
