"""Buttons on answers to a mention, in a direct message and on Home; and an address that takes no answer any more."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from end_to_end import home_tab
from end_to_end.pressing import labels, press, private, shown_below
from end_to_end.stage import ALI, JO, PAT, SAM, Room
from end_to_end.talk import CHANNEL, DIRECT, Talk
from end_to_end.tapping import is_open, send, title
from end_to_end.ticking import send as sign_off, tap

from local_slack import Message


@pytest.fixture
def alone(tmp_path: Path) -> Iterator[Room]:
    """The only board of a workspace."""
    with home_tab.one_board(tmp_path) as room:
        yield room


def _answer(talk: Talk, line: str) -> Message:
    talk.say(line)
    return talk._bots()[-1]


def _buttons(message: Message) -> list[str]:
    return [
        each["text"]["text"] for block in message.blocks if block["type"] == "actions" for each in block["elements"]
    ]


def test_an_answer_that_others_read_has_no_undo_and_is_never_replaced(alone: Room) -> None:
    alone("/action add Visits plan @jo due: 31 July", by=SAM)
    answer = _answer(Talk(alone, CHANNEL), "action update A1 half done")
    before = answer.text
    assert _buttons(answer) == ["Update", "Done", "Move the date"]

    press(alone, ALI, answer.ts, "Update", waits=False)
    send(alone, ALI, {"note": "Two teams left"})

    assert shown_below(alone, ALI, None, "A1 updated.")
    assert answer.text == before
    assert private(alone, JO) == []


def test_in_a_direct_message_the_answer_is_drawn_anew(alone: Room) -> None:
    alone("/action add Visits plan @jo due: 31 July", by=SAM)
    answer = _answer(Talk(alone, DIRECT), "action update A1 half done")
    assert _buttons(answer) == ["Update", "Done", "Move the date", "Undo"]
    workspace, here = alone.stage.workspace, Talk(alone, DIRECT).here

    workspace.press(JO, here, answer.ts, "say-3")

    workspace.wait_for(lambda: answer.text.startswith("Undone."), 10)
    assert "Undo" not in _buttons(answer)


def test_what_waits_can_be_asked_for_in_a_direct_message_and_its_button_opens_the_form(alone: Room) -> None:
    alone("/board chair @jo", by=PAT)
    for number in range(1, 4):
        alone(f"/action add Visits plan {number} @ali", by=SAM)
        alone(f"/action done A{number} sample {number} in the July folder", by=ALI)
    answer = _answer(Talk(alone, DIRECT), "action waiting")
    assert 'Evidence: "sample 3 in the July folder"' in answer.text
    assert _buttons(answer) == ["Sign off several"]

    alone.stage.workspace.press(JO, Talk(alone, DIRECT).here, answer.ts, "say-0")

    assert title(alone, JO) == "Sign off several"
    sign_off(alone, JO, ("A1", "A3"))
    alone.stage.workspace.wait_for(lambda: "2 actions signed off." in str(Talk(alone, DIRECT)._bots()[-1].text), 10)


def test_on_home_several_are_signed_off_in_three_presses_and_home_says_so(alone: Room) -> None:
    for number in range(1, 11):
        alone(f"/action add Visits plan {number} @jo", by=SAM)
        alone(f"/action done A{number} sample {number} in the July folder", by=JO)
    home_tab.opened(alone, PAT)

    home_tab.press(alone, PAT, "Sign off several")
    assert title(alone, PAT) == "Sign off several"
    tap(alone, PAT, "Tick all")
    told = home_tab.drawn(alone, PAT, lambda: sign_off(alone, PAT))

    assert "10 actions signed off." in told
    assert "[Undo" in told
    assert not is_open(alone, PAT)


@pytest.mark.parametrize("fault", ["used_url", "expired_url"])
def test_a_form_whose_address_takes_no_more_is_told_all_the_same(board: Room, fault: str) -> None:
    board("/action add Visits plan @jo due: 31 July", by=SAM)
    board.stage.workspace.join(board.channel, board.stage.workspace.bot.id)
    answer = board.say(JO, "/action show A1")
    press(board, JO, answer.ts, "Update", waits=False)
    board.stage.workspace.fail("response_url", fault)

    send(board, JO, {"note": "Two teams left"})

    assert shown_below(board, JO, None, "A1 updated.")
    assert labels(board, JO, answer.ts) == ["Update", "Done", "Move the date"]
