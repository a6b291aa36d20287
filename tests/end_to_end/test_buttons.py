"""Buttons on replies: what a person may do next, and the private reply that is drawn anew with what was done."""

import pytest
from end_to_end.pressing import labels, press, private, read_out, shown_below
from end_to_end.stage import ALI, JO, KIT, PAT, SAM, Room
from end_to_end.tapping import fields, is_open, send, title

from local_slack import Member

DONE = "/action done A1 dip sample of 20 in the July folder"
STEPS = [
    ([], JO, ["Update", "Done", "Move the date"]),
    ([], SAM, ["Update", "Done", "Move the date"]),
    ([], ALI, ["Update", "Done"]),
    ([], KIT, []),
    (["/action hold A1 waiting for the venue"], JO, ["Update", "Done", "Move the date"]),
    ([DONE], JO, ["Update"]),
    ([DONE], PAT, ["Sign off", "Return", "Update"]),
    ([DONE], SAM, ["Sign off", "Return", "Update"]),
    ([DONE, "/action close A1"], JO, ["Update"]),
    ([DONE, "/action close A1"], PAT, ["Update"]),
    (["/action cancel A1 replaced by the June plan"], JO, ["Update"]),
    (["/action assign A1 @sam", DONE], SAM, ["Update"]),
    (["/action assign A1 @pat", DONE], PAT, ["Sign off", "Return", "Update"]),
    (["/action assign A1 @kit"], KIT, ["Update", "Done", "Move the date"]),
]


@pytest.mark.parametrize(("before", "person", "expected"), STEPS, ids=[f"{b[-1:]} {p.name}" for b, p, _ in STEPS])
def test_a_reply_has_what_the_person_may_do_next(
    board: Room, before: list[str], person: Member, expected: list[str]
) -> None:
    board("/action add Visits plan @jo due: 31 July")
    for line in before:
        board(line, by=PAT)

    answer = board.say(person, "/action show A1")

    assert labels(board, person, answer.ts) == expected
    assert read_out(board, person, answer.ts) == [f"{label} A1" for label in expected]
    assert labels(board, person, board.say(person, "/status A1").ts) == expected


CHANGES = [
    ("/action add Audit plan @jo", ["Update", "Done", "Give it a date", "Undo"]),
    ("/action update A1 half done", ["Update", "Done", "Move the date", "Undo"]),
    ("/action due A1 31 August because two staff left", ["Update", "Done", "Move the date", "Undo"]),
    ("/action hold A1 waiting for the venue", ["Update", "Done", "Move the date", "Undo"]),
    ("/action assign A1 @ali", ["Update", "Done", "Undo"]),
    (DONE, ["Update", "Undo"]),
    ("/action update A1 A2 half done", ["Undo"]),
]


@pytest.mark.parametrize(("line", "expected"), CHANGES, ids=[line for line, _ in CHANGES])
def test_a_change_can_be_undone_from_its_reply(board: Room, line: str, expected: list[str]) -> None:
    board("/action add Visits plan @jo due: 31 July", by=SAM)
    board("/action add Contacts plan @jo due: 31 July", by=SAM)
    before = board("/action show A1", by=SAM).split("\n\n")[0]

    answer = board.say(JO, line)
    assert labels(board, JO, answer.ts) == expected

    told = press(board, JO, answer.ts, "Undo")
    assert told.startswith("Undone.")
    assert "Undo" not in labels(board, JO, answer.ts)
    assert board("/action show A1", by=SAM).split("\n\n")[0] == before


def test_undo_takes_back_what_its_reply_says_and_nothing_else(board: Room) -> None:
    board("/action add Visits plan @jo due: 31 July", by=SAM)
    first = board.say(JO, "/action update A1 half done")
    second = board.say(JO, "/action hold A1 waiting for the venue")
    before = board.stage.history()

    told = press(board, JO, first.ts, "Undo")
    assert 'you have changed something since. Your last one is "/action hold A1 waiting for the venue".' in told
    assert board.stage.history() == before

    assert press(board, JO, second.ts, "Undo").startswith('Undone. "/action hold A1')
    assert press(board, JO, first.ts, "Undo").startswith('Undone. "/action update A1 half done"')
    assert board.stage.history() == before + 2


def test_a_double_press_of_undo_takes_back_one_change(board: Room) -> None:
    board("/action add Visits plan @jo due: 31 July", by=SAM)
    board("/action update A1 half done", by=JO)
    answer = board.say(JO, "/action hold A1 waiting for the venue")
    button = board.stage.workspace.ephemerals(JO, board.channel)[-1].blocks[-1]["elements"][-1]
    before = board.stage.history()
    press(board, JO, answer.ts, "Undo")
    posted = board.stage.workspace.post(
        board.channel, board.stage.workspace.bot.id, "Old", [{"type": "actions", "elements": [button]}]
    )

    press(board, JO, posted.ts, "Undo")
    board.stage.later(minutes=2)
    assert "That change was taken back" in press(board, JO, posted.ts, "Undo")

    assert board.stage.history() == before + 1


def test_somebody_elses_change_has_no_undo(board: Room) -> None:
    board("/action add Visits plan @jo due: 31 July", by=SAM)
    assert "Undo" not in labels(board, JO, board.say(JO, "/action show A1").ts)


def test_a_form_opened_from_a_reply_is_done_in_its_place(board: Room) -> None:
    board("/action add Visits plan @jo due: 31 July", by=SAM)
    answer = board.say(JO, "/action show A1")
    many = len(private(board, JO))

    press(board, JO, answer.ts, "Update", waits=False)
    assert title(board, JO) == "Update A1"
    send(board, JO, {"note": "Two teams left"})

    assert shown_below(board, JO, answer.ts, "A1 updated.").startswith("A1 updated.")
    assert len(private(board, JO)) == many
    assert labels(board, JO, answer.ts) == ["Update", "Done", "Move the date", "Undo"]


