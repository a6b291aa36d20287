"""`--board` on the command line, where two councils have a board of that name in a channel of the same id."""

from pathlib import Path

import pytest
from begun import a_board, begun
from conversation import SAM, Conversation
from end_to_end.postroom import typed
from security.councils.two import ours_first, the_others

from board.refusals import Refusal
from bot.terminal.on_the_log import board_named
from storage.database import Database
from storage.upkeep.verify import problems_in

BOARD = "Improvement Board"


def _found(say: Conversation, name: str) -> tuple[str, str]:
    with say.log.reading() as store:
        board = board_named(store, name)
    return board.team, board.channel


def _refused(say: Conversation, name: str) -> str:
    with say.log.reading() as store, pytest.raises(Refusal) as refusal:
        board_named(store, name)
    return refusal.value.reason


@pytest.mark.parametrize("name", [BOARD, "improvement board", "C0BOARD"])
def test_a_name_or_channel_that_two_councils_have_is_refused_with_how_to_choose(log: Database, name: str) -> None:
    say = begun(log, ours_first)

    assert _refused(say, name) == (
        f"2 boards are called '{name}': give the workspace's id and the channel's. Boards: Improvement Board "
        "(T0COUNCIL/C0BOARD), Improvement Board (T0OTHERS/C0BOARD). A board is started in Slack with /board setup."
    )


def test_where_several_have_a_name_only_they_are_listed(log: Database) -> None:
    say = begun(log, ours_first)
    say("/board setup Quality Board", by=SAM, channel="C0ELSE")

    assert "Quality Board" not in _refused(say, BOARD)
    assert "Quality Board (T0COUNCIL/C0ELSE)" in _refused(say, "Another Board")


def test_each_is_named_by_its_workspace_and_channel(log: Database) -> None:
    ours = begun(log, ours_first)

    for say in (ours, the_others(ours)):
        assert _found(say, f"{say.team}/{say.channel}") == (say.team, say.channel)


@pytest.mark.parametrize("called", ["T0COUNCIL/C0BOARD", "t0council/c0board", "C0BOARD"])
def test_what_another_board_is_called_stands_in_nobodys_way(log: Database, called: str) -> None:
    ours = begun(log, a_board)
    ours("/board setup Improvement Board", by=SAM, channel="C0ELSE")
    with log.writing() as store:
        store.boards.rename(store.boards.all()[1].id, called)

    for named in ("T0COUNCIL/C0BOARD", "C0BOARD"):
        assert _found(ours, named) == ("T0COUNCIL", "C0BOARD")
    assert _found(ours, "C0ELSE") == ("T0COUNCIL", "C0ELSE")


def test_a_name_that_is_nobodys_is_refused_with_those_there_are(log: Database) -> None:
    assert "Improvement Board (T0OTHERS/C0BOARD)" in _refused(begun(log, ours_first), "Another Board")


def test_in_a_log_of_one_council_the_channel_is_enough(log: Database) -> None:
    say = begun(log, a_board)
    say("/board setup Improvement Board", by=SAM, channel="C0ELSE")

    told = _refused(say, BOARD)

    assert told.startswith("2 boards are called 'Improvement Board': give the channel's id. Boards:")
    assert "Improvement Board (C0BOARD), Improvement Board (C0ELSE)." in told
    assert _found(say, "C0ELSE") == (say.team, "C0ELSE")


def test_what_verification_finds_is_said_of_the_board_that_it_is_of(log: Database) -> None:
    ours = begun(log, ours_first)
    with log.writing() as store:
        board = store.boards.in_channel("T0OTHERS", ours.channel)
        assert board is not None
        store.boards.set_scale(board.id, "Low, High")

    assert problems_in(log) == ["Improvement Board (T0OTHERS/C0BOARD): its scale differs from its history."]


@pytest.mark.of_files
def test_a_copy_says_where_each_board_is(log: Database, tmp_path: Path) -> None:
    begun(log, ours_first)
    log.close()

    told = typed("copy", log.path, tmp_path / "copy.db").output

    assert "Improvement Board (T0COUNCIL/C0BOARD) ends with" in told
    assert "Improvement Board (T0OTHERS/C0BOARD) ends with" in told
