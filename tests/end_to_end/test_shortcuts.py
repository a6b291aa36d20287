"""Shortcuts over both doors: *Make this an action* on a message, *Log an action* and *Update an action* anywhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from end_to_end.doors import stage_behind, through_both_doors
from end_to_end.stage import ALI, FAY, GAIL, JO, KIT, PAT, SAM, Room, Stage
from end_to_end.tapping import fields, is_open, send, shown, title, told

from local_slack import Member
from local_slack.answer import Answer

pytestmark = through_both_doors
MESSAGE = "Second officer to chair the May panel. Jo has the rota."
NO_BOARD = "You are in no board's channel."


@pytest.fixture
def stage(door: str, tmp_path: Path) -> Iterator[Stage]:
    """A workspace of its own, so that its boards are the only ones."""
    with stage_behind(door, tmp_path / "boardbot.db") as lit:
        yield lit


@pytest.fixture
def other(board: Room) -> Room:
    """A channel without a board, in which everybody is."""
    return board.stage.room()


def _made(room: Room, text: str = MESSAGE, by: Member = JO, author: Member = ALI, thread: str | None = None) -> Answer:
    """The shortcut on a message that somebody has written."""
    message = room.stage.workspace.say(author, room.channel, text, thread)
    answer = room.stage.workspace.message_shortcut(by, room.channel, message.ts, "make_action")
    assert answer.error is None
    return answer


def _value(room: Room, person: Member, slot: str) -> str:
    return str(fields(room, person)[slot]["element"].get("initial_value", ""))


def _link(room: Room) -> str:
    ts = room.stage.workspace.messages(room.channel)[-1].ts
    return f"https://local.slack.com/archives/{room.channel.id}/p{ts.replace('.', '')}"


def _history(room: Room) -> int:
    return room.stage.history()


def test_a_message_becomes_an_action_with_the_message_as_its_source(board: Room) -> None:
    _made(board)
    link = _link(board)

    assert title(board, JO) == "Log an action"
    assert "Improvement Board" in shown(board, JO)
    assert _value(board, JO, "title") == "Second officer to chair the May panel"
    assert _value(board, JO, "source") == link
    assert {"owner", "due", "due.words"} <= fields(board, JO).keys()
    assert send(board, JO, {"owner": ALI.id, "due": "2020-08-31"}).payload == {}

    assert "Second officer to chair the May panel" in told(board, JO, "A1 logged.")
    shown_now = board("/action show A1")
    assert "@ali · due Mon 31 Aug 2020" in shown_now
    assert link in shown_now
    assert [each.text for each in board.by_the_bot() if "A1" in each.text] == []


def test_what_is_left_blank_is_counted(board: Room) -> None:
    _made(board)
    send(board, JO, {})

    assert "A1 logged." in told(board, JO, "A1 logged.")
    assert "A1" in board("/action list unowned")
    assert "A1" in board("/action list undated")


def test_a_reply_in_a_thread_is_its_own_source(board: Room) -> None:
    first = board.stage.workspace.say(ALI, board.channel, "Visits slipped")
    message = board.stage.workspace.say(ALI, board.channel, "Recheck the six cases", first.ts)
    board.stage.workspace.message_shortcut(JO, board.channel, message.ts, "make_action")

    link = f"https://local.slack.com/archives/{board.channel.id}/p{message.ts.replace('.', '')}"
    assert _value(board, JO, "source") == f"{link}?thread_ts={first.ts}&cid={board.channel.id}"
    assert send(board, JO, {}).payload == {}
    assert "Recheck the six cases" in board("/action show A1")


NOT_COPIED = [
    ("Call him on 943 476 5919 today. Then close", "looks like an NHS number"),
    ("Close the file. DoB 01/02/2012", "looks like a child's date of birth"),
    ("Ask about child A.B. tomorrow", "looks like the initials of a child or a family"),
    (":tada:", "That message has no words to copy."),
    ("This content can't be displayed.", "That message has no words to copy."),
    ("<https://council.example/rota>", "That message has no words to copy."),
    ("Finish the audits. " * 700, "That message is too long to be looked through"),
]


@pytest.mark.parametrize(("text", "why"), NOT_COPIED, ids=[why for _, why in NOT_COPIED])
def test_what_is_not_copied_is_said_and_the_form_opens_without_it(board: Room, text: str, why: str) -> None:
    _made(board, text)

    assert why in shown(board, JO)
    assert "476 5919" not in str(board.stage.workspace.modal(JO).content)
    assert _value(board, JO, "title") == ""
    assert _value(board, JO, "source") == _link(board)
    assert send(board, JO, {"title": "Check the file"}).payload == {}
    assert told(board, JO, "A1 logged.").startswith("A1 logged. Check the file")


def test_a_file_alone_and_a_message_of_the_bots_own_are_not_copied(board: Room) -> None:
    space = board.stage.workspace
    with_file = space.say(ALI, board.channel, "", files=("visits of A.B.xlsx",))
    space.message_shortcut(JO, board.channel, with_file.ts, "make_action")
    assert "That message has no words to copy." in shown(board, JO)
    assert "A.B." not in str(space.modal(JO).content)

    own = next(each for each in space.messages(board.channel) if each.bot_id)
    space.message_shortcut(JO, board.channel, own.ts, "make_action")
    assert "That message is boardbot's own" in shown(board, JO)
    assert _value(board, JO, "title") == ""


def test_names_stand_in_the_place_of_mentions_and_nothing_is_read_as_a_line(board: Room) -> None:
    _made(board, "@ali to write to @pat, due: Friday. Soon")

    assert _value(board, JO, "title") == "@Ali Noor to write to @Pat Lane, due: Friday"
    send(board, JO, {})
    assert board("/action show A1").startswith("A1 @Ali Noor to write to @Pat Lane, due: Friday")
    assert "A1" in board("/action list unowned")


def test_in_a_channel_without_a_board_the_persons_only_one_is_meant(board: Room, other: Room) -> None:
    _made(other)

    assert "Improvement Board" in shown(other, JO)
    send(other, JO, {})
    assert "Second officer" in told(other, JO, "A1 logged.")
    assert "Second officer" in board("/action show A1")


@pytest.mark.parametrize("callback", ["log_action", "update_action"])
def test_anywhere_the_only_board_opens_at_once_and_the_form_says_when_it_is_done(board: Room, callback: str) -> None:
    board("/action add Visits plan @jo")
    assert board.stage.workspace.shortcut(JO, callback).error is None

    if callback == "log_action":
        assert title(board, JO) == "Log an action"
        send(board, JO, {"title": "Audit of visits"})
        assert "A2 logged. Audit of visits" in shown(board, JO)
    else:
        space, view = board.stage.workspace, board.stage.workspace.modal(JO)
        assert title(board, JO) == "Update"
        space.suggest(JO, view, "pick-action", "vis")
        space.press_in_view(JO, view, "pick-action", value="A1")
        send(board, JO, {"note": "half done"})
        assert "A1 updated." in shown(board, JO)
    assert title(board, JO) == "Done"


def _second_board(room: Room) -> Room:
    """Another board, in which Jo, Sam and Pat are, and one more in which only Sam and Pat are."""
    second, hidden = room.stage.room(), room.stage.room()
    for each in (second, hidden):
        each.say(SAM, "/board setup " + ("Transport Board" if each is second else "Hidden Board") + " chair: @pat")
    hidden.channel.members.remove(JO.id)
    return second


def _options(room: Room, person: Member) -> dict[str, str]:
    view = room.stage.workspace.modal(person).content
    assert view["title"]["text"] == "Which board?"
    element = view["blocks"][-1]["element"]
    return {each["text"]["text"]: each["value"] for each in element["options"]}


def test_with_several_boards_a_message_elsewhere_asks_which_of_ones_own(board: Room, other: Room) -> None:
    _second_board(board)
    _made(other)

    asked = _options(other, JO)
    assert list(asked) == ["Improvement Board", "Transport Board"]
    board.stage.workspace.submit(JO, {"board": asked["Transport Board"]})

    assert title(other, JO) == "Log an action"
    assert "Transport Board" in shown(other, JO)
    assert _value(other, JO, "title") == "Second officer to chair the May panel"
    assert _value(other, JO, "source").startswith("https://local.slack.com/archives/")
    send(other, JO, {})
    answer = told(other, JO, "A1 logged.")
    assert "Transport Board" in answer
    assert "There is no action A1" in board("/action show A1")


def test_with_several_boards_a_message_in_ones_own_channel_asks_nothing(board: Room) -> None:
    second = _second_board(board)
    _made(second)

    assert title(second, JO) == "Log an action"
    assert "Transport Board" in shown(second, JO)


def test_what_was_not_copied_is_said_before_the_board_is_asked_for(board: Room, other: Room) -> None:
    _second_board(board)
    _made(other, "Call him on 943 476 5919 today")

    assert "looks like an NHS number" in shown(other, JO)
    view = other.stage.workspace.modal(JO).content
    assert "476 5919" not in view["private_metadata"]
    board.stage.workspace.submit(JO, {"board": _options(other, JO)["Improvement Board"]})
    assert "looks like an NHS number" in shown(other, JO)


@pytest.mark.parametrize("callback", ["log_action", "update_action"])
def test_anywhere_with_several_boards_it_asks_which(board: Room, callback: str) -> None:
    _second_board(board)("/action add Buy two buses")
    board.stage.workspace.shortcut(JO, callback)
    board.stage.workspace.submit(JO, {"board": _options(board, JO)["Transport Board"]})

    assert title(board, JO) == {"log_action": "Log an action", "update_action": "Update"}[callback]
    assert "Transport Board" in shown(board, JO)


def test_a_board_whose_channel_one_has_left_since_it_was_asked_for_is_not_opened(board: Room) -> None:
    second = _second_board(board)
    board.stage.workspace.shortcut(JO, "log_action")
    picked = _options(board, JO)["Transport Board"]
    second.channel.members.remove(JO.id)
    board.stage.later(minutes=11)

    board.stage.workspace.submit(JO, {"board": picked})

    assert "Transport Board" not in str(board.stage.workspace.modal(JO).content)
    assert NO_BOARD in shown(board, JO)


def test_somebody_in_no_boards_channel_is_told_how_to_join_one(board: Room, other: Room) -> None:
    board.channel.members.remove(ALI.id)
    for use in (lambda: _made(other, by=ALI), lambda: board.stage.workspace.shortcut(ALI, "log_action")):
        use()
        assert NO_BOARD in shown(other, ALI)
        assert "Improvement Board" not in str(other.stage.workspace.modal(ALI).content)


def test_a_guest_is_told_that_they_only_read(board: Room) -> None:
    _made(board, by=KIT)
    assert "You are an observer on this board" in shown(board, KIT)
    assert fields(board, KIT) == {}


def test_somebody_of_another_organisation_is_offered_no_shortcut(board: Room) -> None:
    message = board.stage.workspace.say(ALI, board.channel, MESSAGE)
    with pytest.raises(LookupError):
        board.stage.workspace.message_shortcut(FAY, board.channel, message.ts, "make_action")


def test_a_form_that_slack_would_open_too_late_is_said_so(board: Room) -> None:
    board.stage.workspace.fail("views.open", "expired_trigger_id")
    _made(board)

    assert told(board, JO, "Not done.").startswith("Not done. Slack did not open the form in time.")
    assert not is_open(board, JO)


def test_where_slack_does_not_say_which_boards_one_is_in_that_is_said(board: Room) -> None:
    board.stage.workspace.fail("conversations.members", "fatal_error")
    board.stage.workspace.shortcut(JO, "log_action")

    assert "Slack did not say in time which boards you are in." in shown(board, JO)


def test_a_shortcut_that_slack_sends_again_logs_nothing_twice(board: Room) -> None:
    answer = _made(board)
    send(board, JO, {})
    before = _history(board)
    board.stage.later(seconds=1)

    board.stage.workspace.redeliver(answer.envelope_id)

    assert _history(board) == before


def test_nobody_is_free_for_a_shortcut(board: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.slack.waiting.MOST_WAITING", 0)
    _made(board)
    assert told(board, JO, "Not done.").startswith("Not done. The log is busy just now.")
    assert not is_open(board, JO)


@pytest.mark.parametrize("person", [PAT, SAM, GAIL])
def test_whoever_may_log_an_action_may_do_it_so(board: Room, person: Member) -> None:
    _made(board, by=person)
    assert title(board, person) == "Log an action"
