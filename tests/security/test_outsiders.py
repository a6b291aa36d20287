"""What guests, people of other workspaces and those whom Slack does not vouch for may do, and may not."""

import pytest
from end_to_end.stage import FAY, JO, KIT, SAM, Room, words
from security.attempts import answered, asked_directly, pressed
from security.roles import DECISIONS, LEADS, awaiting_sign_off, newcomer


@pytest.mark.parametrize(
    "line", ["/action add Plan", "/action update A1 x", "/measure add M1 Visits", *LEADS, *DECISIONS]
)
def test_s14_a_guest_changes_nothing_but_what_they_own(board: Room, line: str) -> None:
    before = awaiting_sign_off(board)

    assert board(line, by=KIT).startswith("Not ")
    assert board.stage.history() == before
    assert "Visits plan" in board("/action show A1", by=KIT)


def test_s14_and_starts_no_board(empty: Room) -> None:
    assert "A guest cannot start a board." in empty("/board setup Mine", by=KIT)
    assert "There is no board in this channel." in empty("/status")


@pytest.mark.parametrize("line", ["/action add Plan", "/action update A1 x", *LEADS, *DECISIONS])
def test_s15_people_of_another_workspace_count_as_guests(board: Room, line: str) -> None:
    before = awaiting_sign_off(board)
    # Slack does not say who they are; the press says which workspace they are of.
    board.stage.workspace.fail("users.info", "missing_scope")
    stranger = newcomer(board, "stranger", "Stran Ger", team="T0OTHER")

    assert pressed(board, stranger, line).startswith("Not ")
    said = answered(
        board, board.channel, lambda: board.stage.workspace.say(FAY, board.channel, f"@boardbot {line[1:]}")
    )
    assert said.text.startswith("Not ")
    assert board.stage.history() == before


@pytest.mark.parametrize("line", ["/action list", "/status", "/action add Plan", "/board setup Ours", "/board roles"])
def test_s16_a_command_of_another_workspace_is_refused_and_shown_nothing(board: Room, line: str) -> None:
    before = awaiting_sign_off(board)

    said = board.say(JO, line, team="T0OTHER").text

    assert said == "Not done. This boardbot belongs to another Slack workspace. Ask there."
    assert board.stage.history() == before


def test_s17_whoever_slack_does_not_vouch_for_in_time_may_read_and_change_nothing(board: Room) -> None:
    board("/action add Visits plan @jo")
    before = board.stage.history()
    late = newcomer(board, "late", "Lee Late", guest=True)
    board.stage.workspace.fail("users.info", "http_500", times=2)

    assert "Slack did not say in time who you are" in board("/action add Plan", by=late)
    assert "Visits plan" in board("/action show A1", by=late)
    assert board.stage.history() == before


@pytest.mark.parametrize("error", ["user_not_visible", "access_denied", "invalid_auth"])
def test_s17_nor_does_anyone_of_whom_slack_will_not_say_who_they_are(board: Room, error: str) -> None:
    hidden = newcomer(board, "hidden", "Hid Den", guest=True)
    board.stage.workspace.fail("users.info", error)
    before = board.stage.history()

    assert "Slack did not say" in board("/action add Plan", by=hidden)
    assert board.stage.history() == before


@pytest.mark.parametrize(
    ("owner", "reason"),
    [
        ("<@U0GAIL>", "has left this Slack workspace"),
        ("<@U0BOARDBOT>", "A robot cannot own anything"),
        ("<@U0NOBODY>", "Slack knows nobody as U0NOBODY"),
    ],
)
def test_s19_a_mention_written_by_hand_names_nobody_who_could_not_be_picked(
    board: Room, owner: str, reason: str
) -> None:
    before = board.stage.history()

    assert reason in words(board.say(JO, f"/action add Plan {owner}", form="raw"))
    assert board.stage.history() == before


@pytest.mark.parametrize(
    "line",
    [
        "/action add Plan &lt;@U0NOBODY&gt;",
        "/action assign A1 &lt;@U0NOBODY&gt;",
        "/board chair &lt;@U0NOBODY&gt;",
        "/action add " + " ".join(f"<@U0MANY{number}>" for number in range(10)) + " plan due: 31 July <@U0NOBODY>",
        "/measure add M1 Visits owner: &lt;@U0NOBODY&gt;",
    ],
    ids=["signs typed by hand", "in assign", "as chair", "the eleventh of a line", "as a measure's owner"],
)
def test_s19_nor_in_another_form_or_far_down_a_line(board: Room, line: str) -> None:
    before = awaiting_sign_off(board)

    assert board.say(SAM, line, form="raw").text.startswith("Not ")
    assert board.stage.history() == before


@pytest.mark.parametrize("line", ["/action add Plan <@{}>", "/action assign A1 <@{}>", "/board chair <@{}>"])
@pytest.mark.parametrize("error", ["http_500", "missing_scope", "access_denied", "drop"])
def test_s19_nor_anybody_while_slack_cannot_say_who_they_are(board: Room, line: str, error: str) -> None:
    before = awaiting_sign_off(board)
    late = newcomer(board, "late", "Lee Late", guest=True)
    board.stage.workspace.fail("users.info", error)

    said = board.say(SAM, line.format(late.id), form="raw").text

    assert "Slack did not say in time who" in said or "Slack does not let me look people up" in said
    assert board.stage.history() == before
    board.stage.workspace.faults.clear()
    board.stage.later(minutes=11)
    assert not board.say(SAM, line.format(late.id), form="raw").text.startswith("Not ")


def test_s19_and_sent_again_the_line_names_the_eleventh_of_its_people(board: Room) -> None:
    people = [newcomer(board, f"many{number}", f"Many {number}") for number in range(25)]
    line = "/action add Plan " + " ".join(f"<@{each.id}>" for each in people[:24]) + f" plan owner: <@{people[24].id}>"

    assert f"Owner <@{people[24].id}>" in board.say(JO, line, form="raw").text


def test_s20_to_be_called_boardbot_or_like_the_chair_gives_no_rights(board: Room) -> None:
    fakes = [newcomer(board, "boardbot", "boardbot"), newcomer(board, "pat", "Pat Lane")]
    before = awaiting_sign_off(board)

    for fake in fakes:
        assert "chair" in board("/action close A1", by=fake)
        assert "Only the chair or board support" in asked_directly(board, fake, "board chair <@U0JO>").text
    assert "could be more than one person" in board("/action add Plan owner: @Pat Lane", form="off")
    assert board.stage.history() == before