def test_a_press_that_is_refused_leaves_the_reply_and_says_who_decided_and_when(board: Room) -> None:
    board("/action add Visits plan @jo due: 31 July")
    board(DONE)
    answer = board.say(SAM, "/action show A1")
    board("/action close A1", by=PAT)

    told = press(board, SAM, answer.ts, "Sign off")

    assert told.startswith("Not closed. A1")
    assert "closed by <@U0PAT> on Wed 8 Jul 2020 at 09:00" in told
    assert "Sign off" in labels(board, SAM, answer.ts)


def test_a_decision_takes_the_place_of_the_reply(board: Room) -> None:
    board("/action add Visits plan @jo due: 31 July")
    board(DONE)
    answer = board.say(PAT, "/action show A1")
    many = len(private(board, PAT))

    assert press(board, PAT, answer.ts, "Sign off").startswith("A1 closed.")

    assert len(private(board, PAT)) == many
    assert labels(board, PAT, answer.ts) == ["Update", "Undo"]


def test_ten_presses_of_one_reply_are_each_answered(board: Room) -> None:
    board("/action add Visits plan @jo due: 31 July")
    answer = board.say(JO, "/action update A1 half done")
    for number in range(7):
        board.stage.later(minutes=2)
        press(board, JO, answer.ts, "Update", waits=False)
        send(board, JO, {"note": f"step {number}"})
        assert f"step {number}" in shown_below(board, JO, answer.ts, "A1 updated.", f"step {number}")


def test_a_list_stays_below_what_was_done_to_one_of_it(board: Room) -> None:
    for number in range(1, 8):
        board(f"/action add Visits plan {number} @jo due: {number} August", by=SAM)
    answer = board.say(JO, "/action")
    many = len(private(board, JO))
    expected = [f"Update A{number}" for number in range(1, 6)] + ["Update another", "Done", "Move the date"]
    assert labels(board, JO, answer.ts) == expected

    press(board, JO, answer.ts, "Update A3", waits=False)
    send(board, JO, {"note": "Two teams left"})
    told = shown_below(board, JO, answer.ts, "A3 updated.")

    assert "Your 7 open actions, soonest due first" in told
    assert labels(board, JO, answer.ts) == ["Undo", *expected]
    assert len(private(board, JO)) == many

    told = press(board, JO, answer.ts, "Undo")
    assert told.startswith("Undone.")
    assert "Your 7 open actions" in told


def test_the_second_page_of_a_list_stays_the_second_page(board: Room) -> None:
    for number in range(1, 18):
        board(f"/action add Visits plan {number} @jo")
    answer = board.say(JO, "/action list page: 2")
    assert labels(board, JO, answer.ts) == ["Update A16", "Update A17", "Done", "Move the date", "Previous"]

    press(board, JO, answer.ts, "Update A17", waits=False)
    send(board, JO, {"note": "Two teams left"})

    assert "page 2 of 2" in shown_below(board, JO, answer.ts, "A17 updated.")


def test_a_form_for_any_action_of_a_list_asks_which(board: Room) -> None:
    board("/action add Visits plan @jo due: 31 July")
    board("/action add Contacts plan @jo due: 31 July")
    answer = board.say(JO, "/action list")

    press(board, JO, answer.ts, "Move the date", waits=False)

    assert list(fields(board, JO)) == ["ref", "due", "due.words", "because"]


@pytest.mark.parametrize("line", ["/action list closed", "/action list", "/action"])
def test_a_list_of_which_nothing_may_be_done_has_no_buttons(board: Room, line: str) -> None:
    board("/action add Visits plan @jo")
    board("/action add Contacts plan @jo")
    board(DONE)
    board("/action done A2 dip sample of 20 in the July folder")
    board("/action close A1 A2", by=PAT)
    assert labels(board, ALI, board.say(ALI, line).ts) == []


def test_a_reply_that_others_see_is_never_replaced(board: Room) -> None:
    board("/action add Visits plan @jo due: 31 July")
    page = board.say(SAM, "/status share")
    assert labels(board, ALI, page.ts) == ["What is mine", "Update", "Waiting for me"]
    before = page.text

    assert press(board, JO, page.ts, "What is mine").startswith("Your 1 open action")
    press(board, JO, page.ts, "Update", waits=False)
    pick = fields(board, JO)["ref"]["element"]["action_id"]
    board.stage.workspace.suggest(JO, board.stage.workspace.modal(JO), pick, "")
    send(board, JO, {"ref": "A1", "note": "Two teams left"})

    assert shown_below(board, JO, None, "A1 updated.")
    assert next(each for each in board.messages() if each.ts == page.ts).text == before


def test_whoever_presses_acts_by_their_own_rights(board: Room) -> None:
    board("/action add Visits plan @jo due: 31 July")
    page = board.say(SAM, "/status share")
    assert "Log one: `/action add" in press(board, ALI, page.ts, "What is mine")
    told = press(board, KIT, page.ts, "What is mine")
    assert "You have no open actions on this board." in told
    assert "/action add" not in told
    assert not is_open(board, KIT)


def test_where_the_address_takes_no_more_the_person_is_told_all_the_same(board: Room) -> None:
    board("/action add Visits plan @jo due: 31 July")
    board.stage.workspace.join(board.channel, board.stage.workspace.bot.id)
    answer = board.say(JO, "/action update A1 half done")
    board.stage.workspace.fail("response_url", "used_url")

    told = press(board, JO, answer.ts, "Undo")

    assert told.startswith("Undone.")
    assert len(private(board, JO)) == 3
