"""What each part on a board may do, and may not, whoever presses, types or names themselves."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from end_to_end.stage import ALI, JO, PAT, SAM, Room
from security.attempts import asked_directly, pressed
from security.roles import DECISIONS, LEADS, about, awaiting_sign_off
from spreadsheets import import_all

from board.boards import Board
from local_slack import Member
from storage.store import Store


@pytest.mark.parametrize("line", DECISIONS)
@pytest.mark.parametrize("person", [JO, ALI], ids=["its owner", "another officer"])
def test_s10_an_officer_decides_on_no_action(board: Room, person: Member, line: str) -> None:
    before = awaiting_sign_off(board)

    assert "chair" in board(line, by=person)
    assert "chair" in pressed(board, person, line)
    assert board.stage.history() == before


@pytest.mark.parametrize("status", ["closed", "business as usual", "cancelled"])
def test_s10_nor_by_an_update(board: Room, status: str) -> None:
    before = awaiting_sign_off(board)

    assert "has its own command" in board(f"/action update A1 all done status: {status}")
    assert board.stage.history() == before


@pytest.mark.parametrize("line", LEADS)
def test_s11_an_officer_leads_nothing(board: Room, line: str) -> None:
    before = board.stage.history()

    assert "Only the chair or board support can" in board(line)
    assert board.stage.history() == before


@pytest.mark.parametrize(
    "line",
    [
        "/measure claim M6 not met source: chair's view",
        "/measure claim M6 not met by: the council",
        "/measure withdraw M6 claim because it was a mistake",
        "/measure claim M6 by: Ofsted",
    ],
)
def test_s11_nor_does_an_officer_make_a_claim_that_stands_vanish(board: Room, line: str) -> None:
    for each in ("add M6 Visits", "target M6 visits at least 85%", "reading M6 77%", "claim M6 met source: report"):
        assert not board(f"/measure {each}", by=SAM).startswith("Not ")
    before = board.stage.history()

    assert "hair or board support" in board(line)
    assert board.stage.history() == before
    assert "was reported met: the figures contradict it" in board("/status")
    # What another body said stands beside it.
    board("/measure claim M6 not met by: chair")
    assert "was reported met: the figures contradict it" in board("/status")


def test_s11_and_what_support_replaces_stays_to_be_seen(board: Room) -> None:
    for each in ("add M6 Visits", "target M6 visits at least 85%", "reading M6 77%", "claim M6 met source: report"):
        board(f"/measure {each}", by=SAM)
    board("/measure claim M6 not met source: July report", by=SAM)

    told = 'in place of "met" (report, as at Wed 8 Jul 2020)'
    assert told in board("/status")
    assert told in board("/measure show M6")
    assert "was reported met, and is now reported not met" in board("/digest")


def test_s12_support_decides_on_no_action_of_their_own(board: Room) -> None:
    awaiting_sign_off(board, "@sam")
    assert "is yours" in board("/action close A1", by=SAM)
    assert "is now @ali's" in board("/action assign A1 @ali", by=SAM)
    before = board.stage.history()

    assert "was yours once" in board("/action close A1", by=SAM)
    assert board.stage.history() == before


@pytest.mark.parametrize("owner", ["Sam Cole", "Cole, Sam", "S. Cole", "SC", "Sam Cole (board support)"])
def test_s12_nor_on_one_whose_owner_in_words_may_be_them(board: Room, tmp_path: Path, owner: str) -> None:
    """Imported, for a person who is typed is found by name at once."""
    plan = tmp_path / "plan.csv"
    plan.write_text(
        f'ref,title,owner,status,evidence\nR1,Visits,"{owner}",awaiting sign-off,dip sample\n', encoding="utf-8"
    )
    import_all(board.stage.log, [plan], _board(board), board.stage.clock(), False, lambda _: None)
    before = board.stage.history()

    for said in (board("/action close R1", by=SAM), pressed(board, SAM, "/action close R1")):
        assert "which may be you, so the chair or another support officer has to decide. @pat can:" in said.replace(
            f"<@{PAT.id}>", "@pat"
        )
    assert board.stage.history() == before
    assert board("/action close R1", by=PAT).startswith("R1 closed.")


def _board(board: Room) -> Callable[[Store], Board]:
    here = board.stage.workspace.home.team_id, board.channel.id
    return lambda store: next(each for each in store.boards.all() if (each.team, each.channel) == here)


@pytest.mark.parametrize("line", ["/board chair @sam", "/board chair me", "/board chair Sam Cole"])
def test_s12_nor_do_they_make_themselves_the_chair(board: Room, line: str) -> None:
    before = board.stage.history()

    for said in (board(line, by=SAM), pressed(board, SAM, line), asked_directly(board, SAM, about(board, line)).text):
        assert "cannot make themselves the chair" in said
    assert board.stage.history() == before


def test_s12_nor_do_they_in_setting_a_board_up(empty: Room) -> None:
    assert "cannot make themselves the chair" in empty("/board setup Ours chair: @sam", by=SAM)
    assert "There is no board in this channel." in empty("/status")


def test_s13_every_change_of_roles_is_on_record_with_who_made_it(board: Room) -> None:
    board("/board chair @ali", by=SAM)

    with closing(sqlite3.connect(board.stage.log.path)) as file:
        last = file.execute("SELECT person, verb, at, changes FROM history ORDER BY id DESC LIMIT 1").fetchone()
    person, verb, at, changes = last
    assert (person, verb, datetime.fromisoformat(at)) == (SAM.id, "chair", board.stage.clock())
    assert json.loads(changes) == {ALI.id: ["officer", "chair"], PAT.id: ["chair", "officer"]}


def test_s13_and_a_new_chair_is_told_to_the_channel_and_to_the_one_before(board: Room) -> None:
    board.stage.settle()
    heard = len(_sent_to(board, PAT))
    board("/board chair @ali", by=SAM)
    board.stage.settle()

    (post,) = board.posted()
    assert f"<@{ALI.id}> is now the chair" in post.text
    assert f"Changed by <@{SAM.id}>, board support." in post.text
    assert _sent_to(board, PAT)[heard:] == [post.text]


def test_s13_so_is_a_board_left_without_its_chair_or_support(board: Room) -> None:
    board("/board officer @pat", by=SAM)
    board("/board chair @ali", by=SAM)
    board("/board officer @sam", by=ALI)
    board.stage.settle()

    told = [each.text for each in board.posted()]
    assert ["has no chair now" in told[0], "is now the chair" in told[1], "has no board support now" in told[2]] == [
        True
    ] * 3


def test_s13_where_the_channel_cannot_be_told_support_and_the_chair_are(board: Room) -> None:
    board.stage.settle()
    heard = {person.id: len(_sent_to(board, person)) for person in (SAM, ALI)}
    board.stage.workspace.remove_bot(board.channel)
    board("/board chair @ali", by=SAM)
    board.stage.settle()

    assert board.posted() == []
    for person in (SAM, ALI):
        (news,) = _sent_to(board, person)[heard[person.id] :]
        assert "this could not be told to everybody" in news
        assert "/invite @boardbot" in news
        assert f"<@{ALI.id}> is now the chair" in news


def _sent_to(board: Room, person: Member) -> list[str]:
    """What the bot has told a person privately."""
    workspace = board.stage.workspace
    return [each.text for each in workspace.messages(workspace.direct_message(person)) if each.bot_id]


def test_s18_a_change_is_undone_by_whoever_made_it_and_soon(board: Room) -> None:
    board("/action add Visits plan")
    assert "You have changed nothing" in board("/action undo", by=ALI)
    board("/action update A1 half done", by=ALI)
    assert "has been changed since by @ali" in board("/action undo")
    board.stage.later(minutes=16)

    assert "more than 15 minutes ago" in board("/action undo", by=ALI)
    assert "half done" in board("/action show A1")


def test_s18_and_not_by_whoever_may_no_longer_do_what_it_comes_to(board: Room) -> None:
    """A chair who owns the action, and was replaced, would close it by undoing her own reopening."""
    board("/action add Visits plan @pat", by=SAM)
    board("/action done A1 dip sample of 20", by=PAT)
    board("/action close A1", by=PAT)
    board("/action reopen A1 the June figure fell back", by=PAT)
    board("/board chair @ali", by=SAM)
    board.stage.settle()
    before = board.stage.history()

    for said in (board("/action undo", by=PAT), asked_directly(board, PAT, about(board, "/action undo")).text):
        assert "is yours, so the chair or board support has to decide." in said
        assert "/action done A1" in said
    assert board.stage.history() == before
