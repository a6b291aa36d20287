"""What is said where others read the answer: of no other board, and of nobody before another organisation."""

import pytest
from end_to_end.stage import ALI, JO, PAT, SAM, Room, Stage
from security.attempts import answered, by_the_bot

from local_slack import Member

SECRET, TWIN = "Secret Review", "Improvement Board"


def _mentioned(room: Room, person: Member, words: str) -> str:
    return answered(
        room, room.channel, lambda: room.stage.workspace.say(person, room.channel, f"@boardbot {words}")
    ).text


@pytest.fixture
def private(stage: Stage) -> Room:
    """A private channel of Sam's and Pat's alone, with a board, and a second one whose name another board has too."""
    twin, room = stage.room(private=True), stage.room(private=True)
    for each, name in ((twin, TWIN), (room, SECRET)):
        each.channel.members[:] = [SAM.id, PAT.id, stage.workspace.bot.id]
        each(f"/board setup {name}", by=SAM)
        each("/action add Hush plan", by=SAM)
    return room


LINES = [
    "status board: wrong",
    "status board: {name}",
    "status board: Secret Reviw",
    "status board: secret review",
    'status board: "{name}"',
    "status board: {channel}",
    "status board: Improvement Bord",
    "status share board: {name}",
    "action list board: {name}",
    "action list overdue board: wrong",
    "action show A1 board: {name}",
    "action add Audit tool board: {name}",
    "action add Audit tool board: wrong",
    "action update A1 half done board: {channel}",
    "action update A1 half done board: Secret Reviw",
    "measure list board: {name}",
    "digest board: {name}",
    "digest post board: {name}",
    "board roles board: {name}",
    "board status board: {name}",
    "action done A1 dip sample of 20 board: {name} evidence: seen",
    "help board: {name}",
    "action add",
    "action updat A1 x",
    "status",
    "board setup {name}",
]


@pytest.mark.parametrize(
    ("has_board", "line"),
    # Where there is no board, setup starts one.
    [(has_board, line) for line in LINES for has_board in (True, False) if has_board or "setup" not in line],
)
def test_s22_the_same_is_answered_to_whoever_is_in_other_boards_and_to_whoever_is_in_none(
    private: Room, line: str, has_board: bool
) -> None:
    room = private.stage.room()
    if has_board:
        room("/board setup Ours", by=SAM)
        room("/board support @ali", by=SAM)
        room("/action add Visits plan", by=JO)
    words = line.format(name=SECRET, channel=private.channel.id)

    of_many, of_none = _mentioned(room, SAM, words), _mentioned(room, ALI, words)

    for said in (of_many, of_none):
        assert "Hush" not in said
        assert TWIN not in said
        assert private.channel.id not in said.replace(words, "").replace(words.partition(" board: ")[2], "")
        assert SECRET not in said.replace(words, "").replace(words.partition(" board: ")[2], "")
    twice = "You sent this twice" in of_none or "A digest was asked for a moment ago" in of_none
    assert twice or of_many.replace("A2", "A3") == of_none.replace("A2", "A3")


def test_s22_a_name_that_two_boards_have_is_the_channels_own(private: Room) -> None:
    room = private.stage.room().set_up()
    room("/action add Visits plan")

    said = _mentioned(room, SAM, f"action list board: {TWIN}")

    assert "Visits plan" in said
    assert "Hush" not in said


@pytest.mark.parametrize(
    "words",
    [
        "report to the board: done",
        'send "board: North" round',
        "as agreed by the improvement board: monthly",
        "each board: the same form",
        "a dashboard: weekly",
        "see https://example.org/board:8",
        "keyboard: ordered",
    ],
)
def test_s22_words_stay_words(board: Room, words: str) -> None:
    assert _mentioned(board, JO, f"action add Plan {words}").startswith("A1 logged.")


def test_s22_a_public_answers_next_page_is_read_by_whoever_presses_it_alone(board: Room) -> None:
    for number in range(1, 18):
        board(f"/action add Visits plan {number}")
    _mentioned(board, JO, "action list")
    page = by_the_bot(board, board.channel)[-1]
    workspace, before = board.stage.workspace, page.text

    onward = next(
        each
        for block in page.blocks
        if block["type"] == "actions"
        for each in block["elements"]
        if each["text"]["text"] == "Next"
    )
    workspace.press(ALI, board.channel, page.ts, onward["action_id"], value=onward["value"])

    workspace.wait_for(lambda: workspace.ephemerals(ALI, board.channel))
    assert "page 2 of 2" in workspace.ephemerals(ALI, board.channel)[-1].text
    assert by_the_bot(board, board.channel)[-1].text == before


# Another organisation reads it.

