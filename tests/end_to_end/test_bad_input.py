"""What cannot be done is refused in words that name the remedy, and changes nothing."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from end_to_end.stage import FAY, JO, KIT, PAT, SAM, Room, words

from local_slack import Answer, Member
from storage.database import Database


def _refused(room: Room, answer: Answer, before: int) -> None:
    """Only the person saw it, nothing was written, and nothing went to the channel."""
    assert answer.ephemeral
    assert room.stage.history() == before
    assert room.messages() == []


@pytest.mark.parametrize(
    ("line", "problem", "remedy"),
    [
        ("/action updat A1 half done", 'I don\'t know "updat"', "`/action update A1 half done`"),
        ("/action xyzzy", 'I don\'t know "xyzzy"', "`/action help`"),
        ("/measure reding M1 77%", 'I don\'t know "reding"', "`/measure reading M1 77%`"),
        ("/board chiar @pat", 'I don\'t know "chiar"', "`/board chair @pat`"),
        ("/action update A2 half done", "There is no action A2", "`/action "),
        ("/action close ZZ99", "There is no action ZZ99", "`/action list`"),
        ("/measure show M9", "There is no measure M9", "`/measure list`"),
        ("/action add Plan measure: M9", "There is no measure M9", "`/measure add M9"),
        ("/action assign A1 @nobody at all", "I cannot find @nobody at all", "Slack's own list"),
        ("/action add Plan owner: @nobody", "I cannot find @nobody", "Slack's own list"),
        ("/action assign A1 @gail", "Gail Gone has left this Slack workspace", "Name somebody who is here"),
        ("/action assign A1 @boardbot", "A robot cannot own anything", "Name a person"),
        ("/action add Plan due: 31 July due: 1 August", "appears twice", "Leave one of them out"),
        ("/action add Plan due: 31 June", "31 June", "/action add Plan due: "),
        ("/action add Plan due: soonish", "soonish", "Write it like 8 July 2020"),
        ("/action add Plan due: July 17", "can mean two things", "`/action add Plan due: 17 July 2020`"),
        ("/action due A1 end of August", "needs a reason", "`/action due A1 end of August because …`"),
        ("/action update A1 status: finished", "finished", "/action "),
        ("/action update A1 rating: purple", "not a rating", "rating: amber because …`"),
        ("/status nonsense", "nonsense", "`/status`"),
        ("/digest weekly", "weekly", "`/digest every`"),
        ("/digest every monday at 25:00", "25:00", "`/digest every monday at <time>`"),
    ],
)
def test_a_mistake_is_refused_with_a_line_to_copy(board: Room, line: str, problem: str, remedy: str) -> None:
    board("/action add Visits plan @jo due: 31 July")
    before = board.stage.history()

    answer = board.say(SAM, line)

    assert problem in words(answer)
    assert remedy in words(answer)
    _refused(board, answer, before)


@pytest.mark.parametrize(
    "line", ["/action add {}", "/action update A1 {}", "/action {}", "/measure add {}", "/board setup {}", "/status {}"]
)
def test_ten_thousand_characters_are_refused_with_the_number_that_may_be(board: Room, line: str) -> None:
    board("/action add Visits plan @jo due: 31 July")
    before = board.stage.history()

    answer = board.say(SAM, line.format("word " * 2000))

    assert "the log takes 3,000 at a time" in answer.text
    assert "link to the rest" in answer.text
    assert len(answer.text) < 400
    _refused(board, answer, before)


@pytest.mark.parametrize("letter", ["\x00", "\x07", "\x1b", "\x7f", "\u202e", "\u2066"], ids=ascii)
def test_characters_that_cannot_be_seen_are_refused_by_name(board: Room, letter: str) -> None:
    before = board.stage.history()

    answer = board.say(SAM, f"/action add Visits{letter} plan")

    assert f"U+{ord(letter):04X}" in answer.text
    assert "paste them as plain text" in answer.text
    assert letter not in answer.text
    _refused(board, answer, before)


@pytest.mark.parametrize("line", ["/action add Plan", "/measure list", "/status", "/digest", "/board roles"])
def test_a_channel_without_a_board_says_how_to_start_one_and_names_no_other(empty: Room, line: str) -> None:
    empty.stage.room()("/board setup Secret Board", by=SAM)
    before = empty.stage.history()

    answer = empty.say(JO, line)

    assert "There is no board in this channel." in answer.text
    assert "`/board setup &lt;name&gt; chair: @name`" in answer.text
    assert "Secret" not in answer.text
    _refused(empty, answer, before)


@pytest.mark.parametrize(
    "line",
    ["/action add Plan", "/action update A1 half done", "/action assign A1 @kit", "/measure add M1 Caseloads"],
)
def test_a_guest_reads_and_is_told_who_can_make_them_an_officer(board: Room, line: str) -> None:
    board("/action add Visits plan @jo due: 31 July")
    before = board.stage.history()

    answer = board.say(KIT, line)

    assert "You are an observer on this board" in answer.text
    assert "`/board officer @kit`" in words(answer)
    _refused(board, answer, before)
    assert "Visits plan" in board("/action show A1", by=KIT)


def test_a_guest_updates_what_they_own_and_works_as_an_officer_once_they_are_one(board: Room) -> None:
    board("/action add Visits plan @kit due: 31 July")
    assert board("/action update A1 half done", by=KIT).startswith("A1 updated.")

    assert board("/board officer @kit", by=SAM).startswith("@kit is now an officer")
    assert board("/action add Audit tool", by=KIT).startswith("A2 logged.")


def test_a_guest_cannot_start_a_board(empty: Room) -> None:
    before = empty.stage.history()

    answer = empty.say(KIT, "/board setup Mine")

    assert "A guest cannot start a board. Ask somebody of the council" in answer.text
    _refused(empty, answer, before)
    assert "There is no board in this channel." in empty("/status")


@pytest.mark.parametrize(("person", "team"), [(FAY, None), (JO, "T0OTHER")], ids=["their own", "as sent"])
def test_a_command_from_another_workspace_is_refused_and_shows_nothing(
    board: Room, person: Member, team: str | None
) -> None:
    board("/action add Visits plan @jo due: 31 July")
    before = board.stage.history()

    for line in ("/action list", "/action add Plan", "/status", "/board setup Ours"):
        answer = board.say(person, line, team=team)
        assert "This boardbot belongs to another Slack workspace. Ask there." in answer.text
        assert "Visits" not in answer.text
        _refused(board, answer, before)


@pytest.mark.parametrize(
    "line", ["/action close A1", "/action cancel A1 not needed", "/digest post", "/board chair @jo"]
)
def test_an_officer_does_not_decide(board: Room, line: str) -> None:
    board("/action add Visits plan @ali due: 31 July")
    board("/action done A1 dip sample of 20")
    before = board.stage.history()

    answer = board.say(JO, line)

    assert "chair" in answer.text
    assert "support" in answer.text
    _refused(board, answer, before)


def test_a_board_cannot_be_started_in_a_direct_message(empty: Room) -> None:
    direct = empty.stage.workspace.direct_message(PAT)

    answer = empty.stage.workspace.command(PAT, direct, "/board setup Mine")

    assert answer.error is None
    assert "Type this in the board's channel." in answer.text


def test_slack_late_and_the_log_held_together_keep_nobody_waiting_past_slacks_three_seconds(board: Room) -> None:
    workspace = board.stage.workspace
    new = workspace.add_member(Member("U0SLOW", "slow", "Sid Slow"))
    before = board.stage.history()
    workspace.slow("users.info", 2.5)

    with closing(Database(board.stage.log.path)) as other, other.writing():
        answer = board.say(new, "/action add Visits plan")

    assert "Slack did not say in time who you are, so nothing was saved." in answer.text
    _refused(board, answer, before)
    workspace.faults.clear()


def test_while_slack_hangs_the_same_is_asked_once_however_many_commands_come(board: Room) -> None:
    workspace = board.stage.workspace
    board("/action list")
    board.stage.later(minutes=11)
    workspace.slow("users.info", 1.5, times=1000)
    before = len(workspace.calls)

    with ThreadPoolExecutor(12) as threads:
        answers = set(threads.map(lambda _: board("/action list"), range(12)))
    workspace.faults.clear()

    assert answers == {"No actions are open."}
    assert [name for name, *_ in list(workspace.calls)[before:]].count("users.info") <= 1


@pytest.mark.parametrize("fault", ["internal_error", "http_500", "drop", "proxy_page"])
def test_a_look_up_that_failed_hides_no_board_once_slack_answers_again(board: Room, fault: str) -> None:
    workspace = board.stage.workspace
    direct, line = workspace.direct_message(JO), f"/action list board: {board.channel.id}"
    board.stage.later(minutes=11)
    workspace.fail("conversations.members", fault, times=1000)
    assert "You are in no board of that name." in workspace.command(JO, direct, line).text
    workspace.faults.clear()

    assert workspace.command(JO, direct, line).text == "No actions are open."


@pytest.mark.parametrize("fault", ["internal_error", "http_500", "drop", "proxy_page", "late"])
def test_somebody_slack_does_not_tell_of_in_time_is_answered_in_time_and_asked_to_send_it_again(
    board: Room, fault: str
) -> None:
    workspace = board.stage.workspace
    new = workspace.add_member(Member(f"U0NEW{fault.upper().replace('_', '')}", f"new-{fault}", "Nell New"))
    workspace.slow("users.info", 2.5) if fault == "late" else workspace.fail("users.info", fault)
    before, asked = board.stage.history(), len(workspace.calls)

    answer = board.say(new, "/action add Visits plan")

    assert "Please send the same again in a moment." in answer.text
    _refused(board, answer, before)
    if fault == "late":
        # The bot has given up by the time that Slack answers.
        workspace.wait_for(lambda: "users.info" in [name for name, *_ in list(workspace.calls)[asked:]])
    workspace.faults.clear()
    board.stage.later(minutes=1)
    assert board("/action add Visits plan", by=new).startswith("A1 logged.")
