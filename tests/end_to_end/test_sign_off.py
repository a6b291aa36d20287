"""Sign off several: ten a page, each one's evidence to read, ticks that begin empty, and each its own decision."""

import pytest
from end_to_end.doors import through_both_doors
from end_to_end.pressing import labels, press, private, shown_below
from end_to_end.stage import ALI, JO, KIT, PAT, SAM, Room, words
from end_to_end.tapping import close, is_open, shown, title
from end_to_end.ticking import send, tap, ticked, ticks

from local_slack import Member

pytestmark = through_both_doors
LONG = "dip sample of 20 in the July folder, all seen by the team manager and the practice lead. " * 12


def _awaiting(room: Room, many: int) -> None:
    for number in range(1, many + 1):
        room(f"/action add Visits plan {number} @jo due: {1 + number % 28} August", by=SAM)
        room(f"/action done A{number} sample {number} in the July folder", by=JO)


def test_ten_are_signed_off_in_three_presses(board: Room) -> None:
    _awaiting(board, 10)
    page = board.say(SAM, "/status share")
    presses = 0

    press(board, PAT, page.ts, "Waiting for me", waits=False)
    presses += 1
    assert title(board, PAT) == "Sign off several"
    assert ticked(board, PAT) == []
    for number in range(1, 11):
        assert f'Evidence: "sample {number} in the July folder"' in shown(board, PAT)
    tap(board, PAT, "Tick all")
    presses += 1
    assert len(ticked(board, PAT)) == 10
    before = board.stage.history()
    assert send(board, PAT).payload == {}
    presses += 1

    assert presses <= 5
    assert not is_open(board, PAT)
    told = shown_below(board, PAT, None, "10 actions signed off.")
    assert "Undo takes back all of them: `/action undo`" in told
    assert board.stage.history() == before + 10
    assert "@pat" in board("/action show A7").split("History")[1].splitlines()[1]


def test_undo_takes_back_all_of_them_together(board: Room) -> None:
    _awaiting(board, 3)
    board.say(PAT, "/action waiting")
    send(board, PAT, ("A1", "A3"))
    shown_below(board, PAT, None, "2 actions signed off.")
    ts = private(board, PAT)[-1].ts
    assert labels(board, PAT, ts) == ["Undo"]

    told = press(board, PAT, ts, "Undo")

    assert told.startswith("Undone.")
    assert words(board.say(PAT, "/action list awaiting")).startswith("3 actions: awaiting")


def test_what_was_decided_meanwhile_is_said_and_the_others_are_done(board: Room) -> None:
    _awaiting(board, 4)
    board.say(PAT, "/action waiting")
    board.stage.later(minutes=10)
    board("/action close A3", by=SAM)
    board("/action return A2 two teams still to report", by=SAM)
    board("/action done A4 sample 4, and the audit of August", by=JO)

    send(board, PAT, ("A1", "A2", "A3", "A4"))

    told = shown_below(board, PAT, None, "1 action signed off.")
    assert "Not signed off: 3" in told
    assert "A3 was closed by <@U0SAM> on Wed 8 Jul 2020 at 09:10." in told
    assert "returned by <@U0SAM> on Wed 8 Jul 2020 at 09:10" in told
    assert "A4 was changed by <@U0JO> on Wed 8 Jul 2020 at 09:10" in told
    assert "Awaiting sign-off" in board("/action show A4")


def test_a_form_that_was_open_for_longer_than_slack_answers_says_itself_what_was_done(board: Room) -> None:
    _awaiting(board, 2)
    board.say(PAT, "/action waiting")
    board.stage.later(minutes=75)
    board("/action close A2", by=SAM)

    send(board, PAT, ("A1", "A2"))

    assert title(board, PAT) == "Done"
    assert "1 action signed off." in shown(board, PAT)
    assert "A2 was closed by <@U0SAM> on Wed 8 Jul 2020 at 10:15." in shown(board, PAT)


def test_a_second_press_changes_nothing_again(board: Room) -> None:
    _awaiting(board, 3)
    board.say(PAT, "/action waiting")
    view = board.stage.workspace.modal(PAT)
    send(board, PAT, ("A1", "A2"))
    before = board.stage.history()
    board.stage.workspace.views._open[view.id] = view

    assert send(board, PAT).payload == {}

    assert board.stage.history() == before
    assert words(board.say(PAT, "/action list closed")).startswith("2 actions: closed")


