"""Buttons that people press, mentions in both of Slack's forms, and words that must ring nobody."""

import pytest
from end_to_end.stage import FAY, JO, KIT, PAT, SAM, Room, leaves

from local_slack import Member


def _pressed(room: Room, person: Member, ts: str, label: str) -> str:
    """Presses the button of that label; the words that only this person then sees last."""
    workspace = room.stage.workspace
    seen = workspace.transcript(room.channel, person)
    message = next(each for each in seen if each.ts == ts)
    buttons = [button for block in message.blocks if block["type"] == "actions" for button in block["elements"]]
    button = next(each for each in buttons if each["text"]["text"] == label)
    before = [(each.ts, each.text) for each in workspace.ephemerals(person, room.channel)]
    answer = workspace.press(person, room.channel, ts, button["action_id"], value=button["value"])
    assert answer.error is None
    workspace.wait_for(lambda: [(x.ts, x.text) for x in workspace.ephemerals(person, room.channel)] != before)
    return str(workspace.ephemerals(person, room.channel)[-1].text)


def test_next_puts_the_second_page_in_the_place_of_the_first(board: Room) -> None:
    for number in range(1, 18):
        board(f"/action add Visits plan {number}")
    answer = board.say(JO, "/action list")
    assert "page 1 of 2" in answer.text
    shown = len(board.stage.workspace.ephemerals(JO, board.channel))

    page = _pressed(board, JO, str(answer.ts), "Next")

    assert "17 actions: open, soonest due first, page 2 of 2" in page
    assert "Visits plan 17" in page
    assert "Visits plan 2 " not in page
    assert len(board.stage.workspace.ephemerals(JO, board.channel)) == shown
    assert "page 1 of 2" in _pressed(board, JO, str(answer.ts), "Previous")


def test_a_button_that_only_reads_answers_below_and_leaves_the_page(board: Room) -> None:
    board("/action add Visits plan @jo")
    answer = board.say(JO, "/status")

    shown = _pressed(board, JO, str(answer.ts), "What is mine")

    assert shown.startswith("Your 1 open action")
    assert answer.text in [each.text for each in board.stage.workspace.ephemerals(JO, board.channel)]


def test_a_press_that_slack_delivers_again_is_answered_once(board: Room) -> None:
    workspace = board.stage.workspace
    board("/action add Visits plan @jo")
    answer = board.say(JO, "/status")
    _pressed(board, JO, str(answer.ts), "What is mine")
    pressed = workspace.envelopes("interactive")[-1]
    shown = len(workspace.ephemerals(JO, board.channel))

    workspace.redeliver(pressed.envelope_id)
    workspace.wait_for(lambda: len(pressed.acks) == 2)
    _pressed(board, JO, str(answer.ts), "What is mine")

    assert len(workspace.ephemerals(JO, board.channel)) == shown + 1


def _posted_button(room: Room, says: str) -> str:
    """A message of the bot's that everybody sees, with one button."""
    text = {"type": "plain_text", "text": "Press"}
    button = {"type": "button", "action_id": "say-0", "text": text, "value": says}
    workspace = room.stage.workspace
    return workspace.post(room.channel, workspace.bot.id, "Buttons", [{"type": "actions", "elements": [button]}]).ts


@pytest.mark.parametrize("person", [KIT, FAY], ids=["a guest", "a person of another workspace"])
def test_a_guests_press_reads_and_changes_nothing(board: Room, person: Member) -> None:
    board("/action add Visits plan @jo due: 31 July")
    before = board.stage.history()

    refused = _pressed(board, person, _posted_button(board, "/action update A1 all done"), "Press")

    assert refused.startswith("Not updated.")
    assert "You are an observer on this board" in refused
    assert board.stage.history() == before
    assert _pressed(board, person, _posted_button(board, "/action show A1"), "Press").startswith("A1 Visits plan")


def test_a_press_from_another_workspace_is_a_guests_even_where_slack_will_not_say_who_it_is(board: Room) -> None:
    stranger = board.stage.workspace.add_member(Member("U0STRANGER", "stranger", "Stran Ger", team="T0OTHER"))
    board("/action add Visits plan @jo due: 31 July")
    before = board.stage.history()
    board.stage.workspace.fail("users.info", "missing_scope")

    refused = _pressed(board, stranger, _posted_button(board, "/action update A1 all done"), "Press")

    assert "You are an observer on this board" in refused
    assert board.stage.history() == before


@pytest.mark.parametrize("form", ["ids", "names"])
def test_a_mention_is_understood_in_both_of_slacks_forms(board: Room, form: str) -> None:
    assert "Owner @jo" in board("/action add Visits plan @jo due: 31 July", form=form)
    assert "A1 is now @pat's." in board("/action assign A1 @Pat Lane", form=form)


def test_a_name_that_slack_did_not_turn_into_a_mention_is_looked_up(board: Room) -> None:
    assert "Owner @jo" in board("/action add Visits plan owner: @Jo Reed", form="off")


WORDS = [
    ("<!channel> read this", "raw", "&lt;!channel&gt; read this"),
    ("<!here> read this", "ids", "&lt;!here&gt; read this"),
    ("<!subteam^S1|@team> read this", "raw", "@team read this"),
    ("Ask <@U0PAT> about it", "raw", "Ask @Pat Lane about it"),
    ("Audit & review < 5 > 3", "ids", "Audit &amp; review &lt; 5 &gt; 3"),
    ("See https://example.org/a?b=1&c=2 first", "ids", "See https://example.org/a?b=1&amp;c=2 first"),
    ("See <https://evil.example|https://good.example> now", "raw", "See https://evil.example now"),
    ("In #front-door first", "ids", "In #front-door first"),
    ("`code` *bold* _italic_", "ids", "`code` *bold* _italic_"),
]


@pytest.mark.parametrize(("title", "form", "text"), WORDS, ids=[each[0] for each in WORDS])
def test_a_title_is_data_and_rings_nobody(board: Room, title: str, form: str, text: str) -> None:
    board.say(JO, f"/action add {title} owner: Front door lead due: 9 July", form=form)
    board.stage.later(days=2)

    page = board.say(SAM, "/status share")

    assert text in page.text
    assert "<!" not in page.text
    assert "<@U0PAT>" not in page.text
    assert {each["type"] for each in leaves([each for each in page.blocks if each["type"] != "actions"])} == {"text"}
    plain = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    assert any(plain in each["text"] for each in leaves(page.blocks) if each["type"] == "text")


def test_an_owner_is_a_mention_in_the_text_and_a_person_in_the_blocks(board: Room) -> None:
    answer = board.say(PAT, "/action add Visits plan @jo")

    assert "<@U0JO>" in answer.text
    assert [each["user_id"] for each in leaves(answer.blocks) if each["type"] == "user"] == ["U0JO"]
