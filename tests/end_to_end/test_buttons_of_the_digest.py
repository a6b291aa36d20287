"""The digest's three buttons: each answers whoever presses it, by their own rights, and the digest stays as it is."""

import json

import pytest
from end_to_end.doors import through_both_doors
from end_to_end.pressing import labels, press, private, shown_below
from end_to_end.stage import ALI, FAY, JO, KIT, PAT, SAM, Room
from end_to_end.tapping import close, fields, is_open, send, title

from local_slack import Member, Message

pytestmark = through_both_doors
THREE = ["What is mine", "Update", "Waiting for me"]


@pytest.fixture
def digest(board: Room) -> Message:
    """A digest of a board with two open actions of Jo's, and two that await sign-off."""
    close(board)
    for number in range(1, 5):
        board(f"/action add Visits plan {number} @jo due: {number} August", by=SAM)
    board("/action done A3 sample 3 in the July folder", by=JO)
    board("/action done A4 sample 4 in the July folder", by=JO)
    board("/digest post", by=SAM)
    board.stage.settle()
    return next(each for each in board.posted() if "· Wed 8 Jul 2020" in each.text)


def test_it_has_three_buttons_which_are_none_of_its_frozen_words(board: Room, digest: Message) -> None:
    assert labels(board, JO, digest.ts) == THREE
    assert not any(label in digest.text for label in ("What is mine", "Waiting for me"))

    with board.stage.log.reading() as store:
        found = [each for each in store.boards.all() if each.channel == board.channel.id]
        last = store.digests.last(found[0].id)
    assert last is not None
    assert "buttons" not in json.dumps(last.messages)
    again = board.say(JO, "/digest last")
    assert digest.text in again.text
    assert labels(board, JO, again.ts) == []


PRESSED = [
    ("What is mine", JO, "Your 2 open actions"),
    ("What is mine", ALI, "You have no open actions on this board."),
    ("What is mine", KIT, "You have no open actions on this board."),
    ("What is mine", FAY, "You have no open actions on this board."),
    ("Waiting for me", JO, "Waiting for you: nothing. What is done is signed off by <@U0PAT>, the chair,"),
    ("Waiting for me", ALI, "Waiting for you: nothing."),
    ("Waiting for me", KIT, "Waiting for you: nothing."),
    ("Waiting for me", FAY, "Waiting for you: nothing."),
    ("Update", KIT, "Not updated. You are an observer on this board"),
    ("Update", FAY, "Not updated. You are an observer on this board"),
]


@pytest.mark.parametrize(("label", "person", "expected"), PRESSED, ids=[f"{a} {b.name}" for a, b, _ in PRESSED])
def test_each_answers_whoever_presses_it_and_nobody_else(
    board: Room, digest: Message, label: str, person: Member, expected: str
) -> None:
    before = (board.stage.history(), digest.text, len(board.messages()))

    assert press(board, person, digest.ts, label).startswith(expected)

    assert (board.stage.history(), digest.text, len(board.messages())) == before
    assert labels(board, person, digest.ts) == THREE
    assert private(board, SAM if person != SAM else PAT)[-1].text.startswith(("The digest is on", "Improvement"))


@pytest.mark.parametrize(("label", "person", "head"), [
    ("Update", JO, "Update"), ("Update", PAT, "Update"),
    ("Waiting for me", PAT, "Sign off several"), ("Waiting for me", SAM, "Sign off several"),
])  # fmt: skip
def test_a_form_opens_for_whoever_may(board: Room, digest: Message, label: str, person: Member, head: str) -> None:
    press(board, person, digest.ts, label, waits=False)
    assert title(board, person) == head
    close(board)


def test_what_is_done_by_its_form_is_told_to_that_person_alone_and_the_digest_stays(
    board: Room, digest: Message
) -> None:
    before = (digest.text, len(board.messages()))
    press(board, JO, digest.ts, "Update", waits=False)
    pick = fields(board, JO)["ref"]["element"]["action_id"]
    offered = board.stage.workspace.suggest(JO, board.stage.workspace.modal(JO), pick, "")
    assert [each["value"] for each in offered.options][:2] == ["A1", "A2"]

    send(board, JO, {"ref": "A1", "note": "Two teams left"})

    assert shown_below(board, JO, None, "A1 updated.")
    assert not is_open(board, JO)
    assert (digest.text, len(board.messages())) == before
    assert labels(board, JO, digest.ts) == THREE


@pytest.mark.parametrize(("person", "invited"), [(ALI, True), (PAT, True), (KIT, False), (FAY, False)])
def test_who_may_not_log_an_action_is_not_invited_to(
    board: Room, digest: Message, person: Member, invited: bool
) -> None:
    told = press(board, person, digest.ts, "What is mine")

    assert ("/action add" in told) is invited
    assert "/action help" in told


def test_the_last_digest_of_a_board_that_is_closed_has_no_update(board: Room, digest: Message) -> None:
    board("/board close sure: yes", by=PAT)
    board.stage.settle()
    last = [each for each in board.posted() if "· Wed 8 Jul 2020" in each.text][-1]

    assert last.ts != digest.ts
    assert labels(board, JO, last.ts) == ["What is mine", "Waiting for me"]
    press(board, JO, digest.ts, "Update")
    told = private(board, JO)[-1].text
    assert told.startswith("Not updated. Improvement Board was closed on Wed 8 Jul 2020.")
    assert "until its chair or board support opens it again:\n`/board reopen because …`" in told