def test_typed_each_that_can_be_is_signed_off_as_in_the_form(board: Room) -> None:
    _awaiting(board, 3)
    board("/action close A2", by=SAM)

    told = words(board.say(PAT, "/action close-each A1 A2 and A3 agreed at the July board"))

    assert told.startswith("2 actions signed off.")
    assert "A2 was closed by @sam on Wed 8 Jul 2020 at 09:00." in told
    assert '"/action close-each A1 A2 and A3 agreed at the July board"' in words(board.say(PAT, "/action undo"))
    assert words(board.say(PAT, "/action list awaiting")).startswith("2 actions: awaiting")


def test_pages_remember_their_ticks(board: Room) -> None:
    _awaiting(board, 13)
    board.say(PAT, "/action waiting")
    assert len(ticks(board, PAT)) == 10
    tap(board, PAT, "Next", tick=("A1", "A4"))
    assert "Ticked on other pages: 2." in shown(board, PAT)
    assert ticked(board, PAT) == []
    tap(board, PAT, "Previous", tick=("A12",))
    assert [each.split()[2] for each in ticked(board, PAT)] == ["A1", "A4"]
    tap(board, PAT, "Tick all")
    assert len(ticked(board, PAT)) == 10
    tap(board, PAT, "Untick all")
    assert ticked(board, PAT) == []
    before = board.stage.history()

    send(board, PAT, ("A2",))

    shown_below(board, PAT, None, "2 actions signed off.")
    assert board.stage.history() == before + 2
    assert "Closed" in board("/action show A12")


def test_a_page_that_is_drawn_again_shows_what_is_left(board: Room) -> None:
    _awaiting(board, 2)
    board.say(PAT, "/action waiting")
    board("/action close A1", by=SAM)
    tap(board, PAT, "Tick all")
    assert [each.split()[2] for each in ticked(board, PAT)] == ["A2"]
    assert "1 action waits for you to sign off" in shown(board, PAT)

    board("/action close A2", by=SAM)
    tap(board, PAT, "Untick all")
    assert "Nothing waits for you to sign off any more." in shown(board, PAT)


def test_whoever_decides_no_more_is_told_so_in_the_form(board: Room) -> None:
    _awaiting(board, 2)
    board.say(PAT, "/action waiting")
    board("/board chair @ali", by=PAT)

    tap(board, PAT, "Tick all")

    assert "What is done is signed off by <@U0ALI>, the chair," in shown(board, PAT)


def test_nothing_ticked_is_said_and_nothing_done(board: Room) -> None:
    _awaiting(board, 2)
    board.say(PAT, "/action waiting")
    before = board.stage.history()

    answer = send(board, PAT)

    assert list(answer.payload["errors"].values()) == ["Tick what is finished, here or below."]
    assert board.stage.history() == before
    assert is_open(board, PAT)


def test_long_evidence_stands_whole_above_its_tick(board: Room) -> None:
    for number in range(1, 11):
        board(f"/action add {'Visits plan ' * 20}{number} @jo", by=SAM)
        board(f"/action done A{number} {number} {LONG}", by=JO)

    board.say(PAT, "/action waiting")

    assert shown(board, PAT).replace("\n", "").count(LONG.strip()) == 10
    assert all(len(each) <= 75 for each in ticks(board, PAT))


WHO = [
    ([], PAT, "Waiting for you: nothing to sign off."),
    ([], JO, "Waiting for you: nothing. What is done is signed off by @pat, the chair, or recorded by board support."),
    ([1, 2], JO, "2 actions await sign-off: `/action list awaiting`"),
    ([1, 2], ALI, "What is done is signed off by @pat, the chair, or recorded by board support."),
    ([1, 2], KIT, "What is done is signed off by @pat, the chair, or recorded by board support."),
    ([1], PAT, "Waiting for you: 1 action to sign off"),
    ([1], PAT, 'Evidence: "sample 1 in the July folder"'),
    ([1], SAM, "Waiting for you: 1 action to sign off"),
]