ROLE = "Head of Quality"
CHANGES = [
    ("action add Plan @jo", "A2 logged. Plan\nIt has an owner · no due date"),
    (f"action add Plan owner: {ROLE}", "A2 logged. Plan\nIt has an owner"),
    ("action add Plan", "No owner"),
    ("action assign A1 @ali", "A1 has another owner."),
    ("action assign A1 @jo", "A1 is already assigned to that owner."),
    ("action update A1 half done", "A1 updated."),
    ("action due A1 31 August because two left", "A1 is now due Mon 31 Aug 2020"),
    ("action start A1", "A1 is in progress."),
    ("action hold A1 waiting", "A1 is on hold."),
    ("action done A1 dip sample of 20", "A1 awaits sign-off by the chair."),
    ("action close A1", "is not started"),
    ("action return A1 because not yet", "is not started"),
    ("action cancel A1 not needed", "A1 cancelled."),
    ("action undo", 'Undone. "/action add A1 …"'),
    ("board handover @jo @ali", "1 action handed over from somebody to somebody: A1."),
    ("board observer @ali", "is now an observer."),
    ("measure add M1 Visits owner: @jo", "M1 added."),
    ("risk add Posts stay empty @jo", "RK2 added. Posts stay empty\nIt has an owner · not scored"),
    (f"risk add Posts stay empty owner: {ROLE}", "RK2 added. Posts stay empty\nIt has an owner"),
    (f"risk update RK1 owner: {ROLE}", "It has another owner."),
    ("risk update RK1 no change", "RK1 reviewed."),
    ("risk score RK1 3x4 because two left", "RK1 is now 12"),
    ("risk close RK1 every post is filled", "RK1 closed."),
    ("risk undo", 'Undone. "/risk add RK1 …"'),
    ("risk list", "People from another organisation are in this channel"),
    ("risk show RK1", "People from another organisation are in this channel"),
    ("action list", "People from another organisation are in this channel"),
    ("action show A1", "People from another organisation are in this channel"),
    ("status", "People from another organisation are in this channel"),
    ("status @jo", "People from another organisation are in this channel"),
    ("board roles", "People from another organisation are in this channel"),
]


@pytest.fixture
def shared(stage: Stage) -> Room:
    """A board in a channel shared with another organisation, with an action of Jo's and a risk, logged by support."""
    room = stage.room(shared=True).set_up()
    room("/action add Visits plan @jo due: 31 July", by=SAM)
    room("/risk add Visits slip", by=SAM)
    return room


def _nobody_is_named(text: str) -> None:
    for member in (JO, ALI, SAM, PAT):
        assert f"<@{member.id}>" not in text
        assert member.real_name not in text
    assert ROLE not in text


@pytest.mark.parametrize(("line", "told"), CHANGES, ids=[each[0] for each in CHANGES])
def test_s23_no_answer_in_a_shared_channel_names_anybody(shared: Room, line: str, told: str) -> None:
    said = _mentioned(shared, SAM, line)

    assert told in said
    _nobody_is_named(said)
    assert JO.id not in str(by_the_bot(shared, shared.channel)[-1].blocks)


REFUSED = [
    ("action assign A1 @ali", "A1 is somebody's. They can hand it over"),
    ("action close A1", "The chair can"),
    ("board chair @jo", "Only the chair or board support can"),
    ("action assign A9 @ali", "There is no action A9"),
]


@pytest.mark.parametrize(("line", "told"), REFUSED, ids=[each[0] for each in REFUSED])
def test_s23_nor_does_a_refusal(shared: Room, line: str, told: str) -> None:
    said = _mentioned(shared, ALI, line)

    assert told in said
    _nobody_is_named(said)


def test_s23_nor_a_returned_action_or_one_taken_back(shared: Room) -> None:
    shared(f"/action assign A1 {ROLE}", by=SAM)
    said = [_mentioned(shared, SAM, "action undo")]
    shared(f"/action assign A1 {ROLE}", by=SAM)
    shared("/action done A1 dip sample of 20")
    said.append(_mentioned(shared, SAM, "action return A1 because two are missing"))

    assert said[0].startswith(
        'Undone. "/action assign A1 …"\nVisits plan\nA1 is as it was: not started · due Fri 31 Jul 2020.'
    )
    assert said[1].startswith("A1 returned. In progress again · due Fri 31 Jul 2020")
    for each in said:
        _nobody_is_named(each)


def test_s23_nor_the_answer_that_was_given_in_private_a_moment_before(shared: Room) -> None:
    assert "Owner @jo" in shared("/action add Plan owner: @jo", by=SAM)

    said = _mentioned(shared, SAM, "action add Plan owner: @jo")

    assert said == "You sent this twice within a minute: it was done once."


def test_s23_a_shared_page_names_nobody_who_has_left(shared: Room) -> None:
    workspace = shared.stage.workspace
    kim = workspace.add_member(Member("U0KIM", "kim", "Kim Lowe"))
    shared("/action add Audit tool @kim")
    workspace.change_member(kim, deleted=True)
    shared.stage.later(minutes=11)

    page = shared.say(SAM, "/status share").text

    assert "Has left Slack" not in page
    assert kim.id not in page
    assert "Has left Slack: @U0KIM owns 1 open action." in shared("/status", by=SAM).replace("<@U0KIM>", "@U0KIM")


def test_s23_a_page_in_a_channel_of_ones_own_names_owners_as_before(board: Room) -> None:
    board("/action add Visits plan @jo due: 9 July")
    board.stage.later(days=2)

    assert JO.id in board.say(SAM, "/status share").text
    assert "A1 is now <@U0ALI>'s." in _mentioned(board, SAM, "action assign A1 @ali")


def test_s23_a_channel_that_was_shared_after_the_digest_was_asked_for_is_posted_no_names(stage: Stage) -> None:
    room = stage.room().set_up()
    room("/action add Visits plan @jo due: 9 July")
    stage.later(days=2)
    stage.workspace.fail("chat.postMessage", "ratelimited")
    room("/digest post", by=SAM)
    stage.settle()
    room.channel.shared = True
    stage.workspace.faults.clear()
    stage.later(minutes=2)
    stage.settle()

    assert room.posted() == []
    assert "this digest names owners" in room("/status", by=SAM)
    stage.later(minutes=9)
    room("/digest post", by=SAM)
    stage.settle()
    assert "Visits plan" in room.posted()[-1].text
    _nobody_is_named(room.posted()[-1].text)
