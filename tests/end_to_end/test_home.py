"""Home over Socket Mode: drawn when it is opened, and after one's own changes, by whatever way they were made."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from end_to_end.home_tab import SECONDS, drawn, one_board, opened, picks, press, pressed, reads
from end_to_end.stage import ALI, FAY, JO, KIT, PAT, SAM, Room
from end_to_end.tapping import fields, is_open, send, shown, title

EVIDENCE = "dip sample of 20 in the July folder"


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Room]:
    """The only board there is: Sam is support, Pat the chair."""
    with one_board(tmp_path) as room:
        yield room


def _waits(board: Room, many: int = 1) -> None:
    for number in range(1, many + 1):
        board(f"/action add Plan {number} @jo due: 31 July", by=SAM)
        board(f"/action done A{number} {EVIDENCE}")


def test_a_first_visit_says_what_this_is_and_a_second_does_not(board: Room) -> None:
    board("/action add First visit within 5 working days @jo due: 31 March 2020", by=SAM)

    told = opened(board, JO).splitlines()

    assert told[0] == "Improvement Board, Wed 8 Jul 2020. You have 1 open action: it is overdue."
    assert [each.split(".")[0] for each in told[1:4]] == [
        "Welcome", "Only you see this page", "Press Update and say how it goes; Done, and where it can be seen; or Move the date, and why",
    ]  # fmt: skip
    assert told[4].startswith("A1 First visit within 5 working days · 99 days overdue, due Tue 31 Mar 2020")
    assert "Welcome" not in opened(board, JO)


def test_after_a_restart_a_second_visit_is_a_second_visit(board: Room) -> None:
    assert "Welcome" in opened(board, JO)

    board.stage.restart()

    assert "Welcome" not in opened(board, JO)


def test_an_update_is_three_presses_and_a_sentence(board: Room) -> None:
    board("/action add Visits plan @jo due: 31 July ref: R07-04", by=SAM)
    opened(board, JO)

    press(board, JO, "Update R07-04")  # after the Home tab itself, the second press
    assert title(board, JO) == "Update R07-04"
    told = drawn(board, JO, lambda: send(board, JO, {"note": "412 of 535 reviewed"}))  # and *Save* the third

    assert not is_open(board, JO)
    assert told.startswith("R07-04 updated.")
    assert "412 of 535 reviewed" in board("/action show R07-04")


def test_moving_a_date_is_three_presses_a_day_and_a_reason(board: Room) -> None:
    board("/action add Visits plan @jo due: 31 July ref: R07-04", by=SAM)
    opened(board, JO)

    press(board, JO, "Move the date R07-04")
    day = {"due": "2020-08-31", "because": "two agency staff left"}
    told = drawn(board, JO, lambda: send(board, JO, day))

    assert told.startswith("R07-04 is now due Mon 31 Aug 2020")
    assert "R07-04 Visits plan · due Mon 31 Aug 2020, in 54 days, moved once" in told


def test_done_takes_the_evidence_and_the_chair_finds_it_to_read(board: Room) -> None:
    board("/action add Visits plan @jo due: 31 July", by=SAM)
    opened(board, JO)

    press(board, JO, "Done A1")
    assert list(fields(board, JO)) == ["evidence"]
    told = drawn(board, JO, lambda: send(board, JO, {"evidence": EVIDENCE}))

    assert "You have no open actions here. 1 awaits sign-off." in told
    assert f'Evidence: "{EVIDENCE}"' in opened(board, PAT)


def test_a_sign_off_acts_at_once_and_says_so_on_top(board: Room) -> None:
    _waits(board, 2)
    assert "2 wait for you to sign off." in opened(board, PAT)

    told = pressed(board, PAT, "Sign off A1")

    assert told.startswith("A1 closed. Plan 1.")
    assert "[Undo]" in told.splitlines()
    assert "1 waits for you to sign off." in told
    assert not is_open(board, PAT)
    assert board("/action show A1", by=PAT).splitlines()[1].startswith("Closed")


def test_a_sign_off_can_be_taken_back_there(board: Room) -> None:
    _waits(board)
    opened(board, PAT)
    pressed(board, PAT, "Sign off A1")
    board("/action add Audit tool", by=SAM)  # another's change is nothing that Pat could undo

    told = pressed(board, PAT, "Undo A1")

    assert told.startswith("Undone.")
    assert "1 waits for you to sign off." in told
    assert "[Undo]" not in told


def test_ten_are_signed_off_in_four_presses_each_ones_evidence_in_sight(board: Room) -> None:
    _waits(board, 10)
    opened(board, PAT)  # the Home tab is the first

    press(board, PAT, "Sign off several")
    assert shown(board, PAT).count(f'Evidence: "{EVIDENCE}"') == 10
    view = board.stage.workspace.modal(PAT)
    board.stage.workspace.press_in_view(PAT, view, "sign-off-all")
    told = drawn(board, PAT, lambda: board.stage.workspace.submit(PAT))

    assert told.startswith("10 actions signed off.")
    assert "Nothing waits for you to sign off." in told
    assert not is_open(board, PAT)


def test_what_somebody_else_has_decided_meanwhile_is_said_with_who_and_when(board: Room) -> None:
    _waits(board)
    opened(board, PAT)
    board("/action close A1 agreed at the board", by=SAM)

    told = pressed(board, PAT, "Sign off A1")

    assert told.startswith("Not closed. A1")
    assert "<@U0SAM>" in told.splitlines()[0]
    assert "Wed 8 Jul 2020 at 09:00" in told.splitlines()[0]
    assert "Nothing waits for you to sign off." in told


def test_a_double_press_signs_off_once(board: Room) -> None:
    _waits(board)
    opened(board, PAT)
    before = board.stage.history()
    board.stage.workspace.slow("views.publish", 1)

    for _ in range(2):
        press(board, PAT, "Sign off A1")

    assert board.stage.history() == before + 1
    board.stage.workspace.wait_for(lambda: "it was done once" in reads(board, PAT), SECONDS)


def test_a_return_asks_what_is_missing(board: Room) -> None:
    _waits(board)
    opened(board, PAT)

    press(board, PAT, "Return A1")
    told = drawn(board, PAT, lambda: send(board, PAT, {"because": "two teams still to report"}))

    assert told.startswith("A1 returned. In progress again")
    assert "Waiting for you" not in told


CHANGES = [
    ("typed", lambda room: room("/action update A1 half done")),
    ("mentioned", lambda room: room.stage.workspace.say(JO, room.channel, "@boardbot action update A1 half done")),
    ("said in private", lambda room: room.stage.workspace.say(
        JO, room.stage.workspace.direct_message(JO), "action update A1 half done")),
    ("filled in", lambda room: (room("/action hold A1"), send(room, JO, {"because": "waiting for the structure"}))),
]  # fmt: skip


@pytest.mark.parametrize(("way", "change"), CHANGES, ids=[way for way, _ in CHANGES])
def test_ones_own_change_is_drawn_by_whatever_way_it_was_made(board: Room, way: str, change: object) -> None:
    board("/action add Visits plan @jo due: 31 July", by=SAM)
    opened(board, JO)

    told = drawn(board, JO, lambda: change(board))  # type: ignore[operator]

    assert "A1 Visits plan · due Fri 31 Jul 2020, in 23 days" + (", on hold" if way == "filled in" else "") in told
    assert told.startswith("Improvement Board, Wed 8 Jul 2020.")


def test_ones_own_change_is_drawn_after_a_restart_too(board: Room) -> None:
    board("/action add Visits plan @jo due: 31 July", by=SAM)
    opened(board, JO)
    board.stage.restart()

    told = drawn(board, JO, lambda: board("/action hold A1 waiting for the structure"))

    assert "A1 Visits plan · due Fri 31 Jul 2020, in 23 days, on hold" in told


def test_somebody_elses_change_is_there_at_the_next_opening_and_not_before(board: Room) -> None:
    opened(board, JO)
    before = board.stage.workspace.home_of(JO).hash

    drawn(
        board, SAM, lambda: (board.stage.workspace.open_home(SAM), board("/action add Plan @jo due: 31 July", by=SAM))
    )

    assert board.stage.workspace.home_of(JO).hash == before
    assert "A1 Plan" in opened(board, JO)


def test_who_has_never_opened_home_has_none_drawn(board: Room) -> None:
    board("/action add Visits plan @jo due: 31 July", by=JO)
    opened(board, SAM)
    drawn(board, SAM, lambda: board("/action add Audit tool", by=SAM))

    assert board.stage.workspace.views.home(JO.id) is None


def test_the_messages_tab_is_no_visit(board: Room) -> None:
    board.stage.workspace.open_messages(JO)

    assert "Welcome" in opened(board, JO)
    assert board.stage.workspace.views.home(ALI.id) is None


def test_a_list_opens_beside_home_a_page_at_a_time(board: Room) -> None:
    for number in range(20):
        board(f"/action add Plan {number}", by=SAM)
    opened(board, SAM)

    press(board, SAM, "No owner: 20")
    assert "20 actions: unowned" in shown(board, SAM)
    assert "A1 Plan 0 · no owner" in shown(board, SAM)
    view = board.stage.workspace.modal(SAM)
    board.stage.workspace.press_in_view(SAM, view, "home-say-0")

    board.stage.workspace.wait_for(lambda: "page 2 of 2" in shown(board, SAM), SECONDS)
    assert "A20 Plan 19" in shown(board, SAM)


def test_more_shows_the_next_page_and_a_change_there_stays_on_it(board: Room) -> None:
    for number in range(17):
        board(f"/action add Plan {number} @jo due: 31 July", by=SAM)
    opened(board, JO)

    assert "16 to 17 of 17" in pressed(board, JO, "More of your actions")
    press(board, JO, "Update A17")
    assert "16 to 17 of 17" in drawn(board, JO, lambda: send(board, JO, {"note": "Half done"}))


def test_people_see_by_their_own_rights(board: Room) -> None:
    _waits(board)

    assert "[Sign off]" not in opened(board, JO)
    for reader in (KIT, FAY):
        assert [each for each in opened(board, reader).splitlines() if "[" in each] == ["[Where the board stands]"]


def test_with_several_boards_the_one_that_is_picked_is_remembered(board: Room) -> None:
    other = board.stage.room()
    other("/board setup Schools Board chair: @pat", by=SAM)
    other("/action add Attendance plan @jo", by=SAM)
    board("/action add Visits plan @jo", by=SAM)
    assert opened(board, JO).splitlines()[0] == "[Improvement Board]"

    assert "A1 Attendance plan" in picks(board, JO, "Schools Board")
    board.stage.restart()

    assert "A1 Attendance plan" in opened(board, JO)
    press(board, JO, "Update A1")
    assert "Schools Board" in shown(board, JO)


def test_a_chart_is_asked_for_and_comes_to_whoever_asked(board: Room) -> None:
    opened(board, KIT)
    assert "Chart of a measure" not in reads(board, KIT)
    board("/measure add M6 Visits", by=SAM)
    board("/measure reading M6 77% as at 30 June 2020")
    opened(board, KIT)

    press(board, KIT, "Chart of a measure…")
    assert title(board, KIT) == "Chart of a measure"
    workspace = board.stage.workspace
    workspace.suggest(KIT, workspace.modal(KIT), "pick-measure", "visits")
    told = drawn(board, KIT, lambda: send(board, KIT, {"ref": "M6"}))

    assert told.startswith("M6 Visits\nVisits, monthly, as at Tue 30 Jun 2020: 77%.")
    board.stage.settle()
    (picture,) = workspace.messages(workspace.direct_message(KIT))
    assert [each["type"] for each in picture.blocks] == ["rich_text", "image", "rich_text"]