@pytest.mark.parametrize(("waiting", "person", "expected"), WHO)
def test_who_has_nothing_or_one_to_sign_off_is_told_so(
    board: Room, waiting: list[int], person: Member, expected: str
) -> None:
    close(board)
    _awaiting(board, len(waiting))
    assert expected in words(board.say(person, "/action waiting"))
    assert not is_open(board, person)


def test_one_alone_has_its_buttons_below_its_evidence(board: Room) -> None:
    _awaiting(board, 1)
    answer = board.say(PAT, "/action waiting")
    assert labels(board, PAT, answer.ts) == ["Sign off", "Return", "Update"]
    assert press(board, PAT, answer.ts, "Sign off").startswith("A1 closed.")


def test_what_is_ones_own_has_no_tick_for_support_and_is_marked_for_the_chair(board: Room) -> None:
    _awaiting(board, 2)
    board("/action add Audit plan @sam", by=PAT)
    board("/action done A3 sample in the July folder", by=SAM)
    board("/action add Chair's letter @pat", by=PAT)
    board("/action done A4 letter in the July folder", by=PAT)

    board.say(SAM, "/action waiting")
    assert [each.split()[2] for each in ticks(board, SAM)] == ["A1", "A2", "A4"]
    assert "A3 is yours, so the chair or another support officer has to decide." in shown(board, SAM)
    board.stage.workspace.close(SAM)

    board.say(PAT, "/action waiting")
    send(board, PAT, ("A3", "A4"))
    told = shown_below(board, PAT, None, "2 actions signed off.")
    assert "A4: You own this action yourself. As chair you may decide, and the history says so." in told
    assert "decided by the chair, who owns this action" in board("/action show A4")


def test_where_no_form_can_open_the_words_are_complete(board: Room) -> None:
    _awaiting(board, 12)
    board.stage.workspace.fail("views.open", "expired_trigger_id")

    answer = board.say(PAT, "/action waiting")

    told = words(answer)
    assert "Waiting for you: 12 actions to sign off, soonest due first, page 1 of 2" in told
    assert 'Evidence: "sample 1 in the July folder"' in told
    assert "Sign off: `/action close A1 A2 A3 A4 A5 A6 A7 A8 A9 A10`" in told
    assert "Slack did not open the form in time." in told
    assert labels(board, PAT, answer.ts) == ["Sign off several", "Next"]
    press(board, PAT, answer.ts, "Sign off several", waits=False)
    assert title(board, PAT) == "Sign off several"


def test_a_form_of_a_channel_that_one_has_left_signs_off_nothing(board: Room) -> None:
    _awaiting(board, 2)
    board.say(PAT, "/action waiting")
    board.channel.members.remove(PAT.id)
    before = board.stage.history()

    answer = send(board, PAT, ("A1",))

    assert "You are not in that board's channel any more" in str(answer.payload["errors"])
    assert board.stage.history() == before


@pytest.mark.parametrize("tick", ["", "zzz", "a-b", "A1", "aaaaaaaaaaaaaaaaaaaaaaaaaa-abcdef", "p-aaaaaa", "x" * 3000])
def test_made_up_ticks_sign_off_nothing(board: Room, tick: str) -> None:
    _awaiting(board, 2)
    board.say(PAT, "/action waiting")
    block = next(iter(ticks(board, PAT).values()))
    before = board.stage.history()
    option = block["element"]["options"][0] | {"value": tick}

    board.stage.workspace.submit(PAT, {block["block_id"]: [option]})

    assert board.stage.history() == before


def test_an_action_of_another_board_is_not_signed_off_by_its_tick(board: Room) -> None:
    _awaiting(board, 2)
    other = board.stage.room().set_up()
    _awaiting(other, 2)
    other.say(PAT, "/action waiting")
    foreign = next(iter(ticks(other, PAT).values()))["element"]["options"][0]
    board.say(PAT, "/action waiting")
    block = next(iter(ticks(board, PAT).values()))
    before = board.stage.history()

    board.stage.workspace.submit(PAT, {block["block_id"]: [foreign]})

    assert board.stage.history() == before
